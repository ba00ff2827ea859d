"""The rule played forward: how many are called before somebody, if the windows go on calling at their present pace.

Urgencies grow at different rates, so the order of this moment is not the order of the calls: an elderly ticket that has just
come stands behind everybody and is called before most. Ahead of a ticket is therefore whoever the rule calls first while
the calls come one after the other, `gap_s` apart.

Where nobody's promise is longer than the ticket's own, whoever overtakes it stays before it, and the answer is the smallest
n with: n stand before it at the moment of call n. Otherwise the calls are played one by one.
"""

from collections.abc import Mapping
from math import ceil

from msgspec import Struct

from server.domain.queue.line import Line
from server.domain.queue.state import HallState
from server.domain.queue.tickets.ticket import Ticket, place_of
from server.domain.queue.windows.window import Window
from server.domain.queue.windows.words import WindowState

PLAYED = 128
"""Most steps of one play; in longer lines a step is several calls at once, and the answer right to within that many."""
ROUNDS = 64
LAST = 1 << 62


class Pace(Struct, frozen=True):
    """Seconds until the next call at a place, and between one call and the next."""

    first_s: float
    gap_s: float


class TicketClock(Struct, frozen=True):
    """What the rule knows of somebody: when the clock started, the order among equals, the promise in seconds."""

    since: float
    order: int
    promise_s: float


class _Queue(Struct, frozen=True):
    """A line as one place sees it: of a line that others call from too, one in `every`."""

    line: Line
    promise_s: float
    every: int = 1


def clock_of(state: HallState, ticket: Ticket) -> TicketClock:
    return TicketClock(
        ticket.place.since, ticket.order, state.settings.promise_s(ticket.category, ticket.group)
    )


def newcomer(state: HallState, category: str, at: float) -> TicketClock:
    """Whoever takes a number at `at` and belongs to no group with a promise of its own."""
    known = state.settings.categories.get(category)
    return TicketClock(at, LAST, float(known.promise_s) if known else 1800.0)


def pace(state: HallState, place: str, capacity: Mapping[str, float]) -> Pace | None:
    """How the windows call at a category, or at the one window of "@7"; None while none is at work there."""
    windows = state.facts.lasting.windows
    if place.startswith("@"):
        window = windows.get(place[1:])
        if window is None or window.state is not WindowState.OPEN:
            return None
        known = [_service_s(state, c) for c in window.categories]
        gap = sum(known) / len(known) if known else 300.0
        return Pace(gap if window.ticket else 0.0, gap)
    share = capacity.get(place, 0.0)
    if share <= 0.0:
        return None
    gap = _service_s(state, place) / share
    idle = share >= 1.0 and any(
        w.state is WindowState.OPEN and not w.ticket and place in w.categories for w in windows.values()
    )
    return Pace(0.0 if idle else gap, gap)


def ahead(state: HallState, place: str, who: TicketClock, at: float, pace: Pace | None) -> int:
    """How many of the waiting are called at `place` before `who`. O(groups · log n), or `PLAYED` steps."""
    queues = _queues(state, place)
    if pace is None:  # nobody calls: the order of this moment
        return _before(queues, who, at)
    if all(q.promise_s <= who.promise_s for q in queues):
        return _climb(queues, who, at + pace.first_s, pace.gap_s)
    return _play(queues, who, at + pace.first_s, pace.gap_s)


def ahead_of(state: HallState, ticket: Ticket, at: float) -> int:
    """How many of the waiting are called before a waiting ticket."""
    place = place_of(ticket)
    return ahead(state, place, clock_of(state, ticket), at, pace(state, place, state.capacity))


def _service_s(state: HallState, category: str) -> float:
    known = state.settings.categories.get(category)
    return state.facts.lasting.pace_s.get(category) or (known.service_s if known else 300.0)


def _queues(state: HallState, place: str) -> list[_Queue]:
    """The lines of a category and those of its windows alone; for one window, its own and its part of its categories'."""
    promise_s = state.settings.promise_s
    found = [_Queue(line, promise_s(*key)) for key, line in state.lines.get(place, {}).items()]
    if place.startswith("@"):
        window = state.facts.lasting.windows.get(place[1:])
        for category in window.categories if window else ():
            every = _every(state, window, category)
            lines = state.lines.get(category, {})
            found += [_Queue(line, promise_s(*key), every) for key, line in lines.items()]
        return found
    for name, lines in state.lines.items():
        if name.startswith("@"):
            window = state.facts.lasting.windows.get(name[1:])
            if window is not None and window.state is WindowState.OPEN and place in window.categories:
                found += [_Queue(line, promise_s(*key)) for key, line in lines.items()]
    return found


def _every(state: HallState, window: Window | None, category: str) -> int:
    """Of a category's calls, one in so many is this window's."""
    if window is None or window.state is not WindowState.OPEN:
        return 1
    return max(1, round(state.capacity.get(category, 0.0) * len(window.categories)))


def _before(queues: list[_Queue], who: TicketClock, at: float) -> int:
    """How many have used up more of their promise at `at` than `who`; among equals the earlier clock, then the number."""
    return sum(ceil(_standing(q, who, at) / q.every) for q in queues)


def _standing(q: _Queue, who: TicketClock, at: float) -> int:
    """Of one line: a promise P holds before `who` all that started before at − urgency · P."""
    edge = at - (at - who.since) * q.promise_s / who.promise_s
    order = who.order if edge == who.since else LAST if edge < who.since else 0
    return q.line.before((edge, order))


def _climb(queues: list[_Queue], who: TicketClock, first: float, gap: float) -> int:
    """The smallest n with n before `who` at call n, where nobody falls behind `who` as time goes on. Where as many overtake
    as are called it is far to climb, and playing is shorter."""
    count = 0
    for _ in range(ROUNDS):
        more = _before(queues, who, first + count * gap)
        if more <= count:
            return count
        count = more
    return _play(queues, who, first, gap)


def _play(queues: list[_Queue], who: TicketClock, first: float, gap: float) -> int:
    """Call by call: of each line the first that is left, and of these the one that has used up most."""
    stride = 1 + sum(len(q.line) // q.every for q in queues) // PLAYED
    heads = [(q.line.at(0), q.promise_s) for q in queues]
    called = [0] * len(queues)
    count = 0
    while True:
        t = first + count * gap
        best, at = (-(t - who.since) / who.promise_s, who.since, who.order), -1
        for i, (head, promise) in enumerate(heads):
            if head is not None:
                key = (-(t - head[0]) / promise, head[0], head[1])
                if key < best:
                    best, at = key, i
        if at < 0:
            return count
        q = queues[at]
        taken = 1 if stride == 1 else min(stride, ceil((_standing(q, who, t) - called[at]) / q.every))
        called[at] += taken * q.every
        count += taken
        heads[at] = (q.line.at(called[at]), q.promise_s)
