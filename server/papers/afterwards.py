"""Papers of what comes after acceptance: money, the clock, the departments, the decision, the result."""

from collections.abc import Sequence

from server.domain.cases.shown.case import PapersLine
from server.language.case_words import PAUSES
from server.papers.at_the_window import limits, remedies
from server.papers.sheet import BlockKind, SheetBlock, SheetRow, table, words
from server.papers.subject import NOBODY, PaperSubject


def applicant_rows(about: PaperSubject) -> tuple[tuple[str, str], ...]:
    say = about.say
    return (
        (say("Applicant"), about.applicant or NOBODY),
        (say("Agent"), about.agent),
        (say("Matter"), about.reader.text(about.view.name)),
        (say("Departments"), about.departments),
    )


def fee(about: PaperSubject) -> Sequence[SheetBlock]:
    due, say = about.view.fee, about.say
    if due is None:
        return ()
    if due.settled_at:
        how = say("The fee has been waived.") if due.waived else say("The fee has been paid.")
    else:
        how = say("The result is handed over once it is paid.")
    return (
        words(about.named("{name}: for “{matter}” there is to be paid:")),
        table(
            *((name, about.reader.yuan(fen)) for name, fen in due.items.items()),
            (say("Together"), about.reader.yuan(due.fen)),
            (say("Receipt"), due.receipt),
        ),
        words(how),
    )


def pause(about: PaperSubject) -> Sequence[SheetBlock]:
    last, say = about.view.pauses[-1], about.say
    return (
        words(
            about.named(
                "{name}: for “{matter}” a procedure is needed whose time does not count towards the limit (Administrative "
                "Licensing Law, article 45)."
            )
        ),
        table(
            (say("Special procedure"), say(PAUSES[last.kind])),
            (say("Since"), about.reader.day(last.stopped_at)),
            (say("Expected until"), about.reader.day(last.expected)),
            (say("Ended"), about.reader.day(last.started_at)),
            *limits(about),
        ),
    )  # fmt: skip


def extension(about: PaperSubject) -> Sequence[SheetBlock]:
    return (
        words(
            about.named(
                "{name}: the limit for “{matter}” was extended by {count} working days with the approval of the head of the "
                "authority (Administrative Licensing Law, article 42).",
                count=str(about.view.extended_by),
            )
        ),
        table((about.say("Reason"), about.words.get("extension", "")), *limits(about)),
    )  # fmt: skip


def approved(about: PaperSubject) -> bool:
    return about.view.decision == "approved"


def decision_title(about: PaperSubject) -> str:
    return about.say("Decision: approved" if approved(about) else "Decision: not approved")


def decision(about: PaperSubject) -> Sequence[SheetBlock]:
    say, view = about.say, about.view
    good = "{name}: your application for “{matter}” is approved."
    bad = "{name}: your application for “{matter}” is not approved."
    refusals = (
        (about.reader.text(task.department_name), about.words.get(task.id) or say("not agreed"))
        for task in view.tasks
        if task.state == "refused"
    )
    rows = table(*applicant_rows(about), (say("Result"), about.reader.text(view.result)), *refusals)
    return (
        words(about.named(good if approved(about) else bad)),
        rows,
        *(() if approved(about) else (remedies(about),)),
    )


def papers(about: PaperSubject) -> Sequence[SheetBlock]:
    sent = (
        (about.reader.text(task.department_name), _sent(about, task.papers))
        for task in about.view.tasks
        if task.papers
    )
    return (table(*applicant_rows(about), *sent),)


def _sent(about: PaperSubject, papers: PapersLine) -> str:
    when = about.reader.day(papers.sent_at)
    return about.say("{count} papers, sent on {when}", count=str(papers.pieces), when=when)


def delivery(about: PaperSubject) -> Sequence[SheetBlock]:
    say, view = about.say, about.view
    return (
        table(
            *applicant_rows(about),
            (say("Result"), about.reader.text(view.result) or say("The decision")),
            (say("By post"), " · ".join(f"{one.carrier} {one.tracking}" for one in view.postings)),
        ),
    )


def mandate(about: PaperSubject) -> Sequence[SheetBlock]:
    said = about.named(
        "I, {name}, give the person named below the mandate to act for me in “{matter}”: to hand in and complete papers, to "
        "receive notices, and to collect the result."
    )
    acts = SheetRow(about.say("Who acts"), about.agent, blank=not about.agent)
    empty = (SheetRow(about.say(name), "", blank=True) for name in ("ID number", "Telephone", "Valid until"))
    return words(said), SheetBlock(BlockKind.ROWS, rows=[acts, *empty])
