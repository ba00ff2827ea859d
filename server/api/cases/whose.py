"""Whose a case is, and what people have written about it: out of the personal store, each look noted."""

from collections.abc import Callable

import msgspec
import structlog
from aiohttp import web
from msgspec import Struct

from server.api.body_shapes import Person
from server.api.cases.bodies import Applicant
from server.api.cases.query_code import query_code as code_of
from server.api.cases.reading import see
from server.api.routes import Ask, Rooms
from server.domain.cases.private import words_of
from server.domain.cases.stream import ID as CASES
from server.shell.problem_sentences import Problem

log = structlog.get_logger("cases")
REASON = 200
"""Characters of the reason for a look that are kept."""
Finish = Callable[[web.Response], None] | None


class Whose(Struct, frozen=True):
    """Whose case it is, and the code on their paper; nobody once that has been deleted."""

    applicant: Applicant | None
    code: str
    words: dict[str, str]
    """What was written, by what it is about: a task's id for its department's opinion, "return TASK", "lamp ID",
    "question ID", "advice ID", "extension", "pause N"."""
    collector: Person | None = None
    """Who took the result away in the applicant's stead."""
    joint_code: str = ""
    """The code of the joint application that it is a part of."""


async def whose(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[Whose, Finish]:
    return await whose_of(ask.item, ask, rooms, request.query.get("reason", "").strip()), None


async def whose_of(number: str, ask: Ask, rooms: Rooms, reason: str = "") -> Whose:
    """Noted as a look. Raises UnknownCase, Problem."""
    case, words = await see(rooms, number, ask.who, lambda _s, found, _at: (found, words_of(found)))
    if not reason and not ask.who.roles & {"clerk", "reviewer", "issuer", "manager", "admin"}:
        raise Problem("reason_needed")
    await rooms.personal.looked(ask.who.actor, CASES, case.id, reason[:REASON])
    log.info("personal data of a case was looked at", case=case.id, who=ask.who.actor)
    kept = await rooms.personal.get(CASES, case.applicant)
    applicant = msgspec.json.decode(kept, type=Applicant) if kept else None
    said: dict[str, str] = {}
    for about, id in words.items():
        text = await rooms.personal.get(CASES, id)
        if text is not None:
            said[about] = msgspec.json.decode(text, type=str)
    collector = await rooms.personal.get(CASES, case.collector) if case.collector else None
    # Whoever hands over must not read from the screen what whoever collects has to know.
    may_tell = bool(ask.who.roles & {"clerk", "manager", "admin"})
    code = code_of(rooms.cases.key, case.id) if may_tell else ""
    joint_code = code_of(rooms.cases.key, case.joint) if may_tell and case.joint else ""
    by = msgspec.json.decode(collector, type=Person) if collector else None
    return Whose(applicant, code, said, by, joint_code)
