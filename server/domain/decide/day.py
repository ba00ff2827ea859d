"""Opening and closing the hall's day."""

from typing import assert_never

from server.domain import commands as c
from server.domain import events as e
from server.domain import refusals as r
from server.domain.state import HallState
from server.domain.transitions import FINAL


def decide(state: HallState, command: c.DayCommand) -> list[e.AnyEvent]:
    facts = state.facts
    match command:
        case c.OpenDay(day=day, by=by):
            if facts.day_open and day == facts.day:
                raise r.WrongState(state="open")
            closing = _close(state, by) if facts.day_open else []
            return [*closing, e.DayOpened(day, by)]
        case c.CloseDay(by=by):
            if not facts.day_open:
                raise r.WrongState(state="closed")
            return _close(state, by)
        case c.OpenIntake(by=by):
            if not facts.day_open or facts.intake:
                raise r.WrongState(state="closed" if not facts.day_open else "open")
            return [e.IntakeOpened(by)]
        case c.CloseIntake(by=by):
            if not facts.intake:
                raise r.WrongState(state="closed")
            return [e.IntakeClosed(by)]
        case _:
            assert_never(command)


def _close(state: HallState, by: str) -> list[e.AnyEvent]:
    facts = state.facts
    expired = [e.TicketExpired(t.id, "day_closed") for t in facts.tickets.values() if t.state not in FINAL]
    windows = [e.WindowClosed(w.id) for w in facts.windows.values() if w.state != "closed"]
    return [*expired, *windows, e.DayClosed(facts.day, by)]
