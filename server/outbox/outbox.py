"""The outbox: what happens to cases goes into it from the journal, and out of it to every hook."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import aiohttp
import msgspec
import structlog

from server.clock import Clock
from server.domain.cases.change import Change
from server.domain.cases.stream import ID
from server.domain.language import Text
from server.journal.journal import Journal, JournalDamaged, JournalUnavailable
from server.outbox.citizen_messages import CitizenMessages
from server.outbox.follower import CitizenNotice, Find, Look, OutboxFollower
from server.outbox.hook import Delivery, Hook, HookKind, MessageState
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
    """What the outbox stands on. `link` makes the address of a citizen's page of a case; `halls`: what each is called."""

    journal: Journal
    personal: Personal
    clock: Clock
    look: Look
    find: Find
    stamp: Callable[[float], str]
    link: Callable[[str], str]
    halls: Mapping[str, Text]


class Standing(NamedTuple):
    """How a hook stands: counts by state, the settled ones of the last day; and what did not arrive, each with how many wait
    behind it."""

    hook: Hook
    counts: dict[MessageState, int]
    late: list[tuple[Delivery, int]]


class CaseOutbox:
    """Made by `opened`; `run` is a task of the app's. Whatever reads or writes raises StoreUnusable."""

    def __init__(
        self, store: OutboxStore, place: OutboxPlace, http: aiohttp.ClientSession, pace: SendingPace
    ) -> None:
        self._store, self._place, self._http, self._pace = store, place, http, pace
        self._follower = OutboxFollower(
            store, place.journal, place.look, place.find, place.stamp, CitizenMessages(place.halls)
        )
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
                outbox = cls(store, place, http, pace or SendingPace())
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

    def changed(self, change: Change) -> None:
        """Hears of every durable change of the cases; never waits."""
        del change
        self._wanted.set()

    async def run(self) -> None:
        """Follow the journal and keep the senders at work."""
        while True:
            self._wanted.clear()
            rest = LOOK_S
            try:
                await self._keep_sending()
                await self.follow()
                await self._forget()
            except (
                StoreUnusable,
                JournalUnavailable,
                JournalDamaged,
                msgspec.DecodeError,
                KeyError,
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
            for sender, _ in self._senders.values():
                sender.stir()

    async def _keep_sending(self) -> None:
        """A sender for each hook, and none for one that has ended."""
        hooks = {hook.id: hook for hook in await self._store.hooks()}
        for id in self._senders.keys() - hooks.keys():
            await end_task(self._senders.pop(id)[1])
        for id in hooks.keys() - self._senders.keys():
            sender = Sender(hooks[id], self._store, self._http, self._fill, self._place.clock, self._pace)
            self._senders[id] = sender, keep_running(sender.run, name=f"hook {id}")

    async def _forget(self) -> None:
        now = self._place.clock.steady()
        if now - self._forgot_at > DAY_S / 24:
            self._forgot_at = now
            await self._store.forget()

    async def _fill(self, message: Delivery) -> bytes | None:
        """A notice gets its phone number now, so that none is kept here and none outlives its deletion."""
        sender = self._senders.get(message.hook)
        if sender is None or sender[0].hook.kind is HookKind.EVENTS:
            return message.body.encode()
        state = await self._place.look()
        case = state.facts.cases.get(message.subject) or await self._place.find(message.subject)
        kept = await self._place.personal.get(ID, case.applicant) if case else None
        phone = _phone(kept) if kept else ""
        if not phone:
            return None
        notice = msgspec.json.decode(message.body, type=CitizenNotice)
        told = msgspec.to_builtins(notice) | {"phone": phone, "url": self._place.link(message.subject)}
        return msgspec.json.encode(told)

    async def add(
        self, name: str, kind: HookKind, url: str, hall: str, events: Sequence[str], by: str
    ) -> Hook:
        """A hook that is told of what happens from now on. Raises JournalUnavailable, JournalDamaged too."""
        await self.follow()
        id, secret = fresh()
        now = self._place.clock.wall()
        hook = Hook(id, name, kind, url, secret, hall, tuple(events), now, by, None)
        await self._store.add(hook)
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
        if await self._store.message(hook, n) is None:
            return False
        await self._store.told(n, MessageState.SKIPPED)
        self._hurry(hook)
        return True

    def _hurry(self, hook: str) -> None:
        if hook in self._senders:
            self._senders[hook][0].hurry()


class _Known(msgspec.Struct):
    """As much of what is kept of an applicant as is needed to tell them something."""

    phone: str = ""
    agent: "_Known | None" = None


def _phone(kept: str) -> str:
    """Of whoever acts for the applicant, else the applicant's own."""
    known = msgspec.json.decode(kept, type=_Known)
    return (known.agent.phone if known.agent else "") or known.phone
