"""What a case keeps apart from the journal: ids of words that may name people, and of the people themselves."""

from collections.abc import Iterator

from server.domain.cases.case import Case


def words_of(case: Case) -> dict[str, str]:
    """What was written about a case, by what it is about → id: the opinion of a task by its own id, else "return TASK",
    "lamp ID", "question ID", "advice ID", "extension", "pause N"."""
    found = {task.id: task.opinion for task in case.tasks.values()}
    found |= {f"return {task.id}": task.returned for task in case.tasks.values()}
    found |= {f"lamp {lamp.id}": lamp.words for lamp in case.lamps}
    found |= {f"question {one.id}": one.question for one in case.advice}
    found |= {f"advice {one.id}": one.words for one in case.advice}
    found |= {f"pause {n}": pause.corrected for n, pause in enumerate(case.pauses)}
    if case.extension is not None:
        found["extension"] = case.extension.reason
    found |= {f"file {one.id}": one.reason for one in case.files}
    found |= {f"revocation {n}": one.reason for n, one in enumerate(case.revocations)}
    if case.fee is not None:
        found["fee"] = case.fee.basis
    return {about: id for about, id in found.items() if id}


def people_of(case: Case) -> tuple[str, ...]:
    """Ids of those whose case it is now: whoever stood there before a correction has nothing to do with it any more."""
    return tuple(dict.fromkeys(id for id in (case.applicant, case.agent, case.collector) if id))


def private_of(case: Case) -> Iterator[str]:
    """Every id of personal data that the case knows, those of its files among them."""
    yield from people_of(case)
    yield from case.former
    yield from words_of(case).values()
    yield from (one.id for one in case.files)
