"""Hooks: addresses outside that are told of cases, and what did not arrive there. For admins: an address may carry a
secret."""

from collections.abc import Callable
from typing import Annotated

from aiohttp import web
from msgspec import Meta, Struct

from server.api.body_shapes import END, LINE, Body, Empty, Short
from server.api.routes import ActRoute, Ask, Rooms, Route, roles
from server.domain.language import Text
from server.outbox import from_oversight, wire
from server.outbox.hook import Delivery, Hook, HookKind, MessageState
from server.outbox.outbox import Standing, WantedHook
from server.outbox.pack import Packs
from server.outbox.record import RecordKind
from server.outbox.scheduled import faults
from server.shell.problem_sentences import Problem

PATH = "/api/v1/hooks"
HOOK = PATH + "/{hook}"
DELIVERY = HOOK + "/deliveries/{delivery}"
EVENTS = wire.EVENTS | from_oversight.NAMES
"""Everything that a hook can be told of."""
ADMIN = roles("admin")
Finish = Callable[[web.Response], None] | None
Address = Annotated[str, Meta(max_length=300, pattern=rf"^https?://[A-Za-z0-9.:\[\]-]+(/[!-~]*)?{END}")]
"""Without a name and password in it: they would stand in every log on the way."""


class NewHook(Body, frozen=True, kw_only=True):
    """`hall` left out: of all halls; `events` left out: of every kind. `pack` and the `constants` that it asks for: of
    the kind `province`, which is told by the pack. Of the kind `reports` the constants are `every` (day, week, month) and
    `report` (queue, cases)."""

    name: Annotated[str, Meta(min_length=1, max_length=60, pattern=LINE)]
    kind: HookKind
    url: Address
    hall: Short = ""
    events: Annotated[tuple[Annotated[str, Meta(max_length=40, pattern=LINE)], ...], Meta(max_length=60)] = ()
    pack: Short = ""
    constants: Annotated[
        dict[
            Annotated[str, Meta(min_length=1, max_length=40, pattern=LINE)],
            Annotated[str, Meta(max_length=100, pattern=LINE)],
        ],
        Meta(max_length=20),
    ] = {}


class HookLine(Struct, frozen=True):
    """A hook and how it stands; `sent`, `skipped` and `nobody` (no phone number was known) are of the last day."""

    id: str
    name: str
    kind: HookKind
    url: str
    hall: str
    events: list[str]
    pack: str
    constants: dict[str, str]
    made_at: str
    made_by: str
    waiting: int
    stuck: int
    sent: int
    skipped: int
    nobody: int


class LateLine(Struct, frozen=True):
    """A message that was tried and did not arrive. `next_at`: when it is tried again; none: somebody has to look. `behind`:
    how many of the same case wait for it."""

    delivery: int
    event: str
    case: str
    at: str
    tries: int
    cause: str
    next_at: str | None
    behind: int


class HookView(Struct, frozen=True):
    hook: HookLine
    late: list[LateLine]


class AskedLine(Struct, frozen=True):
    """What has to be entered for a pack; `pattern`: of the whole entry, empty for any."""

    id: str
    name: Text
    required: bool
    pattern: str


class PackLine(Struct, frozen=True):
    """A province or city that can be told. `kinds`: what it is told of; `checked`: what of it is
    known from the target's own interface."""

    pack: str
    name: Text
    kinds: list[RecordKind]
    checked: Text
    asked: list[AskedLine]


class HooksView(Struct, frozen=True):
    """`events`: everything that a hook can be told of; `packs`: whom a hook of the kind `province` can tell."""

    hooks: list[HookView]
    events: list[str]
    packs: list[PackLine]


class HookMade(Struct, frozen=True):
    """`secret` signs what is sent, and is shown this once."""

    hook: HookLine
    secret: str


