"""Cases of all years, looked for: by number, matter, department, state, hall and due date, or by whose they are."""

from collections.abc import Callable
from typing import TypeVar

import msgspec
from aiohttp import web
from msgspec import structs

from server.access.identity import Identity
from server.api.body_shapes import Body
from server.api.cases.bodies import CaseFilter, CaseQuery, FindBody
from server.api.cases.guard import tried
from server.api.cases.reading import find
from server.api.routes import Ask, Rooms
from server.case_book.search import Search
from server.domain.cases.shown.lists import CasesFound
from server.domain.cases.state import CasesState
from server.domain.cases.stream import ID as CASES
from server.domain.cases.views.found import found_line
from server.domain.now import Now
from server.personal.finding import FIELDS
from server.shell.problem_sentences import Problem

PAGE = 50
"""Lines of an answer to a search."""
Finish = Callable[[web.Response], None] | None
Q = TypeVar("Q", bound=Body)


async def search(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[CasesFound, Finish]:
    """Only what whoever asks may see: a hall's people their hall's, a reviewer the own departments'."""
    asked = query_of(request, CaseQuery)
    if asked.code and not tried(rooms, ask.who.actor, asked.number.upper(), asked.code):
        raise Problem("code_wrong")
    return await _found(wanted_by(asked, ask.who), asked.before, rooms), None


async def by_person(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[CasesFound, Finish]:
    """The cases of somebody who asks after them, by exactly what is on their card. In the body, so that no proxy writes it
    into its log; each search is noted like a look."""
    body: FindBody = ask.body
    field = next(name for name in FIELDS if getattr(body, name))
    await rooms.personal.looked(ask.who.actor, CASES, "", f"searched by {field}")
    people = await rooms.personal.find(field, getattr(body, field), CASES)
    wanted = Search(people=tuple(people), hall=ask.who.hall, departments=_departments(ask.who))
    return await _found(wanted, body.before, rooms), None


def query_of(request: web.Request, kind: type[Q]) -> Q:
    """What stands behind "?". Raises Problem."""
    try:
        return msgspec.convert(dict(request.query), kind, strict=False)
    except msgspec.ValidationError as error:
        raise Problem("invalid", cause=str(error)) from error


def wanted_by(asked: CaseFilter, who: Identity) -> Search:
    """Of that what whoever asks may see. Raises Problem."""
    if who.hall and asked.hall not in ("", who.hall):
        raise Problem("forbidden")
    return Search(
        number=asked.number,
        matter=asked.matter,
        department=asked.department,
        state=asked.state or "",
        hall=who.hall or asked.hall,
        due_from=asked.due_from,
        due_before=asked.due_before,
        departments=_departments(who),
    )


def _departments(who: Identity) -> tuple[str, ...] | None:
    return who.departments if "reviewer" in who.roles and "admin" not in who.roles else None


async def _found(wanted: Search, before: str, rooms: Rooms) -> CasesFound:
    """A page of what whoever asks may see."""
    hits = await find(rooms, _after(structs.replace(wanted, most=PAGE + 1), before))

    def look(state: CasesState, at: float) -> CasesFound:
        now = Now(at, rooms.cases.stamp)
        more = ""
        if len(hits) > PAGE:
            due, last = hits[PAGE - 1].due, hits[PAGE - 1].case
            more = f"{due or repr(last.received_at)}/{last.id}"
        return CasesFound([found_line(state, hit.case, now) for hit in hits[:PAGE]], more)

    return await rooms.cases.engine.read(CASES, look)


def _after(wanted: Search, before: str) -> Search:
    """The page after the one that said `before`."""
    key, _, id = before.partition("/")
    if not id:
        return wanted
    if wanted.by_due:
        return structs.replace(wanted, after=(key, id))
    return structs.replace(wanted, before=(float(key), id))
