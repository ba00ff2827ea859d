"""How long a citizen will probably wait, as a range.

With n people called first, a mean service of m seconds and c windows at work, the wait is a sum of n + 1 service ends out of
c parallel, memoryless windows: Gamma with shape n + 1 and scale m / c (the departure process of a busy M/M/c). p50 and p90
come from the Wilson–Hilferty approximation of its quantiles (Wilson, Hilferty 1931), good to a few per cent.

n are those of the waiting whom the rule calls first (`people_ahead`) and those who have yet to come and will overtake: in
the next half hour as many of each group as in the last, of whom the rule lets pass who comes early enough (the bound in
`next_ticket`). With promises half as long nobody overtakes who comes in the second half of a wait, so half an hour says
enough of an hour. An appointment's range does not begin before its time, though a window that has nobody else may call it
earlier.
"""

from bisect import bisect_left
from collections.abc import Mapping
from itertools import pairwise

from msgspec import Struct

from server.domain.queue.calls import people_ahead
from server.domain.queue.calls.people_ahead import Pace, TicketClock
from server.domain.queue.shown.parts import Wait
from server.domain.queue.state import HallState
from server.domain.queue.tickets.ticket import Ticket, place_of

Z50, Z90 = 0.0, 1.2815515655446004
RECENT_S = 1800.0
"""Arrivals so far back say how many will come in as long a time."""


class PlaceInLine(Struct, frozen=True):
    """How many of the waiting the rule calls first, and the wait; None while no window works."""

    ahead: int
    wait: Wait | None


def gamma_quantile(shape: float, scale: float, z: float) -> float:
    """Wilson–Hilferty quantile of a Gamma(shape, scale) at the normal quantile z."""
    ninth = 1.0 / (9.0 * shape)
    return shape * scale * max(0.0, 1.0 - ninth + z * ninth**0.5) ** 3


def place(state: HallState, ticket: Ticket, at: float) -> PlaceInLine:
    """Of a waiting ticket."""
    return _place(state, place_of(ticket), people_ahead.clock_of(state, ticket), at, state.capacity)


def newcomer_wait(
    state: HallState, category: str, at: float, capacity: Mapping[str, float] | None = None
) -> Wait | None:
    """The wait of somebody of no group of its own who takes a number at `at`; None while no window works for it.

    `capacity` (windows at work per category) is that of now when it is left out.
    """
    known = state.capacity if capacity is None else capacity
    if known.get(category, 0.0) <= 0.0:
        return None
    return _place(state, category, people_ahead.newcomer(state, category, at), at, known).wait


def _place(
    state: HallState, name: str, who: TicketClock, at: float, capacity: Mapping[str, float]
) -> PlaceInLine:
    pace = people_ahead.pace(state, name, capacity)
    ahead = people_ahead.ahead(state, name, who, at, pace)
    if pace is None:
        return PlaceInLine(ahead, None)
    early = max(0.0, who.since - at)
    if ahead == 0 and pace.first_s == 0.0 and not early:
        return PlaceInLine(0, Wait(0, 60))
    calls = ahead + 1 + _overtaking(state, name, who, at, pace, ahead)
    p50 = max(early, gamma_quantile(calls, pace.gap_s, Z50))
    p90 = max(early + gamma_quantile(1.0, pace.gap_s, Z90), gamma_quantile(calls, pace.gap_s, Z90))
    return PlaceInLine(ahead, Wait(round(p50), round(p90)))


def _overtaking(state: HallState, name: str, who: TicketClock, at: float, pace: Pace, ahead: int) -> float:
    """How many who have yet to come will be called before `who`, if they come as in the last half hour.

    Whoever comes at s with the promise P is before `who` at T if s − since < (1 − P / promise) · (T − since), and before
    T. Everybody who does puts T off by a call; what is looked for is the first T that they do not put off any more. Between
    two of the moments at which a group begins or ceases to matter all of it is linear.
    """
    groups = [(rate, 1.0 - promise / who.promise_s) for rate, promise in _rates(state, name, at)]
    soon, called = at + RECENT_S, at + (ahead + 1) * pace.gap_s

    def come(until: float) -> float:
        latest = ((rate, who.since + share * (until - who.since)) for rate, share in groups)
        return sum(rate * max(0.0, min(last, until, soon) - at) for rate, last in latest)

    def put_off_s(until: float) -> float:
        return called + come(until) * pace.gap_s - until

    if not come(called):
        return 0.0
    turns = [who.since + (edge - who.since) / share for _, share in groups if share for edge in (at, soon)]
    moments = sorted({called, *(t for t in (*turns, who.since, soon) if t > called)})
    end = max(moments[-1], called + sum(rate for rate, _ in groups) * RECENT_S * pace.gap_s) + 1.0
    known = pairwise((t, put_off_s(t)) for t in (*moments, end))
    (before, more), (after, less) = next(pair for pair in known if pair[1][1] <= 0.0)
    return come(before + (after - before) * more / (more - less))


def _rates(state: HallState, name: str, at: float) -> list[tuple[float, float]]:
    """(arrivals per second, promise) of the groups that came lately; nobody comes for one window alone."""
    found: list[tuple[float, float]] = []
    for group, came in state.arrivals.get(name, {}).items():
        lately = bisect_left(came, at) - bisect_left(came, at - RECENT_S)
        if lately:
            found.append((lately / RECENT_S, state.settings.promise_s(name, group)))
    return found
