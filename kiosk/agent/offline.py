"""What the kiosk knows without the server: the hall as it was last seen, the time of the hall, open or closed."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from kiosk.agent.store import Issued
from server.calendar.intervals import spans_of, within

Json = dict[str, Any]


def offset_s(stamp: str) -> float:
    """Seconds by which the clock of an RFC 3339 time is ahead of UTC."""
    ahead = datetime.fromisoformat(stamp).utcoffset()
    return ahead.total_seconds() if ahead else 0.0


def stamp(at: float, ahead_s: float) -> str:
    """Seconds since the epoch as the hall writes them, RFC 3339 with the hall's offset."""
    zone = timezone(timedelta(seconds=ahead_s))
    return datetime.fromtimestamp(at, tz=UTC).astimezone(zone).isoformat(timespec="seconds")


def in_hours(hours: list[str], local: str) -> bool:
    """Whether the hour and minute of an RFC 3339 time lie in one of the intervals "HH:MM-HH:MM"."""
    return within(spans_of(hours), int(local[11:13]) * 60 + int(local[14:16]))


def _same_day(board: Json, at: str) -> bool:
    """Whether the hall's day of the board still goes on; a server that does not say when it ends means midnight."""
    ends = board["view"].get("day_ends_at")
    if not ends:
        return board["at"][:10] == at[:10]
    return board["at"][:10] <= at[:10] and datetime.fromisoformat(at) < datetime.fromisoformat(ends)


def board_offline(board: Json, at: str) -> Json:
    """The last board as it holds while the server is away, at the hall's time `at`.

    Open is what the hours say; a hall that was open outside its hours when last seen ignores them.
    """
    view: Json = board["view"]
    ignores_hours = view["open"] and not in_hours(view["hours"], board["at"])
    is_open = _same_day(board, at) and (ignores_hours or in_hours(view["hours"], at))
    categories = [c | {"wait_s": None} for c in view["categories"]]
    return board | {"view": view | {"open": is_open, "categories": categories}}


def ticket_view(hall: Json, issued: Issued, at: str, url: str) -> Json:
    """A ticket from the lease as the result page wants it; nobody knows its place or its wait yet."""
    wish = issued.wish
    category = next((c for c in hall["categories"] if c["id"] == issued.category), None)
    group = next((g for g in hall["groups"] if g["id"] == wish.group), None)
    services = [s for s in hall["services"] if s["id"] == wish.service]
    return {
        "id": issued.ticket,
        "number": issued.number,
        "hall": hall["id"],
        "hall_name": hall["name"],
        "category": issued.category,
        "category_name": category["name"] if category else None,
        "group": wish.group,
        "group_name": group["name"] if group else None,
        "booked_at": None,
        "language": wish.language,
        "state": "waiting",
        "ahead": None,
        "wait_s": None,
        "staffed": "open",
        "taken_at": at,
        "window": "",
        "services": [s | {"done": False} for s in services],
        "slip": issued.slip,
        "url": url,
        "offline": True,
    }
