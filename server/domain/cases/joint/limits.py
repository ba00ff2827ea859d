"""Until when a joint application is decided: its own promise, or the longest way through its parts; and the law's limit for
what is handled jointly (行政许可法, article 42)."""

from collections.abc import Sequence

from server.domain.cases.case import Case
from server.domain.cases.joint.joint import JointCase, JointPart, parts_of, waits_for
from server.domain.cases.state import CasesState
from server.domain.cases.term_and_lamp import Pause, Term, term
from server.domain.cases.words import MatterKind


def promised_days(state: CasesState, joint: JointCase) -> int:
    """In working days; 0 where a part on the way has no promise that is known."""
    kind = state.joint_of(joint)
    return kind.days or way_through(state, parts_of(kind, joint.chosen))


def way_through(state: CasesState, parts: Sequence[JointPart]) -> int:
    """The days of the longest way; what is done at once takes none. 0: one of them is not known."""
    matters = [state.facts.matters[part.matter].newest.matter for part in parts]
    if any(matter.kind is MatterKind.PROMISED and not matter.promise_days for matter in matters):
        return 0
    return longest_way(parts, {matter.id: matter.promise_days for matter in matters})


def longest_way(parts: Sequence[JointPart], days: dict[str, int]) -> int:
    """Through parts that wait for one another without a circle."""
    ends: dict[str, int] = {}
    rest = list(parts)
    while rest:
        for part in [one for one in rest if waits_for(one, parts) <= ends.keys()]:
            before = max((ends[id] for id in waits_for(part, parts)), default=0)
            ends[part.matter] = before + days[part.matter]
            rest.remove(part)
    return max(ends.values(), default=0)


def joint_terms(
    state: CasesState, joint: JointCase, cases: Sequence[Case]
) -> tuple[Term | None, Term | None]:
    """Its promise, and the law's limit; `cases` are its parts that have begun."""
    days = (promised_days(state, joint), state.joint_of(joint).law_days)
    return _term(state, cases, days[0]), _term(state, cases, days[1])


def _term(state: CasesState, cases: Sequence[Case], days: int) -> Term | None:
    """From the day on which the first part was accepted; it stands still while any of its parts does. None: no limit is
    known, nothing was accepted yet, or a clock stands still now."""
    accepted = min((case.accepted_at for case in cases if case.accepted_at), default=0.0)
    if not days or not accepted or any(case.paused is not None and case.open for case in cases):
        return None
    ran: list[Pause] = [pause.span() for case in cases for pause in case.pauses if pause.started is not None]
    return term(state.office.days_after(state.office.day_at(accepted)), days, pauses=ran)
