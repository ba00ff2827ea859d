"""The book of all cases: follows the stream of cases into `cases.db`, and finds there what memory has let go of."""

import asyncio
import contextlib
import sqlite3
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import TypeVar

import msgspec
import structlog

from server.case_book.search import Search
from server.case_book.store import CaseRow, CaseStore, Hit, open_store, renew, row_of
from server.derived_file import is_damaged
from server.domain.cases.about import AboutCase
from server.domain.cases.calendar.events import CalendarSet
from server.domain.cases.case import Case
from server.domain.cases.change import Change
from server.domain.cases.events import AnyEvent
from server.domain.cases.joint.joint import JointCase
from server.domain.cases.settings import CasesSettings
from server.domain.cases.state import KEPT_S, CasesState
from server.domain.cases.stream import ID, CasesStream
from server.journal.journal import Journal, JournalDamaged, JournalUnavailable

log = structlog.get_logger("cases")
LAG_S = 0.05
AGAIN_S = 5.0
BRINGING_UP_S = 5.0
"""So long a search waits after a start."""
PART = 2000
"""Rows of one transaction."""
DATED_AT_ONCE = 200
"""Cases whose dates are worked out anew before the loop does something else."""
T = TypeVar("T")


class CaseBook:
    """Made by `open`. What changed is written within LAG_S, or when somebody looks: everybody finds their own writes."""

    def __init__(self, folder: Path, store: CaseStore, journal: Journal, settings: CasesSettings) -> None:
        self._folder, self._store, self._journal, self._settings = folder, store, journal, settings
        self._thread = ThreadPoolExecutor(1, "case-book")
        self._waiting: dict[str, CaseRow] = {}
        self._undated: dict[str, None] = {}
        """Running cases whose day in the file may be another by now."""
        self._state = CasesState(settings)
        self._seq, self._at = 0, 0.0
        self._wanted = asyncio.Event()
        self._lock = asyncio.Lock()
        self._follows = asyncio.Event()

    @classmethod
    async def open(cls, folder: Path, journal: Journal, settings: CasesSettings) -> "CaseBook":
        """Raises sqlite3.Error, OSError."""
        return cls(folder, await asyncio.to_thread(open_store, folder), journal, settings)

    async def close(self) -> None:
        """Write what still waits, and let go of the file."""
        try:
            if self._follows.is_set():
                await self.flush()
        except sqlite3.Error as error:  # it is found missing at the next start
            log.warning("the book of cases is behind", cause=str(error))
        await self._in_thread(self._store.close)
        self._thread.shutdown()

    async def take_up(self, state: CasesState) -> None:
        """Bring the rows to the state that the engine has read; from then on what changes is followed.

        Raises sqlite3.Error, JournalDamaged, JournalUnavailable, msgspec.DecodeError.
        """
        async with self._lock:
            seq, at = await self._in_thread(self._store.progress)
            # Whatever changed since then is still at hand: what has ended is kept for longer than that.
            if seq != state.seq and not (seq and state.at - at < KEPT_S):
                await self._read_all()
            self._note(state, list(state.facts.cases.values()) if seq != state.seq else [], dated=False)
            # Whatever the file says: the program may have come with another calendar.
            self._undate(state)
            self._follows.set()
            await self._write()
            self._wanted.set()

    async def _read_all(self) -> None:
        """The whole journal, nothing of it let go of before it is written."""
        log.info("the book of cases is made anew")
        stream = CasesStream(self._settings)
        state = stream.empty()
        async for chunk in self._journal.read(ID, 0):
            for entry in chunk:
                events = stream.decode_events(entry.events)
                for event in events:
                    stream.apply(state, event, entry.at)
                state.seq = entry.seq
                # At once: what ended long ago is let go of. What still runs gets its day at the end.
                self._note(state, _touched(state, events), dated=False)
            await self._write()

    def changed(self, change: Change) -> None:
        """Never waits. Before the book is brought up nothing is noted: it would seem further than it is."""
        if not self._follows.is_set():
            return
        self._note(change.state, _touched(change.state, change.events), dated=True)
        if any(isinstance(event, CalendarSet) for event in change.events):
            self._undate(change.state)
        self._wanted.set()

    def _note(self, state: CasesState, cases: list[Case], *, dated: bool) -> None:
        """As they are now: the next event changes them."""
        joints = state.facts.joints
        self._waiting |= {
            case.id: row_of(
                case, state.keep_until(case), joints.get(case.joint), state.due_of(case) if dated else ""
            )
            for case in cases
        }
        self._state, self._seq, self._at = state, state.seq, state.at

    def _undate(self, state: CasesState) -> None:
        """A calendar moves the day of every running case, and none of them is written by an event of its own."""
        self._undated = dict.fromkeys(state.facts.cases)

    async def run(self, look: Callable[[], Awaitable[CasesState]]) -> None:
        """Bring the book up, then write what changes; the app owns this task. Halls and cases go on without the book."""
        while True:
            try:
                if not self._follows.is_set():
                    await self.take_up(await look())
                await self._wanted.wait()
                await asyncio.sleep(LAG_S)
                self._wanted.clear()
                await self.flush()
                await self._date_all()
            except (
                sqlite3.Error,
                JournalDamaged,
                JournalUnavailable,
                msgspec.DecodeError,
                KeyError,
            ) as error:
                log.error("the book of cases is behind", cause=repr(error))
                if is_damaged(error):
                    await self._replace()
                await asyncio.sleep(AGAIN_S)
                self._wanted.set()

    async def _replace(self) -> None:
        """A file that is damaged is made again from the journal: it holds nothing else."""
        async with self._lock:
            self._follows.clear()
            with contextlib.suppress(sqlite3.Error):
                await self._in_thread(self._store.close)
            try:
                self._store = await self._in_thread(lambda: renew(self._folder))
            except (sqlite3.Error, OSError) as error:
                log.error("the book of cases cannot be made", cause=repr(error))

    async def flush(self) -> None:
        """Write what waits. Raises sqlite3.Error, also where the book is not brought up within BRINGING_UP_S."""
        try:
            async with asyncio.timeout(BRINGING_UP_S):
                await self._follows.wait()
        except TimeoutError as error:
            raise sqlite3.OperationalError("the book of cases is being read") from error
        async with self._lock:
            await self._write()

    async def _write(self) -> None:
        """All that waits, in parts; what could not be written waits on. Raises sqlite3.Error."""
        waiting, seq, at = self._waiting, self._seq, self._at
        self._waiting = {}
        rows = list(waiting.values())
        try:
            for first in range(0, len(rows), PART):
                done = first + PART >= len(rows)
                known = (seq, at) if done else await self._in_thread(self._store.progress)
                part = rows[first : first + PART]
                await self._in_thread(lambda part=part, known=known: self._store.save(part, *known))
        except (sqlite3.Error, asyncio.CancelledError):
            self._waiting = waiting | self._waiting
            raise

    async def _date_all(self) -> None:
        """In small parts, between which others get their turn. Raises sqlite3.Error."""
        while self._undated:
            async with self._lock:
                await self._write()  # or an older day would be written after the newer one
                await self._date_some()

    async def _date_some(self) -> None:
        """What could not be written waits on. Raises sqlite3.Error."""
        cases, some = self._state.facts.cases, list(islice(self._undated, DATED_AT_ONCE))
        dues = {id: self._state.due_of(cases[id]) for id in some if id in cases}
        for id in some:
            del self._undated[id]
        # Noted while the others were written, perhaps by the calendar of before.
        self._waiting |= {id: self._waiting[id]._replace(due=dues[id]) for id in dues if id in self._waiting}
        try:
            await self._in_thread(lambda: self._store.date(dues.items()))
        except (sqlite3.Error, asyncio.CancelledError):
            self._undated |= dict.fromkeys(dues)
            raise

    async def find(self, number: str) -> Case | None:
        """Also of one that ended years ago. Raises sqlite3.Error."""
        await self.flush()
        return await self._in_thread(lambda: self._store.find(number))

    async def joint(self, number: str) -> JointCase | None:
        """Also of one that ended years ago. Raises sqlite3.Error."""
        await self.flush()
        return await self._in_thread(lambda: self._store.joint(number))

    async def called(self, door: str, external: str) -> str:
        """The number of what a program calls so, empty for none. Raises sqlite3.Error."""
        await self.flush()
        return await self._in_thread(lambda: self._store.called(door, external))

    async def search(self, wanted: Search) -> list[Hit]:
        """Raises sqlite3.Error, also where a calendar's dates are not worked out within BRINGING_UP_S."""
        await self.flush()
        if wanted.by_due and self._undated:
            try:
                async with asyncio.timeout(BRINGING_UP_S):
                    await self._date_all()
            except TimeoutError as error:
                raise sqlite3.OperationalError("dates are being worked out") from error
        return await self._in_thread(lambda: self._store.search(wanted))

    async def over(self, at: float, most: int) -> list[tuple[str, list[str]]]:
        """(number, ids of what is personal) of cases whose time is over. Raises sqlite3.Error."""
        await self.flush()
        return await self._in_thread(lambda: self._store.over(at, most))

    async def forget_private(self, numbers: Sequence[str]) -> None:
        """What is personal of these is gone. Raises sqlite3.Error."""
        await self._in_thread(lambda: self._store.forget_private(numbers))

    async def unknown(self, ids: Sequence[str]) -> list[str]:
        """Those of these ids that no case knows. Raises sqlite3.Error."""
        await self.flush()
        return await self._in_thread(lambda: self._store.unknown(ids))

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)


def _touched(state: CasesState, events: Sequence[AnyEvent]) -> list[Case]:
    numbers = dict.fromkeys(event.case for event in events if isinstance(event, AboutCase))
    return [state.facts.cases[number] for number in numbers if number in state.facts.cases]
