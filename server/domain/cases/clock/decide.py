"""Stopping and starting a case's clock, and extending its limit once."""

from typing import assert_never

from server.domain.cases import commands as c
from server.domain.cases import events as e
from server.domain.cases import refusal_codes as r
from server.domain.cases.case import Case
from server.domain.cases.catalogue.matter import Matter
from server.domain.cases.lookup import case_of, seen_case
from server.domain.cases.state import CasesState
from server.domain.cases.steps import require
from server.domain.cases.words import CaseAction


def decide(state: CasesState, command: c.ClockCommand, at: float) -> list[e.AnyEvent]:
    match command:
        case c.StopClock(kind=kind):
            case, matter = _seen(state, command, CaseAction.PAUSE)
            if kind not in matter.pauses:
                raise r.PauseNotListed(case=case.id)
            return [e.ClockStopped(case.id, kind, command.expected, command.by)]
        case c.StartClock():
            case, _ = _seen(state, command, CaseAction.RESUME)
            return [e.ClockStarted(case.id, command.by)]
        case c.ExtendLimit(days=days):
            case, matter = _seen(state, command, CaseAction.EXTEND)
            if not 0 < days <= matter.extension_days:
                raise r.NotExtendable(case=case.id)
            return [e.LimitExtended(case.id, days, command.approver, command.by, command.reason)]
        case c.CorrectClock():
            case, _ = _seen(state, command, CaseAction.CORRECT_CLOCK)
            return [_corrected(case, command, at)]
        case _:
            assert_never(command)


def _corrected(case: Case, command: c.CorrectClock, at: float) -> e.ClockCorrected:
    """Stops follow one another, the first after acceptance, the last before now."""
    if not 0 <= command.pause < len(case.pauses):
        raise r.InvalidCorrection(cause="there was no such stop")
    was = case.pauses[command.pause]
    if (was.started is None) is not (command.started is None):
        raise r.InvalidCorrection(cause="a stop is ended and begun again by its own steps")
    before = case.pauses[command.pause - 1].started if command.pause else case.accepted_at
    rest = case.pauses[command.pause + 1 :]
    after = rest[0].stopped if rest else at
    end = command.started if command.started is not None else command.stopped
    if not (before or 0.0) <= command.stopped <= end <= after:
        raise r.InvalidCorrection(cause="stops follow one another")
    return e.ClockCorrected(
        case.id,
        command.pause,
        command.stopped,
        command.started,
        was.stopped,
        was.started,
        command.by,
        command.reason,
    )


def _seen(state: CasesState, command: c.OnClock, action: CaseAction) -> tuple[Case, Matter]:
    """The case, fit for the action, of which one of the departments has a part."""
    concerned = {task.department for task in case_of(state, command.case).tasks.values()}
    if not concerned.intersection(command.departments):
        raise r.NotYourTask(department=", ".join(sorted(concerned)))
    case = seen_case(state, command)
    matter = state.matter_of(case)
    require(case, matter, action)
    return case, matter
