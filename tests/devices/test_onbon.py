"""Onbon font cards: the vendor's examples byte for byte, then cards and lines of them over TCP and a pseudo-terminal."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import replace

import msgspec
import pytest

from devices.linked import Patience
from devices.onbon import codec
from devices.onbon.driver import OnbonCards
from devices.onbon.emulator import OnbonEmulator
from devices.onbon.options import OnbonColours, OnbonOptions
from devices.protocols import SignContent
from tests.patience import PATIENCE_S

PATIENT = Patience(first_pause_s=0.01, longest_pause_s=0.05)
QUICK = PATIENT._replace(answer_s=0.05)
A5 = "A5 A5 A5 A5 A5 A5 A5 A5 "
REAL_TIME = bytes.fromhex(
    A5
    + "01 00 00 80 00 00 00 00 00 00 FE 02 32 00 A3 06 01 2D 00 00 01 29 00 00 00 00 00 00 18 00 20 00 00 00 00"
    "02 00 00 00 00 02 02 03 00 04 05 0E 00 00 00 30 31 32 33 34 35 51 52 53 54 54 56 27 42 A8 7D 5A"
)
PING = bytes.fromhex(A5 + "01 00 00 80 00 00 00 00 00 00 FE 02 05 00 A2 00 01 00 00 68 F8 5A")
ACK = bytes.fromhex(A5 + "00 80 FE FF 00 00 00 00 00 00 FE 02 05 00 A0 00 00 00 00 14 AC 5A")
CALLED = SignContent("5", "called", "A023", "A023号 请到5号窗口", "A023 WINDOW 5")


def area_of(text: bytes, width: int, height: int, mode: codec.Mode = "static") -> codec.Area:
    """As the vendor's example has it: speed 4, each page for 2.5 seconds."""
    return codec.Area(text, width, height, 0, 0, mode, 4, 5, "left", single_line=False, timeout_s=0)


def test_the_vendors_real_time_text_is_written_byte_for_byte() -> None:
    area = area_of(b"012345QRSTTV'B", 192, 32, mode="left")
    assert codec.encode(codec.OnbonFrame(1, codec.HOST, codec.show(area))) == REAL_TIME


def test_the_vendors_ping_and_real_time_text_are_read() -> None:
    ping, text = codec.scanner().feed(PING + REAL_TIME)
    assert ping == codec.OnbonFrame(1, 0x8000, bytes.fromhex("A2 00 01 00 00"))
    assert codec.read_area(text.data) == area_of(b"012345QRSTTV'B", 192, 32, mode="left")
    assert codec.encode(ping) == PING


def test_the_vendors_acknowledgement_is_read_and_confirms() -> None:
    (frame,) = codec.scanner().feed(ACK)
    assert frame == codec.OnbonFrame(0x8000, 0xFFFE, bytes.fromhex("A0 00 00 00 00"))
    assert codec.confirms(frame)
    assert codec.encode(frame) == ACK


@pytest.mark.parametrize(
    ("data", "good"),
    [("A0 01 03 00 00", False), ("A0 00 05 00 00", False), ("A3 06 00 00 00", True), ("", True)],
)
def test_only_a_known_refusal_is_a_refusal(data: str, good: bool) -> None:
    assert codec.confirms(codec.OnbonFrame(0x8000, 1, bytes.fromhex(data))) is good


def test_the_bytes_that_frame_a_message_are_escaped_inside_it() -> None:
    frame = codec.OnbonFrame(0xA5, codec.HOST, "哎唉Z[".encode("gb2312"))
    written = codec.encode(frame)
    assert bytes.fromhex("A6 02 00 00 80") in written
    assert bytes.fromhex("B0 A6 02 B0 A6 01 5B 02 5B 01") in written
    assert codec.scanner().feed(written) == [frame]


def test_a_wrong_escape_is_no_frame_and_the_next_frame_is_understood() -> None:
    scanner = codec.scanner()
    assert scanner.feed(ACK[:8] + b"\xa6\x03" + ACK[8:] + ACK) == codec.scanner().feed(ACK)
    assert scanner.bad == 1


def test_a_wrong_crc_and_a_wrong_length_are_counted_and_passed_over() -> None:
    scanner = codec.scanner()
    assert scanner.feed(ACK[:-2] + b"\xad\x5a") == []
    assert scanner.feed(ACK.replace(b"\x05\x00\xa0", b"\x06\x00\xa0")) == []
    assert scanner.bad == 2
    assert len(scanner.feed(ACK)) == 1


@pytest.mark.parametrize("leads", [1, 7, 9])
def test_the_number_of_bytes_before_a_frame_does_not_matter(leads: int) -> None:
    assert len(codec.scanner().feed(b"\xa5" * leads + ACK[8:])) == 1


def test_half_a_frame_does_not_swallow_the_next_one() -> None:
    scanner = codec.scanner()
    assert scanner.feed(REAL_TIME[:40]) == []
    assert len(scanner.feed(ACK)) == 1
    assert (scanner.bad, scanner.skipped) == (1, 40)


