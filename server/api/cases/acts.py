"""Looks at cases that need more than their state: the catalogue of a hall, whose a case is, a citizen's own."""

from collections.abc import Callable

import msgspec
from aiohttp import web

from server.access.attendance import Presence
from server.api.cases.bodies import Applicant, CollectBody, DutyBody
from server.api.cases.guard import guarded
from server.api.cases.reading import look_at, see
from server.api.routes import Ask, Rooms
from server.domain.cases.case import Case
from server.domain.cases.refusal_codes import InvalidDuty
from server.domain.cases.shown.case import CaseView, LimitsView, PublicCase
from server.domain.cases.shown.lists import AttendanceLine, DepartmentsView, DutiesView, DutyLine, MattersView
from server.domain.cases.state import CasesState
from server.domain.cases.stream import ID as CASES
from server.domain.cases.views.case import case_view, limits_view, public_case
from server.domain.cases.views.departments import departments_view
from server.domain.cases.views.matters import matters_view
from server.domain.cases.words import Collection
from server.domain.now import Now
from server.shell.problem_sentences import Problem

Finish = Callable[[web.Response], None] | None


async def matters(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[MattersView, Finish]:
    offered = list(rooms.cases.matters.get(ask.hall, ()))
    return await rooms.cases.engine.read(CASES, lambda s, _at: matters_view(s, offered)), None


async def read(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[CaseView, Finish]:
    def look(state: CasesState, case: Case, at: float) -> CaseView:
        return case_view(state, case, Now(at, rooms.cases.stamp), rooms.access.title)

    return await see(rooms, ask.item, ask.who, look), None


async def limits(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[LimitsView, Finish]:
    return await see(rooms, ask.item, ask.who, lambda state, case, _at: limits_view(state, case)), None


async def public(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[PublicCase, Finish]:
    number, stamp = await guarded(ask, rooms, request), rooms.cases.stamp
    return await look_at(rooms, number, lambda s, case, at: public_case(s, case, Now(at, stamp))), None


async def known_to_collect(ask: Ask, rooms: Rooms) -> None:
    """Whether whoever stands there is who may take the result away."""
    body: CollectBody = ask.body
    if body.how is Collection.CODE and not ask.fits_code(ask.item, body.code):
        joint = await see(rooms, ask.item, ask.who, lambda _s, case, _at: case.joint)
        if not joint or not ask.fits_code(joint, body.code):
            raise Problem("code_wrong")
    if body.how is Collection.MANDATE and body.collector is None:
        raise Problem("collector_needed")
    if body.how is Collection.CARD:
        applicant = await see(rooms, ask.item, ask.who, lambda _s, case, _at: case.applicant)
        kept = await rooms.personal.get(CASES, applicant)
        known = msgspec.json.decode(kept, type=Applicant).id_number if kept else ""
        if not known or known.casefold() != body.id_number.strip().casefold():
            raise Problem("card_wrong")


async def duty(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[DutiesView, Finish]:
    """The departments' people, those of the own departments first named where a reviewer asks."""
    access, who = rooms.access, ask.who
    everybody = bool(who.roles & {"manager", "supervisor", "admin"})
    people = [one for one in access.deciding() if everybody or set(one.departments) & set(who.departments)]

    def look(state: CasesState, at: float) -> DutiesView:
        now = Now(at, rooms.cases.stamp)
        here = {one.id: access.sessions.here_since(one.hall, one.id) for one in people}
        lines = [
            AttendanceLine(
                one.id,
                one.name,
                list(one.departments),
                now.maybe(here[one.id] or 0.0),
                *_seen(access.attendance.today(one.hall, one.id), now),
                state.stand_in(one.id, at),
            )
            for one in people
        ]
        duties = [
            DutyLine(id, access.title("", id), d.partner, access.title("", d.partner), d.since, d.until)
            for id, d in sorted(state.facts.duties.items())
            if id in here and d.until >= state.office.day_at(at)
        ]
        return DutiesView(duties, lines)

    return await rooms.cases.engine.read(CASES, look), None


def _seen(presence: Presence | None, now: Now) -> tuple[str | None, str | None]:
    return (now.stamp(presence.first), now.stamp(presence.last)) if presence else (None, None)


async def known_partner(ask: Ask, rooms: Rooms) -> None:
    """Everybody says it of themselves, a manager of all; whoever stands in decides for a department of whoever is absent."""
    body: DutyBody = ask.body
    if body.absent != ask.who.name and not ask.who.roles & {"manager", "admin"}:
        raise Problem("forbidden")
    people = {one.id: set(one.departments) for one in rooms.access.deciding()}
    for id in (body.absent, body.partner):
        if id and id not in people:
            raise Problem("unknown_person", id=id)
    if body.partner and not people[body.absent] & people[body.partner]:
        raise InvalidDuty(cause="they decide for different departments")


async def departments(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[DepartmentsView, Finish]:
    return await rooms.cases.engine.read(CASES, lambda state, _at: departments_view(state)), None
