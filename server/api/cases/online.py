"""The other door: an online hall, or another platform, sends applications into the same flow, by a token of the role
`online`.

It is shown what the applicant would be shown, and only of what came through it.
"""

import sqlite3
from collections.abc import Callable, Sequence

from aiohttp import web
from msgspec import Struct

from server.api.cases import bodies, files
from server.api.cases.query_code import query_code
from server.api.cases.reading import see
from server.api.cases.sight import may_see
from server.api.routes import ActRoute, Ask, CaseCommandRoute, Rooms, Route, roles
from server.domain.cases import commands as c
from server.domain.cases.case import Case
from server.domain.cases.events import AnyEvent, CaseReceived
from server.domain.cases.lookup import case_of
from server.domain.cases.refusal_codes import ExternalKnown, UnknownCase, UnknownFile
from server.domain.cases.shown.case import PublicCase
from server.domain.cases.state import CasesState
from server.domain.cases.stream import ID as CASES
from server.domain.cases.views.case import public_case
from server.domain.cases.words import FileKind
from server.domain.now import Now
from server.sqlite import StoreUnusable

PATH = "/api/v1/online-cases"
ONLINE = roles("online")
Finish = Callable[[web.Response], None] | None


class SentFile(Struct, frozen=True):
    """A file that came through the door; `struck`: the hall has struck it out, and it counts no more."""

    id: str
    material: str
    kind: FileKind
    size: int
    at: str
    struck: bool


class OnlineCase(Struct, frozen=True):
    """A case as the program sees it through which it came. `seen` is sent along with whatever is done to it."""

    external: str
    seen: int
    case: PublicCase
    files: list[SentFile]
    """What the program has sent along, the oldest first."""


class OnlineCode(OnlineCase, frozen=True):
    """With the query code, which the program may show to the applicant."""

    code: str


def _file(ask: Ask) -> c.ReceiveCase:
    body: bodies.OnlineApplication = ask.body
    return c.ReceiveCase(
        matter=body.matter,
        hall=ask.hall,
        window="",
        ticket="",
        by=ask.who.name,
        applicant=ask.private,
        agent=ask.private if body.applicant.agent else "",
        brought=body.brought,
        door=ask.who.name,
        external=body.external,
    )


async def _new(ask: Ask, rooms: Rooms) -> None:
    """Whether the program has sent another of this name, however long ago; one that is at hand still the engine knows."""
    body: bodies.OnlineApplication = ask.body
    if ask.who.name == "" or "online" not in ask.who.roles:
        return
    known = await _called(rooms, ask.who.name, body.external)
    here = await rooms.cases.engine.read(CASES, lambda s, _at: known in s.facts.cases)
    if known and not here:
        raise ExternalKnown(case=known, external=body.external)


async def _own(ask: Ask, rooms: Rooms) -> None:
    def look(state: CasesState, at: float) -> bool:
        case = state.facts.cases.get(ask.item)
        return case is not None and may_see(case, ask.who)

    if not await rooms.cases.engine.read(CASES, look):
        raise UnknownCase(case=ask.item)


async def _called(rooms: Rooms, door: str, external: str) -> str:
    try:
        return await rooms.cases.book.called(door, external)
    except sqlite3.Error as error:
        raise StoreUnusable(f"cases.db: {error}") from error


def _filed(state: CasesState, events: Sequence[AnyEvent], ask: Ask, now: Now) -> OnlineCase:
    number = next((e.case for e in events if isinstance(e, CaseReceived)), ask.item)
    case = case_of(state, number)
    return OnlineCase(case.external, case.seen, public_case(state, case, now), _sent(case, now))


def _sent(case: Case, now: Now) -> list[SentFile]:
    return [
        SentFile(one.id, one.material, one.kind, one.size, now.stamp(one.at), one.struck_at > 0)
        for one in case.files
        if one.by == case.door
    ]


async def _attach(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[OnlineCase, Finish]:
    await files.attach(ask, rooms, request)

    def look(state: CasesState, at: float) -> OnlineCase:
        return _filed(state, (), ask, Now(at, rooms.cases.stamp))

    return await rooms.cases.engine.read(CASES, look), None


async def _read(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[OnlineCode, Finish]:
    def look(state: CasesState, case: Case, at: float) -> OnlineCode:
        now = Now(at, rooms.cases.stamp)
        shown, code = public_case(state, case, now), query_code(rooms.cases.key, case.id)
        return OnlineCode(case.external, case.seen, shown, _sent(case, now), code)

    return await see(rooms, ask.item, ask.who, look), None


async def _find(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[OnlineCode, Finish]:
    number = await _called(rooms, ask.who.name, request.query.get("external", ""))
    return await _read(ask._replace(item=number), rooms, request)


ROUTES: list[Route] = [
    CaseCommandRoute("POST", "/api/v1/halls/{hall}/online-cases", "Send an application that was made online", OnlineCase,
                     ONLINE, bodies.OnlineApplication, status=201, makes=c.ReceiveCase, command=_file, answered=_filed,
                     private=("case-person", "applicant"), before=_new, named="fileOnline"),
    ActRoute("GET", PATH, "A case by how the program calls it that sent it", OnlineCode, ONLINE, refusals=(UnknownCase,),
             query={"external": ()}, act=_find, named="findOnline"),
    ActRoute("GET", PATH + "/{case}", "A case that came through this door", OnlineCode, ONLINE, refusals=(UnknownCase,),
             act=_read, named="readOnline"),
    CaseCommandRoute("POST", PATH + "/{case}/bring", "Send materials after", OnlineCase, ONLINE, bodies.BringBody,
                     makes=c.BringMaterial, answered=_filed, before=_own, named="bringOnline",
                     command=lambda a: c.BringMaterial(a.item, a.body.seen, a.who.name, a.who.hall, items=a.body.items)),
    CaseCommandRoute("POST", PATH + "/{case}/withdraw", "The applicant gives it up", OnlineCase, ONLINE, bodies.SeenBody,
                     makes=c.WithdrawCase, answered=_filed, before=_own, named="withdrawOnline",
                     command=lambda a: c.WithdrawCase(a.item, a.body.seen, a.who.name, a.who.hall)),
    ActRoute("POST", PATH + "/{case}/files", "Send a scan or an electronic material, as the body (PDF, OFD, JPEG, PNG)",
             OnlineCase, ONLINE, status=201, query={"seen": (), "material": ()}, act=_attach, named="attachOnline",
             refusals=c.AttachFile.refusals, problems=files.ATTACHING),
    ActRoute("GET", PATH + "/{case}/files/{file}", "A file that the program itself has sent; each look is noted", bytes,
             ONLINE, refusals=(UnknownCase, UnknownFile), problems=("file_damaged",), act=files.read,
             media="application/octet-stream", named="readOnlineFile"),
]  # fmt: skip
