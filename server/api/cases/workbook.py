"""A whole list of cases as a workbook to take along: what the search finds, and nobody's name."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Any

from aiohttp import hdrs, web
from msgspec import structs

from server.api.cases.bodies import CaseListQuery
from server.api.cases.reading import find
from server.api.cases.searching import query_of, wanted_by
from server.api.routes import Ask, Rooms
from server.case_book.search import Search
from server.case_book.store import Hit
from server.domain.cases.shown.workbook_line import ListedCase
from server.domain.cases.stream import ID as CASES
from server.domain.cases.views.workbook_line import listed
from server.language.catalogues import negotiate, say
from server.reports.case_sheet import CaseSheet
from server.shell.http import to_keep

MOST = 20_000
"""Lines of a workbook; whoever needs more asks for less at a time."""
PART = 200
"""Lines that are worked out before the loop does something else."""
Finish = Callable[[web.Response], None]


async def whole_list(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[Any, Finish]:
    asked = query_of(request, CaseListQuery)
    wanted = wanted_by(asked, ask.who)
    language = negotiate(request.headers.get(hdrs.ACCEPT_LANGUAGE, ""), asked.language)
    async with rooms.cases.listing:
        body = await _written(wanted, rooms, language)
    today = datetime.fromtimestamp(rooms.engine.clock.now(), rooms.cases.zone).date().isoformat()
    return body, to_keep(f"cases-{today}.xlsx")


async def _written(wanted: Search, rooms: Rooms, language: str) -> bytes:
    halls, zone = rooms.cases.halls, rooms.cases.zone
    with await asyncio.to_thread(CaseSheet, halls, zone, language) as sheet:
        count, page = 0, structs.replace(wanted, most=PART)
        while True:
            hits = await find(rooms, page)
            room = MOST - count
            await asyncio.to_thread(sheet.write, await _lines(rooms, hits[:room]))
            count += len(hits)
            if count > MOST:
                words = "Only the first {most} cases are in this list. Please ask for fewer at a time."
                sheet.note(say(language, words, most=str(MOST)))
            if len(hits) < PART or count > MOST:
                return await asyncio.to_thread(sheet.finished)
            page = _after(page, hits[-1])


def _after(page: Search, last: Hit) -> Search:
    if page.by_due:
        return structs.replace(page, after=(last.due, last.case.id))
    return structs.replace(page, before=(last.case.received_at, last.case.id))


async def _lines(rooms: Rooms, hits: list[Hit]) -> list[ListedCase]:
    return await rooms.cases.engine.read(
        CASES, lambda state, at: [listed(state, hit.case, at) for hit in hits]
    )
