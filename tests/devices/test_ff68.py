"""The bus of call pads and rating pads: the vectors byte for byte, then a whole line over TCP and a pseudo-terminal."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager

import pytest

from devices.ff68 import codec
from devices.ff68.driver import Ff68Bus
from devices.ff68.emulator import Ff68Emulator, typed
from devices.ff68.options import Ff68Options
from devices.linked import Patience
from devices.protocols import PadDisplay, Pressed, Rated, Report
from tests.patience import PATIENCE_S

QUICK = Patience(first_pause_s=0.01, longest_pause_s=0.05)
SLOW = Ff68Options(baud=1200)
"""A display's frame takes 0.125 s."""
CALL = codec.Ff68Frame(9, codec.KEY, b"\x0c")
VECTORS = {
    "call": (codec.encode(codec.Ff68Frame(1, codec.KEY, b"\x0c")), "FF 68 03 03 68 01 01 0C 0E 16"),
    "show 023": (codec.encode(codec.show(1, None, "A023")), "FF 68 08 08 68 01 02 0A 0A 0A 00 02 03 26 16"),
    "waiting 012": (codec.encode(codec.show(1, 12, "")), "FF 68 08 08 68 01 02 00 01 02 0A 0A 0A 24 16"),
    "beep": (codec.encode(codec.beep(1)), "FF 68 02 02 68 01 03 04 16"),
    "evaluate": (codec.encode(codec.evaluate(1)), "FF 68 03 03 68 01 01 0B 0D 16"),
    "result": (codec.encode(codec.Ff68Frame(1, codec.RESULT, b"\0")), "FF 68 03 03 68 01 11 00 12 16"),
    "thanks": (codec.thanks(1, short=False), "FF 68 03 03 68 01 01 00 02 16"),
    "short thanks": (codec.thanks(1, short=True), "68 02 02 68 01 01 02 16"),
}


@pytest.mark.parametrize("name", VECTORS)
def test_a_frame_is_written_and_read_as_the_vendor_says(name: str) -> None:
    written, expected = VECTORS[name]
    assert written == bytes.fromhex(expected)
    assert codec.scanner().feed(written) == [codec.scanner().feed(bytes.fromhex(expected))[0]]


def test_the_display_shows_who_waits_and_the_number_side_by_side() -> None:
    assert codec.show(1, 12, "A023").data == bytes((0, 1, 2, 0, 2, 3))
    assert codec.show(1, 4000, "AB123").data == bytes((9, 9, 9, 1, 2, 3))


def test_a_number_of_four_digits_is_zeros_and_not_the_last_three_of_them() -> None:
    assert codec.show(1, 12, "A1023").data == bytes((0, 1, 2, 0, 0, 0))


def test_half_a_frame_does_not_swallow_the_next_one() -> None:
    scanner = codec.scanner()
    good = bytes.fromhex("FF 68 03 03 68 01 01 0C 0E 16")
    assert scanner.feed(bytes.fromhex("FF 68 08 08 68 01 02")) == []
    assert scanner.feed(good) == [codec.Ff68Frame(1, 1, b"\x0c")]
    assert (scanner.bad, scanner.skipped) == (1, 7)


def test_a_frame_with_a_wrong_sum_is_counted_and_passed_over() -> None:
    scanner = codec.scanner()
    assert scanner.feed(bytes.fromhex("FF 68 03 03 68 01 01 0C 0F 16")) == []
    assert scanner.bad == 1
    assert scanner.feed(bytes.fromhex("FF 68 02 02 68 01 03 04 16")) == [codec.Ff68Frame(1, 3)]


class Line:
    """A bus with its driver running, and what it reported."""

    def __init__(self, pads: Ff68Emulator, options: Ff68Options) -> None:
        self.pads = pads
        self.bus = Ff68Bus(pads.url, options, patience=QUICK)
        self.reports: asyncio.Queue[Report] = asyncio.Queue()
        self.healths: asyncio.Queue[str] = asyncio.Queue()
        self.bus.report = self.reports.put_nowait
        self.bus.changed = lambda: self.healths.put_nowait(self.bus.health.state + self.bus.health.cause)

    async def next(self) -> Report:
        return await asyncio.wait_for(self.reports.get(), PATIENCE_S)

    async def health(self, wanted: str) -> None:
        while await asyncio.wait_for(self.healths.get(), PATIENCE_S) != wanted:
            pass


