"""Routes of kiosks: numbers for when they are cut off, and the identity card on the reader."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any

from aiohttp import web
from msgspec import Meta, Struct

from server.api import body_shapes as bodies
from server.api.routes import ActRoute, Ask, CommandRoute, Rooms, roles
from server.domain.language import Language
from server.domain.queue import commands as c
from server.domain.queue.events import AnyEvent, TicketTaken
from server.domain.queue.leases.view import lease_view
from server.domain.queue.shown.lease import HandedIn, LeaseView
from server.domain.queue.shown.ticket import TicketView
from server.domain.queue.state import HallState
from server.domain.queue.tickets.holders import ticket_held
from server.domain.queue.tickets.view import citizens_view
from server.domain.queue.tickets.words import SlipState
from server.domain.queue.views.parts import Now
from server.shell.problem_sentences import Problem

KIOSK = "/api/v1/halls/{hall}/kiosks/{kiosk}"
TicketId = Annotated[str, Meta(pattern=rf"^[A-Za-z0-9_-]{{16,40}}{bodies.END}")]
Serial = Annotated[int, Meta(ge=1, le=10_000_000)]
Moment = Annotated[float, Meta(ge=0, le=1e11)]


class LeaseBody(bodies.Body, frozen=True):
    """How many numbers a kiosk wants set aside."""

    id: TicketId
    """Drawn by the kiosk, so that asking again after a lost answer gives the same numbers."""
    count: Annotated[int, Meta(ge=1, le=1000)]
    """Numbers of each category."""


class OfflineBody(bodies.Body, frozen=True):
    """A ticket that was given out from a lease."""

    ticket: TicketId
    category: bodies.Id
    serial: Serial
    taken_at: Moment
    """Seconds since the epoch, by the kiosk's clock."""
    group: bodies.Id = "ordinary"
    language: Language = Language.CHINESE
    services: Annotated[tuple[bodies.Id, ...], Meta(max_length=8)] = ()
    slip: bodies.SlipOutcome = ""
    instead: TicketId | None = None
    """The id under which the number was asked of the server before, without an answer."""


class HandInBody(bodies.Body, frozen=True):
    """What a kiosk gave out while it was cut off."""

    lease: TicketId
    sent_at: Moment
    """Seconds since the epoch, by the kiosk's clock."""
    tickets: Annotated[tuple[OfflineBody, ...], Meta(max_length=100)]


class Nothing(Struct, frozen=True):
    """There is nothing to say but that it is done."""


def own(ask: Ask) -> str:
    """The kiosk of the path, which must be the one that asks."""
    if "kiosk" in ask.who.roles and ask.who.name != ask.kiosk:
        raise Problem("forbidden")
    return ask.kiosk


def grant(ask: Ask) -> c.GrantLease:
    return c.GrantLease(ask.body.id, own(ask), ask.body.count)


def granted(state: HallState, events: Sequence[AnyEvent], ask: Ask, now: Now) -> LeaseView:
    del events
    return lease_view(state, ask.body.id, now)


def hand_in(ask: Ask) -> c.HandIn:
    tickets = tuple(
        c.OfflineTicket(
            t.ticket,
            t.category,
            t.serial,
            t.taken_at,
            t.group,
            t.language,
            t.services,
            SlipState(t.slip),
            t.instead or "",
        )
        for t in ask.body.tickets
    )
    return c.HandIn(ask.body.lease, own(ask), tickets, ask.body.sent_at)


def handed_in(state: HallState, events: Sequence[AnyEvent], ask: Ask, now: Now) -> HandedIn:
    del now
    new = {(event.ticket, event.serial) for event in events if isinstance(event, TicketTaken)}
    known = state.facts.today.tickets

    def result(t: OfflineBody) -> str:
        if (t.ticket, t.serial) in new:
            return "taken"
        before = known.get(t.ticket)
        mine = before is not None and before.lease == ask.body.lease and before.category == t.category
        return "known" if mine and (t.ticket not in {n[0] for n in new}) else "refused"

    return HandedIn(ask.body.lease, [result(t) for t in ask.body.tickets])


def reprint(ask: Ask) -> c.RequestHeldSlip:
    kiosk = own(ask)
    if not ask.holder:
        raise Problem("no_card")
    return c.RequestHeldSlip(ask.holder, ask.body.number, kiosk)


def reprinted(state: HallState, events: Sequence[AnyEvent], ask: Ask, now: Now) -> TicketView:
    del events
    return citizens_view(state, ticket_held(state, ask.holder, ask.body.number), now)


async def forget_card(
    ask: Ask, rooms: Rooms, request: web.Request
) -> tuple[Any, Callable[[web.Response], None] | None]:
    del request
    rooms.cards.forget(ask.hall, own(ask))
    return Nothing(), None


ROUTES = [
    CommandRoute("POST", KIOSK + "/lease", "Set numbers aside for when the kiosk is cut off", LeaseView, roles("kiosk"),
                 LeaseBody, status=201, makes=c.GrantLease, command=grant, answered=granted),
    CommandRoute("POST", KIOSK + "/hand-in", "Hand in what was given out from a lease", HandedIn, roles("kiosk"),
                 HandInBody, makes=c.HandIn, command=hand_in, answered=handed_in),
    ActRoute("POST", KIOSK + "/card/forget", "The citizen has taken the identity card away", Nothing, roles("kiosk"),
             bodies.Empty, act=forget_card, named="forgetCard"),
    CommandRoute("POST", KIOSK + "/card/reprint", "The number of the card on the reader, on paper again if the kiosk prints",
                 TicketView, roles("kiosk"), bodies.CardReprint, problems=("no_card",), counted=True,
                 makes=c.RequestHeldSlip, command=reprint, answered=reprinted),
]  # fmt: skip
