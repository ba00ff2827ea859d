"""What entries of the stream of cases give every hook."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from hashlib import sha256

import msgspec

from server.domain.cases.case import Case
from server.domain.cases.codec import decode_events
from server.domain.cases.events import AnyEvent
from server.domain.cases.shown.outside import OutsideCase
from server.domain.cases.state import CasesState
from server.domain.cases.stream import ID
from server.domain.cases.views.outside import outside_case
from server.domain.language import Text
from server.domain.now import Now
from server.journal.entry import Entry
from server.outbox.case_records import CaseRecords, Stamp
from server.outbox.citizen_messages import CitizenMessages
from server.outbox.hook import Hook, HookKind, NewMessage
from server.outbox.pack import Packs
from server.outbox.wire import Told, told

_encode = msgspec.json.Encoder().encode
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


class FromCases:
    """`look`: the cases as they are; `find`: one that ended long ago."""

    stream = ID

    def __init__(
        self,
        look: Look,
        find: Find,
        stamp: Stamp,
        notices: CitizenMessages,
        records: CaseRecords,
        packs: Packs,
    ) -> None:
        self._look, self._find, self._stamp = look, find, stamp
        self._notices, self._records, self._packs = notices, records, packs

    def concerns(self, hooks: Sequence[Hook]) -> bool:
        return any(hook.kind is not HookKind.REPORTS for hook in hooks)

    async def messages(self, entries: Sequence[Entry], hooks: Sequence[Hook]) -> list[NewMessage]:
        """In the order of the entries. Raises JournalUnavailable, StoreUnusable, msgspec.DecodeError."""
        state = await self._look()
        provinces = [hook for hook in hooks if hook.kind is HookKind.PROVINCE]
        others = [hook for hook in hooks if hook.kind in (HookKind.EVENTS, HookKind.NOTICES)]
        found: list[NewMessage] = []
        for entry in entries:
            for i, event in enumerate(decode_events(entry.events)):
                for j, one in enumerate(told(event)):
                    case = state.facts.cases.get(one.case) or await self._find(one.case)
                    if case is None:
                        continue
                    found += self._to_others(others, one, state, case, entry, f"{i}.{j}")
                    found += self._to_provinces(provinces, event, state, case, entry, f"{i}.{j}")
        return found

    def _to_others(
        self, hooks: Sequence[Hook], one: Told, state: CasesState, case: Case, entry: Entry, place: str
    ) -> Iterator[NewMessage]:
        at = self._stamp(entry.at)
        for hook in hooks:
            if not hook.wants(one.event, case.hall):
                continue
            id = message_id(entry, f"{place}/{hook.id}")
            if hook.kind is HookKind.NOTICES:
                text = self._notices.of(one, state, case)
                body = _encode(CitizenNotice(id, one.event, at, one.case, text)) if text else b""
            else:
                shown = outside_case(state, case, Now(entry.at, self._stamp))
                body = _encode(OutsideEvent(id, one.event, at, one.about, shown))
            if body:
                yield NewMessage(hook.id, id, one.case, one.event, entry.at, body.decode())

    def _to_provinces(
        self,
        hooks: Sequence[Hook],
        event: AnyEvent,
        state: CasesState,
        case: Case,
        entry: Entry,
        place: str,
    ) -> Iterator[NewMessage]:
        """Each kind that the pack has, and no other."""
        wanted = [hook for hook in hooks if hook.wants("", case.hall)]
        if not wanted:
            return
        for n, record in enumerate(self._records.of(event, entry.at, state, case)):
            for hook in wanted:
                if self._packs.tell(hook.pack, record.kind):
                    id = message_id(entry, f"{place}.{n}/{hook.id}")
                    body = _encode(msgspec.structs.replace(record, fields=record.fields | {"id": id}))
                    yield NewMessage(hook.id, id, case.id, record.kind, entry.at, body.decode())


def message_id(entry: Entry, place: str) -> str:
    """The same whenever this entry is read."""
    return sha256(entry.hash + place.encode()).hexdigest()[:24]