async def _all(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[HooksView, Finish]:
    outbox = rooms.cases.outbox
    views = [_view(await outbox.standing(hook), rooms) for hook in await outbox.hooks()]
    return HooksView(views, sorted(EVENTS), _packs(outbox.packs)), None


async def _make(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[HookMade, Finish]:
    body: NewHook = ask.body
    if body.hall and body.hall not in rooms.stamps:
        raise Problem("unknown_hall", hall=body.hall)
    strange = [event for event in body.events if event not in EVENTS]
    if strange:
        raise Problem("invalid", cause=f"no event {strange[0]}")
    outbox = rooms.cases.outbox
    _fits_its_pack(body, outbox.packs)
    asks = body.constants if body.kind is HookKind.REPORTS else {}
    same = (body.kind, body.url, body.hall, body.pack, asks)
    if any(
        (one.kind, one.url, one.hall, one.pack, one.constants if asks else {}) == same
        for one in await outbox.hooks()
    ):
        raise Problem("hook_known")
    wanted = WantedHook(body.name, body.kind, body.url, body.hall, body.events, body.pack, body.constants)
    hook = await outbox.add(wanted, ask.who.name)
    return HookMade(_line(Standing(hook, {}, []), rooms), hook.secret), None


def _fits_its_pack(body: NewHook, packs: Packs) -> None:
    """Raises Problem."""
    if body.kind is HookKind.REPORTS:
        if wrong := faults(body.constants):
            raise Problem("invalid", cause=wrong)
        if body.events or body.pack or len(body.constants) > 2:
            raise Problem("invalid", cause="a report is asked for by every and report alone")
        return
    if body.kind is not HookKind.PROVINCE:
        if body.pack or body.constants:
            raise Problem("invalid", cause=f"a hook of the kind {body.kind} has no pack")
        return
    pack = packs.get(body.pack)
    if pack is None:
        raise Problem("unknown_pack", pack=body.pack)
    if body.events:
        raise Problem("invalid", cause="what a province is told of stands in its pack")
    if wrong := pack.faults(body.constants):
        names = {ask.id: ask.name for ask in pack.ask}
        raise Problem("pack_needs", field=names.get(wrong[0], Text(wrong[0], wrong[0])))


def _packs(packs: Packs) -> list[PackLine]:
    return [
        PackLine(
            id,
            one.name,
            list(one.message),
            one.checked,
            [AskedLine(ask.id, ask.name, ask.required, ask.pattern) for ask in one.ask],
        )
        for id, one in packs.items()
    ]


async def _end(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[HooksView, Finish]:
    hook = await _known(ask, rooms)
    await rooms.cases.outbox.end(hook.id)
    return await _all(ask, rooms, request)


async def _read(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[HookView, Finish]:
    hook = await _known(ask, rooms)
    return _view(await rooms.cases.outbox.standing(hook), rooms), None


async def _again(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[HookView, Finish]:
    hook, n = await _known(ask, rooms), request.match_info["delivery"]
    if not n.isdecimal() or not await rooms.cases.outbox.again(hook.id, int(n[:18])):
        raise Problem("unknown_delivery", n=n)
    return await _read(ask, rooms, request)


async def _skip(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[HookView, Finish]:
    hook, n = await _known(ask, rooms), request.match_info["delivery"]
    if not n.isdecimal() or not await rooms.cases.outbox.skip(hook.id, int(n[:18])):
        raise Problem("unknown_delivery", n=n)
    return await _read(ask, rooms, request)


async def _known(ask: Ask, rooms: Rooms) -> Hook:
    hook = next((one for one in await rooms.cases.outbox.hooks() if one.id == ask.item), None)
    if hook is None:
        raise Problem("unknown_hook", id=ask.item)
    return hook


def _view(standing: Standing, rooms: Rooms) -> HookView:
    return HookView(_line(standing, rooms), [_late(m, behind, rooms) for m, behind in standing.late])


def _line(standing: Standing, rooms: Rooms) -> HookLine:
    hook, counts = standing.hook, standing.counts
    return HookLine(
        id=hook.id,
        name=hook.name,
        kind=hook.kind,
        url=hook.url,
        hall=hook.hall,
        events=list(hook.events),
        pack=hook.pack,
        constants=dict(hook.constants),
        made_at=rooms.cases.stamp(hook.made_at),
        made_by=hook.made_by,
        waiting=counts.get(MessageState.WAITING, 0),
        stuck=counts.get(MessageState.STUCK, 0),
        sent=counts.get(MessageState.SENT, 0),
        skipped=counts.get(MessageState.SKIPPED, 0),
        nobody=counts.get(MessageState.NOBODY, 0),
    )


def _late(message: Delivery, behind: int, rooms: Rooms) -> LateLine:
    stuck = message.state is MessageState.STUCK
    return LateLine(
        delivery=message.n,
        event=message.event,
        case=message.subject,
        at=rooms.cases.stamp(message.at),
        tries=message.tries,
        cause=message.cause,
        next_at=None if stuck else rooms.cases.stamp(message.next_at),
        behind=behind,
    )


UNKNOWN = ("unknown_hook",)
ROUTES: list[Route] = [
    ActRoute("GET", PATH, "Addresses outside that are told of cases, and what did not arrive", HooksView, ADMIN, act=_all,
             named="listHooks"),
    ActRoute("POST", PATH, "Tell an address outside from now on", HookMade, ADMIN, NewHook, status=201, act=_make,
             problems=("unknown_hall", "hook_known", "unknown_pack", "pack_needs"), named="makeHook"),
    ActRoute("POST", HOOK + "/end", "Tell it nothing more, not even what waits", HooksView, ADMIN, Empty, act=_end,
             problems=UNKNOWN, named="endHook"),
    ActRoute("GET", HOOK + "/deliveries", "What did not arrive at one address", HookView, ADMIN, act=_read, problems=UNKNOWN,
             named="readHook"),
    ActRoute("POST", DELIVERY + "/again", "Send a message again, now", HookView, ADMIN, Empty, act=_again,
             problems=(*UNKNOWN, "unknown_delivery"), named="sendAgain"),
    ActRoute("POST", DELIVERY + "/skip", "A message is not needed: what waits behind it goes on", HookView, ADMIN, Empty,
             act=_skip, problems=(*UNKNOWN, "unknown_delivery"), named="skipMessage"),
]  # fmt: skip
