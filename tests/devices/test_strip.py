"""Window strips: the known frame byte for byte, then a line of strips over TCP and a pseudo-terminal."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import replace

import msgspec
import pytest

from devices.linked import Patience
from devices.protocols import SignContent
from devices.strip import codec
from devices.strip.driver import StripLine
from devices.strip.emulator import StripEmulator
from devices.strip.options import StripColours, StripOptions
from tests.patience import PATIENCE_S

PATIENT = Patience(first_pause_s=0.01, longest_pause_s=0.05)
QUICK = PATIENT._replace(answer_s=0.05)
A023 = bytes.fromhex("A0 90 01 A5 00 08 41 00 30 00 32 00 33 00 DC")
CALLED = SignContent("5", "called", "A023", "A023号 请到5号窗口", "A023 WINDOW 5")


def test_a_number_is_written_and_read_byte_for_byte() -> None:
    assert codec.encode(codec.show(1, "A023", 0)) == A023
    (frame,) = codec.strip_scanner().feed(A023)
    assert (frame.address, codec.read(frame.data)) == (1, ("A023", (0, 0, 0, 0)))


def test_a_hanzi_is_its_gbk_code_and_a_colour() -> None:
    assert codec.show(1, "5号", 2).data == bytes.fromhex("35 02 BA C5 02")
    assert codec.show(1, "镕𠮷\t", 1).data == bytes.fromhex("E9 46 01 A1 FE 01 20 01")
    assert codec.show(1, "镕", 1, "gb2312").data == bytes.fromhex("A1 FE 01")


@pytest.mark.parametrize(("characters", "length"), [(127, "00 FE"), (128, "01 01"), (200, "01 91")])
def test_the_length_counts_in_base_255(characters: int, length: str) -> None:
    written = codec.encode(codec.show(3, "A" * characters, 0))
    assert written[4:6] == bytes.fromhex(length)
    assert len(codec.strip_scanner().feed(written)) == 1


def test_data_that_are_cut_or_no_gbk_read_as_geta_marks() -> None:
    assert codec.read(bytes.fromhex("41 00 FF FF 01 BA")) == ("A〓〓", (0, 1, 0))


@pytest.mark.parametrize("gap", ["", "00", "A5 00 08", "A5 00 01", "00 " * 16])
def test_whatever_stands_in_an_answer_it_is_one(gap: str) -> None:
    answer = bytes.fromhex("A0 90 07" + gap + "A5 AA")
    scanner = codec.scanner()
    assert scanner.feed(answer) == [codec.Answer(7)]
    assert (scanner.bad, scanner.skipped) == (0, 0)


def test_an_answer_without_an_end_is_none_and_the_next_is_understood() -> None:
    scanner = codec.scanner()
    assert scanner.feed(bytes.fromhex("A0 90 07" + "00" * 20)) == []
    assert scanner.bad == 1
    assert scanner.feed(codec.encode_answer(8)) == [codec.Answer(8)]


def test_the_hosts_own_frame_is_told_from_an_answer() -> None:
    assert codec.scanner().feed(A023 + codec.encode_answer(1)) == [
        codec.StripFrame(1, A023[6:-1]),
        codec.Answer(1),
    ]


def test_half_a_frame_does_not_swallow_the_next_one() -> None:
    scanner = codec.strip_scanner()
    assert scanner.feed(A023[:9]) == []
    assert scanner.feed(A023) == [codec.StripFrame(1, A023[6:-1])]
    assert (scanner.bad, scanner.skipped) == (1, 9)


def test_a_frame_with_a_wrong_checksum_is_counted_and_passed_over() -> None:
    scanner = codec.strip_scanner()
    assert scanner.feed(A023[:-1] + b"\xdd") == []
    assert scanner.bad == 1
    assert len(scanner.feed(A023)) == 1


class Line:
    """Strips with their driver running, and the health as it changed."""

    def __init__(self, strips: StripEmulator, options: StripOptions, patience: Patience) -> None:
        self.strips = strips
        self.driver = StripLine(strips.url, options, patience=patience)
        self.healths: asyncio.Queue[str] = asyncio.Queue()
        self.driver.changed = lambda: self.healths.put_nowait(
            self.driver.health.state + self.driver.health.cause
        )

    async def health(self, wanted: str) -> None:
        while await asyncio.wait_for(self.healths.get(), PATIENCE_S) != wanted:
            pass


@asynccontextmanager
async def line(
    options: StripOptions | None = None, *, patience: Patience = PATIENT, pty: bool = False
) -> AsyncGenerator[Line, None]:
    async with StripEmulator(pty=pty) as strips:
        made = Line(strips, options or StripOptions(), patience)
        task = asyncio.create_task(made.driver.run())
        yield made
        task.cancel()
        await asyncio.wait([task])
        await made.driver.close()


@pytest.mark.parametrize("pty", [False, True])
async def test_strips_on_one_line_each_show_their_own(pty: bool) -> None:
    async with line(pty=pty) as made:
        made.driver.show_sign(1, CALLED)
        made.driver.show_sign(2, SignContent("6", "free", text="请取号"))
        await made.strips.shows(1, "A023号 请到5号窗口")
        await made.strips.shows(2, "请取号")
        await made.health("ok")
        assert (set(made.strips.colours[1]), set(made.strips.colours[2])) == ({0}, {1})


async def test_the_known_frame_is_what_a_driver_for_short_strips_sends() -> None:
    async with line(StripOptions(shows="number", colours=StripColours(serving=2))) as made:
        made.driver.show_sign(1, CALLED)
        await made.strips.shows(1, "A023")
        assert made.strips.frames == [A023]
        made.driver.show_sign(1, replace(CALLED, state="serving"))
        await made.strips.until(lambda: made.strips.colours[1] == (2, 2, 2, 2))


async def test_a_short_strip_shows_its_number_whole_or_a_mark_and_other_texts_seen_to_be_cut() -> None:
    async with line(StripOptions(columns=8)) as made:
        made.driver.show_sign(1, CALLED)
        await made.strips.shows(1, "A023")
        made.driver.show_sign(1, replace(CALLED, number="AB1234567"))
        await made.strips.shows(1, "--------")
        await made.health("warningno_room")
        made.driver.show_sign(1, SignContent("12", "closed", text="12号窗口 暂未开放"))
        await made.strips.shows(1, "12号窗…")
        await made.health("ok")


async def test_a_strip_that_does_not_answer_is_asked_twice_and_then_known_to_be_silent() -> None:
    async with line(patience=QUICK._replace(first_pause_s=5, longest_pause_s=5)) as made:
        made.strips.mute = True
        made.driver.show_sign(1, CALLED)
        await made.health("downno_answer")
        assert made.strips.frames == [made.strips.frames[0]] * 2


async def test_the_answer_of_another_strip_is_not_taken_for_this_ones() -> None:
    async with line(patience=QUICK) as made:
        made.strips.switch_off(1)
        made.driver.show_sign(1, CALLED)
        await made.strips.until(lambda: len(made.strips.frames) == 1)
        made.strips.send(codec.encode_answer(2))
        await made.health("downno_answer")


async def test_a_dead_strip_darkens_no_other_and_heals() -> None:
    async with line(StripOptions(refresh_s=0.1), patience=QUICK) as made:
        made.strips.switch_off(1)
        made.driver.show_sign(1, CALLED)
        made.driver.show_sign(2, CALLED)
        await made.strips.shows(2, CALLED.text)
        await made.health("warningno_answer")
        made.strips.off.clear()
        await made.health("ok")
        assert made.strips.shown[1] == CALLED.text


async def test_silent_strips_wait_until_the_living_have_shown_what_changed() -> None:
    dead, alive = range(1, 6), range(6, 11)
    async with line(patience=QUICK) as made:
        made.strips.off.update(dead)
        for unit in (*dead, *alive):
            made.driver.show_sign(unit, CALLED)
        await made.strips.until(
            lambda: made.driver.silent == set(dead) and set(made.strips.shown) == set(alive)
        )
        made.strips.frames.clear()
        for unit in (*dead, *alive):
            made.driver.show_sign(unit, replace(CALLED, text="暂停"))
        await made.strips.until(lambda: len(made.strips.frames) == 10)
        asked = [frame[2] for frame in made.strips.frames]
        assert asked == [*alive, *dead]


async def test_a_silent_strip_that_is_due_again_is_sent_what_it_shall_show_now() -> None:
    async with line(StripOptions(refresh_s=0.1), patience=QUICK) as made:
        made.strips.switch_off(1)
        made.driver.show_sign(1, CALLED)
        made.driver.show_sign(2, CALLED)
        await made.health("warningno_answer")
        made.driver.show_sign(1, replace(CALLED, text="暂停"))
        made.strips.frames.clear()
        made.strips.off.clear()
        await made.health("ok")
        first = next(frame for frame in made.strips.frames if frame[2] == 1)
        assert first == codec.encode(codec.show(1, "暂停", 0))


async def test_a_strip_on_a_one_way_line_that_changes_faster_than_the_line_gets_the_newest_alone() -> None:
    async with StripEmulator(pty=True) as strips:
        driver = StripLine(f"{strips.url}?baud=1200", StripOptions(shows="number", answers=False))
        task = asyncio.create_task(driver.run())
        driver.show_sign(1, CALLED)
        await strips.shows(1, "A023")
        for n in range(1, 10):
            driver.show_sign(1, replace(CALLED, number=f"B{n:03d}"))
            await asyncio.sleep(0)
        await strips.shows(1, "B009")
        assert len(strips.frames) == 2
        task.cancel()
        await asyncio.wait([task])
        await driver.close()


@pytest.mark.parametrize("unit", [-1, 0, 300])
async def test_an_address_that_there_cannot_be_is_refused_at_once_and_does_not_count_as_a_strip(
    unit: int,
) -> None:
    async with line(patience=QUICK) as made:
        with pytest.raises(ValueError):
            made.driver.show_sign(unit, CALLED)
        made.strips.switch_off(1)
        made.driver.show_sign(1, CALLED)
        await made.health("downno_answer")


async def test_a_line_pulled_out_and_put_back_shows_what_is_wanted_now() -> None:
    async with line() as made:
        made.driver.show_sign(1, CALLED)
        await made.strips.shows(1, CALLED.text)
        await made.strips.pull_out()
        await made.health("downunreachable")
        made.driver.show_sign(1, replace(CALLED, text="暂停"))
        await made.strips.put_back()
        await made.strips.shows(1, "暂停")
        await made.health("ok")


async def test_an_adapter_that_hears_itself_does_not_answer_for_a_strip() -> None:
    async with line(patience=QUICK) as made:
        made.strips.switch_off(1)
        made.driver.show_sign(1, CALLED)
        await made.strips.until(lambda: len(made.strips.frames) == 1)
        made.strips.send(made.strips.frames[0])
        await made.health("downno_answer")
        assert made.driver.counters.frames == 0


async def test_a_one_way_line_is_well_when_it_is_open_and_noise_on_it_means_nothing() -> None:
    async with line(StripOptions(answers=False, refresh_s=0.05)) as made:
        made.strips.mute = True
        made.driver.show_sign(1, CALLED)
        await made.strips.until(lambda: len(made.strips.frames) >= 3)
        made.strips.mute = False
        made.strips.send(bytes.fromhex("A0 90 01 00") * 20)
        before = len(made.strips.frames)
        await made.strips.until(lambda: len(made.strips.frames) >= before + 2)
        assert (made.driver.health.state, made.driver.counters.bad) == ("ok", 0)


def test_a_colour_that_a_strip_does_not_have_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match=r"\$\.colours\.called"):
        msgspec.convert({"colours": {"called": 3}}, StripOptions)
    assert msgspec.convert({"colours": {"paused": 0}}, StripOptions).colours == StripColours(paused=0)
