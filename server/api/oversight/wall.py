"""The wall of the leader's office, the public board, and figures of days that anybody may take along."""

from collections.abc import Callable

import msgspec
from aiohttp import web
from msgspec import Struct

from server.api.routes import ActRoute, Ask, Rooms, Route, roles
from server.api.span_asked import CSV
from server.domain.now import Now
from server.domain.oversight.shown.wall import WallView
from server.domain.oversight.state import OversightState
from server.domain.oversight.stream import ID
from server.domain.oversight.views.wall import wall_view
from server.reports.open_days import MadeMonth, OpenMonth
from server.shell.http import to_keep
from server.shell.problem_sentences import Problem

LOOKING = roles("wall", "manager", "supervisor")
Finish = Callable[[web.Response], None] | None


class OpenMonths(Struct, frozen=True):
    """The months of which there are figures, the newest first."""

    months: list[str]


async def _wall(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[WallView, Finish]:
    del ask, request
    return await _drawn(rooms, public=False), None


async def _public(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[WallView, Finish]:
    del ask, request
    _published(rooms)
    return await _drawn(rooms, public=True), None


async def _drawn(rooms: Rooms, *, public: bool) -> WallView:
    kept = rooms.oversight

    def look(state: OversightState, at: float) -> WallView:
        return wall_view(state, kept.district(), Now(at, kept.stamp), public=public)

    return await kept.engine.read(ID, look)


def _published(rooms: Rooms) -> None:
    """Raises Problem."""
    if not rooms.oversight.public:
        raise Problem("not_published")


async def _months(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[OpenMonths, Finish]:
    del ask, request
    _published(rooms)
    return OpenMonths(list(rooms.oversight.open_months())), None


def _made(ask: Ask, rooms: Rooms) -> MadeMonth:
    """Raises Problem."""
    _published(rooms)
    found = rooms.oversight.open_months().get(ask.item)
    if found is None:
        raise Problem("unknown_month")
    return found


async def _json(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[msgspec.Raw, Finish]:
    del request
    return msgspec.Raw(_made(ask, rooms).as_json), None


async def _csv(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[bytes, Finish]:
    del request
    return _made(ask, rooms).as_csv, to_keep(f"halls-{ask.item}.csv")


NOT = ("not_published",)
ROUTES: list[Route] = [
    ActRoute("GET", "/api/v1/wall", "The district at one glance", WallView, LOOKING, act=_wall, named="readWall"),
    ActRoute("GET", "/api/v1/open/now", "The district now, for everybody", WallView, act=_public, named="readPublicBoard",
             problems=NOT),
    ActRoute("GET", "/api/v1/open/months", "Months of which there is open data", OpenMonths, act=_months,
             named="listOpenMonths", problems=NOT),
    ActRoute("GET", "/api/v1/open/months/{month}", "Figures of each day and hall of a month", OpenMonth, act=_json,
             named="readOpenMonth", problems=(*NOT, "unknown_month")),
    ActRoute("GET", "/api/v1/open/months/{month}/days.csv", "The same as CSV", bytes, act=_csv, media=CSV,
             named="readOpenMonthSheet", problems=(*NOT, "unknown_month")),
]  # fmt: skip
