"""Looks at cases that need more than their state: the catalogue of a hall, whose a case is, a citizen's own."""

from collections.abc import Callable

import msgspec
import structlog
from aiohttp import web
from msgspec import Struct

from server.api.cases.bodies import Applicant
from server.api.cases.query_code import DELAYS_S, fits
from server.api.cases.query_code import query_code as code_of
from server.api.cases.sight import seen_by
from server.api.routes import Ask, Rooms
from server.api.sources import source
from server.domain.cases.shown.case import MattersView, PublicCase
from server.domain.cases.stream import ID as CASES
from server.domain.cases.views.case import public_case
from server.domain.cases.views.lists import matters_view
from server.domain.now import Now
from server.shell.problems import Problem

log = structlog.get_logger("cases")
CODES = "case"
"""Under which wrong codes are counted: whoever guesses at one case guesses at all."""
Finish = Callable[[web.Response], None] | None


class Whose(Struct, frozen=True):
    """Whose case it is, and the code on their paper; nobody once that has been deleted."""

    applicant: Applicant | None
    code: str
    opinions: dict[str, str]
    """Task → what its department wrote."""


async def matters(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[MattersView, Finish]:
    offered = list(rooms.cases.matters.get(ask.hall, ()))
    return await rooms.cases.engine.read(CASES, lambda s, _at: matters_view(s, offered)), None


async def whose(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[Whose, Finish]:
    case, words = await rooms.cases.engine.read(
        CASES,
        lambda s, _at: (
            (found := seen_by(s, ask.item, ask.who)),
            {task.id: task.opinion for task in found.tasks.values() if task.opinion},
        ),
    )
    log.info("personal data of a case was looked at", case=case.id, who=ask.who.actor)
    kept = await rooms.personal.get(CASES, case.applicant)
    applicant = msgspec.json.decode(kept, type=Applicant) if kept else None
    opinions: dict[str, str] = {}
    for task, id in words.items():
        text = await rooms.personal.get(CASES, id)
        if text is not None:
            opinions[task] = msgspec.json.decode(text, type=str)
    return Whose(applicant, code_of(rooms.cases.key, case.id), opinions), None


async def public(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[PublicCase, Finish]:
    """Wrong codes are counted by source, whatever case they were for, and a right one takes no count away: six digits are
    soon tried, and whoever guesses may have a case of their own."""
    number, _, code = ask.item.partition(".")
    cases, asker, now = rooms.cases, source(request), rooms.cases.steady()
    wait = cases.tries.wait(asker, CODES, now)
    if wait > 0:
        raise Problem("too_many_codes", retry_after_s=round(wait) + 1, minutes=str(round(wait / 60) + 1))
    if not fits(cases.key, number, code):
        cases.tries.failed(asker, CODES, now, DELAYS_S)
        raise Problem("unknown_case", case=number)
    return await cases.engine.read(CASES, lambda s, at: public_case(s, number, Now(at, cases.stamp))), None