def test_a_frame_that_comes_byte_by_byte_is_read_once() -> None:
    scanner = codec.scanner()
    frames = [frame for byte in REAL_TIME for frame in scanner.feed(bytes((byte,)))]
    assert len(frames) == 1
    assert (scanner.bad, scanner.skipped) == (0, 0)


def test_a_width_that_is_no_multiple_of_eight_is_sent_in_pixels() -> None:
    data = codec.show(area_of(b"A", 100, 16))
    assert data[14:18] == bytes.fromhex("64 80 10 00")
    area = codec.read_area(data)
    assert area is not None
    assert (area.width, area.height) == (100, 16)


def test_every_way_to_show_an_area_is_read_as_it_was_written() -> None:
    area = codec.Area(b"A023", 64, 16, 8, 4, "up", 24, 254, "centre", True, 60)
    assert codec.read_area(codec.show(area)) == area


def test_process_and_answer_flags_stand_before_the_area() -> None:
    area = area_of(b"A", 64, 16)
    assert codec.show(area)[:5] == bytes.fromhex("A3 06 01 20 00")
    assert codec.show(area, answer=False, process=1)[:5] == bytes.fromhex("A3 06 02 01 00")


def test_text_is_gb2312_with_a_geta_mark_for_what_has_no_code() -> None:
    assert codec.written("A023号") == bytes.fromhex("41 30 32 33 BA C5")
    assert codec.written("镕𠮷\n") == bytes.fromhex("A1 FE A1 FE 20")
    assert codec.written("镕", charset="gbk") == bytes.fromhex("E9 46")
    assert codec.written("·—") == codec.written("·—", charset="gbk") == bytes.fromhex("A1 A4 A1 AA")


def test_a_colour_is_a_prefix_and_a_backslash_in_the_text_is_none() -> None:
    assert codec.written("A", "green") == rb"\C2A"
    assert codec.read_text(codec.written(r"\C1", "yellow")) == ("＼C1", "yellow")


class Hall:
    """Cards with their driver running, and the health as it changed."""

    def __init__(self, cards: OnbonEmulator, options: OnbonOptions, patience: Patience) -> None:
        self.cards = cards
        self.driver = OnbonCards(cards.url, options, patience=patience)
        self.healths: asyncio.Queue[str] = asyncio.Queue()
        self.driver.changed = lambda: self.healths.put_nowait(
            self.driver.health.state + self.driver.health.cause
        )

    async def health(self, wanted: str) -> None:
        while await asyncio.wait_for(self.healths.get(), PATIENCE_S) != wanted:
            pass


@asynccontextmanager
async def hall(
    options: OnbonOptions | None = None, *, patience: Patience = PATIENT, pty: bool = False
) -> AsyncGenerator[Hall, None]:
    async with OnbonEmulator(pty=pty) as cards:
        made = Hall(cards, options or OnbonOptions(), patience)
        task = asyncio.create_task(made.driver.run())
        yield made
        task.cancel()
        await asyncio.wait([task])
        await made.driver.close()


async def test_a_number_is_never_parted_between_two_pages_of_a_narrow_sign() -> None:
    async with hall(OnbonOptions(width=32, shows="number")) as made:
        made.driver.show_sign(1, replace(CALLED, number="A1000"))
        await made.cards.shows(1, "----")
        await made.health("warningno_room")


@pytest.mark.parametrize("pty", [False, True])
async def test_a_card_shows_what_is_wanted_and_is_well(pty: bool) -> None:
    async with hall(pty=pty) as made:
        made.driver.show_sign(1, CALLED)
        await made.cards.shows(1, "A023号 请到5号窗口")
        await made.health("ok")
        assert made.cards.areas[1].width == 128
        assert made.driver.counters.frames == 1
        made.driver.show_sign(1, replace(CALLED, state="paused", text="暂停"))
        await made.cards.shows(1, "暂停")


async def test_what_is_shown_already_is_not_sent_again_at_once() -> None:
    async with hall() as made:
        made.driver.show_sign(1, CALLED)
        made.driver.show_sign(1, CALLED)
        made.driver.show_sign(2, CALLED)
        await made.cards.shows(2, CALLED.text)
        assert len(made.cards.frames) == 2


async def test_options_choose_the_line_the_colour_and_the_cards_own_address() -> None:
    options = OnbonOptions(shows="number", colours=OnbonColours(called="red"), address=7, mode="left")
    async with hall(options) as made:
        made.driver.show_sign(1, CALLED)
        await made.cards.shows(7, "A023")
        assert (made.cards.colours[7], made.cards.areas[7].mode) == ("red", "left")
        made.driver.show_sign(1, replace(CALLED, state="serving"))
        await made.cards.until(lambda: made.cards.colours[7] == "own")


