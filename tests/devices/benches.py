"""Emulated devices on their stands, with a driver at work and an ear for what is said about them."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from devices.emulators.kinds import KINDS
from devices.emulators.stand import Stand
from devices.linked import LinkedDevice
from devices.protocols import Report
from tests.patience import PATIENCE_S

L = TypeVar("L", bound=LinkedDevice)


class Bench:
    """A device on its stand, and all that was said about it."""

    def __init__(self, stand: Stand[Any], said: list[str], new: asyncio.Event) -> None:
        self.stand, self.said, self._new = stand, said, new
        self.reports: asyncio.Queue[Report] = asyncio.Queue()

    async def hears(self, *lines: str) -> None:
        """Wait until these were said, in any order."""
        async with asyncio.timeout(PATIENCE_S):
            while not set(lines) <= set(self.said):
                self._new.clear()
                await self._new.wait()

    async def told(self, line: str) -> list[str]:
        """What is said when this is typed."""
        self.said.clear()
        await self.stand.obey(line)
        return list(self.said)

    @asynccontextmanager
    async def driven(self, driver: L, healthy: bool = True) -> AsyncGenerator[L]:
        """A driver at work, from when it is well."""
        well = asyncio.Event()
        driver.report = self.reports.put_nowait
        driver.changed = lambda: well.set() if driver.health.state == "ok" else None
        task = asyncio.create_task(driver.run())
        if healthy:
            await asyncio.wait_for(well.wait(), PATIENCE_S)
        yield driver
        task.cancel()
        await asyncio.wait([task])
        await driver.close()

    async def next(self) -> Report:
        return await asyncio.wait_for(self.reports.get(), PATIENCE_S)


@asynccontextmanager
async def bench(name: str, **place: Any) -> AsyncGenerator[Bench]:
    said: list[str] = []
    new = asyncio.Event()

    def say(line: str) -> None:
        said.append(line)
        new.set()

    kind = KINDS[name]
    async with kind.make(**place) as emulator:
        stand = Stand(kind, emulator, say)
        task = asyncio.create_task(stand.watch())
        yield Bench(stand, said, new)
        if not task.done():
            task.cancel()
        await asyncio.wait([task])
        assert task.cancelled() or task.exception() is None
