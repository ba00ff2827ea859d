"""What an administrator sees of sign-ins that were refused."""

from datetime import datetime

from aiohttp import web
from msgspec import Struct

from server.access.refused import RefusedTries
from server.api.routes import ActRoute, Ask, Rooms, roles


class RefusedLine(Struct, frozen=True):
    """Of one source and one person since the server's start; `person` is empty for names that nobody has."""

    source: str
    hall: str
    person: str
    known_browser: bool
    """At a browser that has signed this person in before, or at a desk's own device."""
    wrong: int
    turned_away: int
    """Tries that were not looked at: too early after wrong ones, or too many at once."""
    locked: int
    """How often the longest wait began."""
    first_at: str
    last_at: str


class RefusedSignIns(Struct, frozen=True):
    """The counts since the server's start, and the newest lines first."""

    wrong: int
    turned_away: int
    lines: list[RefusedLine]


async def refused(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[RefusedSignIns, None]:
    book = rooms.access.refused
    return RefusedSignIns(book.wrong, book.turned_away, [_line(line) for line in book.lines()]), None


def _line(line: RefusedTries) -> RefusedLine:
    return RefusedLine(
        line.source,
        line.hall,
        line.person,
        line.known_browser,
        line.wrong,
        line.turned_away,
        line.locked,
        _moment(line.first_at),
        _moment(line.last_at),
    )


def _moment(at: float) -> str:
    """With the zone of this computer: it is about the computer, not about one hall."""
    return datetime.fromtimestamp(at).astimezone().isoformat(timespec="seconds")


ROUTES = [
    ActRoute("GET", "/api/v1/access/refusals", "Sign-ins that were refused", RefusedSignIns, roles("admin"),
             act=refused, named="listRefusedSignIns"),
]  # fmt: skip
