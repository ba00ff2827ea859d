"""One ticket as its citizen sees it, on the phone and in every answer about it."""

from msgspec import structs

from server.domain.language import language_of
from server.domain.queue.forecast import place
from server.domain.queue.near import near
from server.domain.queue.notices.view import emergency
from server.domain.queue.shown.parts import NOBODY
from server.domain.queue.shown.ticket import ServiceLine, TakenView, TicketView
from server.domain.queue.state import HallState
from server.domain.queue.tickets.proof import proven, shown_by_citizen, url_of
from server.domain.queue.tickets.ticket import Ticket
from server.domain.queue.tickets.words import TicketState
from server.domain.queue.views.parts import Now, category_name, group_name, staffed, window_name


def ticket_view(state: HallState, ticket: Ticket, now: Now) -> TicketView:
    """As staff see it."""
    settings = state.settings
    waiting = ticket.state is TicketState.WAITING
    window = ticket.place.target if waiting else ticket.turn.window
    services = [
        ServiceLine(
            s, known.name if known else NOBODY, known.materials if known else (), at < ticket.visit.step
        )
        for at, s in enumerate(ticket.visit.services)
        for known in (settings.services.get(s),)
    ]
    found = place(state, ticket, now.at) if waiting else None
    rated = ticket.rated
    return TicketView(
        id=ticket.id,
        number=ticket.number,
        hall=settings.id,
        hall_name=settings.name,
        category=ticket.category,
        category_name=category_name(state, ticket.category),
        group=ticket.group,
        group_name=group_name(state, ticket.group),
        booked_at=now.maybe(ticket.place.booked_at),
        language=language_of(ticket.language),
        state=ticket.state,
        ahead=found.ahead if found else None,
        wait_s=found.wait if found else None,
        near=bool(found and near(found)),
        staffed=staffed(state, ticket),
        taken_at=now.stamp(ticket.taken_at),
        since=now.stamp(ticket.place.since),
        promise_s=round(settings.promise_s(ticket.category, ticket.group)),
        window=window,
        window_name=window_name(state, window) if window else NOBODY,
        called_at=now.maybe(ticket.turn.called_at),
        started_at=now.maybe(ticket.visit.started_at),
        worked_s=ticket.visit.worked_s,
        services=services,
        calls=ticket.turn.calls,
        misses=ticket.place.misses,
        postponed=ticket.place.postponed,
        rated=rated,
        may_rate=ticket.visit.finished > 0 and not rated,
        slip=ticket.slip.state,
        url="",
        offline=bool(ticket.lease),
        emergency=emergency(state, now),
        why=ticket.turn.why,
        calls_since_wait=ticket.turn.calls_since_wait,
    )


def citizens_view(state: HallState, ticket: Ticket, now: Now) -> TicketView:
    """As its citizen sees it: without the rivals of its call, whose groups are nobody else's business."""
    return _with_proof(state, ticket, shown_by_citizen(state, ticket), now)


def _with_proof(state: HallState, ticket: Ticket, shown: str, now: Now) -> TicketView:
    view = structs.replace(ticket_view(state, ticket, now), url=url_of(state, shown))
    if view.why is None:
        return view
    return structs.replace(view, why=structs.replace(view.why, rivals=()))


def shown_view(state: HallState, shown: str, now: Now) -> TicketView | None:
    """What the citizen's phone shows, for the ticket's id and proof; None when they do not belong together."""
    found = proven(state, shown)
    return _with_proof(state, found, shown, now) if found else None


def taken_view(state: HallState, ticket: Ticket, now: Now) -> TakenView:
    settings = state.settings
    found = place(state, ticket, now.at)
    return TakenView(
        id=ticket.id,
        number=ticket.number,
        hall=settings.id,
        category=ticket.category,
        group=ticket.group,
        language=language_of(ticket.language),
        state=ticket.state,
        ahead=found.ahead,
        wait_s=found.wait,
        taken_at=now.stamp(ticket.taken_at),
        slip=ticket.slip.state,
        url=url_of(state, shown_by_citizen(state, ticket)),
        booked_at=now.maybe(ticket.place.booked_at),
        staffed=staffed(state, ticket),
    )
