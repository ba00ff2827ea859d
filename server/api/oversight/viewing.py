"""Who looks, what they may do, and what was written: each look at words and contacts is noted."""

from collections.abc import Awaitable, Callable

import msgspec
import structlog
from aiohttp import web
from msgspec import Struct

from server.access.identity import Identity
from server.api.body_shapes import Person
from server.api.oversight.bodies import ConcernSaid
from server.api.routes import Ask, Rooms
from server.domain.oversight import refusal_codes as r
from server.domain.oversight.concerns.concern import Concern
from server.domain.oversight.followups.follow_up import FollowUp
from server.domain.oversight.letters.letter import Letter
from server.domain.oversight.lookup import concern_of, follow_up_of, letter_of
from server.domain.oversight.private import words_of
from server.domain.oversight.sight import Viewer, may_do, may_see
from server.domain.oversight.state import Item, OversightState
from server.domain.oversight.stream import ID
from server.shell.problem_sentences import Problem

log = structlog.get_logger("oversight")
REASON = 200
"""Characters of the reason for a look that are kept."""
Finish = Callable[[web.Response], None] | None
Find = Callable[[OversightState, str, Viewer], Item]
"""(state, id, who looks) → the item. Raises Refused."""


class UnitsView(Struct, frozen=True):
    """The departments that somebody answers for, by their Chinese names."""

    units: list[str]


class SaidView(Struct, frozen=True):
    """What was written, by what it is about, and who can be reached how. What was deleted is not there."""

    words: dict[str, str]
    contact: Person | None


def viewer_of(who: Identity) -> Viewer:
    admin = "admin" in who.roles
    return Viewer(
        who.name,
        who.hall,
        who.departments,
        leads=admin or "manager" in who.roles,
        supervises=admin or "supervisor" in who.roles,
    )


def visible_follow_up(state: OversightState, id: str, who: Viewer) -> FollowUp:
    """For whoever may see it; to everybody else it is as unknown as none. Raises UnknownFollowUp."""
    found = follow_up_of(state, id)
    if not may_see(found, who):
        raise r.UnknownFollowUp(item=id)
    return found


def visible_concern(state: OversightState, id: str, who: Viewer) -> Concern:
    """As above. Raises UnknownConcern."""
    found = concern_of(state, id)
    if not may_see(found, who):
        raise r.UnknownConcern(item=id)
    return found


def visible_letter(state: OversightState, id: str, who: Viewer) -> Letter:
    """As above. Raises UnknownLetter."""
    found = letter_of(state, id)
    if not may_see(found, who):
        raise r.UnknownLetter(item=id)
    return found


def may(find: Find, action: str) -> Callable[[Ask, Rooms], Awaitable[None]]:
    """Checked before the command: whether whoever asks may do that with it at all. Raises Problem, Refused."""

    async def check(ask: Ask, rooms: Rooms) -> None:
        who = viewer_of(ask.who)

        def look(state: OversightState, at: float) -> bool:
            del at
            return action in may_do(find(state, ask.item, who), who)

        if not await rooms.oversight.engine.read(ID, look):
            raise Problem("forbidden")
        known_unit(getattr(ask.body, "unit", ""), rooms)

    return check


def said(find: Find) -> Callable[[Ask, Rooms, web.Request], Awaitable[tuple[SaidView, Finish]]]:
    """What was written of an item."""

    async def act(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[SaidView, Finish]:
        who, reason = viewer_of(ask.who), request.query.get("reason", "").strip()

        def look(state: OversightState, at: float) -> tuple[dict[str, str], str, bool]:
            del at
            item = find(state, ask.item, who)
            hall = item.about.hall if isinstance(item, FollowUp) else item.hall
            return words_of(item), hall, bool(may_do(item, who))

        words, hall, working = await rooms.oversight.engine.read(ID, look)
        if not reason and not working:
            raise Problem("reason_needed")
        await rooms.personal.looked(ask.who.actor, ID, ask.item, reason[:REASON])
        log.info("what was said was looked at", item=ask.item, who=ask.who.actor)
        return await kept_words(rooms, words, hall), None

    return act


def known_unit(unit: str, rooms: Rooms) -> None:
    """Raises Problem for a department that nobody answers for."""
    if unit and unit not in units(rooms):
        raise Problem("invalid", cause=f"unit {unit!r} is not known")


def units(rooms: Rooms) -> set[str]:
    """The departments that somebody answers for."""
    return {department for one in rooms.access.deciding() for department in one.departments}


async def kept_words(rooms: Rooms, words: dict[str, str], hall: str) -> SaidView:
    """What is still kept of it; what was rated on a hall's own day lies with the hall's."""
    found: dict[str, str] = {}
    contact: Person | None = None
    for about, id in words.items():
        text = await rooms.personal.get(ID, id) or await rooms.personal.get(hall, id)
        if text is None:
            continue
        if text.startswith("{"):
            whole = msgspec.json.decode(text, type=ConcernSaid)
            found[about], contact = whole.words, whole.contact
        else:
            found[about] = msgspec.json.decode(text, type=str)
    return SaidView(found, contact)


async def list_units(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[UnitsView, Finish]:
    del ask, request
    return UnitsView(sorted(units(rooms))), None
