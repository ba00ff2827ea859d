"""From settled state to the bodies that routes answer with."""

from collections.abc import Sequence

from msgspec import Struct

from server.api.routes import Ask
from server.domain.queue.about import AboutTicket
from server.domain.queue.calls.desk import window_view
from server.domain.queue.events import AnyEvent, TicketRated
from server.domain.queue.lookup import ticket_of, window_of
from server.domain.queue.shown.desk import WindowView
from server.domain.queue.shown.ticket import TakenView, TicketView
from server.domain.queue.state import HallState
from server.domain.queue.tickets.view import citizens_view, taken_view, ticket_view
from server.domain.queue.views.parts import Now


class RatingView(Struct, frozen=True):
    """A rating as it is kept."""

    ticket: str
    number: str
    level: int
    channel: str
    at: str
    corrected: bool


class DayView(Struct, frozen=True):
    """Where a hall's day stands."""

    hall: str
    day: str
    day_open: bool
    open: bool


def the_ticket(state: HallState, events: Sequence[AnyEvent], ask: Ask, now: Now) -> TicketView:
    """The ticket that the events are about; the one named by the path when nothing happened."""
    named = _about(events) or ask.ticket
    view = citizens_view if ask.citizen else ticket_view
    return view(state, ticket_of(state, named), now)


def taken(state: HallState, events: Sequence[AnyEvent], ask: Ask, now: Now) -> TakenView:
    """The place of the ticket that was just taken."""
    del ask
    return taken_view(state, ticket_of(state, _about(events)), now)


def _about(events: Sequence[AnyEvent]) -> str:
    """The id of the ticket that the first event is about; empty for none."""
    return events[0].ticket if events and isinstance(events[0], AboutTicket) else ""


def the_window(state: HallState, events: Sequence[AnyEvent], ask: Ask, now: Now) -> WindowView:
    del events
    return window_view(state, window_of(state, ask.window), now)


def the_rating(state: HallState, events: Sequence[AnyEvent], ask: Ask, now: Now) -> RatingView:
    rated = next(e for e in events if isinstance(e, TicketRated))
    ticket = ticket_of(state, rated.ticket)
    return RatingView(
        ticket.id, ticket.number, rated.level, rated.channel, now.stamp(now.at), rated.corrected
    )


def the_day(state: HallState, events: Sequence[AnyEvent], ask: Ask, now: Now) -> DayView:
    del events, ask, now
    facts = state.facts
    return DayView(state.settings.id, facts.today.day, facts.today.is_open, facts.today.intake)
