"""How long a citizen will probably wait, as a range.

With n people called first, a mean service of m seconds and c windows at work, the wait is a sum of n + 1 service ends out of
c parallel, memoryless windows: Gamma with shape n + 1 and scale m / c (the departure process of a busy M/M/c). p50 and p90
come from the Wilson–Hilferty approximation of its quantiles (Wilson, Hilferty 1931), good to a few per cent.

n are those of the waiting whom the rule calls first (`forward`) and those who have yet to come and will overtake: in the
next half hour as many of each group as in the last, of whom the rule lets pass who comes early enough (the bound in `rule`).
With promises half as long nobody overtakes who comes in the second half of a wait, so half an hour says enough of an hour.
An appointment's range does not begin before its time, though a window that has nobody else may call it earlier.
"""

from bisect import bisect_left
from collections.abc import Mapping

from msgspec import Struct

from server.domain.queue.calls import forward
from server.domain.queue.calls.forward import Pace, TicketClock
from server.domain.queue.shown.parts import Wait
from server.domain.queue.state import HallState
from server.domain.queue.tickets.ticket import Ticket, place_of

NEAR_AHEAD, NEAR_S = 3, 600
"""Whoever has so few ahead and will probably be called within so many seconds is asked to come to the windows."""
Z50, Z90 = 0.0, 1.2815515655446004
RECENT_S = 1800.0
"""Arrivals so far back say how many will come in as long a time."""
ROUNDS = 24


class PlaceInLine(Struct, frozen=True):
    """How many of the waiting the rule calls first, and the wait; None while no window works."""

    ahead: int
    wait: Wait | None

    @property
    def near(self) -> bool:
        """Almost its turn: few ahead and soon. Three ahead at one slow window are half an hour."""
        return self.ahead <= NEAR_AHEAD and self.wait is not None and self.wait.p50 <= NEAR_S


def gamma_quantile(shape: float, scale: float, z: float) -> float:
    """Wilson–Hilferty quantile of a Gamma(shape, scale) at the normal quantile z."""
    ninth = 1.0 / (9.0 * shape)
    return shape * scale * max(0.0, 1.0 - ninth + z * ninth**0.5) ** 3


def place(state: HallState, ticket: Ticket, at: float) -> PlaceInLine:
    """Of a waiting ticket."""
    return _place(state, place_of(ticket), forward.clock_of(state, ticket), at, state.capacity)


def newcomer_wait(
    state: HallState, category: str, at: float, capacity: Mapping[str, float] | None = None
) -> Wait | None:
    """The wait of somebody of no group of its own who takes a number at `at`; None while no window works for it.

    `capacity` (windows at work per category) is that of now when it is left out.
    """
    known = state.capacity if capacity is None else capacity
    if known.get(category, 0.0) <= 0.0:
        return None
    return _place(state, category, forward.newcomer(state, category, at), at, known).wait


def _place(
    state: HallState, name: str, who: TicketClock, at: float, capacity: Mapping[str, float]
) -> PlaceInLine:
    pace = forward.pace(state, name, capacity)
    ahead = forward.ahead(state, name, who, at, pace)
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
    T: in steps towards the T that is reached when they are counted.
    """
    rates = _rates(state, name, at)
    count = 0.0
    for _ in range(ROUNDS):
        until = at + (ahead + 1 + count) * pace.gap_s
        more = 0.0
        for rate, promise in rates:
            latest = who.since + (1.0 - promise / who.promise_s) * (until - who.since)
            more += rate * max(0.0, min(latest, until, at + RECENT_S) - at)
        if more - count < 0.01:
            break
        count = more
    return count


def _rates(state: HallState, name: str, at: float) -> list[tuple[float, float]]:
    """(arrivals per second, promise) of the groups that came lately; nobody comes for one window alone."""
    found: list[tuple[float, float]] = []
    for group, came in state.arrivals.get(name, {}).items():
        lately = bisect_left(came, at) - bisect_left(came, at - RECENT_S)
        if lately:
            found.append((lately / RECENT_S, state.settings.promise_s(name, group)))
    return found
