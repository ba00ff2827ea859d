"""Which ticket a window calls: the one that has used up most of its promised wait.

urgency = (now − since) / promise(category, group). An accumulating priority queue with rate 1/promise (Kleinrock 1964;
Stanford, Taylor, Ziedins 2014). Only the heads of the lines that a window serves are compared, so a call costs the same
with ten waiting as with ten thousand.

The bound it implies: with promises P and clocks s, a ticket j that started after i can be called before i at time t only if
s_j − s_i < (1 − P_j / P_i) · (t − s_i). Of a wait W, only who came within its first (1 − P_min / P_i) part can
overtake; within one category and group nobody can.
"""

from collections.abc import Iterator

from msgspec import Struct

from server.domain.queue.events import Rival, Why
from server.domain.queue.line import Line
from server.domain.queue.state import HallState
from server.domain.queue.tickets.ticket import Ticket
from server.domain.queue.windows.window import Window

VERSION = 1


class Pick(Struct, frozen=True):
    """The ticket to call and the reasons, as they are recorded."""

    ticket: Ticket
    why: Why


def urgency(state: HallState, ticket: Ticket, at: float) -> float:
    """Share of the promised wait used up at `at`; negative before a booked time."""
    return (at - ticket.place.since) / state.settings.promise_s(ticket.category, ticket.group)


def served_lines(state: HallState, window: Window) -> Iterator[tuple[tuple[str, str], Line]]:
    """((category, group), line) of every line that a window serves: its categories' and its own."""
    own = state.lines.get(f"@{window.id}")
    if own:
        yield from own.items()
    for category in window.categories:
        lines = state.lines.get(category)
        if lines:
            yield from lines.items()


def pick(state: HallState, window: Window, at: float) -> Pick | None:
    """The ticket that `window` calls next at `at`, or None when nobody waits for it.

    Ties go to the earlier clock, then to the earlier number.
    """
    promise_s = state.settings.promise_s
    heads: list[tuple[float, float, int, str]] = []
    for (category, group), line in served_lines(state, window):
        since, order, ticket = line.head()
        heads.append((-(at - since) / promise_s(category, group), since, order, ticket))
    if not heads:
        return None
    heads.sort()
    tickets = state.facts.today.tickets
    first = tickets[heads[0][3]]
    rivals = tuple(
        Rival(number=t.number, category=t.category, group=t.group, urgency=round(-u, 4))
        for u, t in ((h[0], tickets[h[3]]) for h in heads[1:])
    )
    return Pick(first, explain(state, first, at, rivals))


def explain(
    state: HallState, ticket: Ticket, at: float, rivals: tuple[Rival, ...] = (), *, out_of_order: bool = False
) -> Why:
    """The record of why `ticket` is called at `at`."""
    return Why(
        rule=VERSION,
        urgency=round(urgency(state, ticket, at), 4),
        waited_s=round(max(0.0, at - ticket.place.since), 3),
        promise_s=state.settings.promise_s(ticket.category, ticket.group),
        rivals=rivals,
        out_of_order=out_of_order,
    )


def upcoming(state: HallState, window: Window, at: float, limit: int) -> list[tuple[Ticket, float]]:
    """The next `limit` tickets in the order in which `window` would call them at `at`, with their urgency."""
    rows: list[tuple[float, float, int, str]] = []
    for (category, group), line in served_lines(state, window):
        promise = state.settings.promise_s(category, group)
        for taken, (since, order, ticket) in enumerate(line):
            if taken == limit:
                break
            rows.append((-(at - since) / promise, since, order, ticket))
    rows.sort()
    return [(state.facts.today.tickets[row[3]], round(-row[0], 4)) for row in rows[:limit]]
