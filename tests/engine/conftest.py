"""An engine over a real SQLite journal in a temporary folder."""

import contextlib
from collections.abc import AsyncGenerator
from pathlib import Path

from server.domain.queue import commands as c
from server.domain.queue.change import Change
from server.domain.queue.settings import HallSettings
from server.engine.clock import HallClock
from server.halls import Halls, driven
from server.journal.sqlite import SqliteJournal
from tests.halls import DAY, small_hall


class Ticking:
    """A wall clock and a steady clock that stand still until told."""

    def __init__(self, wall: float = 1_000_000.0) -> None:
        self.wall, self.steady = wall, 0.0

    def pass_s(self, seconds: float) -> None:
        self.wall += seconds
        self.steady += seconds

    def clock(self) -> HallClock:
        return HallClock(lambda: self.wall, lambda: self.steady, earliest=0.0)


class Works:
    """The engine, its journal and what its observers heard."""

    def __init__(self, engine: Halls, journal: SqliteJournal, time: Ticking) -> None:
        self.engine, self.journal, self.time = engine, journal, time
        self.heard: list[Change] = []

    async def take(
        self, ticket: str, key: str = "", request: bytes = b"", category: str = "enterprise"
    ) -> bytes:
        return await self.engine.submit(
            "main",
            c.TakeTicket(ticket, category),
            actor="kiosk:k1",
            key=key,
            request=request,
            answer=lambda state, events, at: state.facts.today.tickets[ticket].number.encode(),
        )

    async def numbers(self) -> list[str]:
        return await self.engine.read(
            "main", lambda s, _at: [t.number for t in s.facts.today.tickets.values()]
        )


@contextlib.asynccontextmanager
async def works(
    folder: Path, *halls: HallSettings, time: Ticking | None = None, open_day: bool = True
) -> AsyncGenerator[Works]:
    """A started engine, its day open."""
    time = time or Ticking()
    journal = await SqliteJournal.open(folder)
    engine = driven(journal, halls or [small_hall()], time.clock())
    made = Works(engine, journal, time)
    engine.settled.connect(made.heard.append)
    try:
        await engine.start()
        if open_day and not await engine.read("main", lambda s, _at: s.facts.today.is_open):
            await engine.submit("main", c.OpenDay(DAY), actor="schedule")
        yield made
    finally:
        await engine.stop()
        await journal.close()
