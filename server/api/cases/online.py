"""The other door: an online hall, or another platform, sends applications into the same flow, by a token of the role
`online`.

It is shown what the applicant would be shown, and only of what came through it.
"""

import sqlite3
from collections.abc import Callable, Sequence

from aiohttp import web
from msgspec import Struct

from server.api.cases import bodies
from server.api.cases.query_code import query_code
from server.api.cases.reading import see
from server.api.cases.sight import may_see
from server.api.routes import ActRoute, Ask, CaseCommandRoute, Rooms, Route, roles
from server.domain.cases import commands as c
from server.domain.cases.case import Case
from server.domain.cases.events import AnyEvent, CaseReceived
from server.domain.cases.lookup import case_of
from server.domain.cases.refusal_codes import ExternalKnown, UnknownCase
from server.domain.cases.shown.case import PublicCase
from server.domain.cases.state import CasesState
from server.domain.cases.stream import ID as CASES
from server.domain.cases.views.case import public_case
from server.domain.now import Now
from server.sqlite import StoreUnusable

PATH = "/api/v1/online-cases"
ONLINE = roles("online")
Finish = Callable[[web.Response], None] | None


class OnlineCase(Struct, frozen=True):
    """A case as the program sees it through which it came. `seen` is sent along with whatever is done to it."""

    external: str
    seen: int
    case: PublicCase


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
    return OnlineCase(case.external, case.seen, public_case(state, case, now))


async def _read(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[OnlineCode, Finish]:
    def look(state: CasesState, case: Case, at: float) -> OnlineCode:
        shown = public_case(state, case, Now(at, rooms.cases.stamp))
        return OnlineCode(case.external, case.seen, shown, query_code(rooms.cases.key, case.id))

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
]  # fmt: skip
