"""One stream's only writer: drain, decide, make durable, then answer and tell."""

import asyncio
import contextlib
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

import structlog

from server.domain.refusal import Refused
from server.domain.settled import Settled
from server.engine.clock import SLACK_S, HallClock
from server.engine.keys import KEPT_S, Answered, Keys
from server.engine.replay import load
from server.engine.stream import C, E, S, Stream
from server.engine.submission import (
    Answer,
    Decided,
    EngineFault,
    IdempotencyConflict,
    NotReady,
    Submission,
    unwatched,
)
from server.engine.trouble import Trouble
from server.journal.entry import Record, named
from server.journal.journal import Journal, JournalDamaged, JournalUnavailable

log = structlog.get_logger("engine")
T = TypeVar("T")
BATCH = 256
SNAPSHOT_EVERY = 5000
QUIET_TURNS = 3


class Writer(Generic[S, C, E]):
    """Submissions and looks come in, settled state goes out. `tell` hears every durable change, in order.

    `troubles` is the journal's, which all streams share; `cause` is this stream's own: while it is said, nothing is taken
    here, and every other stream goes on.
    """

    def __init__(
        self,
        stream: Stream[S, C, E],
        journal: Journal,
        clock: HallClock,
        troubles: Trouble,
        tell: Callable[[Settled[S, E]], Awaitable[None]],
    ) -> None:
        self.stream = stream
        self.cause = ""
        self.jumped_s = 0.0
        """By how much the clock was changed since the last turn."""
        self._journal, self._clock, self._troubles = journal, clock, troubles
        self._tell = tell
        self._state: S | None = None
        self._fit: Callable[[S], None] = _as_it_is
        self._kept_seq = 0
        """The seq of the newest snapshot."""
        self._stale = False
        self._keys = Keys()
        self._queue: deque[Submission[S, C, E]] = deque()
        self._looks: deque[Callable[[Exception | None], None]] = deque()
        """Looks that wait for a settled moment; called with the reason when none can come."""
        self._wake = asyncio.Event()
        self._in_flight = False

    @property
    def state(self) -> S:
        """Raises NotReady, or JournalUnavailable where the stream is damaged."""
        if self._state is None:
            raise JournalUnavailable(self.cause) if self.cause else NotReady(self._troubles.cause)
        return self._state

    def fit(self, fit: Callable[[S], None]) -> None:
        """See `Engine.fit`."""
        self._fit = fit
        if self._state is not None:
            fit(self._state)

    @property
    def taken_up(self) -> bool:
        """Whether it has been read, or cannot be."""
        return self._state is not None or bool(self.cause)

    @property
    def lives(self) -> bool:
        return self._state is not None

    @property
    def stale(self) -> bool:
        """Whether the journal has to be read again before anything goes on."""
        return self._stale and not self.cause

    async def take_up(self, reading: Callable[[int], None]) -> S | None:
        """Read the stream; None where it is damaged: then it stays as it is, and says so."""
        try:
            self._state = await load(self._journal, self.stream, reading=reading)
        except JournalDamaged as error:
            self._stand_still(error)
            return None
        self._kept_seq = self._state.seq
        return self._state

    async def learn_keys(self, now: float) -> None:
        """The keys as the journal has them."""
        self._keys.forget()
        for entry in await self._journal.answered(self.stream.id, now - KEPT_S):
            self._keys.keep(entry.key, Answered(entry.request, entry.answer or b"", entry.at))

    async def submit(
        self,
        command: C,
        *,
        actor: str,
        key: str = "",
        request: bytes = b"",
        answer: Answer[S, E] | None = None,
    ) -> bytes:
        """See `Engine.submit`."""
        _ = self.state
        future: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        self._queue.append(Submission(command, actor, key, request, answer, future))
        self._wake.set()
        return await future

    async def read(self, look: Callable[[S, float], T]) -> T:
        """See `Engine.read`."""
        state = self.state
        if not self._in_flight and not self._stale and not self.jumped_s:
            return look(state, self._clock.now())
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()

        def later(fault: Exception | None) -> None:
            if future.done():
                return
            if fault is not None:
                future.set_exception(fault)
                return
            try:
                future.set_result(look(self.state, self._clock.now()))
            except Exception as error:
                future.set_exception(error)

        self._ask(later)
        return await future

    def stir(self) -> None:
        """Take a turn, though nobody has asked for one."""
        self._ask(lambda _fault: None)

    def _ask(self, look: Callable[[Exception | None], None]) -> None:
        self._looks.append(look)
        self._wake.set()

    async def turned(self) -> None:
        """Return after a turn."""
        turned = asyncio.Event()
        self._ask(lambda _fault: turned.set())
        await turned.wait()

    async def settle(self) -> None:
        """Return once everything submitted so far has been settled."""
        with contextlib.suppress(JournalUnavailable):  # whoever asked has been told so
            while self.lives and (self._queue or self._in_flight):
                await self.read(lambda _state, _at: None)
                await asyncio.sleep(0)

    async def keep(self) -> None:
        """A snapshot, where one is wanting."""
        if self._state is not None and self._state.seq > self._kept_seq and not self._stale:
            await self._snapshot(self._state)

    async def run(self) -> None:
        """The owner ends it."""
        while True:
            await self._wake.wait()
            self._wake.clear()
            while self._queue or self._looks:
                await self._fill()
                asked = self._queue or self._troubles.cause or self.jumped_s
                barred = await self._troubles.barred() if asked else None
                batch = [self._queue.popleft() for _ in range(min(BATCH, len(self._queue)))]
                self._in_flight = True
                try:
                    await self._turn(batch, barred)
                except Exception as error:
                    # The one writer must not die of a defect: refuse the batch and believe the journal again.
                    log.exception("a batch failed", commands=len(batch))
                    self._stale = True
                    for submission in batch:
                        submission.outcome = EngineFault(repr(error))
                        submission.settle()
                finally:
                    self._in_flight = False

    async def _fill(self) -> None:
        """Let what the loop has already read join the batch: until a few turns of the loop bring nothing more.

        Costs microseconds when the stream is quiet. Under load it makes fewer, larger commits, and the loop then rests
        while SQLite works instead of fighting with it for the interpreter.
        """
        quiet = 0
        while quiet < QUIET_TURNS and len(self._queue) < BATCH:
            before = len(self._queue)
            await asyncio.sleep(0)
            quiet = quiet + 1 if len(self._queue) == before else 0

    async def _turn(self, batch: list[Submission[S, C, E]], barred: Exception | None) -> None:
        """One batch: decide and apply in memory, append, then answer and tell; or undo it all."""
        if self._stale:
            await self._reload()
        if self.cause:
            barred = JournalUnavailable(self.cause)
        self._clock.look()
        at = self._clock.now()
        if not barred:
            batch = [*self._clock_changes(at), *batch]
        decided = [] if barred else [done for done in (self._decide(s, at) for s in batch) if done]
        fault = barred
        if self._stale and fault is None:
            # Whoever caused it keeps its EngineFault; for everybody else in the batch trying again is right.
            fault = JournalUnavailable(self.cause or self._troubles.cause or "the batch was undone")
        if decided and fault is None:
            try:
                await self._journal.append(self.stream.id, [d.record for d in decided])
                self._troubles.over()
            except JournalUnavailable as error:
                fault = error
                self._troubles.say(str(error))
        if fault is not None:
            await self._undo(decided, batch, fault)
        elif decided:
            await self._tell(Settled(self.stream.id, self.state, [e for d in decided for e in d.events], at))
        for submission in batch:
            submission.settle()
        unreadable = JournalUnavailable(self.cause or self._troubles.cause) if self._stale else None
        while self._looks:
            self._looks.popleft()(unreadable)
        if decided and fault is None:
            state = self.state
            rests = any(self.stream.rests(d.events) for d in decided)
            if rests or state.seq - self._kept_seq >= SNAPSHOT_EVERY:
                await self._snapshot(state)

    def _clock_changes(self, at: float) -> list[Submission[S, C, E]]:
        """What a change of the clock asks of the stream before anything else: ahead, that it is known; back, that what the
        wrong clock stamped is put right."""
        jump_s, self.jumped_s = self.jumped_s, 0.0
        if jump_s:
            self._keys.shift(jump_s)
        ahead_s = 0.0 if self._stale else self.state.at - at
        if jump_s <= 0:
            if ahead_s <= SLACK_S:
                return []
            jump_s = min(jump_s, -ahead_s)
        command = self.stream.clock_changed(round(jump_s, 3))
        if command is None:
            return []
        log.warning("the clock was changed", hall=self.stream.id, by_s=round(jump_s, 3))
        return [Submission(command, "clock", "", b"", None, unwatched())]

    def _decide(self, submission: Submission[S, C, E], at: float) -> Decided[E] | None:
        """Decide and apply one command; None when there is nothing to make durable."""
        stream, command, key = self.stream, submission.command, submission.key
        try:
            if self._stale:
                raise JournalUnavailable(self.cause or self._troubles.cause)
            state = self.state
            known = self._keys.find(key, submission.request) if key else None
            if known is not None:
                submission.outcome = known
                return None
            events = stream.decide(state, command, at)
        except (Refused, IdempotencyConflict, JournalUnavailable) as refusal:
            submission.outcome = refusal
            return None
        except Exception as error:
            log.exception("decide failed", hall=stream.id, command=type(command).__name__)
            submission.outcome = EngineFault(repr(error))
            return None
        try:
            for event in events:
                stream.apply(state, event, at)
            answer = submission.answer(state, events, at) if submission.answer else b""
        except Exception as error:
            # Half-applied: the state in memory is worth nothing now, the journal is.
            log.exception("apply failed", hall=stream.id, command=type(command).__name__)
            self._stale = True
            submission.outcome = EngineFault(repr(error))
            return None
        submission.outcome = answer
        if not events:
            return None
        state.seq += 1
        if key:
            self._keys.keep(key, Answered(submission.request, answer, at))
        record = Record(
            stream=stream.id,
            seq=state.seq,
            at=at,
            actor=submission.actor,
            key=key,
            request=submission.request,
            command=stream.encode_command(command),
            events=stream.encode_events(events),
            answer=answer if key else None,
        )
        return Decided(record, events)

    async def _undo(
        self, decided: Sequence[Decided[E]], batch: Sequence[Submission[S, C, E]], fault: Exception
    ) -> None:
        """Nothing of the batch is kept: refuse everybody, believe the journal."""
        for submission in batch:
            if not isinstance(submission.outcome, EngineFault):
                submission.outcome = fault
            submission.settle()  # at once: reading the journal may take longer than anybody likes to stand there
        self._stale = self._stale or bool(decided)
        if self._stale:
            await self._reload()

    async def _reload(self) -> None:
        if self.cause:
            return
        try:
            self._state = state = await load(self._journal, self.stream)
            self._fit(state)
            await self.learn_keys(state.at)
        except JournalDamaged as error:
            self._stand_still(error)
        except Exception as error:
            self._troubles.say(f"{named(self.stream.id)} cannot be read: {error}")
            log.error("state not rebuilt", hall=self.stream.id, cause=str(error))
        else:
            self._stale = False

    def _stand_still(self, damage: JournalDamaged) -> None:
        """Until the next start, as when it is found then: reading it again and again would not mend it."""
        self._state, self.cause = None, str(damage)
        log.error("a stream is damaged and stands still", hall=self.stream.id, cause=self.cause)

    async def _snapshot(self, state: S) -> None:
        stream = self.stream
        try:
            await self._journal.save_snapshot(stream.id, state.seq, stream.facts(state), stream.shape)
            self._kept_seq = state.seq
            stream.kept(state)
        except (JournalUnavailable, JournalDamaged) as error:
            log.warning("no snapshot", hall=stream.id, cause=str(error))


def _as_it_is(state: object) -> None:
    """Nothing surrounds it but what it began with."""
