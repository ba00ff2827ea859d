"""The USB keypad: records of the kernel byte for byte, then a keypad that is a named pipe."""

import asyncio
import errno
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from devices.keypad import codec
from devices.keypad.driver import Keypad
from devices.keypad.emulator import NUM_LOCK, KeypadEmulator
from devices.keypad.options import KeypadOptions
from devices.linked import Patience
from devices.links import evdev
from devices.links.evdev import EvdevLink
from devices.links.link import LinkDown
from devices.protocols import PadDisplay, Pressed, Report
from tests.patience import PATIENCE_S

QUICK = Patience(first_pause_s=0.01, longest_pause_s=0.05)
ENTER_DOWN = bytes.fromhex("00 f1 53 65 00 00 00 00  40 e2 01 00 00 00 00 00  01 00 60 00 01 00 00 00")
"""Enter goes down at 1,700,000,000.123456 seconds, as a 64-bit kernel on x86 or ARM writes it."""
ENTER = codec.KeypadEvent(codec.KEY, 96, codec.PRESSED, 1_700_000_000, 123_456)


def test_a_record_of_the_kernel_is_written_and_read() -> None:
    assert codec.encode(ENTER) == ENTER_DOWN
    assert codec.scanner().feed(ENTER_DOWN) == [ENTER]


def test_a_record_may_come_byte_by_byte() -> None:
    scanner = codec.scanner()
    assert [event for byte in ENTER_DOWN * 2 for event in scanner.feed(bytes((byte,)))] == [ENTER, ENTER]
    assert (scanner.bad, scanner.skipped) == (0, 0)


def test_half_a_record_does_not_swallow_the_next_one() -> None:
    scanner = codec.scanner()
    assert scanner.feed(ENTER_DOWN[:17]) == []
    assert scanner.feed(ENTER_DOWN) == [ENTER]
    assert (scanner.bad, scanner.skipped) == (1, 17)


@pytest.mark.parametrize(
    "event",
    [
        codec.KeypadEvent(codec.KEY, 96, 3),
        codec.KeypadEvent(codec.KEY, 0x300, 1),
        codec.KeypadEvent(0x1F, 0, 0),
        codec.KeypadEvent(codec.KEY, 96, 1, -1, 0),
        codec.KeypadEvent(codec.KEY, 96, 1, 0, 1_000_000),
    ],
)
def test_what_the_kernel_cannot_have_written_is_no_event(event: codec.KeypadEvent) -> None:
    scanner = codec.scanner()
    assert scanner.feed(codec.encode(event)) == []
    assert scanner.bad > 0
    assert scanner.feed(ENTER_DOWN) == [ENTER]


class Desk:
    """A keypad with its driver running, and what it reported."""

    def __init__(self, keypad: KeypadEmulator, options: KeypadOptions) -> None:
        self.keypad = keypad
        self.driver = Keypad(keypad.url, options, patience=QUICK)
        self.reports: asyncio.Queue[Report] = asyncio.Queue()
        self.healths: asyncio.Queue[str] = asyncio.Queue()
        self.driver.report = self.reports.put_nowait
        self.driver.changed = lambda: self.healths.put_nowait(
            self.driver.health.state + self.driver.health.cause
        )

    async def next(self) -> Report:
        return await asyncio.wait_for(self.reports.get(), PATIENCE_S)

    async def health(self, wanted: str) -> None:
        while await asyncio.wait_for(self.healths.get(), PATIENCE_S) != wanted:
            pass


@pytest.fixture
def options() -> KeypadOptions:
    return KeypadOptions()


@pytest.fixture
async def desk(options: KeypadOptions) -> AsyncIterator[Desk]:
    async with KeypadEmulator() as keypad:
        made = Desk(keypad, options)
        task = asyncio.create_task(made.driver.run())
        await made.health("ok")
        yield made
        task.cancel()
        await asyncio.wait([task])
        await made.driver.close()


async def test_every_key_of_the_keypad_says_what_it_is(desk: Desk) -> None:
    codes = (82, 79, 80, 81, 75, 76, 77, 71, 72, 73, 96, 78, 74, 55, 98, 83, 14)
    for code in codes:
        desk.keypad.strike(code)
    expected = ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9")
    expected += ("call", "recall", "miss", "start", "finish", "ok", "cancel")
    assert [await desk.next() for _ in codes] == [Pressed(1, key) for key in expected]


async def test_a_key_that_is_held_is_pressed_once(desk: Desk) -> None:
    desk.keypad.strike(96, repeats=30)
    desk.keypad.press("recall")
    assert [await desk.next(), await desk.next()] == [Pressed(1, "call"), Pressed(1, "recall")]


async def test_a_key_held_while_the_program_starts_presses_nothing(desk: Desk) -> None:
    desk.keypad.change(96, codec.REPEATED)
    desk.keypad.change(96, codec.RELEASED)
    desk.keypad.press("miss")
    assert await desk.next() == Pressed(1, "miss")


