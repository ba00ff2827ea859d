"""Low ratings in the halls' own streams open a follow-up, each once, whatever happens in between: read from the journal, and
where it was read to stands in the stream of oversight."""

import asyncio
import contextlib
from collections.abc import Iterable

import structlog
from msgspec import structs

from server.bridges.rated_case import with_case
from server.cases import Cases
from server.domain.cases.stream import ID as CASES
from server.domain.oversight.commands import AnyCommand, FollowHallRating, ReadHall
from server.domain.oversight.ratings.rated import LOW, RatedThing, hall_rating
from server.domain.oversight.stream import ID
from server.domain.queue.change import Change
from server.domain.queue.codec import decode_events
from server.domain.queue.events import TicketRated
from server.domain.refusal import Refused
from server.engine.submission import EngineFault, NotReady
from server.journal.entry import Entry
from server.journal.journal import Journal, JournalDamaged, JournalUnavailable
from server.oversight import Oversight

log = structlog.get_logger("oversight")
ACTOR = "ratings"
AGAIN_S = 10.0
NOTED = 5_000
"""After so many entries in which there was nothing it is noted that they were read."""
RATED = TicketRated.__name__


class LowRatings:
    """`halls`: whose streams are followed; `cases`: for which case somebody came. Made without I/O; `run` is a task of the
    app's."""

    def __init__(self, engine: Oversight, journal: Journal, halls: Iterable[str], cases: Cases) -> None:
        self._engine, self._journal, self._cases = engine, journal, cases
        self._at: dict[str, int] = {}
        """Hall → the seq up to which it was read."""
        self._wanted = set(halls)
        self._stirred = asyncio.Event()
        self._stirred.set()

    def changed(self, change: Change) -> None:
        """Hears of every durable change of a hall; never waits."""
        if any(isinstance(event, TicketRated) for event in change.events):
            self._wanted.add(change.stream)
            self._stirred.set()

    async def run(self) -> None:
        while True:
            await self._stirred.wait()
            self._stirred.clear()
            for hall in sorted(self._wanted):
                try:
                    await self.follow(hall)
                    self._wanted.discard(hall)
                except (JournalUnavailable, JournalDamaged, NotReady, EngineFault) as error:
                    log.warning("ratings are not followed", hall=hall, cause=str(error))
            if self._wanted:
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(AGAIN_S):
                        await self._stirred.wait()
                self._stirred.set()

    async def follow(self, hall: str) -> None:
        """What the hall's stream has by now is followed when this returns. Raises JournalUnavailable, JournalDamaged,
        NotReady, EngineFault."""
        noted = await self._begin(hall)
        async for chunk in self._journal.read(hall, self._at[hall]):
            for entry in chunk:
                for command in _wanted(hall, entry):
                    await self._do(structs.replace(command, about=await self._case(command.about)))
                    noted = entry.seq
                self._at[hall] = entry.seq
        if self._at[hall] - noted >= NOTED:
            await self._do(ReadHall(hall, self._at[hall]))

    async def _begin(self, hall: str) -> int:
        """Up to where it is known to be read. A hall that was never followed is followed from now on: what was said before
        was never to be answered."""
        read = await self._engine.read(ID, lambda state, _at: state.facts.read.get(hall))
        if read is None:
            read = await self._journal.last(hall)
            await self._do(ReadHall(hall, read))
        self._at[hall] = max(self._at.get(hall, 0), read)
        return read

    async def _case(self, about: RatedThing) -> RatedThing:
        """With the cases unreadable what citizens say of the visit is answered all the same."""
        if CASES not in self._cases.living:
            return about
        return await self._cases.read(CASES, lambda state, _at: with_case(state, about))

    async def _do(self, command: AnyCommand) -> None:
        try:
            await self._engine.submit(ID, command, actor=ACTOR)
        except Refused as refused:
            log.error("a rating is not followed", code=refused.code)


def _wanted(hall: str, entry: Entry) -> list[FollowHallRating]:
    if RATED not in entry.events:
        return []
    told = (
        hall_rating(hall, event, entry.at)
        for event in decode_events(entry.events)
        if isinstance(event, TicketRated) and (event.level <= LOW or event.corrected)
    )
    return [FollowHallRating(rating=r.rating, seq=entry.seq, about=r.about, given=r.given) for r in told]
