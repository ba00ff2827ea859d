"""What follows from the timetable, the clock and the configuration."""

from collections.abc import Sequence
from typing import assert_never

from server.domain import events as e
from server.domain import refusals as r
from server.domain import upkeep as u
from server.domain.decide import day as days
from server.domain.decide.lookup import category_of
from server.domain.state import HallState, Window
from server.domain.transitions import TicketState

GIVING = ("intake", "always")
"""Phases in which numbers are given out."""
AT_WINDOW = (TicketState.CALLED, TicketState.SERVING)


def decide(state: HallState, command: u.UpkeepCommand) -> list[e.AnyEvent]:
    match command:
        case u.FollowTimetable(day=day, phase=phase, waits=waits):
            if state.facts.followed == (day, phase) or (waits and days.somebody_left(state)):
                return []
            if waits and phase in GIVING and state.facts.day_open:
                return [u.TimetableFollowed(day, phase), *days.passing(state, day)]
            return [u.TimetableFollowed(day, phase), *_turn(state, day, phase)]
        case u.FollowClock(by_s=by_s):
            return [u.ClockChanged(by_s)]
        case u.FollowConfiguration(gone=gone):
            return _follow_configuration(state, gone)
        case u.MoveWaiting():
            return _move_waiting(state, command)
        case _:
            assert_never(command)


def _turn(state: HallState, day: str, phase: str) -> list[e.AnyEvent]:
    facts = state.facts
    if not facts.followed[0] and facts.day == day and days.by_hand(state):
        return []  # a journal from before phases were kept: the last word was a person's
    match phase:
        case _ if phase in GIVING:
            if facts.day != day or not facts.day_open:
                return days.opening(state, day)
            return [] if facts.intake else [e.IntakeOpened()]
        case "break" | "grace":
            if facts.day_open and facts.day != day:
                return days.closing(state)
            return [e.IntakeClosed()] if facts.intake else []
        case _:
            return days.closing(state) if facts.day_open else []


def _follow_configuration(state: HallState, gone: Sequence[str]) -> list[e.AnyEvent]:
    """Windows that are no more first: their citizens go back into line, their clerks are free."""
    facts, known = state.facts, state.settings.windows
    found: list[e.AnyEvent] = []
    for window in facts.windows.values():
        if window.id not in known:
            found += [*_vacate(state, window), u.WindowRemoved(window.id)]
        elif window.clerk and window.clerk in gone:
            found += _vacate(state, window)
    for window in facts.windows.values():
        if window.id in known:
            found += _file(state, window)
    return found


def _vacate(state: HallState, window: Window) -> list[e.AnyEvent]:
    """Close it: who stands there waits again with the clock kept, who waits for this window waits for its category."""
    found: list[e.AnyEvent] = []
    if window.ticket and state.facts.tickets[window.ticket].state in AT_WINDOW:
        found.append(e.TicketReturned(window.ticket, "window_gone"))
    lines = state.lines.get(f"@{window.id}", {}).values()
    found += [e.TicketReleased(ticket) for line in lines for _, _, ticket in line]
    return [*found, e.WindowClosed(window.id)] if window.state != "closed" else found


def _file(state: HallState, window: Window) -> list[e.AnyEvent]:
    """The configuration counts unless a manager moved the window since it last changed."""
    settings = state.settings
    wanted = settings.windows[window.id].categories
    before = window.categories
    left = tuple(x for x in before if x in settings.categories)
    if wanted != (before if window.filed is None else window.filed):
        planned = any(window.id in run.before for run in state.facts.plan_runs.values())
        return [u.AllocationFiled(window.id, left if planned else wanted, wanted, before)]
    return [u.AllocationFiled(window.id, left, wanted, before)] if left != before else []


def _move_waiting(state: HallState, command: u.MoveWaiting) -> list[e.AnyEvent]:
    if command.category in state.settings.categories:
        raise r.WrongState(state="there")
    category_of(state, command.to)
    facts = state.facts
    tickets = [
        t.id for t in facts.tickets.values() if t.category == command.category and t.state in u.MOVABLE
    ]
    booked = tuple(
        a.code for a in facts.appointments.values() if a.category == command.category and not a.ticket
    )
    if not tickets and not booked:
        raise r.UnknownCategory(category=command.category)
    moved: list[e.AnyEvent] = [e.TicketMoved(ticket, command.to) for ticket in tickets]
    return [*moved, u.WaitingMoved(command.category, command.to, booked, command.by)]
