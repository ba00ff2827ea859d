"""The clerk's console and the rating pad beside it."""

from server.domain.queue.calls import next_ticket
from server.domain.queue.notices.view import emergency
from server.domain.queue.shown.desk import AsideLine, DeskView, NextLine, OtherWindow, PadView, WindowView
from server.domain.queue.shown.reason import reason_lines
from server.domain.queue.state import HallState
from server.domain.queue.tickets.ticket import Ticket
from server.domain.queue.tickets.view import ticket_view
from server.domain.queue.tickets.visit_view import visit_steps
from server.domain.queue.tickets.words import TicketState
from server.domain.queue.views.changes import last_move
from server.domain.queue.views.parts import Now, load, window_name
from server.domain.queue.windows.window import Window
from server.domain.queue.windows.words import WindowState

NEXT_SHOWN = 6
ACTIONS: dict[str, tuple[str, ...]] = {
    "closed": ("open",),
    "paused": ("resume", "close"),
    "free": ("call-next", "call", "unhold", "pause", "close"),
    TicketState.CALLED: ("start", "recall", "miss"),
    TicketState.SERVING: ("finish", "hold", "transfer"),
}
"""What the buttons of a window may do, by what stands at it."""


def standing(state: HallState, window: Window) -> str:
    """What the window's buttons go by: closed, paused, free, called or serving."""
    if window.state is not WindowState.OPEN:
        return window.state
    ticket = state.facts.today.tickets.get(window.ticket)
    return ticket.state.value if ticket else "free"


def window_view(state: HallState, window: Window, now: Now) -> WindowView:
    ticket = state.facts.today.tickets.get(window.ticket)
    return WindowView(
        id=window.id,
        name=window_name(state, window.id),
        state=window.state,
        clerk=window.clerk,
        clerk_name=state.settings.clerk_name(window.clerk),
        reason=window.reason,
        categories=window.categories,
        number=ticket.number if ticket else "",
        ticket_state=ticket.state.value if ticket else "",
        since=now.maybe(window.since),
        served=window.served,
    )


def _aside(state: HallState, ticket: Ticket, now: Now) -> AsideLine:
    return AsideLine(
        ticket.id,
        ticket.number,
        ticket.category,
        ticket.state,
        ticket.visit.reason,
        now.stamp(ticket.turn.called_at),
    )


def desk_view(state: HallState, window: str, now: Now) -> DeskView:
    found, tickets = state.facts.lasting.windows[window], state.facts.today.tickets
    ticket = tickets.get(found.ticket)
    first = next_ticket.pick(state, found, now.at)
    rows = [
        NextLine(
            id=t.id,
            number=t.number,
            category=t.category,
            group=t.group,
            since=now.stamp(t.place.since),
            promise_s=round(state.settings.promise_s(t.category, t.group)),
            urgency=urgency,
            sent_here=t.place.target == window,
        )
        for t, urgency in next_ticket.upcoming(state, found, now.at, NEXT_SHOWN)
    ]
    by, plan = last_move(state, window)
    missed = [
        t
        for category, group in state.missed.items()
        for t in group
        if category in found.categories or tickets[t].place.target == window
    ]
    return DeskView(
        hall=state.settings.id,
        hall_name=state.settings.name,
        open=state.facts.today.intake,
        day_open=state.facts.today.is_open,
        window=window_view(state, found, now),
        actions=ACTIONS.get(standing(state, found), ()),
        ticket=ticket_view(state, ticket, now) if ticket else None,
        next=rows,
        why=first.why if first else None,
        held=[_aside(state, tickets[t], now) for t in state.held],
        missed=[_aside(state, tickets[t], now) for t in missed],
        loads=[load(state, c, now) for c in found.categories if c in state.settings.categories],
        categories=[load(state, c, now) for c in state.settings.categories],
        windows=list(state.settings.windows),
        history=visit_steps(state, ticket, now) if ticket else [],
        emergency=emergency(state, now),
        moved_by=by,
        moved_plan=plan,
        others=[
            _other(state, state.facts.lasting.windows[id]) for id in state.settings.windows if id != window
        ],
    )


def _other(state: HallState, window: Window) -> OtherWindow:
    return OtherWindow(
        id=window.id,
        name=window_name(state, window.id),
        state=window.state,
        clerk_name=state.settings.clerk_name(window.clerk),
        reason=window.reason,
        categories=window.categories,
    )


def pad_view(state: HallState, window: str, now: Now) -> PadView:
    found = state.facts.lasting.windows[window]
    ticket = state.facts.today.tickets.get(found.last)
    asked = (
        ticket is not None
        and not ticket.rated
        and now.at <= ticket.visit.done_at + state.settings.rules.rating_pad_s
    )
    return PadView(
        hall=state.settings.id,
        window=window,
        name=window_name(state, window),
        state=found.state,
        clerk=state.settings.clerk_name(found.clerk),
        ticket=ticket.id if ticket and asked else "",
        number=ticket.number if ticket and asked else "",
        asked_at=now.maybe(ticket.visit.done_at) if ticket and asked else None,
        emergency=emergency(state, now),
        reasons=reason_lines(state.settings.reasons) if asked else [],
    )
