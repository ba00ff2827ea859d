"""Joint services (一件事): what a hall offers, one application for several matters, and how it stands."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence

from aiohttp import web

from server.api.cases import bodies
from server.api.cases.guard import guarded
from server.api.cases.sight import may_see
from server.api.routes import ActRoute, Ask, CaseCommandRoute, Rooms, Route, roles
from server.domain.cases import commands as c
from server.domain.cases.case import Case
from server.domain.cases.events import AnyEvent, JointOpened
from server.domain.cases.joint.joint import JointCase
from server.domain.cases.lookup import cases_of
from server.domain.cases.refusal_codes import UnknownCase
from server.domain.cases.shown.joint import JointsView, JointView, PublicJoint
from server.domain.cases.state import CasesState
from server.domain.cases.stream import ID as CASES
from server.domain.cases.views.joint import joint_view, joints_view, public_joint
from server.domain.now import Now
from server.shell.problem_sentences import Problem
from server.sqlite import StoreUnusable

HALL = "/api/v1/halls/{hall}"
FRONT = roles("clerk", "manager")
SIGHT = roles("clerk", "reviewer", "issuer", "manager", "supervisor")
Finish = Callable[[web.Response], None] | None
Known = tuple[JointCase, Mapping[str, Case]]


def _open(ask: Ask) -> c.OpenJoint:
    body: bodies.NewJoint = ask.body
    return c.OpenJoint(
        kind=body.joint,
        hall=ask.hall,
        window=body.window or "",
        ticket=body.ticket or "",
        by=ask.who.name,
        applicant=ask.private,
        agent=ask.private if body.applicant.agent else "",
        chosen=body.chosen,
        brought=body.brought,
        trained=ask.who.trained,
    )


def _opened(state: CasesState, events: Sequence[AnyEvent], ask: Ask, now: Now) -> JointView:
    number = next(event.joint for event in events if isinstance(event, JointOpened))
    joint = state.facts.joints[number]
    return joint_view(state, joint, cases_of(state, joint), now)


async def _offered(ask: Ask, rooms: Rooms) -> None:
    """Only what this hall offers."""
    body: bodies.NewJoint = ask.body
    offered = list(rooms.cases.matters.get(ask.hall, ()))
    shown = await rooms.cases.engine.read(CASES, lambda s, _at: joints_view(s, offered))
    if body.joint not in {line.joint for line in shown.joints}:
        raise Problem("unknown_joint", joint=body.joint)


async def _list(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[JointsView, Finish]:
    offered = list(rooms.cases.matters.get(ask.hall, ()))
    return await rooms.cases.engine.read(CASES, lambda s, _at: joints_view(s, offered)), None


async def _read(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[JointView, Finish]:
    joint, cases = await known(rooms, ask.item)
    hall_sees = joint.hall == ask.who.hall or not ask.who.hall
    if not any(may_see(case, ask.who) for case in cases.values()) and not (
        hall_sees and ask.who.roles & {"clerk", "issuer", "manager", "supervisor", "admin"}
    ):
        raise UnknownCase(case=ask.item)
    stamp = rooms.cases.stamp
    return await rooms.cases.engine.read(
        CASES, lambda s, at: joint_view(s, joint, cases, Now(at, stamp))
    ), None


async def _public(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[PublicJoint, Finish]:
    """Guarded like a case's own page: wrong codes are counted by source."""
    number = await guarded(ask, rooms, request)
    joint, cases = await known(rooms, number)
    stamp = rooms.cases.stamp
    return await rooms.cases.engine.read(
        CASES, lambda s, at: public_joint(s, joint, cases, Now(at, stamp))
    ), None


async def known(rooms: Rooms, number: str) -> Known:
    """The application and its parts, wherever they are. Raises UnknownCase, StoreUnusable."""

    def here(state: CasesState, at: float) -> Known | None:
        del at
        joint = state.facts.joints.get(number)
        return (joint, cases_of(state, joint)) if joint is not None else None

    found = await rooms.cases.engine.read(CASES, here)
    try:
        nothing: dict[str, Case] = {}
        joint, cases = found or (await rooms.cases.book.joint(number), nothing)
        if joint is None:
            raise UnknownCase(case=number)
        old = {matter: id for matter, id in joint.cases.items() if matter not in cases}
        for matter, id in old.items():
            case = await rooms.cases.book.find(id)
            cases = {**cases, matter: case} if case is not None else cases
    except sqlite3.Error as error:
        raise StoreUnusable(f"cases.db: {error}") from error
    return joint, cases


ROUTES: list[Route] = [
    ActRoute("GET", HALL + "/joints", "Joint services that can be applied for in a hall", JointsView, FRONT, act=_list,
             named="listJoints"),
    CaseCommandRoute("POST", HALL + "/joints", "One application for several matters", JointView, FRONT, bodies.NewJoint,
                     status=201, makes=c.OpenJoint, command=_open, answered=_opened, before=_offered,
                     private=("case-person", "applicant")),
    ActRoute("GET", "/api/v1/joints/{case}", "How an application for a joint service stands", JointView, SIGHT,
             refusals=(UnknownCase,), act=_read, named="readJoint"),
    ActRoute("GET", "/api/v1/public/joints/{case}", "A citizen's own joint application, whose `{case}` is NUMBER.CODE",
             PublicJoint, problems=("unknown_case", "too_many_codes"), act=_public, named="readPublicJoint"),
]  # fmt: skip
