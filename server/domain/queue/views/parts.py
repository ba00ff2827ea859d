"""Pieces that several screens share."""

from server.domain.language import Text, language_of
from server.domain.now import Now as Now
from server.domain.queue.calls.announcing import shown
from server.domain.queue.forecast import newcomer_wait
from server.domain.queue.shown.parts import NOBODY, CallLine, CategoryLoad
from server.domain.queue.state import HallState
from server.domain.queue.tickets.ticket import Ticket, place_of
from server.domain.queue.tickets.words import TicketState
from server.domain.queue.windows.window import Window
from server.domain.queue.windows.words import WindowState


def load(state: HallState, category: str, now: Now) -> CategoryLoad:
    known = state.settings.categories[category]
    waiting = state.waiting.get(category, 0)
    windows = [w for w in state.facts.lasting.windows.values() if category in w.categories]
    return CategoryLoad(
        id=known.id,
        prefix=known.prefix,
        name=known.name,
        waiting=waiting,
        wait_s=newcomer_wait(state, category, now.at),
        promise_s=known.promise_s,
        windows=sum(w.state is WindowState.OPEN for w in windows),
        served=bool(windows),
        full=bool(known.capacity) and waiting >= known.capacity,
        staffed=staffed_at(state, category),
        issuing=known.issuing,
    )


def loads(state: HallState, now: Now) -> list[CategoryLoad]:
    return [load(state, category, now) for category in state.settings.categories]


def window_name(state: HallState, window: str) -> Text:
    known = state.settings.windows.get(window)
    return known.name if known else Text(window, window)


def category_name(state: HallState, category: str) -> Text:
    known = state.settings.categories.get(category)
    return known.name if known else NOBODY


def group_name(state: HallState, group: str) -> Text:
    known = state.settings.groups.get(group)
    return known.name if known else NOBODY


def staffed_at(state: HallState, place: str) -> WindowState:
    """Of the windows of a category, or of the one window of "@7": "open" while one is at work, "paused" while all that have
    a clerk are paused, "closed" when nobody sits there. Every screen that says paused or not open says it from here."""
    return state.staffed.get(place, WindowState.CLOSED)


def staffed(state: HallState, ticket: Ticket) -> WindowState:
    """The same of the windows that may go on with a ticket. One on hold belongs to the window that put it aside."""
    match ticket.state:
        case TicketState.WAITING:
            return staffed_at(state, place_of(ticket))
        case TicketState.HELD:
            return staffed_at(state, f"@{ticket.turn.window}")
        case _:
            return WindowState.OPEN


def current_number(state: HallState, window: Window) -> str:
    ticket = state.facts.today.tickets.get(window.ticket)
    return ticket.number if ticket else ""


def call_lines(state: HallState, now: Now) -> list[CallLine]:
    """The last calls, newest first, each with what became of it."""
    lines: list[CallLine] = []
    for c in shown(state):
        ticket = state.facts.today.tickets.get(c.ticket)
        after = ticket.state if ticket else TicketState.EXPIRED
        window = state.settings.windows.get(c.window)
        lines.append(
            CallLine(
                call=c.call,
                number=c.number,
                window=c.window,
                category=c.category,
                language=language_of(c.language),
                at=now.stamp(c.at),
                again=c.again,
                state=after,
                zone=window.zone if window else "",
            )
        )
    return lines
