"""The lamps of all running cases, for whoever supervises."""

from functools import partial
from math import inf

from server.domain.cases.case import Case
from server.domain.cases.lamps.decide import concerned
from server.domain.cases.lit import LitCase, LitCases
from server.domain.cases.state import AT_WORK, CasesState
from server.domain.cases.steps import unanswered
from server.domain.cases.views.pile import WORSE
from server.domain.cases.words import CaseMoment, CaseState, Lamp


def lit_cases(state: CasesState) -> LitCases:
    """Kept from now on."""
    if state.lit is None:
        state.lit = LitCases(partial(_lit, state), state.facts.cases)
    return state.lit


def uncollected(state: CasesState, hall: str) -> list[float]:
    """Since when each result waits on a hall's shelf; not those that the post has."""
    cases = (state.facts.cases[number] for number in state.shelves.get(hall, {}))
    return [case.ready_at for case in cases if case.ready_at and case.posted is None]


def _lit(state: CasesState, number: str, at: float) -> LitCase | None:
    """What was decided while nobody had said why it was late has a lamp too."""
    case = state.facts.cases.get(number)
    if case is None:
        return None
    owed = tuple(unanswered(case))
    running = case.state is CaseState.ACCEPTED
    limits = state.deadlines_of(case) if running else None
    at_work = [task for task in case.tasks.values() if running and task.state in AT_WORK]
    own = limits.lamp(at) if limits else Lamp.GREEN
    parts = {task.id: limits.task_lamp(task.id, at) for task in at_work} if limits else {}
    late = [t.department for t in at_work if own is not Lamp.GREEN or parts[t.id] is not Lamp.GREEN]
    asked = [d for one in owed for d in sorted(concerned(case, one.task))]
    worst = min([own, *parts.values(), *(one.lamp for one in owed if not running)], key=WORSE.__getitem__)
    return LitCase(
        case=number,
        hall=case.hall,
        name=state.matter_of(case).name,
        running=running,
        lamp=worst,
        due=limits.due() if limits else max((one.due for one in owed), default=""),
        departments=tuple(dict.fromkeys([*asked, *late])),
        unanswered=len(owed),
        owing=tuple(asked),
        answered_by=next((one.by for one in reversed(case.lamps) if one.answered_at), ""),
        days=tuple((what, state.office.day_at(moment)) for what, moment in _moments(case) if moment),
        until=min([limits.turns_after(part, at) for part in ("", *parts)], default=inf) if limits else inf,
    )


def _moments(case: Case) -> tuple[tuple[CaseMoment, float], ...]:
    """When it came how far; 0 for what has not happened."""
    closed = case.ended_at if case.state is CaseState.CLOSED else 0.0
    return (
        (CaseMoment.RECEIVED, case.received_at),
        (CaseMoment.ACCEPTED, case.accepted_at),
        (CaseMoment.DECIDED, case.decided_at),
        (CaseMoment.CLOSED, closed),
    )
