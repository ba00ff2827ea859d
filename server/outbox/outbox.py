"""The outbox: what happens to cases, and how it is rated, goes into it from the journal, and out of it to every hook."""

import asyncio
import contextlib
import sqlite3
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from datetime import UTC, tzinfo
from pathlib import Path
from typing import NamedTuple

import aiohttp
import msgspec
import structlog

from server.clock import Clock
from server.domain.language import Text
from server.domain.oversight.followups.follow_up import FollowUp
from server.domain.oversight.overruns.overrun import Overrun
from server.domain.oversight.stream import ID as OVERSIGHT
from server.domain.queue.change import Change
from server.domain.queue.events import TicketRated
from server.journal.journal import Journal, JournalDamaged, JournalUnavailable
from server.outbox.case_records import CaseRecords, Names
from server.outbox.citizen_messages import CitizenMessages
from server.outbox.filling import Filling
from server.outbox.follower import OutboxFollower
from server.outbox.from_cases import Find, FromCases, Look
from server.outbox.from_oversight import FromOversight
from server.outbox.from_ratings import FromRatings
from server.outbox.hook import Delivery, Hook, HookKind, MessageState
from server.outbox.pack import OWN, Packs
from server.outbox.rating_records import RatingRecords
from server.outbox.scheduled import ScheduledReports, WantedReport
from server.outbox.sender import Sender, SendingPace
from server.outbox.store import OutboxStore, fresh
from server.personal.personal import Personal
from server.sqlite import StoreUnusable
from server.tasks import end_task, keep_running

log = structlog.get_logger("outbox")
LAG_S = 0.2
LOOK_S = 30.0
AGAIN_S = 10.0
DAY_S = 86400.0
MOST = 200
"""Messages of a list."""


class OutboxPlace(NamedTuple):
    """What the outbox stands on. `link` makes the address of a citizen's page of a case; `halls`: what each is called
    and where it is; `names`: what a province is told of halls and people at work."""

    journal: Journal
    personal: Personal
    clock: Clock
    look: Look
    find: Find
    stamp: Callable[[float], str]
    link: Callable[[str], str]
    halls: Mapping[str, Text]
    names: Names = Names()
    zone: tzinfo = UTC
    page: Callable[[WantedReport], str] = lambda _report: ""
    """Where a report stands for people."""


class WantedHook(NamedTuple):
    """What whoever adds a hook says of it."""

    name: str
    kind: HookKind
    url: str
    hall: str = ""
    events: Sequence[str] = ()
    pack: str = ""
    constants: Mapping[str, str] = {}


class Standing(NamedTuple):
    """How a hook stands: counts by state, the settled ones of the last day; and what did not arrive, each with how many wait
    behind it."""

    hook: Hook
    counts: dict[MessageState, int]
    late: list[tuple[Delivery, int]]