async def test_a_card_that_does_not_answer_is_asked_twice_and_then_known_to_be_silent() -> None:
    async with hall(patience=QUICK._replace(first_pause_s=5, longest_pause_s=5)) as made:
        made.cards.mute = True
        made.driver.show_sign(1, CALLED)
        await made.health("downno_answer")
        assert made.cards.frames == [made.cards.frames[0]] * 2


async def test_answers_with_a_wrong_crc_are_no_answers() -> None:
    async with hall(patience=QUICK) as made:
        made.cards.bad_crc = True
        made.driver.show_sign(1, CALLED)
        await made.health("downno_answer")
        assert made.driver.counters.bad >= 2
        made.cards.bad_crc = False
        await made.health("ok")


async def test_a_sign_that_is_switched_off_is_noticed_though_nothing_changes_and_heals() -> None:
    async with hall(OnbonOptions(refresh_s=0.05), patience=QUICK) as made:
        made.driver.show_sign(1, CALLED)
        await made.health("ok")
        made.cards.switch_off(1)
        await made.health("downno_answer")
        made.cards.off.clear()
        await made.health("ok")
        assert made.cards.shown[1] == CALLED.text


async def test_a_line_pulled_out_and_put_back_shows_what_is_wanted_now() -> None:
    async with hall() as made:
        made.driver.show_sign(1, CALLED)
        made.driver.show_sign(2, CALLED)
        await made.cards.shows(2, CALLED.text)
        await made.cards.pull_out()
        await made.health("downunreachable")
        made.driver.show_sign(2, replace(CALLED, text="B001号"))
        made.cards.shown.clear()
        await made.cards.put_back()
        await made.cards.until(lambda: made.cards.shown == {1: CALLED.text, 2: "B001号"})


async def test_a_dead_sign_darkens_no_other_sign_on_its_line_and_heals() -> None:
    async with hall(OnbonOptions(refresh_s=0.1), patience=QUICK) as made:
        made.cards.switch_off(1)
        made.driver.show_sign(1, CALLED)
        made.driver.show_sign(2, CALLED)
        await made.cards.shows(2, CALLED.text)
        await made.health("warningno_answer")
        assert made.driver.silent == {1}
        made.driver.show_sign(2, replace(CALLED, text="B001号"))
        await made.cards.shows(2, "B001号")
        assert made.cards.links == 1
        made.cards.off.clear()
        await made.health("ok")
        assert made.cards.shown[1] == CALLED.text


async def test_a_refusal_is_a_warning_until_the_card_takes_it() -> None:
    async with hall(OnbonOptions(refresh_s=0.05)) as made:
        made.cards.status = 3
        made.driver.show_sign(1, CALLED)
        await made.health("warningerror")
        assert made.driver.refused == {1}
        made.cards.status = 0
        await made.cards.shows(1, CALLED.text)
        await made.health("ok")


async def test_the_late_answer_of_another_card_is_not_taken_for_this_ones() -> None:
    async with hall(patience=QUICK) as made:
        made.cards.switch_off(2)
        made.driver.show_sign(1, CALLED)
        await made.health("ok")
        made.driver.show_sign(2, CALLED)
        await made.cards.until(lambda: len(made.cards.frames) == 2)
        made.cards.send(codec.encode(codec.OnbonFrame(codec.HOST, 1, bytes.fromhex("A0 00 00 00 00"))))
        await made.health("warningno_answer")
        assert made.driver.silent == {2}


async def test_an_adapter_that_hears_itself_does_not_answer_for_a_card() -> None:
    async with hall(patience=QUICK) as made:
        made.cards.switch_off(1)
        made.driver.show_sign(1, CALLED)
        await made.cards.until(lambda: len(made.cards.frames) == 1)
        made.cards.send(made.cards.frames[0])
        await made.health("downno_answer")
        assert made.driver.counters.frames == 0


async def test_a_one_way_line_asks_for_no_answer_and_is_well_when_it_is_open() -> None:
    async with hall(OnbonOptions(answers=False, refresh_s=0.05)) as made:
        made.driver.show_sign(1, CALLED)
        await made.health("ok")
        await made.cards.until(lambda: len(made.cards.frames) >= 3)
        assert set(made.cards.frames) == {made.cards.frames[0]}
        assert made.cards.frames[0][24] == 2
        assert made.driver.health.state == "ok"
        assert made.cards.shown[1] == CALLED.text


def test_options_that_cannot_be_are_refused() -> None:
    with pytest.raises(ValueError, match="blank_after_s"):
        OnbonCards("memory://x", OnbonOptions(blank_after_s=15))
    with pytest.raises(msgspec.ValidationError, match=r"\$\.colours\.called"):
        msgspec.convert({"colours": {"called": "pink"}}, OnbonOptions)
    assert msgspec.convert({}, OnbonOptions) == OnbonOptions()


@pytest.mark.parametrize("unit", [-1, 0, 0x8000, 70_000])
def test_an_address_that_there_cannot_be_is_refused_at_once(unit: int) -> None:
    with pytest.raises(ValueError, match=f"{unit}"):
        OnbonCards("memory://addresses", OnbonOptions()).show_sign(unit, CALLED)
