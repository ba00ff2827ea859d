"""Figures over a span of days, by whatever somebody wants to see them; each opens to what it was counted from."""

import re
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from server.api.cases.sight import needs_all_halls
from server.api.routes import Act, ActRoute, Ask, Rooms, roles
from server.api.span_asked import CSV, as_file, span_of
from server.domain.language import Language
from server.domain.queue.settings import HallSettings
from server.language.catalogues import text_of
from server.reports.behind import SOURCES
from server.reports.cells import DIMS
from server.reports.figures_sheet import as_table
from server.reports.follower import TOGETHER
from server.reports.span_figures import BY, dim_of
from server.reports.span_views import BehindView, FiguresView
from server.shell.http import XLSX
from server.shell.problem_sentences import Problem

PATH = "/api/v1/halls/{hall}/figures"
READING = roles("clerk", "manager", "supervisor")
"""A clerk the own figures, and nobody else's."""
AFTER = re.compile(r"\d{1,18}\.-?\d{1,18}", re.ASCII)
Finish = Callable[[web.Response], None]
LEADING = roles("manager", "supervisor")
ALL = "/api/v1/figures"
TOGETHER_QUERY = {"since": (), "until": (), "by": TOGETHER}
Look = Callable[[Ask, Rooms, web.Request], Awaitable[FiguresView]]
QUERY = {"since": (), "until": (), "by": tuple(BY), "of": ()}
TAKEN = {**QUERY, "language": tuple(Language)}
ALL_TAKEN = {**TOGETHER_QUERY, "language": tuple(Language)}


def _only_own(ask: Ask, of: str) -> str:
    """Whoever only serves sees what they did themselves. Raises Problem."""
    if ask.who.roles & {"manager", "supervisor", "admin"}:
        return of
    own = f"clerk {ask.who.name}"
    if of not in ("", own):
        raise Problem("forbidden")
    return own


async def _hall(ask: Ask, rooms: Rooms) -> tuple[HallSettings, str, float]:
    """(settings, the hall's day now, now)."""
    return await rooms.engine.read(
        ask.hall,
        lambda s, at: (s.settings, s.facts.today.day if s.facts.today.is_open else ask.today(ask.hall), at),
    )


async def _figures(ask: Ask, rooms: Rooms, request: web.Request) -> FiguresView:
    settings, today, now = await _hall(ask, rooms)
    by, of = request.query.get("by", "category"), _only_own(ask, request.query.get("of", "").strip())
    if of and by == "category":
        by = "day"
    try:
        dim_of(by, of)
    except ValueError:
        raise Problem("invalid", cause="by, of: such figures are not kept") from None
    return await rooms.reports.span(
        settings, span_of(request, today), by, of, now, rooms.stamps[ask.hall](now)
    )


async def look(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[FiguresView, None]:
    return await _figures(ask, rooms, request), None


async def _together(ask: Ask, rooms: Rooms, request: web.Request) -> FiguresView:
    """Of all halls, for whoever is of none."""
    needs_all_halls(ask.who)
    halls = [await rooms.engine.read(id, lambda s, _at: s.settings) for id in rooms.cases.halls]
    now = rooms.engine.clock.now()
    at, by = rooms.cases.stamp(now), request.query.get("by") or "hall"
    try:
        # After midnight the day of a hall that is still at work is the one before.
        span = span_of(request, max(rooms.today(hall.id) for hall in halls))
        return await rooms.reports.district(halls, text_of("All halls"), span, by, now, at)
    except ValueError:
        raise Problem("invalid", cause="by: such figures are not kept") from None


async def look_together(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[FiguresView, None]:
    return await _together(ask, rooms, request), None


def _taken_along(look: Look, ending: str) -> Act:
    """As a file of that ending."""

    async def act(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[Any, Finish]:
        return await as_file(request, "figures", await look(ask, rooms, request), as_table, ending)

    return act


async def behind(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[BehindView, None]:
    _, today, _ = await _hall(ask, rooms)
    figure, after = request.query.get("figure", ""), request.query.get("after", "")
    if figure not in SOURCES or (after and not AFTER.fullmatch(after)):
        raise Problem("invalid", cause=f"figure: one of {', '.join(SOURCES)}")
    limits = {dim: request.query[dim] for dim in DIMS if dim in request.query}
    own = _only_own(ask, f"clerk {limits['clerk']}" if "clerk" in limits else "")
    if own:
        limits["clerk"] = own.removeprefix("clerk ")
    try:
        return await rooms.reports.behind(
            ask.hall, figure, span_of(request, today), limits, after, rooms.stamps[ask.hall]
        ), None
    except ValueError as error:
        raise Problem("invalid", cause=str(error)) from error


ROUTES = [
    ActRoute("GET", PATH, "Figures from one day to another, by what somebody wants to see them", FiguresView, READING,
             problems=("invalid", "journal_unavailable"), query=QUERY, act=look, named="readFigures"),
    ActRoute("GET", PATH + "/behind", "What a figure was counted from: each with its entry in the journal", BehindView,
             READING, problems=("invalid", "journal_unavailable"),
             query={"figure": tuple(SOURCES), "since": (), "until": (), **dict.fromkeys(DIMS, ()), "after": ()},
             act=behind, named="readBehind"),
    ActRoute("GET", PATH + "/sheet.xlsx", "The same figures as a workbook", bytes, READING,
             problems=("invalid", "journal_unavailable"), query=TAKEN, act=_taken_along(_figures, "xlsx"),
             media=XLSX, named="downloadFigures"),
    ActRoute("GET", PATH + "/table.csv", "The same figures as CSV, which Excel opens right", bytes, READING,
             problems=("invalid", "journal_unavailable"), query=TAKEN, act=_taken_along(_figures, "csv"),
             media=CSV, named="downloadTable"),
    ActRoute("GET", ALL, "Figures of all halls together", FiguresView, LEADING, problems=("invalid", "journal_unavailable"),
             query=TOGETHER_QUERY, act=look_together, named="readAllFigures"),
    ActRoute("GET", ALL + "/sheet.xlsx", "Figures of all halls as a workbook", bytes, LEADING,
             problems=("invalid", "journal_unavailable"), query=ALL_TAKEN,
             act=_taken_along(_together, "xlsx"), media=XLSX, named="downloadAllFigures"),
    ActRoute("GET", ALL + "/table.csv", "Figures of all halls as CSV, which Excel opens right", bytes, LEADING,
             problems=("invalid", "journal_unavailable"), query=ALL_TAKEN,
             act=_taken_along(_together, "csv"), media=CSV, named="downloadAllTable"),
]  # fmt: skip
