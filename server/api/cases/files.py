"""Files of a case: attached, read and struck out through the case alone, so that its rights are theirs."""

import asyncio
from collections.abc import Callable

import structlog
from aiohttp import hdrs, web

from server.api.cases import bodies
from server.api.cases.reading import see
from server.api.routes import ActRoute, Ask, CaseCommandRoute, Rooms, Route, roles
from server.case_files.kinds import MEDIA, kind_of
from server.case_files.store import MOST_BYTES, FileDamaged
from server.domain.cases import commands as c
from server.domain.cases.case import Case, CaseFile
from server.domain.cases.lookup import case_of
from server.domain.cases.refusal_codes import UnknownCase, UnknownFile
from server.domain.cases.shown.case import CaseView
from server.domain.cases.state import CasesState
from server.domain.cases.stream import ID as CASES
from server.domain.cases.views.case import case_view
from server.domain.now import Now
from server.shell.problem_sentences import Problem

log = structlog.get_logger("cases")
PATH = "/api/v1/cases/{case}/files"
FRONT = roles("clerk", "manager")
SIGHT = roles("clerk", "reviewer", "issuer", "manager")
Finish = Callable[[web.Response], None] | None
ATTACHING = ("too_large", "too_slow", "file_kind", "store_unavailable", "invalid")
"""What a file may be refused for before any command."""
BODY_S = 120.0
"""A scan over a slow line."""


async def _attach(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[CaseView, Finish]:
    await attach(ask, rooms, request)
    return await _shown(ask, rooms), None


async def attach(ask: Ask, rooms: Rooms, request: web.Request) -> None:
    """On the disk first, then in the journal; what is refused there goes again. Of a case that whoever asks may see."""
    case = await see(rooms, ask.item, ask.who, lambda _s, found, _at: found)
    seen = request.query.get("seen", "")
    if not seen.isdecimal():
        raise Problem("invalid", cause="seen is missing")
    content = await content_of(request)
    kind = kind_of(content)
    if kind is None:
        raise Problem("file_kind")
    files = rooms.cases.files
    try:
        kept = await asyncio.to_thread(files.put, content)
    except OSError as error:
        log.error("a file was not kept", cause=str(error))
        raise Problem("store_unavailable", retry_after_s=2) from error
    command = c.AttachFile(
        case.id,
        int(seen[:9]),
        ask.who.name,
        ask.who.hall,
        file=kept.id,
        material=request.query.get("material", "")[:40],
        kind=kind,
        size=kept.size,
        salt=kept.salt,
        sum=kept.sum,
    )
    attached = False

    def answer(state: CasesState, _events: object, at: float) -> bytes:
        nonlocal attached
        attached = True
        del state, at
        return b""

    try:
        await rooms.cases.engine.submit(CASES, command, actor=ask.who.actor, answer=answer)
    except Exception:
        if not attached:  # perhaps it was: then an entry speaks of it, and it stays
            await asyncio.to_thread(files.delete, [kept.id])
        raise


async def _shown(ask: Ask, rooms: Rooms) -> CaseView:
    def look(state: CasesState, at: float) -> CaseView:
        return case_view(state, case_of(state, ask.item), Now(at, rooms.cases.stamp), rooms.access.title)

    return await rooms.cases.engine.read(CASES, look)


async def content_of(request: web.Request, most: int = MOST_BYTES) -> bytes:
    """The body as it comes, in parts. Raises Problem."""
    data = bytearray()
    try:
        async with asyncio.timeout(BODY_S):
            async for chunk in request.content.iter_chunked(2**16):
                data += chunk
                if len(data) > most:
                    raise Problem("too_large")
    except TimeoutError as error:
        raise Problem("too_slow") from error
    return bytes(data)


async def read(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[bytes, Finish]:
    """Each look is noted: a scan is as personal as a name. A program reads what it sent itself, and nothing else."""

    def find(state: CasesState, case: Case, at: float) -> CaseFile:
        del state, at
        wanted = request.match_info["file"]
        found = next((one for one in case.files if one.id == wanted and not one.struck_at), None)
        if found is None or ("online" in ask.who.roles and found.by != ask.who.name):
            raise UnknownFile(file=wanted[:40])
        return found

    file = await see(rooms, ask.item, ask.who, find)
    await rooms.personal.looked(ask.who.actor, CASES, ask.item, f"file {file.id}")
    try:
        content = await asyncio.to_thread(rooms.cases.files.read, file.id, file.salt, file.sum)
    except FileDamaged as error:
        log.error("a file is damaged or missing", case=ask.item, cause=str(error))
        raise Problem("file_damaged") from error

    def finish(response: web.Response) -> None:
        response.headers[hdrs.CONTENT_TYPE] = MEDIA[file.kind]
        response.headers[hdrs.CONTENT_DISPOSITION] = f'attachment; filename="{file.id[:8]}.{file.kind}"'
        # Whatever is in it runs nothing here.
        response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"

    return content, finish


def _strike(ask: Ask) -> c.StrikeFile:
    return c.StrikeFile(
        ask.item, ask.body.seen, ask.who.name, ask.who.hall, file=ask.body.file, reason=ask.private
    )


ROUTES: list[Route] = [
    ActRoute("POST", PATH, "Attach a scan or an electronic material, as the body (PDF, OFD, JPEG, PNG)", CaseView, FRONT,
             status=201, query={"seen": (), "material": ()}, act=_attach, named="attachFile",
             refusals=c.AttachFile.refusals, problems=ATTACHING),
    ActRoute("GET", PATH + "/{file}", "A file of a case; each look is noted", bytes, SIGHT,
             refusals=(UnknownCase, UnknownFile), problems=("file_damaged",), act=read, media="application/octet-stream",
             named="readFile"),
    CaseCommandRoute("POST", PATH + "/strike", "It was the wrong one: it counts no more", CaseView, FRONT, bodies.StrikeBody,
                     makes=c.StrikeFile, command=_strike, private=("case-words", "reason"),
                     answered=lambda s, _e, a, n: case_view(s, case_of(s, a.item), n, a.title)),
]  # fmt: skip
