"""What a province is told of a case: records of each event, in the order in which they are to arrive."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from server.domain.cases import events as e
from server.domain.cases.case import Case
from server.domain.cases.events import AnyEvent
from server.domain.cases.state import CasesState
from server.domain.cases.words import Decision, FileUse, MaterialForm
from server.domain.language import Language, Text
from server.domain.rating_reasons import RatingReasons
from server.language.case_words import PAUSES
from server.language.catalogues import say
from server.outbox.record import ProvinceRecord, RecordKind

ACCEPTANCE = "Acceptance of the application"
DECISION = "Decision on the application"
REVOCATION = "Revocation of the decision"
RESULT = {Decision.APPROVED: ("yes", "done"), Decision.REFUSED: ("no", "negative")}
Fields = dict[str, str]
Stamp = Callable[[float], str]


class Names(NamedTuple):
    """What halls, clerks (by hall and id) and services or categories (by hall and id) are called."""

    halls: Mapping[str, Text] = {}
    clerks: Mapping[tuple[str, str], str] = {}
    services: Mapping[tuple[str, str], Text] = {}
    reasons: Mapping[str, RatingReasons] = {}
    """Of ratings, by hall."""


class CaseRecords:
    """Made for one hook after the other: what it is told does not depend on who is told."""

    def __init__(self, names: Names, stamp: Stamp) -> None:
        self._names, self._stamp = names, stamp

    def of(self, event: AnyEvent, at: float, state: CasesState, case: Case) -> Iterator[ProvinceRecord]:
        """`case` as it stands when this is written."""
        about = self.about(state, case) | {"time": self._stamp(at)}
        for kind, own in _told(event, state, case):
            yield ProvinceRecord(kind, about | own, matter=case.matter, case=case.id)

    def about(self, state: CasesState, case: Case) -> Fields:
        """What every record of a case says; `id` and `time` are its own."""
        matter, promise = state.matter_of(case), state.deadlines_of(case).promise
        hall = self._names.halls.get(case.hall)
        return {
            "number": case.id,
            "external": case.external,
            "door": case.door,
            "hall": case.hall,
            "hall_name": hall.zh if hall else "",
            "window": case.window,
            "clerk": case.clerk,
            "clerk_name": self._names.clerks.get((case.hall, case.clerk), ""),
            "department": next((task.department for task in case.tasks.values()), ""),
            "matter": case.matter,
            "matter_name": matter.name.zh,
            "received_at": self._stamp(case.received_at),
            "accepted_at": self._stamp(case.accepted_at) if case.accepted_at else "",
            "promise": promise.due if promise is not None else "",
        }


def _told(event: AnyEvent, state: CasesState, case: Case) -> Iterator[tuple[RecordKind, Fields]]:
    match event:
        case e.CaseReceived():
            yield RecordKind.CASE, _basic(state, case)
            yield from _materials(state, case, event.brought)
        case e.MaterialBrought():
            yield from _materials(state, case, event.items)
        case e.LackFilled():
            yield from _materials(state, case, (event.item,))
        case e.FileAttached() if event.material and event.use is FileUse.MATERIAL:
            for _, own in _materials(state, case, (event.material,)):
                yield RecordKind.MATERIAL, own | {"got": "file", "file": event.file}
        case e.CorrectionAsked():
            yield _step(ACCEPTANCE, "first", "correction")
        case e.CaseAccepted() | e.CaseDeemedAccepted():
            yield _step(ACCEPTANCE, "first", "accepted", rated=True)
        case e.CaseRefused():
            yield _step(ACCEPTANCE, "both", "refused")
            yield _done("refused", "none")
        case e.CaseWithdrawn():
            yield _done("withdrawn", "none")
        case e.TaskDecided():
            yield _task(state, case, event.task, RESULT[event.decision][0])
        case e.TaskReturned():
            yield _task(state, case, event.task, "returned")
        case e.CaseDecided():
            yield from _decided(state, case, event.decision)
        case e.DecisionRevoked():
            yield _step(REVOCATION, "middle", "special")
        case _:
            yield from _special(event, case)


def _special(event: AnyEvent, case: Case) -> Iterator[tuple[RecordKind, Fields]]:
    match event:
        case e.ClockStopped():
            own = {"special_name": say(Language.CHINESE, PAUSES[event.kind]), "expected": event.expected}
            yield RecordKind.SPECIAL, own | {"special_type": "other", "special_state": "begin"}
        case e.ClockStarted():
            name = say(Language.CHINESE, PAUSES[case.pauses[-1].kind]) if case.pauses else ""
            yield (
                RecordKind.SPECIAL,
                {"special_name": name, "special_type": "other", "special_state": "end"},
            )
        case e.LimitExtended():
            own = {"special_type": "extension", "special_state": "begin", "days": str(event.days)}
            yield RecordKind.SPECIAL, own
        case _:
            pass


def _basic(state: CasesState, case: Case) -> Fields:
    matter = state.matter_of(case)
    days = {"promise_days": matter.promise_days, "law_days": matter.law_days}
    return {"matter_kind": matter.kind.value} | {name: str(n) for name, n in days.items() if n}


def _materials(state: CasesState, case: Case, items: tuple[str, ...]) -> Iterator[tuple[RecordKind, Fields]]:
    for one in state.matter_of(case).materials:
        if one.id in items:
            got = "file" if one.form is MaterialForm.ELECTRONIC else "paper"
            yield RecordKind.MATERIAL, {"material": one.id, "material_name": one.name.zh, "got": got}


def _step(name: str, place: str, result: str, *, rated: bool = False) -> tuple[RecordKind, Fields]:
    """`rated`: the citizen may rate what was done so far."""
    return RecordKind.STEP, {
        "node_name": say(Language.CHINESE, name),
        "node_type": place,
        "node_result": result,
        "opens_rating": "yes" if rated else "no",
    }


def _task(state: CasesState, case: Case, task: str, result: str) -> tuple[RecordKind, Fields]:
    step = state.matter_of(case).step(task)
    kind, own = _step("", "middle", result)
    return kind, own | {"node_name": step.name.zh or step.department, "department": step.department}


def _decided(state: CasesState, case: Case, decision: Decision) -> Iterator[tuple[RecordKind, Fields]]:
    """What the citizen takes home counts as a licence: whether it is called one is not known."""
    result = state.matter_of(case).result
    step, done = RESULT[decision]
    yield _step(DECISION, "last", step, rated=True)
    if decision is Decision.REFUSED:
        yield _done(done, "other")
    else:
        yield _done(done, "licence" if result else "none", result.zh if result else "")


def _done(what: str, paper: str, name: str = "") -> tuple[RecordKind, Fields]:
    return RecordKind.DONE, {"done_result": what, "result_type": paper, "result_name": name}
