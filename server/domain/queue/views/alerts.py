"""What needs the manager now, worst first. What somebody has acknowledged comes back when it gets worse, or in time."""

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

from server.domain.language import Text
from server.domain.queue.appointments.appointment import AROUND_S
from server.domain.queue.shown.alert import Alert
from server.domain.queue.shown.parts import CategoryLoad
from server.domain.queue.state import HallState
from server.domain.queue.tickets.states import MOVABLE
from server.domain.queue.views.parts import Now, category_name, window_name
from server.domain.queue.windows.words import WindowState
from server.domain.queue.words import AlertKind, AlertLevel

AGAIN_S = 1800.0
"""An acknowledged alert that still stands after this long is shown as new."""
SLOW_AGAIN_S = {"calendar": 86_400.0, "disputed": 86_400.0}
"""… or after this long, where nothing changes within the hour."""
SOON_DAYS = 14
"""A year that begins within so many days and is not announced is no longer a matter for later."""
WORSE = 1.5
"""… or once it is about this many times as many as when it was seen."""
CLOCK_TOLD_S = 7200.0
"""A change of the server's clock is told for so long."""
PAUSED_S = 1800.0
"""A window paused for longer is worth a look."""
SHORT_S = 600.0
"""So long somebody who waits for one paused window can be expected to go on waiting."""


class Cause(Struct, frozen=True):
    """An alert before anybody has looked at it."""

    kind: AlertKind
    level: AlertLevel
    count: int
    about: Text | None = None
    subject: str = ""


def hall_causes(
    state: HallState, now: Now, loads: Iterable[tuple[CategoryLoad, int]], slips: int
) -> Iterator[Cause]:
    """Of (category, how many are over their promise), windows and `slips` that did not come out."""
    for load, late in loads:
        lines = state.lines.get(load.id)
        if lines and not load.windows:
            yield Cause(AlertKind.UNSERVED, AlertLevel.BAD, sum(map(len, lines.values())), load.name, load.id)
        elif late:
            yield Cause(AlertKind.LATE, AlertLevel.BAD, late, load.name, load.id)
        elif load.wait_s is not None and load.wait_s.p50 > load.promise_s:
            yield Cause(AlertKind.SLOW, AlertLevel.WARN, round(load.wait_s.p50 / 60), load.name, load.id)
        if load.full:
            yield Cause(AlertKind.FULL, AlertLevel.WARN, load.waiting, load.name, load.id)
    yield from _stranded(state, now)
    for window in state.facts.lasting.windows.values():
        if window.state is WindowState.PAUSED and now.at - window.since > PAUSED_S:
            minutes = int((now.at - window.since) // 60)
            yield Cause(AlertKind.PAUSED, AlertLevel.WARN, minutes, window_name(state, window.id), window.id)
    if slips:
        yield Cause(AlertKind.SLIPS, AlertLevel.WARN, slips)
    yield from _calendar_causes(state, now)
    clock = state.facts.lasting.clock
    if clock is not None and now.at - clock.at < CLOCK_TOLD_S:
        minutes = max(1, round(abs(clock.by_s) / 60))
        yield Cause(AlertKind.CLOCK, AlertLevel.BAD, minutes, subject="ahead" if clock.by_s > 0 else "back")
    yield from _homeless(state)


def _calendar_causes(state: HallState, now: Now) -> Iterator[Cause]:
    outlook = state.settings.timetable.outlook(now.at)
    if outlook.missing:
        level = AlertLevel.BAD if outlook.days_left <= SOON_DAYS else AlertLevel.WARN
        yield Cause(AlertKind.CALENDAR, level, outlook.days_left, subject=str(outlook.missing))
    if outlook.disputed:
        yield Cause(AlertKind.DISPUTED, AlertLevel.WARN, len(outlook.disputed), subject=outlook.disputed[0])


def _homeless(state: HallState) -> Iterator[Cause]:
    """Categories that have left the configuration while somebody is on the way in them."""
    known = state.settings.categories
    counts: dict[str, int] = {}
    for ticket in state.facts.today.tickets.values():
        if ticket.category not in known and ticket.state in MOVABLE:
            counts[ticket.category] = counts.get(ticket.category, 0) + 1
    for booked in state.facts.lasting.appointments.values():
        if booked.category not in known and not booked.ticket:
            counts[booked.category] = counts.get(booked.category, 0) + 1
    for category, count in counts.items():
        yield Cause(AlertKind.HOMELESS, AlertLevel.BAD, count, Text(category, category), category)


def _stranded(state: HallState, now: Now) -> Iterator[Cause]:
    """Of those whom nobody goes on with: sent to a window that is not open, on hold at one that has closed, booked for a
    category without windows."""
    for window in state.facts.lasting.windows.values():
        lines = state.lines.get(f"@{window.id}")
        closed = window.state is WindowState.CLOSED
        if lines and (closed or (window.state is WindowState.PAUSED and now.at - window.since > SHORT_S)):
            count = sum(map(len, lines.values()))
            yield Cause(AlertKind.STRANDED, AlertLevel.BAD, count, window_name(state, window.id), window.id)
    held = Counter(state.facts.today.tickets[t].turn.window for t in state.held)
    for id, count in held.items():
        if f"@{id}" not in state.staffed:
            yield Cause(AlertKind.HELD, AlertLevel.WARN, count, window_name(state, id), id)
    booked = Counter(
        a.category
        for a in state.facts.lasting.appointments.values()
        if not a.ticket
        and abs(a.booked_at - now.at) <= AROUND_S
        and a.category in state.settings.categories
        and a.category not in state.allocated
    )
    for id, count in booked.items():
        yield Cause(AlertKind.BOOKED, AlertLevel.WARN, count, category_name(state, id), id)


def alerts(state: HallState, now: Now, causes: Iterable[Cause]) -> list[Alert]:
    """With who has seen them: the new ones first, the bad before the rest."""
    lines = [_alert(state, now, cause) for cause in causes]
    return sorted(lines, key=lambda a: (bool(a.acknowledged_by), a.level != "bad"))


def _alert(state: HallState, now: Now, cause: Cause) -> Alert:
    id = "/".join(filter(None, (cause.kind, cause.subject)))
    seen = state.facts.today.acknowledged.get(id)
    grows = cause.kind != "paused"  # minutes pass by themselves
    worse = seen is not None and grows and cause.count > max(seen.size * WORSE, seen.size + 1)
    if seen is None or worse or now.at - seen.at > SLOW_AGAIN_S.get(cause.kind, AGAIN_S):
        return Alert(id, cause.kind, cause.level, cause.about, cause.count, cause.subject)
    by = state.settings.clerk_name(seen.by)
    return Alert(id, cause.kind, cause.level, cause.about, cause.count, cause.subject, by, now.stamp(seen.at))
