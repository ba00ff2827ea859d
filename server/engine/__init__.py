"""The engine: the only writer of every hall. Drain, decide, make durable, then answer and tell."""

import asyncio
import contextlib
from collections import deque
from collections.abc import Callable, Iterable
from typing import TypeVar

import structlog

from server.domain.queue.apply import apply
from server.domain.queue.change import Change
from server.domain.queue.commands import AnyCommand
from server.domain.queue.decide import decide
from server.domain.queue.events import AnyEvent, DayClosed
from server.domain.queue.refusals import Refused, UnknownHall
from server.domain.queue.settings import HallSettings
from server.domain.queue.state import HallState
from server.engine.clock import SLACK_S, HallClock
from server.engine.keys import KEPT_S, Answered, Keys
from server.engine.replay import SHAPE, encode_facts, load
from server.engine.submission import (
    Answer,
    Decided,
    EngineFault,
    IdempotencyConflict,
    NotReady,
    Submission,
    clock_change,
)
from server.engine.trouble import Trouble
from server.journal import Journal, JournalDamaged, JournalUnavailable, Progress
from server.journal.entry import Record, encode_command, encode_events

log = structlog.get_logger("engine")
T = TypeVar("T")
BATCH = 256
SNAPSHOT_EVERY = 5000
CLOCK_S = 1.0
LOOK_S = 1.0
"""The journal is looked at this often, whether anybody wants something or not."""
QUIET_TURNS = 3


