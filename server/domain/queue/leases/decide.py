"""Numbers for a kiosk that may be cut off: set aside beforehand, handed in afterwards, each once.

Leased numbers come from the upper end of a category's series (A999 downwards), so that the hall's own numbers go on from
A001 without a gap and a number that was given out offline is known by its look.
"""

from typing import Final, assert_never

from server.domain.queue import commands as c
from server.domain.queue import events as e
from server.domain.queue import refusal_codes as r
from server.domain.queue.leases.lease import Lease
from server.domain.queue.settings import number_text
from server.domain.queue.state import HallState
from server.domain.queue.tickets.states import NEXT

MOST: Final = 1000
"""Numbers of one category in one lease."""
MOST_LEASES: Final = 12
"""Leases of one kiosk in a day: one whose clock shows another day asks without end."""


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
    if command.kiosk not in state.settings.kiosks:
        raise r.UnknownKiosk(kiosk=command.kiosk)
    if not state.facts.today.is_open:
        raise r.HallClosed()
    known = state.facts.today.leases.get(command.lease)
    if known is not None:
        if known.kiosk != command.kiosk:
            raise r.UnknownLease(lease=command.lease)
        return []
    if sum(lease.kiosk == command.kiosk for lease in state.facts.today.leases.values()) >= MOST_LEASES:
        raise r.TooManyLeases()
    count = max(1, min(MOST, command.count))
    blocks = tuple(_block(state, category, count) for category in state.settings.categories)
    return [e.LeaseGranted(command.lease, command.kiosk, blocks, state.settings.rules.number_digits)]


def _block(state: HallState, category: str, count: int) -> e.Block:
    taken = [x.blocks[category] for x in state.facts.today.leases.values() if category in x.blocks]
    prefix = state.settings.categories[category].prefix
    used, top = state.facts.today.series.get(category, 0), 10**state.settings.rules.number_digits - 1
    last = min([b.first for b in taken], default=top + 1) - 1
    if last - count >= used:
        return e.Block(category, last - count + 1, last, prefix)
    first = max([top, used, *(b.last for b in taken)]) + 1  # no room left below: go on above
    return e.Block(category, first, first + count - 1, prefix)


def _hand_in(state: HallState, command: c.HandIn, at: float) -> list[e.AnyEvent]:
    lease = state.facts.today.leases.get(command.lease)
    if lease is None or lease.kiosk != command.kiosk:
        raise r.UnknownLease(lease=command.lease)
    if not state.facts.today.is_open:
        raise r.LeaseOver()
    accepting = _Accepting(state, lease, command.sent_at, at)
    for ticket in command.tickets:
        accepting.take(ticket)
    return accepting.events


class _Accepting:
    """One hand-in: what its earlier tickets changed counts for the later ones. An impossible ticket is left out, and
    the others are not made to suffer for it."""

    def __init__(self, state: HallState, lease: Lease, sent_at: float, at: float) -> None:
        self._state, self._lease, self._sent_at, self._at = state, lease, sent_at, at
        self._latest = lease.latest
        self._due = {category: block.next for category, block in lease.blocks.items()}
        self._new: set[str] = set()
        self._gone: set[str] = set()
        self.events: list[e.AnyEvent] = []

    def take(self, ticket: c.OfflineTicket) -> None:
        block = self._lease.blocks.get(ticket.category)
        settings, known = self._state.settings, self._state.facts.today.tickets
        if block is None or not max(block.first, self._due[ticket.category]) <= ticket.serial <= block.last:
            return
        if ticket.ticket in known or ticket.ticket in self._new:
            return
        self._due[ticket.category] = ticket.serial + 1
        self._new.add(ticket.ticket)
        taken = e.TicketTaken(
            ticket=ticket.ticket,
            number=number_text(block.prefix, ticket.serial, self._lease.digits),
            serial=ticket.serial,
            category=ticket.category,
            since=self._since(ticket),
            group=ticket.group if ticket.group in settings.groups else "ordinary",
            language=ticket.language,
            services=self._services(ticket),
            lease=self._lease.id,
        )
        self.events.append(taken)
        if ticket.slip:
            self.events.append(e.SlipRecorded(ticket.ticket, self._lease.kiosk, ticket.slip, ""))
        if ticket.instead:
            self._withdraw(ticket.instead)

    def _services(self, ticket: c.OfflineTicket) -> tuple[str, ...]:
        """What the hall offers of it; nothing when the first is not of the ticket's category."""
        known = self._state.settings.services
        found = tuple(s for s in dict.fromkeys(ticket.services) if s in known)
        return found if found and known[found[0]].category == ticket.category else ()

    def _since(self, ticket: c.OfflineTicket) -> float:
        """A kiosk's clock may be wrong, but not by much between taking and handing in; never before the lease, nor before
        a ticket that it gave out earlier and that was longer under way."""
        waited_s = max(0.0, self._sent_at - ticket.taken_at)
        self._latest = max(self._lease.granted_at, self._latest, self._at - waited_s)
        return self._latest

    def _withdraw(self, ghost: str) -> None:
        """The ticket that the server made, or may still make, for a request whose answer nobody heard."""
        if ghost in self._gone or ghost in self._new:
            return
        self._gone.add(ghost)
        found = self._state.facts.today.tickets.get(ghost)
        if found is None:
            self.events.append(e.IdGivenUp(ghost))
        elif (found.state, e.TicketCancelled) in NEXT and not found.lease:
            self.events.append(e.TicketCancelled(ghost, "taken_offline"))
