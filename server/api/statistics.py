"""A day's statistics: figures for the page, a workbook to take along."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from aiohttp import hdrs, web

from server.api.routes import ActRoute, Ask, Rooms, roles
from server.domain.language import Language
from server.domain.queue.settings import HallSettings
from server.language.catalogues import negotiate
from server.reports.views import StatisticsView
from server.shell.http import XLSX, to_keep
from server.shell.problem_sentences import Problem

DAY = "/api/v1/halls/{hall}/statistics/{day}"
READING = roles("manager", "supervisor")
ISO_DAY = re.compile(r"(19[7-9]|20\d)\d-\d\d-\d\d", re.ASCII)
Finish = Callable[[web.Response], None]


async def day_asked(ask: Ask, rooms: Rooms, named: str) -> tuple[HallSettings, str, str, float]:
    """(hall, the day that is named, the hall's day now, now). A day that is still open is today, also after midnight."""
    settings, open_day, now = await rooms.engine.read(
        ask.hall, lambda s, at: (s.settings, s.facts.today.day if s.facts.today.is_open else "", at)
    )
    today = open_day or ask.today(ask.hall)
    return settings, today if named == "today" else _day(named), today, now


def _day(text: str) -> str:
    try:
        if ISO_DAY.fullmatch(text):
            return date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    raise Problem("invalid", cause='day: "today" or a date such as 2026-11-23')


async def look(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[StatisticsView, None]:
    settings, day, today, now = await day_asked(ask, rooms, request.match_info["day"])
    return await rooms.reports.statistics(settings, day, today, now, rooms.stamps[ask.hall](now)), None


async def sheet(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[Any, Finish]:
    settings, day, _, now = await day_asked(ask, rooms, request.match_info["day"])
    language = negotiate(request.headers.get(hdrs.ACCEPT_LANGUAGE, ""), request.query.get("language", ""))
    body = await rooms.reports.sheet(settings, day, now, rooms.stamps[ask.hall](now), language)

    return body, to_keep(f"statistics-{re.sub(r'[^A-Za-z0-9_-]', '_', ask.hall)}-{day}.xlsx")


ROUTES = [
    ActRoute("GET", DAY, "The statistics of a day, in steps of a quarter of an hour", StatisticsView, READING,
             problems=("invalid", "journal_unavailable"), act=look, named="readStatistics"),
    ActRoute("GET", DAY + "/sheet.xlsx", "The same as a workbook, with every service of the day", bytes, READING,
             problems=("invalid", "journal_unavailable"), act=sheet, media=XLSX, query={"language": tuple(Language)},
             named="downloadStatistics"),
]  # fmt: skip