class CaseOutbox:
    """Made by `opened`; `run` is a task of the app's. Whatever reads or writes raises StoreUnusable."""

    def __init__(
        self,
        store: OutboxStore,
        place: OutboxPlace,
        http: aiohttp.ClientSession,
        pace: SendingPace,
        packs: Packs,
    ) -> None:
        self._store, self._place, self._http, self._pace = store, place, http, pace
        self.packs = packs
        self.follow_up: Callable[[str], Awaitable[FollowUp | None]] = _no_follow_up
        """Finds what followed from a rating; set once there is something that knows."""
        self.overrun: Callable[[str], Awaitable[Overrun | None]] = _no_overrun
        """Finds an overrun, in the same way."""
        records = CaseRecords(place.names, place.stamp)
        ratings = RatingRecords(place.names, records, place.stamp)
        notices = CitizenMessages(place.halls)
        cases = FromCases(place.look, place.find, place.stamp, notices, records, packs)
        rated = [
            FromRatings(stream, place.look, place.find, lambda id: self.follow_up(id), ratings, packs)
            for stream in (*place.halls, OVERSIGHT)
        ]
        oversight = FromOversight(rated.pop(), lambda id: self.overrun(id), place.stamp)
        self._follower = OutboxFollower(store, place.journal, [cases, *rated, oversight])
        self._filling = Filling(place.personal, place.look, place.find, place.link, packs)
        self.reports = ScheduledReports(store, place.zone, place.stamp, place.page)
        self._wanted = asyncio.Event()
        self._following = asyncio.Lock()
        self._senders: dict[str, tuple[Sender, asyncio.Task[None]]] = {}
        self._forgot_at = 0.0

    @classmethod
    @contextlib.asynccontextmanager
    async def opened(
        cls, folder: Path, place: OutboxPlace, pace: SendingPace | None = None
    ) -> AsyncGenerator["CaseOutbox"]:
        """Raises StoreUnusable or SchemaTooNew."""
        store = await OutboxStore.open(folder, place.clock)
        try:
            # No proxy of the environment, and nothing of one answer kept for the next request.
            async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar(), trust_env=False) as http:
                outbox = cls(store, place, http, pace or SendingPace(), Packs(folder / OWN))
                try:
                    yield outbox
                finally:
                    await outbox.close()
        finally:
            await store.close()

    async def close(self) -> None:
        for _, task in self._senders.values():
            await end_task(task)
        self._senders.clear()

    def look(self) -> None:
        """Raises StoreUnusable when the file was removed or replaced."""
        self._store.look()

    def changed(self, change: object) -> None:
        """Hears of every durable change of cases and oversight; never waits."""
        del change
        self._wanted.set()

    def hall_changed(self, change: Change) -> None:
        """Hears of every durable change of a hall; never waits."""
        if any(isinstance(event, TicketRated) for event in change.events):
            self._wanted.set()

    async def run(self) -> None:
        """Follow the journal and keep the senders at work."""
        while True:
            self._wanted.clear()
            rest = LOOK_S
            try:
                await self._keep_sending()
                await self.follow()
                await self.report()
                await self._forget()
            except (
                StoreUnusable,
                JournalUnavailable,
                JournalDamaged,
                msgspec.DecodeError,
                KeyError,
                sqlite3.Error,
            ) as error:
                log.warning("the outbox does not follow", cause=repr(error))
                rest = AGAIN_S
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(rest):
                    await self._wanted.wait()
                    await asyncio.sleep(LAG_S)

    async def follow(self) -> None:
        """What the journal has by now is in the outbox when this returns."""
        async with self._following:
            news = await self._follower.follow()
        if news:
            self._stir()

    async def report(self) -> None:
        """What is due by now of reports is in the outbox when this returns, as far as it can be counted."""
        if await self.reports.look(await self._store.hooks(), self._place.clock.wall()):
            self._stir()

    def _stir(self) -> None:
        for sender, _ in self._senders.values():
            sender.stir()

    async def _keep_sending(self) -> None:
        """A sender for each hook, and none for one that has ended."""
        hooks = {hook.id: hook for hook in await self._store.hooks()}
        for id in self._senders.keys() - hooks.keys():
            await end_task(self._senders.pop(id)[1])
        for id in hooks.keys() - self._senders.keys():
            fill, clock = self._filling.fill, self._place.clock
            sender = Sender(hooks[id], self._store, self._http, fill, clock, self._pace)
            self._senders[id] = sender, keep_running(sender.run, name=f"hook {id}")

    async def _forget(self) -> None:
        now = self._place.clock.steady()
        if now - self._forgot_at > DAY_S / 24:
            self._forgot_at = now
            await self._store.forget()

    async def add(self, wanted: WantedHook, by: str) -> Hook:
        """A hook that is told of what happens from now on. Raises JournalUnavailable, JournalDamaged too."""
        id, secret = fresh()
        now = self._place.clock.wall()
        name, kind, url, hall, events, pack, constants = wanted
        hook = Hook(id, name, kind, url, secret, hall, tuple(events), now, by, None, pack, constants)
        async with self._following:  # what is followed next knows of it: nothing falls in between
            await self._follower.follow(note=True)
            await self._store.add(hook)
        self._stir()
        self._wanted.set()
        return hook

    async def end(self, hook: str) -> None:
        await self._store.end(hook)
        self._wanted.set()

    async def hooks(self) -> list[Hook]:
        return await self._store.hooks()

    async def counts(self, hook: Hook) -> dict[MessageState, int]:
        """What waits and is stuck now, and what was settled within a day."""
        return await self._store.counts(hook.id, self._place.clock.wall() - DAY_S)

    async def standing(self, hook: Hook) -> Standing:
        return Standing(hook, await self.counts(hook), await self._store.late(hook.id, MOST))

    async def again(self, hook: str, n: int) -> bool:
        """Send it now; whether there is such a message."""
        if await self._store.message(hook, n) is None:
            return False
        await self._store.again(hook, n)
        self._hurry(hook)
        return True

    async def skip(self, hook: str, n: int) -> bool:
        """It is not needed: what waits behind it goes on."""
        message = await self._store.message(hook, n)
        if message is None:
            return False
        await self._store.told(message, MessageState.SKIPPED)
        self._hurry(hook)
        return True

    def _hurry(self, hook: str) -> None:
        if hook in self._senders:
            self._senders[hook][0].hurry()


async def _no_overrun(id: str) -> Overrun | None:
    del id
    return None


async def _no_follow_up(rating: str) -> FollowUp | None:
    del rating
    return None
