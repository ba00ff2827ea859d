"""The catalogue: shown, given out as a file, tried and published from one."""

import asyncio
import contextlib
from collections.abc import Callable, Sequence

from aiohttp import web
from msgspec import Struct

from server.api.cases.sight import needs_all_halls
from server.api.routes import Ask, Rooms
from server.catalogue_files.faults import CatalogueFault, FaultyFile
from server.catalogue_files.toml_file import read_toml, write_toml
from server.catalogue_files.xlsx_file import read_xlsx, write_xlsx
from server.domain.cases import commands as c
from server.domain.cases.catalogue.matter import Matter
from server.domain.cases.shown.catalogue import CatalogueView, ComparedView
from server.domain.cases.shown.matter import MatterPaper
from server.domain.cases.state import CasesState
from server.domain.cases.stream import ID as CASES
from server.domain.cases.views.catalogue import catalogue_view, compared
from server.domain.cases.views.matter import matter_paper
from server.domain.now import Now
from server.engine.submission import NotReady
from server.shell.http import to_keep
from server.shell.problem_sentences import Problem

MOST_BYTES = 8 * 2**20
"""Of a file: a county's 1,300 matters are half of it."""
BOOK = b"PK"
"""How a workbook begins."""
Finish = Callable[[web.Response], None] | None


class TriedView(Struct, frozen=True):
    """What a file does, or did, if nothing is wrong in it; else what is, and nothing was changed."""

    faults: list[CatalogueFault]
    would: ComparedView | None


async def read(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[CatalogueView, Finish]:
    return await rooms.cases.engine.read(
        CASES, lambda s, at: catalogue_view(s, Now(at, rooms.cases.stamp))
    ), None


async def paper(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[MatterPaper, Finish]:
    cases = rooms.cases
    places = [place for hall, place in cases.places.items() if ask.item in cases.matters.get(hall, ())]
    return await cases.engine.read(
        CASES, lambda s, at: matter_paper(s, ask.item, places, Now(at, cases.stamp))
    ), None


async def knows(rooms: Rooms, matter: str) -> bool:
    """Whether there are papers of such a matter; none while the cases cannot be read."""
    engine = rooms.cases.engine
    with contextlib.suppress(NotReady):
        return CASES in engine.living and await engine.read(CASES, lambda s, _at: matter in s.facts.matters)
    return False


async def as_toml(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[bytes, Finish]:
    return await asyncio.to_thread(write_toml, await _offered(rooms)), to_keep("matters.toml")


async def as_xlsx(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[bytes, Finish]:
    return await asyncio.to_thread(write_xlsx, await _offered(rooms)), to_keep("matters.xlsx")


async def tried(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[TriedView, Finish]:
    needs_all_halls(ask.who)
    try:
        matters = await _file(ask, request)
    except FaultyFile as faulty:
        return TriedView(faulty.faults, None), None
    return TriedView([], await rooms.cases.engine.read(CASES, lambda s, _at: compared(s, matters))), None


async def publish(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[TriedView, Finish]:
    """All of the file or nothing of it."""
    needs_all_halls(ask.who)
    try:
        matters = await _file(ask, request)
    except FaultyFile as faulty:
        return TriedView(faulty.faults, None), None
    would = await rooms.cases.engine.read(CASES, lambda s, _at: compared(s, matters))
    command = c.PublishMatters(tuple(matters), ask.who.name)
    await rooms.cases.engine.submit(CASES, command, actor=ask.who.actor)
    return TriedView([], would), None


async def all_halls(ask: Ask, rooms: Rooms) -> None:
    needs_all_halls(ask.who)


async def _offered(rooms: Rooms) -> Sequence[Matter]:
    def look(state: CasesState, at: float) -> list[Matter]:
        del at
        entries = sorted(state.facts.matters.items())
        return [entry.newest.matter for _, entry in entries if entry.offered]

    return await rooms.cases.engine.read(CASES, look)


async def _file(ask: Ask, request: web.Request) -> list[Matter]:
    """Raises FaultyFile, Problem."""
    data = bytearray()
    async for chunk in request.content.iter_chunked(2**16):
        data += chunk
        if len(data) > MOST_BYTES:
            raise Problem("too_large")
    read = read_xlsx if data.startswith(BOOK) else read_toml
    return await asyncio.to_thread(read, bytes(data), ask.who.name)
