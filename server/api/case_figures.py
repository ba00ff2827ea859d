"""Figures of cases over a span of days, of one hall or of all; each opens to the cases that it was counted from."""

import re
from collections.abc import Callable
from typing import Any

from aiohttp import web

from server.api.routes import Act, ActRoute, Ask, Rooms, roles
from server.api.span_asked import CSV, as_file, span_of
from server.case_figures.counted import COUNTED, DIMS
from server.case_figures.sheet import as_table
from server.case_figures.span import BY, AskedFigures, dim_of
from server.case_figures.spanned import FiguresPlace
from server.case_figures.views import CaseBehindView, CaseFigures, CaseFiguresView
from server.domain.cases.catalogue.matter import CatalogueEntry
from server.domain.cases.stream import ID
from server.domain.language import Language, Text
from server.domain.queue.settings import HallSettings
from server.engine.submission import NotReady
from server.language.catalogues import text_of
from server.shell.http import XLSX
from server.shell.problem_sentences import Problem

PATH = "/api/v1/case-figures"
READING = roles("clerk", "reviewer", "manager", "supervisor")
"""A clerk the own figures, a reviewer those of the own departments, and nobody else's."""
AFTER = re.compile(r"20\d\d-\d\d-\d\d\.@[a-z]{1,20}\.\d{1,18}\.\d{1,18}", re.ASCII)
KEY = re.compile(r"[^\x00-\x1f\x7f]{0,120}")
QUERY = {"hall": (), "since": (), "until": (), "by": tuple(BY), "of": ()}
TAKEN = {**QUERY, "language": tuple(Language)}
Finish = Callable[[web.Response], None]
EVERYWHERE = "All halls"


