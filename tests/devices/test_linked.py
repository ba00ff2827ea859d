"""What all drivers with a link share: a link that cannot even be closed, and counting."""

import asyncio

from devices.framing import Scanner
from devices.linked import LinkedDevice, Patience
from devices.links.memory import MemoryLink
from devices.strip import codec
from tests.patience import PATIENCE_S

QUICK = Patience(first_pause_s=0.01, longest_pause_s=0.05)
CUT = codec.LEAD
ANSWER = codec.encode_answer(1)


class Stuck(MemoryLink):
    """A link whose library fails at the first attempt to close it."""

    closed = 0

    async def close(self) -> None:
        self.closed += 1
        if self.closed == 1:
            raise RuntimeError("the library is confused")
        await super().close()


class Listener(LinkedDevice):
    """It only listens; chunks come from the test."""

    def __init__(self) -> None:
        self.link = Stuck("memory://stuck")
        super().__init__("memory://stuck", link=self.link, patience=QUICK)
        self.chunks: asyncio.Queue[bytes] = asyncio.Queue()
        self.taken = asyncio.Event()
        self.scanner: Scanner[codec.StripFrame | codec.Answer] = codec.scanner()

    async def _talk(self) -> None:
        self.scanner.reset()
        while chunk := await self.chunks.get():
            frames = self.scanner.feed(chunk)
            self._heard(len(frames), self.scanner.bad, self.scanner.skipped)
            self._counters.bad += len(frames)  # as a driver does with frames that it does not know
            self.taken.set()
        raise ConnectionError("gone")

    async def takes(self, chunk: bytes) -> None:
        self.taken.clear()
        self.chunks.put_nowait(chunk)
        await asyncio.wait_for(self.taken.wait(), PATIENCE_S)


async def test_a_link_that_cannot_be_closed_ends_no_task_and_is_down_until_it_is_opened_again() -> None:
    device = Listener()
    healths: list[str] = []
    device.changed = lambda: healths.append(device.health.state)
    task = asyncio.create_task(device.run())
    device.chunks.put_nowait(b"")
    await device.takes(ANSWER)
    assert (device.link.closed, device.counters.links) == (1, 2)
    assert healths == ["down", "ok"]
    task.cancel()
    await asyncio.wait([task])


async def test_what_a_driver_counts_as_bad_stays_counted_beside_the_scanners_also_over_a_new_link() -> None:
    device = Listener()
    task = asyncio.create_task(device.run())
    await device.takes(ANSWER)
    await device.takes(CUT)
    assert (device.counters.bad, device.counters.skipped) == (1, 0)
    device.chunks.put_nowait(b"")
    await device.takes(b"\0")
    assert (device.counters.bad, device.counters.skipped) == (2, 3)
    await device.takes(ANSWER)
    await device.takes(b"\0")
    assert (device.counters.bad, device.counters.skipped) == (3, 4)
    assert (device.counters.frames, device.counters.links) == (2, 2)
    task.cancel()
    await asyncio.wait([task])