class Engine:
    """Submit commands, read settled state. `observers` hear every durable change, in order."""

    def __init__(self, journal: Journal, halls: Iterable[HallSettings], clock: HallClock) -> None:
        self.clock = clock
        self.observers: list[Callable[[Change], None]] = []
        self.troubles = Trouble(journal)
        self.replaying: tuple[int, int] | None = None
        """(entries read, entries of the journal) while `start` reads it, else None."""
        self._journal = journal
        self._settings = {h.id: h for h in halls}
        self._states: dict[str, HallState] = {}
        self._snapshots: dict[str, int] = {}
        self._stale: set[str] = set()
        self._keys = Keys()
        self._queue: deque[Submission] = deque()
        self._reads: deque[Callable[[Exception | None], None]] = deque()
        """Looks that wait for a settled moment; called with the reason when none can come."""
        self._wake = asyncio.Event()
        self._in_flight = False
        self._tasks: list[asyncio.Task[None]] = []

    @property
    def trouble(self) -> str:
        """Why commands are refused now; empty when all is well."""
        return self.troubles.cause

    @trouble.setter
    def trouble(self, cause: str) -> None:
        self.troubles.say(cause)

    @property
    def ready(self) -> bool:
        """Whether the journal has been read."""
        return len(self._states) == len(self._settings)

    @property
    def halls(self) -> list[str]:
        return list(self._settings)

    async def start(self, progress: Progress | None = None) -> None:
        """Read the journal, then take commands. Raises JournalDamaged. `progress` hears how far it is."""
        total = sum([await self._journal.last(hall) for hall in self._settings])
        before = 0

        def reading(seq: int) -> None:
            self.replaying = (before + seq, total)
            if progress is not None:
                progress(*self.replaying)

        for hall, settings in self._settings.items():
            state = await load(self._journal, settings, reading=reading)
            before += state.seq
            self._states[hall] = state
            self._snapshots[hall] = state.seq
            self.clock.took_up(state.facts.at)
        newest = max((state.facts.at for state in self._states.values()), default=0.0)
        for entry in await self._journal.answered(min(self.clock.now(), newest) - KEPT_S):
            self._keys.keep(entry.hall, entry.key, Answered(entry.request, entry.answer or b"", entry.at))
        self.replaying, self.trouble = None, ""
        self._tasks = [
            asyncio.create_task(self._run(), name="engine"),
            asyncio.create_task(self._watch(), name="engine-watch"),
            asyncio.create_task(self._watch_clock(), name="engine-clock"),
        ]
        await self._looked()  # a journal that is ahead of the clock is put right before anybody asks

    async def _looked(self) -> None:
        """Return after a turn of the writer."""
        turned = asyncio.Event()
        self._reads.append(lambda _fault: turned.set())
        self._wake.set()
        await turned.wait()

    async def stop(self) -> None:
        """Finish what is under way, keep a snapshot, end."""
        for task in self._tasks:
            if self.trouble == "" and task.get_name() == "engine":
                await self.settle()
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
        for hall in self._states if not self.trouble else ():
            if self._states[hall].seq > self._snapshots[hall]:
                await self._snapshot(hall)
        self.trouble = self.trouble or "stopped"

    async def submit(
        self,
        hall: str,
        command: AnyCommand,
        *,
        actor: str,
        key: str = "",
        request: bytes = b"",
        answer: Answer | None = None,
    ) -> bytes:
        """Carry out a command; returns the answer's bytes once the command is durable.

        Raises Refused, NotReady, IdempotencyConflict, JournalUnavailable (try again) or EngineFault. A caller that is
        cancelled while waiting changes nothing: the command is carried out whole or not at all.
        """
        if not self.ready:
            raise NotReady(self.trouble)
        if hall not in self._states:
            raise UnknownHall(hall=hall)
        future: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        self._queue.append(Submission(hall, command, actor, key, request, answer, future))
        self._wake.set()
        return await future

    async def read(self, hall: str, look: Callable[[HallState, float], T]) -> T:
        """`look(state, now)` at a moment when everything in the state is durable.

        Raises NotReady, UnknownHall, or JournalUnavailable while the state cannot be rebuilt.
        """
        if not self.ready:
            raise NotReady(self.trouble)
        state = self._states.get(hall)
        if state is None:
            raise UnknownHall(hall=hall)
        if not self._in_flight and not self._stale and not self.clock.jumped():
            return look(state, self.clock.now())
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()

        def later(fault: Exception | None) -> None:
            if future.done():
                return
            if fault is not None:
                future.set_exception(fault)
            else:
                try:
                    future.set_result(look(self._states[hall], self.clock.now()))
                except Exception as error:
                    future.set_exception(error)

        self._reads.append(later)
        self._wake.set()
        return await future

    async def settle(self) -> None:
        """Return once everything submitted so far has been settled."""
        if self._states:
            while self._queue or self._in_flight:
                await self.read(next(iter(self._states)), lambda _state, _at: None)
                await asyncio.sleep(0)

    async def _run(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            while self._queue or self._reads:
                await self._fill()
                barred = (
                    await self.troubles.barred()
                    if self._queue or self.trouble or self.clock.jumped()
                    else None
                )
                batch = [self._queue.popleft() for _ in range(min(BATCH, len(self._queue)))]
                self._in_flight = True
                try:
                    await self._turn(batch, barred)
                except Exception as error:
                    # The one writer must not die of a defect: refuse the batch and believe the journal again.
                    log.exception("a batch failed", commands=len(batch))
                    self._stale.update(self._states)
                    for submission in batch:
                        submission.outcome = EngineFault(repr(error))
                        submission.settle()
                finally:
                    self._in_flight = False

    async def _fill(self) -> None:
        """Let what the loop has already read join the batch: until a few turns of the loop bring nothing more.

        Costs microseconds when the hall is quiet. Under load it makes fewer, larger commits, and the loop then rests
        while SQLite works instead of fighting with it for the interpreter.
        """
        quiet = 0
        while quiet < QUIET_TURNS and len(self._queue) < BATCH:
            before = len(self._queue)
            await asyncio.sleep(0)
            quiet = quiet + 1 if len(self._queue) == before else 0

    async def _turn(self, batch: list[Submission], barred: Exception | None) -> None:
        """One batch: decide and apply in memory, append, then answer and tell; or undo it all."""
        if self._stale:
            await self._reload()
        at = self.clock.now()
        if not barred:
            batch = [*self._clock_changes(at), *batch]
        decided = [] if barred else [done for done in (self._decide(s, at) for s in batch) if done]
        fault = barred
        if self._stale and fault is None:
            # Whoever caused it keeps its EngineFault; for everybody else in the batch trying again is right.
            fault = JournalUnavailable(self.trouble or "the batch was undone")
        if decided and fault is None:
            try:
                await self._journal.append([d.record for d in decided])
                self.troubles.over()
            except JournalUnavailable as error:
                fault = error
                self.trouble = str(error)
        if fault is not None:
            await self._undo(decided, batch, fault)
        elif decided:
            self._tell(decided, at)
        for submission in batch:
            submission.settle()
        unreadable = JournalUnavailable(self.trouble) if self._stale else None
        while self._reads:
            self._reads.popleft()(unreadable)
        for hall in {d.record.hall for d in decided} if fault is None else ():
            closed = any(isinstance(e, DayClosed) for d in decided if d.record.hall == hall for e in d.events)
            if closed or self._states[hall].seq - self._snapshots[hall] >= SNAPSHOT_EVERY:
                await self._snapshot(hall)

    def _clock_changes(self, at: float) -> list[Submission]:
        """What a change of the clock asks of the halls before anything else: ahead, that it is known; back, that what
        the wrong clock stamped is put right."""
        jump_s = self.clock.jump_s()
        if jump_s:
            self._keys.shift(jump_s)
        if jump_s > 0:
            return [clock_change(hall, jump_s) for hall in self._states]
        ahead = {h: s.facts.at - at for h, s in self._states.items() if h not in self._stale}
        return [clock_change(h, min(jump_s, -by_s)) for h, by_s in ahead.items() if by_s > SLACK_S]

    async def _watch_clock(self) -> None:
        """Notice within a second that the clock was changed, also in a quiet hall."""
        while True:
            await asyncio.sleep(CLOCK_S)
            if self.clock.jumped():
                self._reads.append(lambda _fault: None)
                self._wake.set()

    def _decide(self, submission: Submission, at: float) -> Decided | None:
        """Decide and apply one command; None when there is nothing to make durable."""
        hall, command, key = submission.hall, submission.command, submission.key
        state = self._states[hall]
        try:
            if self._stale:
                raise JournalUnavailable(self.trouble)
            known = self._keys.find(hall, key, submission.request) if key else None
            if known is not None:
                submission.outcome = known
                return None
            events = decide(state, command, at)
        except (Refused, IdempotencyConflict, JournalUnavailable) as refusal:
            submission.outcome = refusal
            return None
        except Exception as error:
            log.exception("decide failed", hall=hall, command=type(command).__name__)
            submission.outcome = EngineFault(repr(error))
            return None
        try:
            for event in events:
                apply(state, event, at)
            answer = submission.answer(state, events, at) if submission.answer else b""
        except Exception as error:
            # Half-applied: the state in memory is worth nothing now, the journal is.
            log.exception("apply failed", hall=hall, command=type(command).__name__)
            self._stale.add(hall)
            submission.outcome = EngineFault(repr(error))
            return None
        submission.outcome = answer
        if not events:
            return None
        state.seq += 1
        if key:
            self._keys.keep(hall, key, Answered(submission.request, answer, at))
        record = Record(
            hall=hall,
            seq=state.seq,
            at=at,
            actor=submission.actor,
            key=key,
            request=submission.request,
            command=encode_command(command),
            events=encode_events(events),
            answer=answer if key else None,
        )
        return Decided(submission, record, events)

    async def _undo(self, decided: list[Decided], batch: list[Submission], fault: Exception) -> None:
        """Nothing of the batch is kept: refuse everybody, believe the journal."""
        for submission in batch:
            if not isinstance(submission.outcome, EngineFault):
                submission.outcome = fault
            submission.settle()  # at once: reading the journal may take longer than anybody likes to stand there
        for done in decided:
            self._stale.add(done.record.hall)
        await self._reload()

    async def _reload(self) -> None:
        for hall in sorted(self._stale):
            try:
                self._states[hall] = await load(self._journal, self._settings[hall])
                await self._relearn(hall)
            except Exception as error:
                self.trouble = f"hall {hall} cannot be read: {error}"
                log.error("state not rebuilt", hall=hall, cause=str(error))
                return
            self._stale.discard(hall)

    async def _relearn(self, hall: str) -> None:
        """The keys as the journal has them: without those of the batch, unless it is durable after all."""
        entries = await self._journal.answered(self._states[hall].facts.at - KEPT_S)
        self._keys.forget(hall)
        for entry in entries:
            if entry.hall == hall:
                self._keys.keep(hall, entry.key, Answered(entry.request, entry.answer or b"", entry.at))

    def _tell(self, decided: list[Decided], at: float) -> None:
        by_hall: dict[str, list[AnyEvent]] = {}
        for done in decided:
            by_hall.setdefault(done.record.hall, []).extend(done.events)
        for hall, events in by_hall.items():
            change = Change(hall, self._states[hall], events, at)
            for observer in self.observers:
                try:
                    observer(change)
                except Exception:
                    log.exception("an observer failed", hall=hall)

    async def _snapshot(self, hall: str) -> None:
        state = self._states[hall]
        try:
            await self._journal.save_snapshot(hall, state.seq, encode_facts(state), SHAPE)
            self._snapshots[hall] = state.seq
        except (JournalUnavailable, JournalDamaged) as error:
            log.warning("no snapshot", hall=hall, cause=str(error))

    async def _watch(self) -> None:
        """Find out by ourselves when nothing can be stored any more, and when it can be again."""
        while True:
            await asyncio.sleep(LOOK_S)
            if await self.troubles.look():
                if self._stale:
                    self._reads.append(lambda _fault: None)
                    self._wake.set()
                else:
                    self.trouble = ""
