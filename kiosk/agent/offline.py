"""What the kiosk knows without the server: the hall as it was last seen, the time of the hall, open or closed."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone

from msgspec import structs

from kiosk.agent.feed import LiveMessage
from kiosk.agent.store import Issued
from server.calendar.opening_hours import spans_of, within
from server.domain.language import language_of
from server.domain.queue.shown.board import BoardView
from server.domain.queue.shown.hall import HallView
from server.domain.queue.shown.parts import NOBODY
from server.domain.queue.shown.ticket import ServiceLine, TicketView
from server.domain.queue.tickets.words import SlipState, TicketState
from server.domain.queue.windows.words import WindowState


def offset_s(stamp: str) -> float:
    """Seconds by which the clock of an RFC 3339 time is ahead of UTC."""
    ahead = datetime.fromisoformat(stamp).utcoffset()
    return ahead.total_seconds() if ahead else 0.0


def stamp(at: float, ahead_s: float) -> str:
    """Seconds since the epoch as the hall writes them, RFC 3339 with the hall's offset."""
    zone = timezone(timedelta(seconds=ahead_s))
    return datetime.fromtimestamp(at, tz=UTC).astimezone(zone).isoformat(timespec="seconds")


def in_hours(hours: Sequence[str], local: str) -> bool:
    """Whether the hour and minute of an RFC 3339 time lie in one of the intervals "HH:MM-HH:MM"."""
    return within(spans_of(hours), int(local[11:13]) * 60 + int(local[14:16]))


def _same_day(board: LiveMessage[BoardView], at: str) -> bool:
    """Whether the hall's day of the board still goes on; a timetable that does not say when it ends means midnight."""
    ends = board.view.day_ends_at
    if not ends:
        return board.at[:10] == at[:10]
    return board.at[:10] <= at[:10] and datetime.fromisoformat(at) < datetime.fromisoformat(ends)


def board_offline(board: LiveMessage[BoardView], at: str) -> LiveMessage[BoardView]:
    """The last board as it holds while the server is away, at the hall's time `at`.

    Open is what the hours say; a hall that was open outside its hours when last seen ignores them.
    """
    view = board.view
    ignores_hours = view.open and not in_hours(view.hours, board.at)
    is_open = _same_day(board, at) and (ignores_hours or in_hours(view.hours, at))
    categories = [structs.replace(c, wait_s=None) for c in view.categories]
    return structs.replace(board, view=structs.replace(view, open=is_open, categories=categories))


def ticket_view(hall: HallView, issued: Issued, at: str, url: str) -> TicketView:
    """A ticket from the lease as the result page wants it; nobody knows its place or its wait yet."""
    wish = issued.wish
    category = next((c for c in hall.categories if c.id == issued.category), None)
    group = next((g for g in hall.groups if g.id == wish.group), None)
    return TicketView(
        id=issued.ticket,
        number=issued.number,
        hall=hall.id,
        hall_name=hall.name,
        category=issued.category,
        category_name=category.name if category else NOBODY,
        group=wish.group,
        group_name=group.name if group else NOBODY,
        booked_at=None,
        language=language_of(wish.language),
        state=TicketState.WAITING,
        ahead=None,
        wait_s=None,
        near=False,
        staffed=WindowState.OPEN,
        taken_at=at,
        since=at,
        promise_s=category.promise_s if category else 0,
        window="",
        window_name=NOBODY,
        called_at=None,
        started_at=None,
        worked_s=0.0,
        services=[
            ServiceLine(s.id, s.name, s.materials, done=False) for s in hall.services if s.id == wish.service
        ],
        calls=0,
        misses=0,
        postponed=False,
        rated=False,
        may_rate=False,
        slip=SlipState(issued.slip),
        url=url,
        offline=True,
        emergency=None,
    )
