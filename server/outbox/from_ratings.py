"""What the halls' own streams and that of oversight give a province: ratings, each under an id of its own."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from hashlib import sha256
from typing import NamedTuple

import msgspec

from server.domain.oversight.codec import decode_events as decode_oversight
from server.domain.oversight.events import ContestDecided, RatedAgain, RatingGiven
from server.domain.oversight.followups.follow_up import FollowUp
from server.domain.oversight.ratings.rated import GivenRating, RatedThing, hall_rating
from server.domain.oversight.stream import ID
from server.domain.queue.codec import decode_events as decode_hall
from server.domain.queue.events import TicketRated
from server.journal.entry import Entry
from server.outbox.from_cases import Find, Look
from server.outbox.hook import Hook, HookKind, NewMessage
from server.outbox.pack import Packs
from server.outbox.rating_records import AGAIN, RatingRecords, case_at
from server.outbox.record import RecordKind

RATED = TicketRated.__name__
LookUp = Callable[[str], Awaitable[FollowUp | None]]
"""The follow-up of a rating, by its id. Raises JournalUnavailable."""
_encode = msgspec.json.Encoder().encode


class RatingTold(NamedTuple):
    """`again`: the second word of a citizen; `contest`: what was decided about an objection to it."""

    rating: str
    about: RatedThing
    given: GivenRating
    again: bool = False
    contest: str = "none"


class FromRatings:
    """Of one stream: a hall, or `@oversight`."""

    def __init__(
        self,
        stream: str,
        look: Look,
        find: Find,
        follow_up: LookUp,
        records: RatingRecords,
        packs: Packs,
    ) -> None:
        self.stream, self._packs = stream, packs
        self._look, self._find, self._follow_up, self._records = look, find, follow_up, records

    def concerns(self, hooks: Sequence[Hook]) -> bool:
        return bool(self._wanted(hooks))

    def _wanted(self, hooks: Sequence[Hook]) -> list[Hook]:
        provinces = [hook for hook in hooks if hook.kind is HookKind.PROVINCE]
        return [hook for hook in provinces if self._packs.tell(hook.pack, RecordKind.RATING)]

    async def messages(self, entries: Sequence[Entry], hooks: Sequence[Hook]) -> list[NewMessage]:
        """In the order of the entries. Raises JournalUnavailable, StoreUnusable, msgspec.DecodeError."""
        wanted, found = self._wanted(hooks), list[NewMessage]()
        for entry in entries:
            async for one in self._rated(entry):
                found += await self._to(wanted, one, entry.at)
        return found

    async def _rated(self, entry: Entry) -> AsyncIterator[RatingTold]:
        if self.stream != ID:
            if RATED in entry.events:  # most of what a hall does is no rating, and need not be decoded
                for event in decode_hall(entry.events):
                    if isinstance(event, TicketRated):
                        yield RatingTold(*hall_rating(self.stream, event, entry.at))
            return
        for event in decode_oversight(entry.events):
            match event:
                case RatingGiven():
                    yield RatingTold(event.rating, event.about, event.given)
                case RatedAgain():
                    one = await self._follow_up(event.follow_up)
                    if one is not None:
                        yield RatingTold(event.follow_up, one.about, event.given, again=True)
                case ContestDecided():
                    one = await self._follow_up(event.follow_up)
                    if one is not None:
                        yield RatingTold(event.follow_up, one.about, one.given, contest=event.result.value)
                case _:
                    pass

    async def _to(self, hooks: Sequence[Hook], one: RatingTold, at: float) -> list[NewMessage]:
        state = await self._look()
        number = case_at(state, one.about)
        case = (state.facts.cases.get(number) or await self._find(number)) if number else None
        record = self._records.of(
            one.rating, one.about, one.given, state, case, again=one.again, contest=one.contest
        )
        body = _encode(record).decode()
        subject = number or one.about.ticket
        return [
            NewMessage(hook.id, _id(one, hook), subject, record.kind, at, body, replaces=True)
            for hook in hooks
            if hook.wants("", one.about.hall)
        ]


def _id(one: RatingTold, hook: Hook) -> str:
    """The same for a rating that was corrected: the other side puts it in the place of the first."""
    name = f"{one.rating}{AGAIN if one.again else ''}/{hook.id}"
    return sha256(name.encode()).hexdigest()[:24]
