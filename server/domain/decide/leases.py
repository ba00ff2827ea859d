"""Numbers for a kiosk that may be cut off: set aside beforehand, handed in afterwards, each once.

Leased numbers come from the upper end of a category's series (A999 downwards), so that the hall's own numbers go on from
A001 without a gap and a number that was given out offline is known by its look.
"""

from typing import assert_never

from server.domain import commands as c
from server.domain import events as e
from server.domain import refusals as r
from server.domain.decide.lookup import number_of
from server.domain.state import HallState, Lease
from server.domain.transitions import NEXT

MOST = 1000
"""Numbers of one category in one lease."""


def decide(state: HallState, command: c.LeaseCommand, at: float) -> list[e.AnyEvent]:
    match command:
        case c.GrantLease():
            return _grant(state, command)
        case c.HandIn():
            return _hand_in(state, command, at)
        case _:
            assert_never(command)


def _grant(state: HallState, command: c.GrantLease) -> list[e.AnyEvent]:
    """Blocks for all categories. Asking again with the same id changes nothing."""
    if not state.facts.day_open:
        raise r.HallClosed()
    known = state.facts.leases.get(command.lease)
    if known is not None:
        if known.kiosk != command.kiosk:
            raise r.UnknownLease(lease=command.lease)
        return []
    count = max(1, min(MOST, command.count))
    blocks = tuple(_block(state, category, count) for category in state.settings.categories)
    return [e.LeaseGranted(command.lease, command.kiosk, blocks)]


def _block(state: HallState, category: str, count: int) -> e.Block:
    taken = [x.blocks[category] for x in state.facts.leases.values() if category in x.blocks]
    used, top = state.facts.series.get(category, 0), 10**state.settings.rules.number_digits - 1
    last = min([b.first for b in taken], default=top + 1) - 1
    if last - count >= used:
        return e.Block(category, last - count + 1, last)
    first = max([top, used, *(b.last for b in taken)]) + 1  # no room left below: go on above
    return e.Block(category, first, first + count - 1)


def _hand_in(state: HallState, command: c.HandIn, at: float) -> list[e.AnyEvent]:
    lease = state.facts.leases.get(command.lease)
    if lease is None or lease.kiosk != command.kiosk:
        raise r.UnknownLease(lease=command.lease)
    if not state.facts.day_open:
        raise r.LeaseOver()
    due = {category: block.next for category, block in lease.blocks.items()}
    events: list[e.AnyEvent] = []
    for ticket in command.tickets:
        events += _accept(state, lease, due, ticket, at)
    return events


def _accept(
    state: HallState, lease: Lease, due: dict[str, int], ticket: c.OfflineTicket, at: float
) -> list[e.AnyEvent]:
    """One ticket of a lease; nothing when its number was handed in before."""
    block = lease.blocks.get(ticket.category)
    category = state.settings.categories.get(ticket.category)
    if block is None or category is None or not block.first <= ticket.serial <= block.last:
        raise r.UnknownLease(lease=lease.id)
    if ticket.serial < due[ticket.category] or ticket.ticket in state.facts.tickets:
        return []
    due[ticket.category] = ticket.serial + 1
    known = state.settings
    events: list[e.AnyEvent] = [
        e.TicketTaken(
            ticket=ticket.ticket,
            number=number_of(state, category, ticket.serial),
            serial=ticket.serial,
            category=category.id,
            # A kiosk's clock may be wrong: nobody waited since before the lease, or will have from tomorrow.
            since=min(at, max(lease.granted_at, ticket.taken_at)),
            group=ticket.group if ticket.group in known.groups else "ordinary",
            language=ticket.language,
            services=tuple(s for s in ticket.services if s in known.services),
            lease=lease.id,
        )
    ]
    if ticket.slip:
        events.append(e.SlipRecorded(ticket.ticket, lease.kiosk, ticket.slip, ""))
    ghost = state.facts.tickets.get(ticket.instead)
    if ghost is not None and (ghost.state, e.TicketCancelled) in NEXT:
        events.append(e.TicketCancelled(ghost.id, "taken_offline"))
    return events
