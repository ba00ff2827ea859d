"""From the journal into the outbox: of each entry about cases what each hook is told of, once, whatever happens between."""

from collections.abc import Awaitable, Callable, Sequence
from hashlib import sha256

import msgspec
import structlog

from server.domain.cases.case import Case
from server.domain.cases.codec import decode_events
from server.domain.cases.shown.outside import OutsideCase
from server.domain.cases.state import CasesState
from server.domain.cases.stream import ID
from server.domain.cases.views.outside import outside_case
from server.domain.language import Text
from server.domain.now import Now
from server.journal.entry import GENESIS, Entry
from server.journal.journal import Journal
from server.outbox.citizen_messages import CitizenMessages
from server.outbox.hook import Hook, HookKind, NewMessage
from server.outbox.store import OutboxStore
from server.outbox.wire import Told, told

log = structlog.get_logger("outbox")
_encode = msgspec.json.Encoder().encode
PART = 200
"""Entries of one transaction."""
Look = Callable[[], Awaitable[CasesState]]
Find = Callable[[str], Awaitable[Case | None]]
"""Of a case that ended long ago."""


class OutsideEvent(msgspec.Struct, frozen=True):
    """What a hook for events is sent. `id` stays the same however often it is sent; `about` is what this event says."""

    id: str
    event: str
    at: str
    about: dict[str, object]
    case: OutsideCase | None


class CitizenNotice(msgspec.Struct, frozen=True):
    """What a hook for notices is sent, but for the phone number, which is looked up when it goes."""

    id: str
    event: str
    at: str
    case: str
    text: Text


class OutboxFollower:
    def __init__(
        self,
        store: OutboxStore,
        journal: Journal,
        look: Look,
        find: Find,
        stamp: Callable[[float], str],
        notices: CitizenMessages,
    ) -> None:
        self._store, self._journal, self._look, self._find = store, journal, look, find
        self._stamp, self._notices = stamp, notices

    async def follow(self) -> bool:
        """Read what is new; whether there was anything. Raises StoreUnusable, JournalDamaged, JournalUnavailable."""
        seq, _ = await self._begin()
        if await self._journal.last(ID) == seq:
            return False
        hooks = await self._store.hooks()
        async for chunk in self._journal.read(ID, seq):
            for first in range(0, len(chunk), PART):
                part = chunk[first : first + PART]
                messages = await self._messages(part, hooks) if hooks else []
                await self._store.take(messages, part[-1].seq, part[-1].hash)
        return True

    async def _begin(self) -> tuple[int, bytes]:
        """Where it was read to. A new outbox begins where the journal ends: what happened before was never to be told. So
        does one that knows another journal, as after an older backup: what the journal lost has been told."""
        known = await self._store.progress()
        if known is not None and await self._fits(*known):
            return known
        end = await self._end()
        if known is not None:
            log.warning("the outbox belongs to another journal; it goes on from its end", seq=end[0])
        await self._store.take((), *end)
        return end

    async def _fits(self, seq: int, hash: bytes) -> bool:
        if seq == 0:
            return True
        if await self._journal.last(ID) < seq:
            return False
        async for chunk in self._journal.read(ID, seq - 1):
            return chunk[0].hash == hash
        return False

    async def _end(self) -> tuple[int, bytes]:
        seq = await self._journal.last(ID)
        if not seq:
            return 0, GENESIS
        last = [entry async for chunk in self._journal.read(ID, seq - 1) for entry in chunk]
        return last[-1].seq, last[-1].hash

    async def _messages(self, entries: Sequence[Entry], hooks: Sequence[Hook]) -> list[NewMessage]:
        state = await self._look()
        found: list[NewMessage] = []
        for entry in entries:
            for i, event in enumerate(decode_events(entry.events)):
                for j, one in enumerate(told(event)):
                    case = state.facts.cases.get(one.case) or await self._find(one.case)
                    found += self._to_hooks(hooks, one, state, case, entry, f"{i}.{j}")
        return found

    def _to_hooks(
        self, hooks: Sequence[Hook], one: Told, state: CasesState, case: Case | None, entry: Entry, place: str
    ) -> list[NewMessage]:
        made: list[NewMessage] = []
        at = self._stamp(entry.at)
        for hook in hooks:
            if case is None or not hook.wants(one.event, case.hall):
                continue
            id = sha256(entry.hash + f"{place}/{hook.id}".encode()).hexdigest()[:24]
            if hook.kind is HookKind.NOTICES:
                text = self._notices.of(one, state, case)
                body = _encode(CitizenNotice(id, one.event, at, one.case, text)) if text else b""
            else:
                shown = outside_case(state, case, Now(entry.at, self._stamp))
                body = _encode(OutsideEvent(id, one.event, at, one.about, shown))
            if body:
                made.append(NewMessage(hook.id, id, one.case, one.event, entry.at, body.decode()))
        return made
