"""What the stream of oversight gives: to other programs limits that were overrun and reminders, to provinces ratings."""

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from server.domain.message import Event
from server.domain.oversight import events as e
from server.domain.oversight.about import AboutOverrun
from server.domain.oversight.codec import decode_events
from server.domain.oversight.overruns.overrun import Overrun
from server.domain.oversight.stream import ID
from server.journal.entry import Entry
from server.outbox.case_records import Stamp
from server.outbox.from_cases import OutsideEvent, message_id
from server.outbox.from_ratings import FromRatings
from server.outbox.hook import Hook, HookKind, NewMessage

FindOverrun = Callable[[str], Awaitable[Overrun | None]]
"""An overrun by its id. Raises JournalUnavailable."""
_encode = msgspec.json.Encoder().encode
OUT: Mapping[type[Event], tuple[str, ...]] = {
    e.LimitOverrun: ("count",),
    e.OverrunWorsened: ("lamp", "count"),
    e.OverrunEnded: (),
    e.OverrunResumed: ("lamp", "count"),
    e.OverrunAnswered: (),
    e.OverrunReminded: ("turn",),
    e.LetterSent: ("letter", "hall", "unit", "days"),
    e.LetterAnswered: ("letter",),
    e.LetterSentBack: ("letter",),
    e.LetterClosed: ("letter",),
}
"""What of each event goes outside. A field that is not named stays: who acted, and ids of words that are kept apart."""
NAMES = frozenset(kind.__name__ for kind in OUT)


class FromOversight:
    """`ratings`: of the same stream. `overrun`: what an event is about."""

    stream = ID

    def __init__(self, ratings: FromRatings, overrun: FindOverrun, stamp: Stamp) -> None:
        self._ratings, self._overrun, self._stamp = ratings, overrun, stamp

    def concerns(self, hooks: Sequence[Hook]) -> bool:
        return self._ratings.concerns(hooks) or any(hook.kind is HookKind.EVENTS for hook in hooks)

    async def messages(self, entries: Sequence[Entry], hooks: Sequence[Hook]) -> list[NewMessage]:
        """In the order of the entries. Raises JournalUnavailable, StoreUnusable, msgspec.DecodeError."""
        others = [hook for hook in hooks if hook.kind is HookKind.EVENTS]
        found: list[NewMessage] = []
        for entry in entries:
            found += await self._ratings.messages([entry], hooks)
            for i, event in enumerate(decode_events(entry.events)):
                if type(event) in OUT:
                    found += self._told(event, await self._about(event), entry, i, others)
        return found

    async def _about(self, event: Event) -> dict[str, Any]:
        about = {name: msgspec.to_builtins(getattr(event, name)) for name in OUT[type(event)]}
        if isinstance(event, AboutOverrun):
            one = await self._overrun(event.overrun)
            known = (
                (one.kind.value, one.hall, one.unit, one.subject, one.lamp.value)
                if one
                else ("", "", "", "", "")
            )
            about = {"overrun": event.overrun, **dict(zip(WHAT, known, strict=True)), **about}
        return about

    def _told(
        self, event: Event, about: dict[str, Any], entry: Entry, place: int, hooks: Sequence[Hook]
    ) -> Iterator[NewMessage]:
        name, at = type(event).__name__, self._stamp(entry.at)
        subject = str(about.get("overrun") or about.get("letter"))
        for hook in hooks:
            if hook.wants(name, about.get("hall", "")):
                id = message_id(entry, f"{place}/{hook.id}")
                body = _encode(OutsideEvent(id, name, at, about, None)).decode()
                yield NewMessage(hook.id, id, subject, name, entry.at, body)


WHAT = ("kind", "hall", "unit", "subject", "lamp")
"""What is told of an overrun with each of its events, as it is by now."""
