"""What the timetable, the clock and the configuration change in a hall."""

from collections.abc import Callable
from typing import Any, assert_never, get_args

from msgspec import structs

from server.domain import events as e
from server.domain import upkeep as u
from server.domain.apply import managing
from server.domain.state import ClockChange, HallState, Ticket, Window

TICKET_STAMPS = ("taken_at", "called_at", "started_at", "ended_at", "done_at")


def apply(state: HallState, event: u.UpkeepEvent, at: float) -> None:
    facts = state.facts
    match event:
        case u.TimetableFollowed(day=day, phase=phase):
            facts.followed = (day, phase)
        case u.ClockChanged(by_s=by_s):
            facts.clock = ClockChange(at, by_s)
            if by_s < 0:
                _set_back(state, at, by_s)
        case u.AllocationFiled():
            _file(state, event, at)
        case u.WindowRemoved(window=window):
            facts.windows.pop(window, None)
            managing.record(state, at, "", "settings", window, "window-removed")
            state.measure_capacity()
        case u.WaitingMoved(category=category, to=to, appointments=codes):
            for code in codes:
                facts.appointments[code].category = to
            managing.record(state, at, event.by, "settings", category, "waiting-moved", after=(to,))
        case _:
            assert_never(event)


def _file(state: HallState, event: u.AllocationFiled, at: float) -> None:
    window = state.facts.windows.get(event.window)
    if window is None:
        window = state.facts.windows[event.window] = Window(id=event.window, categories=())
    window.categories, window.filed = event.categories, event.filed
    for run in state.facts.plan_runs.values():
        if event.window in run.before:  # where the plan goes back to when it ends
            run.before[event.window] = event.filed
    managing.record(
        state, at, "", "settings", event.window, "filed", before=event.before, after=event.categories
    )
    state.measure_capacity()


def _set_back(state: HallState, at: float, by_s: float) -> None:
    """Bring what the wrong clock stamped to where it was: `by_s` earlier, and never later than now."""

    def right(stamp: float) -> float:
        return stamp if stamp <= at else min(at, stamp + by_s)

    facts = state.facts
    for ticket in facts.tickets.values():
        _correct(ticket, right)
    for window in facts.windows.values():
        window.since = right(window.since)
    for lease in facts.leases.values():
        lease.granted_at = right(lease.granted_at)
    facts.day_at = right(facts.day_at)
    facts.recent = [structs.replace(call, at=right(call.at)) for call in facts.recent]
    facts.notices = {k: structs.replace(n, at=right(n.at)) for k, n in facts.notices.items()}
    facts.acknowledged = {k: structs.replace(a, at=right(a.at)) for k, a in facts.acknowledged.items()}
    for change in facts.changes:
        change.at = right(change.at)
    state.index()


def _correct(ticket: Ticket, right: Callable[[float], float]) -> None:
    booked = ticket.since > ticket.taken_at and not ticket.postponed
    if not booked:  # the clock of an appointment starts at its booked time, which lies ahead
        ticket.since = right(ticket.since)
    for name in TICKET_STAMPS:
        setattr(ticket, name, right(getattr(ticket, name)))
    ticket.steps = tuple(structs.replace(step, at=right(step.at)) for step in ticket.steps)
    if ticket.rating is not None:
        ticket.rating.at = right(ticket.rating.at)


HOW: dict[type[e.Event], Callable[[HallState, Any, float], None]] = dict.fromkeys(
    get_args(u.UpkeepEvent), apply
)
