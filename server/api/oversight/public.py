"""What citizens say and follow: a concern by its number and code, a rating by the slip's link or the case's code."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from aiohttp import web
from msgspec import Struct

from server.api.body_shapes import Empty
from server.api.cases.guard import tried
from server.api.oversight import bodies
from server.api.oversight.viewing import kept_words, units
from server.api.routes import ActRoute, Ask, OversightCommandRoute, Rooms, Route
from server.api.shown_ticket import proven_ticket
from server.domain.cases.number import is_whole
from server.domain.now import Now
from server.domain.oversight import commands as c
from server.domain.oversight.concerns.concern import Concern, ConcernAbout
from server.domain.oversight.events import AnyEvent, ConcernRaised
from server.domain.oversight.lookup import concern_of
from server.domain.oversight.private import words_of
from server.domain.oversight.shown.public import PublicConcern
from server.domain.oversight.state import OversightState
from server.domain.oversight.steps import due_of
from server.domain.oversight.stream import ID
from server.domain.oversight.views.public import public_concern
from server.domain.oversight.words import ConcernChannel
from server.domain.queue.lookup import ticket_of, window_of
from server.domain.queue.state import HallState
from server.shell.problem_sentences import Problem

PUBLIC = "/api/v1/public/concerns/{concern}"
DELAYS_S = (0, 0, 0, 60, 300, 900)
"""How long a stranger waits after the n-th concern from the same source."""
WRITING = "concern"
STAFF = frozenset({"clerk", "manager", "supervisor", "reviewer", "issuer", "admin"})
Finish = Callable[[web.Response], None] | None


class CitizenHeard(Struct, frozen=True):
    """What the citizen said about the number is durable; ask for it again to see how it stands."""

    number: str


class LookedUp(NamedTuple):
    """What is known before a concern is raised. `link`: number → (code, address)."""

    about: ConcernAbout
    link: Callable[[str], tuple[str, str]]


class RaisedConcern(Struct, frozen=True):
    """Its number and code, with which it is followed; `url` has both."""

    number: str
    code: str
    url: str
    due: str


def _channel(ask: Ask) -> ConcernChannel:
    if "kiosk" in ask.who.roles:
        return ConcernChannel.KIOSK
    if "online" in ask.who.roles:
        return ConcernChannel.API
    return ConcernChannel.WINDOW if ask.who.roles & STAFF else ConcernChannel.PHONE


async def _about(ask: Ask, rooms: Rooms) -> Ask:
    """Whom it is about, as far as ticket or window tell. Strangers write only so often. Raises Problem."""
    body: bodies.NewConcern = ask.body
    if not ask.who.roles:
        wait = rooms.cases.tries.wait(ask.asker(), WRITING, rooms.cases.steady())
        if wait > 0:
            raise Problem(
                "too_many_concerns", retry_after_s=round(wait) + 1, minutes=str(round(wait / 60) + 1)
            )
    _check(body, ask, rooms)
    ticket = await _visit(body.ticket, ask, rooms) if body.ticket else ""

    def look(state: HallState, at: float) -> tuple[str, str]:
        """Window and clerk: of the service that was finished last, else of whoever sits at the window that is named."""
        del at
        if ticket:
            visit = state.facts.today.tickets[ticket].visit
            if visit.done_window:
                return visit.done_window, visit.done_clerk
        window = window_of(state, body.window) if body.window else None
        return (window.id, window.clerk) if window is not None else ("", "")

    window, clerk = await rooms.engine.read(ask.hall, look)
    if not ask.who.roles:
        rooms.cases.tries.failed(ask.asker(), WRITING, rooms.cases.steady(), DELAYS_S)
    about = ConcernAbout(window, clerk, body.department, body.matter, ticket, body.case)
    return ask._replace(looked=LookedUp(about, rooms.oversight.link))


async def _visit(shown: str, ask: Ask, rooms: Rooms) -> str:
    """Whose ticket it is; whoever writes at a window what somebody says there has it before them. Raises Problem,
    UnknownTicket."""
    if ask.who.roles & STAFF and ask.who.hall in ("", ask.hall) and "." not in shown:
        return (await rooms.engine.read(ask.hall, lambda state, _at: ticket_of(state, shown))).id
    return await proven_ticket(rooms, ask.hall, shown)


def _check(body: bodies.NewConcern, ask: Ask, rooms: Rooms) -> None:
    """The journal takes no free words: whatever is named has to be there. Raises Problem."""
    if body.case and not is_whole(body.case):
        raise Problem("unknown_case", case=body.case)
    if body.matter and body.matter not in rooms.cases.matters.get(ask.hall, ()):
        raise Problem("unknown_matter", matter=body.matter)
    if body.department and body.department not in units(rooms):
        raise Problem("invalid", cause=f"department {body.department!r} is not known")


def _raise(ask: Ask) -> c.RaiseConcern:
    body: bodies.NewConcern = ask.body
    person = body.said.contact
    return c.RaiseConcern(
        kind=body.kind,
        hall=ask.hall,
        about=ask.looked.about,
        words=ask.private,
        contact=ask.private if person is not None and person.phone else "",
        named=person is not None and bool(person.name and person.phone),
        channel=_channel(ask),
        language=body.language,
        by=ask.who.name if ask.who.roles & STAFF else "",
    )


def _raised(state: OversightState, events: Sequence[AnyEvent], ask: Ask, now: Now) -> RaisedConcern:
    del now
    number = next(event.concern for event in events if isinstance(event, ConcernRaised))
    code, url = ask.looked.link(number)
    due = due_of(state, concern_of(state, number))
    return RaisedConcern(number, code, url, due.due if due else "")


async def coded(ask: Ask, rooms: Rooms) -> Ask:
    """What the path shows as NUMBER.CODE. Raises Problem."""
    number, _, code = ask.item.partition(".")
    if not tried(rooms, ask.asker(), number, code, rooms.oversight.key):
        raise Problem("unknown_concern")
    return ask._replace(item=number)


async def look(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[PublicConcern, Finish]:
    del request
    return await _look((await coded(ask, rooms)).item, rooms), None


async def _look(number: str, rooms: Rooms) -> PublicConcern:
    def words(state: OversightState, at: float) -> tuple[dict[str, str], str]:
        del at
        one = concern_of(state, number)
        return words_of(one), one.hall

    ids, hall = await rooms.oversight.engine.read(ID, words)
    said = await kept_words(rooms, ids, hall)
    name = rooms.cases.halls[hall]

    def look(state: OversightState, at: float) -> PublicConcern:
        one: Concern = concern_of(state, number)
        return public_concern(state, one, said.words, name, Now(at, rooms.oversight.stamp))

    return await rooms.oversight.engine.read(ID, look)


RAISING = (
    "unknown_hall",
    "unknown_ticket",
    "unknown_window",
    "unknown_case",
    "unknown_matter",
    "too_many_concerns",
)
CODE = ("unknown_concern", "too_many_codes")
ROUTES: list[Route] = [
    OversightCommandRoute("POST", "/api/v1/halls/{hall}/concerns", "Ask, complain, say what could not be done",
                          RaisedConcern, body=bodies.NewConcern, status=201, makes=c.RaiseConcern, command=_raise,
                          answered=_raised, before=_about, private=("case-words", "said"),
                          problems=RAISING),
    ActRoute("GET", PUBLIC, "A concern, by whoever raised it; `{concern}` is NUMBER.CODE", PublicConcern, problems=CODE,
             act=look, named="readPublicConcern"),
    OversightCommandRoute("POST", PUBLIC + "/reopen", "The reply is not enough: once", CitizenHeard, body=bodies.ReopenBody,
                          problems=CODE, makes=c.ReopenConcern, before=coded, private=("case-words", "words"),
                          command=lambda a: c.ReopenConcern(item=a.item, words=a.private),
                          answered=lambda _s, _e, ask, _n: CitizenHeard(ask.item)),
    OversightCommandRoute("POST", PUBLIC + "/withdraw", "Take it back", CitizenHeard, body=Empty, problems=CODE,
                          makes=c.WithdrawConcern, before=coded, command=lambda a: c.WithdrawConcern(item=a.item),
                          answered=lambda _s, _e, ask, _n: CitizenHeard(ask.item)),
]  # fmt: skip
