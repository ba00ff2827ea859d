"""From the journal into the outbox: of each entry what each hook is told of, once, whatever happens between. Several
streams, each with its own place."""

from collections.abc import Coroutine, Sequence
from typing import Final, Protocol

import structlog

from server.domain.cases.stream import ID
from server.journal.entry import GENESIS, Entry
from server.journal.journal import Journal, JournalDamaged
from server.outbox.hook import Hook, NewMessage
from server.outbox.store import OutboxStore

log = structlog.get_logger("outbox")
PART = 200
"""Entries of one transaction."""
NOTED: Final = 1_000
"""After so many entries that gave nothing it is noted that they were read: a hall writes more than it is rated."""


class FollowedStream(Protocol):
    """One stream of the journal, and what its entries give."""

    @property
    def stream(self) -> str: ...

    def concerns(self, hooks: Sequence[Hook]) -> bool:
        """Whether any of these could be told of it."""
        ...

    async def messages(self, entries: Sequence[Entry], hooks: Sequence[Hook]) -> list[NewMessage]: ...


class OutboxFollower:
    """`streams`: what comes of an earlier one is told before what follows from it in a later one."""

    def __init__(self, store: OutboxStore, journal: Journal, streams: Sequence[FollowedStream]) -> None:
        self._store, self._journal, self._streams = store, journal, streams
        self._read: dict[str, tuple[int, bytes]] = {}
        self._noted: dict[str, int] = {}
        """Up to where it was read, and up to where the store knows that."""

    async def follow(self, *, note: bool = False) -> bool:
        """Read what is new; whether there was anything to be told. `note`: the store knows afterwards how far everything is
        read. Raises StoreUnusable, JournalDamaged (of the cases; a hall that is damaged is left out), JournalUnavailable."""
        hooks = await self._store.hooks()
        for one in self._streams:
            if one.stream not in self._read:
                await self._left_out(self._begin(one.stream), one.stream)
        # The last first: whatever an entry of theirs came after is among what is read of those before.
        ends = {one.stream: await self._journal.last(one.stream) for one in reversed(self._streams)}
        news = False
        for one in self._streams:
            if one.stream in self._read:
                news |= await self._left_out(self._follow(one, ends[one.stream], hooks), one.stream)
                if note:
                    await self._note(one.stream)
        return news

    async def _left_out(self, doing: Coroutine[None, None, bool], stream: str) -> bool:
        try:
            return await doing
        except JournalDamaged as error:
            if stream == ID:
                raise
            log.warning("a stream is not followed", stream=stream, cause=str(error))
            return False

    async def _follow(self, one: FollowedStream, end: int, hooks: Sequence[Hook]) -> bool:
        stream, news = one.stream, False
        seq, _ = self._read[stream]
        if end <= seq:
            return False
        if not one.concerns(hooks):  # nobody would hear of it: it need not be read
            self._read[stream] = await self._end(stream)
            await self._note_later(stream)
            return False
        async for chunk in self._journal.read(stream, seq):
            for first in range(0, len(chunk), PART):
                part = [entry for entry in chunk[first : first + PART] if entry.seq <= end]
                if not part:
                    return news
                messages = await one.messages(part, hooks)
                at = part[-1].seq, part[-1].hash
                if messages:
                    await self._store.take(messages, stream, *at)
                    self._noted[stream] = at[0]
                    news = True
                self._read[stream] = at
        await self._note_later(stream)
        return news

    async def _note_later(self, stream: str) -> None:
        if stream == ID or self._read[stream][0] - self._noted[stream] >= NOTED:
            await self._note(stream)

    async def _note(self, stream: str) -> None:
        seq, hash = self._read[stream]
        if seq != self._noted[stream]:
            await self._store.take((), stream, seq, hash)
            self._noted[stream] = seq

    async def _begin(self, stream: str) -> bool:
        """Where it was read to. A new outbox begins where the journal ends: what happened before was never to be told. So
        does one that knows another journal, as after an older backup: what the journal lost has been told."""
        known = await self._store.progress(stream)
        if known is None or not await self._fits(stream, *known):
            end = await self._end(stream)
            if known is not None:
                log.warning(
                    "the outbox belongs to another journal; it goes on from its end",
                    stream=stream,
                    seq=end[0],
                )
            await self._store.take((), stream, *end)
            known = end
        self._read[stream], self._noted[stream] = known, known[0]
        return False

    async def _fits(self, stream: str, seq: int, hash: bytes) -> bool:
        if seq == 0:
            return True
        if await self._journal.last(stream) < seq:
            return False
        async for chunk in self._journal.read(stream, seq - 1):
            return chunk[0].hash == hash
        return False

    async def _end(self, stream: str) -> tuple[int, bytes]:
        seq = await self._journal.last(stream)
        if not seq:
            return 0, GENESIS
        last = [entry async for chunk in self._journal.read(stream, seq - 1) for entry in chunk]
        return last[-1].seq, last[-1].hash