async def test_numlock_and_keys_without_a_name_mean_nothing(desk: Desk) -> None:
    desk.keypad.strike(NUM_LOCK)
    desk.keypad.strike(30)
    desk.keypad.press("0")
    assert await desk.next() == Pressed(1, "0")
    assert desk.driver.counters.bad == 0


@pytest.mark.parametrize("options", [KeypadOptions(keys={"98": "pause", "69": "hold", "14": ""})])
async def test_keys_can_be_named_otherwise_or_made_silent(desk: Desk) -> None:
    for code in (98, NUM_LOCK, 14, 96):
        desk.keypad.strike(code)
    assert [await desk.next() for _ in range(3)] == [
        Pressed(1, "pause"),
        Pressed(1, "hold"),
        Pressed(1, "call"),
    ]


@pytest.mark.parametrize("options", [KeypadOptions(grab=False), KeypadOptions(grab=True)])
async def test_a_keypad_pulled_out_is_down_and_heals_when_it_is_back(desk: Desk) -> None:
    await desk.keypad.pull_out()
    await desk.health("downunreachable")
    await desk.keypad.put_back()
    await desk.health("ok")
    desk.keypad.press("call")
    assert await desk.next() == Pressed(1, "call")
    assert (desk.driver.counters.links, desk.keypad.links) == (2, 2)


async def test_events_that_the_kernel_dropped_are_counted(desk: Desk) -> None:
    desk.keypad.send(codec.encode(codec.KeypadEvent(codec.SYN, codec.DROPPED, 0, 1_700_000_000)))
    desk.keypad.press("call")
    assert await desk.next() == Pressed(1, "call")
    assert (desk.driver.counters.bad, desk.driver.counters.skipped) == (1, 0)


async def test_garbage_is_seen_and_the_next_press_understood(desk: Desk) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while desk.driver.health.state == "ok":
            desk.keypad.send(b"\xff" * 24)
            await asyncio.sleep(0)
    await desk.health("warninggarbled")
    desk.keypad.press("call")
    assert await desk.next() == Pressed(1, "call")
    assert desk.driver.health.state == "ok"


async def test_a_keypad_takes_what_a_display_would_show_and_keeps_it_to_itself(desk: Desk) -> None:
    desk.driver.show_pad(1, PadDisplay("A023", 3))
    desk.driver.beep(1)
    desk.keypad.press("call")
    assert await desk.next() == Pressed(1, "call")
    assert desk.driver.counters.sent_at == 0


async def test_a_keypad_is_grabbed_and_one_that_another_program_holds_is_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The kernel's side of the grab is played here: a build machine has no input devices."""
    asked: list[tuple[int, int]] = []

    def ioctl(file: int, request: int, argument: int) -> int:
        asked.append((request, argument))
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))

    os.mkfifo(tmp_path / "kbd")
    monkeypatch.setattr(evdev.fcntl, "ioctl", ioctl)
    free = EvdevLink(f"evdev://{tmp_path}/kbd", grab=False)
    await free.open(1)
    assert (free.is_open, asked) == (True, [])
    await free.close()
    held = EvdevLink(f"evdev://{tmp_path}/kbd", grab=True)
    with pytest.raises(LinkDown, match="busy"):
        await held.open(1)
    assert (held.is_open, asked) == (False, [(0x40044590, 1)])


async def test_a_link_with_no_key_pressed_times_out_and_one_to_a_plain_file_is_down(tmp_path: Path) -> None:
    async with KeypadEmulator(path=str(tmp_path / "kbd")) as keypad:
        link = EvdevLink(keypad.url, grab=True)
        await link.open(1)
        with pytest.raises(TimeoutError):
            await link.read(0)
        with pytest.raises(LinkDown):
            await link.write(b"x", 1)
        await link.close()
        with pytest.raises(LinkDown):
            await link.read(0)
    (tmp_path / "plain").write_bytes(b"")
    link = EvdevLink(f"evdev://{tmp_path}/plain", grab=True)
    await link.open(1)
    with pytest.raises(LinkDown):
        await link.read(1)
    await link.close()
    with pytest.raises(LinkDown, match="No such file"):
        await EvdevLink(f"evdev://{tmp_path}/none", grab=True).open(1)


@pytest.mark.parametrize(
    "url", ["evdev://", "evdev://host/dev/x", "evdev:///dev/x?grab=no", "tcp://h:1", "evdev:///"]
)
def test_a_url_that_is_no_input_device_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="a device file is expected"):
        Keypad(url, KeypadOptions())


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ({"enter": "call"}, "key code 'enter' must be a number from 1 to 767"),
        ({"768": "call"}, "key code '768'"),
        ({"96": "next"}, "key 96: unknown key name 'next'"),
    ],
)
def test_a_key_that_there_is_not_is_refused(keys: dict[str, str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Keypad("evdev:///dev/input/event0", KeypadOptions(keys=keys))