def _whose(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[str, str]:
    """(hall, what it is limited to) as far as whoever asks may see it. Raises Problem."""
    who, hall, of = ask.who, request.query.get("hall", ""), request.query.get("of", "").strip()
    if hall and hall not in rooms.cases.halls:
        raise Problem("unknown_hall", hall=hall)
    if who.hall and hall not in ("", who.hall):
        raise Problem("forbidden")
    hall = hall or who.hall
    if who.roles & {"manager", "supervisor", "admin"}:
        return hall, of
    own = (
        [f"department {one}" for one in who.departments] if "reviewer" in who.roles else [f"clerk {who.name}"]
    )
    if of not in ("", *own) or not own:
        raise Problem("forbidden")
    return hall, of or own[0]


def _asked(ask: Ask, rooms: Rooms, request: web.Request) -> AskedFigures:
    hall, of = _whose(ask, rooms, request)
    limited = of.partition(" ")[0]
    by = request.query.get("by") or ("day" if of else "matter")
    try:
        dim_of(by, of)
        if limited in ("category", "window", "clerk") and not hall:
            raise ValueError(limited)
    except ValueError:
        raise Problem("invalid", cause="by, of: such figures are not kept") from None
    return AskedFigures(hall, by, of)


async def figures_place(rooms: Rooms, hall: str) -> FiguresPlace:
    halls = {id: await rooms.engine.read(id, lambda s, _at: s.settings) for id in rooms.cases.halls}
    try:
        matters = await rooms.cases.engine.read(ID, lambda state, _at: dict(state.facts.matters))
    except NotReady:
        matters = {}
    return FiguresPlace(
        name=rooms.cases.halls[hall] if hall else text_of(EVERYWHERE),
        called=_names(halls, matters, hall),
        categories={
            (id, service.id): service.category
            for id, one in halls.items()
            for service in one.services.values()
        },
        at=rooms.cases.stamp(rooms.engine.clock.now()),
    )


def _names(
    halls: dict[str, HallSettings], matters: dict[str, CatalogueEntry], hall: str
) -> Callable[[str, str], Text | None]:
    departments = {
        step.department: step.department_name
        for entry in matters.values()
        for step in entry.newest.matter.flow
        if step.department_name.zh
    }

    def own(by: str, where: str, key: str) -> Text | None:
        settings = halls.get(where)
        if settings is None:
            return None
        if by == "clerk":
            return Text(settings.clerk_name(key), settings.clerk_name(key))
        found = settings.categories.get(key) if by == "category" else settings.windows.get(key)
        return found.name if found is not None else None

    def called(by: str, key: str) -> Text | None:
        match by:
            case "hall":
                return halls[key].name if key in halls else None
            case "matter":
                return matters[key].newest.matter.name if key in matters else None
            case "department":
                return departments.get(key)
            case "category" | "window" | "clerk" if hall:
                return own(by, hall, key)
            case "category" | "window" | "clerk":
                where, _, rest = key.partition("/")
                found = own(by, where, rest)
                return text_of("{hall} · {name}", hall=halls[where].name, name=found) if found else None
            case _:
                return None

    return called


async def _figures(ask: Ask, rooms: Rooms, request: web.Request) -> CaseFiguresView:
    asked = _asked(ask, rooms, request)
    return await rooms.cases.figures.span(
        asked, span_of(request, _today(rooms)), await figures_place(rooms, asked.hall)
    )


def _today(rooms: Rooms) -> str:
    return rooms.cases.stamp(rooms.engine.clock.now())[:10]


async def look(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[CaseFiguresView, None]:
    return await _figures(ask, rooms, request), None


def _taken_along(ending: str) -> Act:
    """As a file of that ending."""

    async def act(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[Any, Finish]:
        return await as_file(request, "case-figures", await _figures(ask, rooms, request), as_table, ending)

    return act


async def behind(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[CaseBehindView, None]:
    figure, after = request.query.get("figure", ""), request.query.get("after", "")
    if figure not in COUNTED or (after and not AFTER.fullmatch(after)):
        raise Problem("invalid", cause=f"figure: one of {', '.join(COUNTED)}")
    limits = {dim: request.query[dim] for dim in DIMS if dim in request.query}
    if not all(KEY.fullmatch(value) for value in limits.values()):
        raise Problem("invalid", cause="no such key")
    hall, of = _whose(ask, rooms, request)
    if of:
        dim, _, own = of.partition(" ")
        if limits.get(dim, own) != own:
            raise Problem("forbidden")
        limits[dim] = own
    try:
        span = span_of(request, _today(rooms))
        found = await rooms.cases.figures.behind(hall, figure, span, limits, after, rooms.cases.stamp)
    except ValueError as error:
        raise Problem("invalid", cause=str(error)) from error
    return found, None


async def case_days(rooms: Rooms, hall: str, span: tuple[str, str]) -> dict[str, CaseFigures]:
    """A hall's figures of each day on which something happened to its cases."""
    asked = AskedFigures(hall, "day", "")
    view = await rooms.cases.figures.span(asked, span, await figures_place(rooms, hall))
    return {
        row.key: row.figures
        for row in view.rows
        if row.figures.received or row.figures.decided or row.figures.closed
    }


ROUTES = [
    ActRoute("GET", PATH, "Figures of cases from one day to another, by what somebody wants to see them", CaseFiguresView,
             READING, problems=("invalid", "unknown_hall"), query=QUERY, act=look, named="readCaseFigures"),
    ActRoute("GET", PATH + "/behind", "What a figure of cases was counted from: each with its entry in the journal",
             CaseBehindView, READING, problems=("invalid", "unknown_hall"), named="readCasesBehind",
             query={"hall": (), "figure": tuple(COUNTED), "since": (), "until": (), **dict.fromkeys(DIMS, ()), "of": (),
                    "after": ()}, act=behind),
    ActRoute("GET", PATH + "/sheet.xlsx", "The same figures of cases as a workbook", bytes, READING,
             problems=("invalid", "unknown_hall"), query=TAKEN, act=_taken_along("xlsx"), media=XLSX,
             named="downloadCaseFigures"),
    ActRoute("GET", PATH + "/table.csv", "The same figures of cases as CSV, which Excel opens right", bytes, READING,
             problems=("invalid", "unknown_hall"), query=TAKEN, act=_taken_along("csv"), media=CSV,
             named="downloadCaseTable"),
]  # fmt: skip