@asynccontextmanager
async def at_work(pads: Ff68Emulator, options: Ff68Options) -> AsyncGenerator[Line]:
    made = Line(pads, options)
    task = asyncio.create_task(made.bus.run())
    await made.health("ok")
    yield made
    task.cancel()
    await asyncio.wait([task])
    await made.bus.close()


@pytest.fixture(params=["tcp", "pty"])
async def line(request: pytest.FixtureRequest) -> AsyncIterator[Line]:
    async with Ff68Emulator(pty=request.param == "pty") as pads, at_work(pads, Ff68Options()) as made:
        yield made


class Eavesdropper(Ff68Emulator):
    """Pads on a slow line, and every frame that the host put on it."""

    def __init__(self) -> None:
        super().__init__(baud=SLOW.baud)
        self.frames: list[codec.Ff68Frame] = []
        self._ear = codec.scanner()

    def received(self, data: bytes) -> None:
        self.frames += self._ear.feed(data)
        super().received(data)


async def test_presses_of_several_pads_are_reported_in_order_and_echoed(line: Line) -> None:
    await typed(line.pads, 1, "0 2 3 call")
    line.pads.press(7, "ok")
    assert [await line.next() for _ in range(5)] == [
        Pressed(1, "0"), Pressed(1, "2"), Pressed(1, "3"), Pressed(1, "call"), Pressed(7, "ok"),
    ]  # fmt: skip
    await line.pads.until(lambda: len(line.pads.pad(7).echoed) == 1)
    assert line.pads.pads[7].echoed == [bytes.fromhex("FF 68 03 03 68 07 01 0F 17 16")]


async def test_a_frame_sent_again_by_the_pad_is_echoed_but_not_pressed_twice(line: Line) -> None:
    line.pads.press(1, "call")
    line.pads.press(1, "call")
    line.pads.press(1, "recall")
    assert [await line.next(), await line.next()] == [Pressed(1, "call"), Pressed(1, "recall")]
    await line.pads.until(lambda: len(line.pads.pad(1).echoed) == 3)


async def test_a_digit_sent_again_before_its_echo_could_be_heard_is_typed_once(line: Line) -> None:
    line.pads.press(1, "9")
    line.pads.press(1, "9")
    line.pads.press(1, "ok")
    assert [await line.next(), await line.next()] == [Pressed(1, "9"), Pressed(1, "ok")]
    await line.pads.until(lambda: len(line.pads.pad(1).echoed) == 3)


async def test_the_same_digit_after_its_echo_was_heard_is_typed_again_however_fast(line: Line) -> None:
    await typed(line.pads, 1, "9 9 9 ok")
    assert [await line.next() for _ in range(4)] == [
        Pressed(1, "9"), Pressed(1, "9"), Pressed(1, "9"), Pressed(1, "ok"),
    ]  # fmt: skip


async def test_another_key_after_its_echo_was_heard_is_pressed_again_only_after_a_while(line: Line) -> None:
    await typed(line.pads, 1, "call call ok")
    assert [await line.next(), await line.next()] == [Pressed(1, "call"), Pressed(1, "ok")]


async def test_an_echo_waits_only_for_the_frame_under_way_and_a_beep_goes_before_displays() -> None:
    async with Eavesdropper() as pads, at_work(pads, SLOW) as made:
        for unit in (1, 2, 3):
            made.bus.show_pad(unit, PadDisplay("A001", unit))
        await pads.until(lambda: bool(pads.frames))
        made.bus.beep(9)
        pads.press(9, "call")
        await pads.shows(3, "003001")
        assert pads.frames == [
            codec.show(1, 1, "A001"),
            CALL,
            codec.beep(9),
            codec.show(2, 2, "A001"),
            codec.show(3, 3, "A001"),
        ]


async def test_a_display_that_changes_faster_than_the_line_gets_the_newest_alone() -> None:
    async with Eavesdropper() as pads, at_work(pads, SLOW) as made:
        made.bus.show_pad(1, PadDisplay("A001", 0))
        await pads.until(lambda: bool(pads.frames))
        for waiting in range(1, 10):
            made.bus.show_pad(1, PadDisplay("A001", waiting))
            await asyncio.sleep(0)
        await pads.shows(1, "009001")
        assert pads.frames == [codec.show(1, 0, "A001"), codec.show(1, 9, "A001")]


