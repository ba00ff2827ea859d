"""The engine: every stream of one kind, each with a writer of its own; one journal and one clock for all."""

import asyncio
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from server.domain.settled import Settled
from server.engine.clock import HallClock
from server.engine.stream import C, E, S, Stream
from server.engine.submission import Answer, NotReady, UnknownStream
from server.engine.trouble import Trouble
from server.engine.writer import Writer
from server.journal.journal import Journal, JournalDamaged, Progress
from server.signal import Signal
from server.tasks import end_task

T = TypeVar("T")
CLOCK_S = 1.0
LOOK_S = 1.0
"""The journal is looked at this often, whether anybody wants something or not."""


class Engine(Generic[S, C, E]):
    """Submit commands, read settled state. `settled` tells every durable change of a stream, in order; `first` a turn of the
    loop before: what goes out over a wire is on its way while screens are still drawn."""

    def __init__(self, journal: Journal, streams: Iterable[Stream[S, C, E]], clock: HallClock) -> None:
        self.clock = clock
        self.first, self.settled = Signal[Settled[S, E]]("first"), Signal[Settled[S, E]]("settled")
        self.troubles = Trouble(journal)
        self.replaying: tuple[int, int] | None = None
        """(entries read, entries of the journal) while `start` reads it, else None."""
        self._journal = journal
        self._writers = {stream.id: self._made(stream) for stream in streams}
        self._runs: dict[str, asyncio.Task[None]] = {}
        self._tasks: list[asyncio.Task[None]] = []
        clock.changed.connect(self._clock_changed)

    @property
    def trouble(self) -> str:
        """Why no stream takes commands now; empty when all is well, or when only some are damaged."""
        causes = self.damaged
        return self.troubles.cause or (
            "; ".join(causes.values()) if len(causes) == len(self._writers) else ""
        )

    @trouble.setter
    def trouble(self, cause: str) -> None:
        self.troubles.say(cause)

    @property
    def damaged(self) -> dict[str, str]:
        """Stream → why it stands still while the others go on."""
        return {id: writer.cause for id, writer in self._writers.items() if writer.cause}

    @property
    def ready(self) -> bool:
        """Whether the journal has been read."""
        return all(writer.taken_up for writer in self._writers.values())

    @property
    def streams(self) -> list[str]:
        return list(self._writers)

    @property
    def living(self) -> list[str]:
        """The streams that can be read."""
        return [id for id, _ in self._live()]

    async def start(self, progress: Progress | None = None, *, may_stand: bool = False) -> None:
        """Read the journal, then take commands. `progress` hears how far it is.

        Raises JournalDamaged when no stream can be read, unless they all may stand still; one alone stays as it is, and says
        so.
        """
        total = sum([await self._journal.last(id) for id in self._writers])
        before = 0

        def reading(seq: int) -> None:
            self.replaying = (before + seq, total)
            if progress is not None:
                progress(*self.replaying)

        newest = 0.0
        for writer in self._writers.values():
            state = await writer.take_up(reading)
            if state is not None:
                before += state.seq
                newest = max(newest, state.at)
                self.clock.took_up(state.at)
        if self._writers and len(self.damaged) == len(self._writers) and not may_stand:
            raise JournalDamaged("; ".join(self.damaged.values()))
        for _, writer in self._live():
            await writer.learn_keys(min(self.clock.now(), newest))
        self.replaying, self.trouble = None, ""
        for id, writer in self._live():
            self._run(id, writer)
        self._tasks = [
            asyncio.create_task(self._watch(), name="engine-watch"),
            asyncio.create_task(self._watch_clock(), name="engine-clock"),
        ]
        for id in self._runs:  # a journal that is ahead of the clock is put right before anybody asks
            await self._writers[id].turned()

    async def take_up(self, stream: Stream[S, C, E]) -> None:
        """Carry one more stream while the others go on; a damaged one stands still.

        Raises ValueError for one that is carried already, JournalUnavailable.
        """
        if stream.id in self._writers:
            raise ValueError(stream.id)
        writer = self._made(stream)
        state = await writer.take_up(lambda _seq: None)
        if state is not None:
            self.clock.took_up(state.at)
            await writer.learn_keys(min(self.clock.now(), state.at))
        self._writers[stream.id] = writer
        if writer.lives:
            self._run(stream.id, writer)
            await writer.turned()

    async def give_back(self, stream: str) -> None:
        """Carry a stream no longer: what was submitted is settled, a snapshot kept, whoever comes later meets UnknownStream.
        Raises KeyError."""
        writer = self._writers.pop(stream)
        await writer.settle()
        run = self._runs.pop(stream, None)
        if run is not None:
            await end_task(run)
        if not self.troubles.cause:
            await writer.keep()

    async def stop(self) -> None:
        """Finish what is under way, keep snapshots, end."""
        for task in self._tasks:
            await end_task(task)
        if not self.troubles.cause:
            await self.settle()
        for task in self._runs.values():
            await end_task(task)
        for writer in self._writers.values() if not self.troubles.cause else ():
            await writer.keep()
        self.trouble = self.troubles.cause or "stopped"

    async def submit(
        self,
        stream: str,
        command: C,
        *,
        actor: str,
        key: str = "",
        request: bytes = b"",
        answer: Answer[S, E] | None = None,
    ) -> bytes:
        """Carry out a command; returns the answer's bytes once the command is durable.

        Raises Refused, NotReady, UnknownStream, IdempotencyConflict, JournalUnavailable (try again) or EngineFault. A
        caller that is cancelled while waiting changes nothing: the command is carried out whole or not at all.
        """
        writer = self._writer(stream)
        return await writer.submit(command, actor=actor, key=key, request=request, answer=answer)

    async def read(self, stream: str, look: Callable[[S, float], T]) -> T:
        """`look(state, now)` at a moment when everything in the state is durable.

        Raises NotReady, UnknownStream, or JournalUnavailable while the state cannot be rebuilt.
        """
        writer = self._writer(stream)
        self.clock.look()
        return await writer.read(look)

    def fit(self, stream: str, fit: Callable[[S], None]) -> None:
        """`fit(state)` changes what stands around the facts and decides nothing: at once, and again in whatever state is
        read anew from the journal. Nothing happens to a stream that is not carried."""
        if stream in self._writers:
            self._writers[stream].fit(fit)

    async def settle(self) -> None:
        """Return once everything submitted so far has been settled."""
        for writer in self._writers.values():
            await writer.settle()

    def _writer(self, stream: str) -> Writer[S, C, E]:
        """Raises NotReady, UnknownStream, or JournalUnavailable where the stream is damaged."""
        if not self.ready:
            raise NotReady(self.troubles.cause)
        writer = self._writers.get(stream)
        if writer is None:
            raise UnknownStream(stream)
        return writer

    def _live(self) -> list[tuple[str, Writer[S, C, E]]]:
        """All but those that could not be read."""
        return [(id, writer) for id, writer in self._writers.items() if writer.lives]

    def _made(self, stream: Stream[S, C, E]) -> Writer[S, C, E]:
        return Writer(stream, self._journal, self.clock, self.troubles, self._tell)

    async def _tell(self, change: Settled[S, E]) -> None:
        """The writer waits, so the state is the same for all who hear."""
        if self.first.heard:
            self.first.send(change)
            await asyncio.sleep(0)
        self.settled.send(change)

    def _run(self, id: str, writer: Writer[S, C, E]) -> None:
        self._runs[id] = asyncio.create_task(writer.run(), name=f"writer {id}")

    def _clock_changed(self, by_s: float) -> None:
        """Every stream's business, whoever noticed it first."""
        for _, writer in self._live():
            writer.jumped_s += by_s
            writer.stir()

    async def _watch_clock(self) -> None:
        """Notice within a second that the clock was changed, also while nobody asks for anything."""
        while True:
            await asyncio.sleep(CLOCK_S)
            self.clock.look()

    async def _watch(self) -> None:
        """Find out by ourselves when nothing can be stored any more, and when it can be again."""
        while True:
            await asyncio.sleep(LOOK_S)
            if await self.troubles.look():
                stale = [writer for writer in self._writers.values() if writer.stale]
                for writer in stale:
                    writer.stir()
                if not stale:
                    self.trouble = ""
