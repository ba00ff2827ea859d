"""Every driver against its emulator: pulled out and put back, mute, garbage in between. One table for all."""

import asyncio
import contextlib
import random
from collections.abc import AsyncGenerator
from typing import cast

import pytest

from devices.linked import LinkedDevice
from devices.protocols import Report, Sign, SignContent
from tests.devices.cases import CASES, Case
from tests.patience import PATIENCE_S


class Run:
    """A driver at work."""

    def __init__(self, case: Case, device: LinkedDevice) -> None:
        self.case, self.device = case, device
        self.reports: list[Report] = []
        self._n = 0
        self._moved = asyncio.Event()
        device.report = self._take
        device.changed = self._moved.set

    def _take(self, report: Report) -> None:
        self.reports.append(report)
        self.case.emulator.nudge()

    async def health(self, state: str, cause: str = "") -> None:
        """Wait for this health. Raises `TimeoutError`."""
        async with asyncio.timeout(PATIENCE_S):
            while (self.device.health.state, self.device.health.cause) != (state, cause):
                self._moved.clear()
                await self._moved.wait()

    def act(self) -> None:
        self._n += 1
        self.reports.clear()
        self.case.act(self._n)

    async def linked(self, times: int) -> None:
        """The driver has opened its link for the n-th time: only now a press can arrive."""
        emulator = self.case.emulator
        await emulator.until(lambda: emulator.links >= times)

    async def works(self) -> None:
        """Something new comes through."""
        self.act()
        await self.case.emulator.until(lambda: self.case.done(self._n, self.reports))


@contextlib.asynccontextmanager
async def running(name: str) -> AsyncGenerator[Run]:
    case = CASES[name]()
    async with case.emulator:
        device = case.connect()
        run = Run(case, device)
        task = asyncio.create_task(device.run())
        await run.linked(1)
        await run.works()
        await run.health("ok")
        yield run
        task.cancel()
        await asyncio.wait([task])
        await device.close()


@pytest.mark.parametrize("name", ["onbon", "strip", "cd5220", "modbus"])
async def test_a_sign_that_cannot_be_there_is_refused_and_the_line_goes_on(name: str) -> None:
    async with running(name) as run:
        with pytest.raises(ValueError, match="99999"):
            cast(Sign, run.device).show_sign(99999, SignContent("1", "called", "A001"))
        await run.works()
        assert run.device.health.state == "ok"


@pytest.mark.parametrize("name", CASES)
async def test_a_device_pulled_out_is_down_and_put_back_it_does_its_work_again(name: str) -> None:
    async with running(name) as run:
        await run.case.emulator.pull_out()
        await run.health("down", "unreachable")
        links = run.case.emulator.links
        await run.case.emulator.put_back()
        await run.linked(links + 1)
        await run.works()
        await run.health("ok")


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.ANSWERS])
async def test_a_mute_device_is_down_and_heals_by_itself_when_it_speaks_again(name: str) -> None:
    async with running(name) as run:
        run.case.emulator.mute = True
        run.act()
        await run.health("down", "no_answer")
        run.case.emulator.mute = False
        await run.works()
        await run.health("ok")


@pytest.mark.parametrize("name", CASES)
async def test_garbage_does_not_keep_a_device_from_its_work(name: str) -> None:
    draw = random.Random(name)
    async with running(name) as run:
        for _ in range(20):
            run.case.emulator.send(draw.randbytes(draw.randrange(1, 40)))
        await run.works()
        await run.health("ok")