@pytest.mark.parametrize("unit", [-1, 0, 256, 300])
def test_an_address_that_there_cannot_be_is_refused_at_once(unit: int) -> None:
    bus = Ff68Bus("memory://addresses", Ff68Options())
    with pytest.raises(ValueError, match=f"1 to 255, not {unit}"):
        bus.show_pad(unit, PadDisplay("A001", 1))
    for once in (bus.beep, bus.invite, bus.thank):
        with pytest.raises(ValueError, match=f"1 to 255, not {unit}"):
            once(unit)


async def test_keys_and_frames_that_are_unknown_stay_counted_as_bad(line: Line) -> None:
    line.pads.send(codec.encode(codec.Ff68Frame(1, codec.KEY, b"\x1f")))
    line.pads.send(codec.encode(codec.Ff68Frame(1, codec.RESULT, b"\0")))
    await line.pads.until(lambda: len(line.pads.pad(1).echoed) == 1)
    await typed(line.pads, 1, "call ok")
    assert (line.bus.counters.frames, line.bus.counters.bad) == (4, 2)


async def test_a_pad_shows_the_number_the_waiting_and_a_refusal(line: Line) -> None:
    line.bus.show_pad(1, PadDisplay("A023", 12))
    await line.pads.shows(1, "012023")
    line.bus.show_pad(1, PadDisplay("A023", 12, code=901))
    await line.pads.shows(1, "901   ")
    line.bus.beep(1)
    await line.pads.until(lambda: line.pads.pad(1).beeps == 1)


async def test_a_rating_pad_is_asked_and_its_answer_is_thanked_for_by_whoever_takes_it(line: Line) -> None:
    line.bus.invite(0x81)
    await line.pads.until(lambda: line.pads.pad(0x81).asked == 1)
    line.pads.rate(0x81, 4)
    assert await line.next() == Rated(0x81, 5)
    assert line.pads.pad(0x81).thanked == 0
    line.bus.thank(0x81)
    await line.pads.until(lambda: line.pads.pad(0x81).thanked == 1)


async def test_a_line_pulled_out_and_put_back_heals_and_shows_what_is_wanted_now(line: Line) -> None:
    line.bus.show_pad(1, PadDisplay("A001", 1))
    await line.pads.shows(1, "001001")
    await line.pads.pull_out()
    await line.health("downunreachable")
    line.bus.show_pad(1, PadDisplay("A002", 0))
    line.pads.pads.clear()
    await line.pads.put_back()
    await line.pads.shows(1, "000002")
    assert line.bus.health.state == "ok"
    line.pads.press(1, "call")
    assert await line.next() == Pressed(1, "call")


async def test_garbage_is_counted_and_the_next_press_understood(line: Line) -> None:
    for _ in range(6):
        line.pads.send(bytes.fromhex("FF 68 03 03 68 01 01 0C 0F 16"))
    await line.health("warninggarbled")
    assert line.bus.counters.bad >= 6
    line.pads.press(1, "call")
    assert await line.next() == Pressed(1, "call")
    assert (line.bus.health.state, line.bus.health.cause) == ("ok", "")


async def test_an_adapter_that_hears_itself_presses_nothing() -> None:
    async with Ff68Emulator() as pads, at_work(pads, Ff68Options(local_echo=True)) as made:
        pads.press(1, "call")
        assert await made.next() == Pressed(1, "call")
        await pads.until(lambda: len(pads.pad(1).echoed) == 1)
        pads.send(pads.pad(1).echoed[0])  # what the adapter brings back
        pads.press(1, "recall")
        assert await made.next() == Pressed(1, "recall")
        await pads.until(lambda: len(pads.pad(1).echoed) == 2)
        pads.send(pads.pad(1).echoed[1])
        pads.press(1, "ok")
        assert await made.next() == Pressed(1, "ok")
        await pads.until(lambda: len(pads.pad(1).echoed) == 3)
        assert list(vars(made.bus)["_own"]) == [pads.pad(1).echoed[2]]  # nothing is kept of what came back


def test_keys_can_be_named_otherwise_and_a_wrong_code_is_refused() -> None:
    assert Ff68Options(keys={"0E": "miss"}).keys == {"0E": "miss"}
    with pytest.raises(ValueError, match="key code 'xyz'"):
        Ff68Bus("memory://x", Ff68Options(keys={"xyz": "miss"}))
