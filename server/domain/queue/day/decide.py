"""Opening and closing the hall's day."""

from typing import assert_never

from server.domain.queue import commands as c
from server.domain.queue import events as e
from server.domain.queue import refusal_codes as r
from server.domain.queue.state import HallState
from server.domain.queue.tickets.states import FINAL
from server.domain.queue.tickets.words import BackCause, ExpiryCause, TicketState
from server.domain.queue.windows.words import WindowState
from server.domain.queue.words import ChangeKind

GIVING = ("intake", "always")
"""Phases in which numbers are given out."""
PRESENT = (TicketState.WAITING, TicketState.CALLED, TicketState.SERVING, TicketState.HELD)


def decide(state: HallState, command: c.DayCommand) -> list[e.AnyEvent]:
    facts = state.facts
    match command:
        case c.OpenDay(day=day, by=by):
            if facts.today.is_open and day == facts.today.day:
                raise r.WrongState(state="open")
            return opening(state, day, by)
        case c.CloseDay(by=by):
            if not facts.today.is_open:
                raise r.WrongState(state="closed")
            return closing(state, by)
        case c.OpenIntake(by=by):
            if not facts.today.is_open or facts.today.intake:
                raise r.WrongState(state="closed" if not facts.today.is_open else "open")
            return [e.IntakeOpened(by)]
        case c.CloseIntake(by=by):
            if not facts.today.intake:
                raise r.WrongState(state="closed")
            return [e.IntakeClosed(by)]
        case c.FollowTimetable(day=day, phase=phase, waits=waits):
            if facts.lasting.followed == (day, phase) or (waits and somebody_left(state)):
                return []
            if waits and phase in GIVING and facts.today.is_open:
                return [e.TimetableFollowed(day, phase), *passing(state, day)]
            return [e.TimetableFollowed(day, phase), *_turn(state, day, phase)]
        case c.FollowClock(by_s=by_s):
            return [e.ClockChanged(by_s)]
        case _:
            assert_never(command)


def _turn(state: HallState, day: str, phase: str) -> list[e.AnyEvent]:
    facts = state.facts
    if not facts.lasting.followed[0] and facts.today.day == day and by_hand(state):
        return []  # a journal from before phases were kept: the last word was a person's
    match phase:
        case _ if phase in GIVING:
            if facts.today.day != day or not facts.today.is_open:
                return opening(state, day)
            return [] if facts.today.intake else [e.IntakeOpened()]
        case "break" | "grace":
            if facts.today.is_open and facts.today.day != day:
                return closing(state)
            return [e.IntakeClosed()] if facts.today.intake else []
        case _:
            return closing(state) if facts.today.is_open else []


def opening(state: HallState, day: str, by: str = "") -> list[e.AnyEvent]:
    """Begin a day, after the end of one that is open. Opened again by hand after somebody closed it by hand, the day has
    everybody back whom that close sent away."""
    facts = state.facts
    before = closing(state, by) if facts.today.is_open else []
    if not by or facts.today.day != day:
        return [*before, e.DayOpened(day, by)]
    return [
        e.DayOpened(day, by),
        *(e.TicketReturned(ticket, BackCause.REOPENED) for ticket in returning(state)),
    ]


def returning(state: HallState) -> list[str]:
    """The tickets that a day closed by hand takes back when it is opened again by hand."""
    facts = state.facts
    if facts.today.is_open or not facts.today.closed_by:
        return []
    expired = (t for t in facts.today.tickets.values() if t.state is TicketState.EXPIRED)
    return [t.id for t in expired if t.visit.reason == ExpiryCause.DAY_CLOSED]


def by_hand(state: HallState) -> bool:
    """Whether it was a person who last opened or closed something of the day."""
    last = next((x for x in reversed(state.facts.lasting.changes) if x.kind is ChangeKind.DAY), None)
    return last is not None and bool(last.by)


def passing(state: HallState, day: str) -> list[e.AnyEvent]:
    """One day gives way to the next while the hall goes on: nobody is left to expire, and clerks stay where they sit."""
    return [e.DayClosed(state.facts.today.day), e.DayOpened(day)]


def closing(state: HallState, by: str = "") -> list[e.AnyEvent]:
    """End the day: whatever is not final expires, whoever sits at a window gets up."""
    facts = state.facts
    expired = [
        e.TicketExpired(t.id, ExpiryCause.DAY_CLOSED)
        for t in facts.today.tickets.values()
        if t.state not in FINAL
    ]
    windows = [
        e.WindowClosed(w.id) for w in facts.lasting.windows.values() if w.state is not WindowState.CLOSED
    ]
    return [*expired, *windows, e.DayClosed(facts.today.day, by)]


def somebody_left(state: HallState) -> bool:
    """Whether anybody waits, is called or is served. Whoever missed their call is not waited for."""
    return any(t.state in PRESENT for t in state.facts.today.tickets.values())
