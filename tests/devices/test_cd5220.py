"""Customer displays: the manual's commands byte for byte, then one over TCP and a pseudo-terminal."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from devices.cd5220 import codec
from devices.cd5220.driver import Cd5220Display, lines
from devices.cd5220.emulator import Cd5220Emulator
from devices.cd5220.options import Cd5220Options
from devices.linked import Patience
from devices.protocols import SignContent
from tests.patience import PATIENCE_S

QUICK = Patience(first_pause_s=0.01, longest_pause_s=0.05)
CALLED = SignContent("5", "called", "A023", "A023号 请到5号窗口", "A023 WINDOW 5")
SHOWN = bytes.fromhex(
    "0C 1B 51 41 41 30 32 33 20 20 20 20 20 20 20 20 20 20 20 20 20 20 20 20 0D"
    "1B 51 42 50 4C 45 41 53 45 20 57 49 4E 44 4F 57 20 35 20 20 20 20 20 0D"
)


def test_both_lines_are_written_and_read_as_the_manual_says() -> None:
    assert codec.show("A023", "PLEASE WINDOW 5") == SHOWN
    assert codec.scanner().feed(SHOWN) == [
        codec.Clear(),
        codec.DisplayLine(0, "A023".ljust(20)),
        codec.DisplayLine(1, "PLEASE WINDOW 5".ljust(20)),
    ]


def test_what_is_no_ascii_is_a_question_mark_and_what_is_cut_says_so() -> None:
    assert codec.ascii_line("A023号\x0c\r\x1b") == "A023????            "
    assert codec.ascii_line("WINDOW 5 CLOSED TODAY") == "WINDOW 5 CLOSED...  "
    assert codec.ascii_line("123456789012345678901") == "...                 "


def test_a_cut_command_does_not_swallow_the_next_one() -> None:
    scanner = codec.scanner()
    assert scanner.feed(SHOWN[1:12]) == []
    assert len(scanner.feed(SHOWN)) == 3
    assert (scanner.bad, scanner.skipped) == (1, 11)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (CALLED, ("A023", "PLEASE WINDOW 5")),
        (replace(CALLED, state="serving"), ("A023", "WINDOW 5")),
        (replace(CALLED, latin="A023 REGISTRATION HALL"), ("A023", "REGISTRATION HALL")),
        (replace(CALLED, latin="A023"), ("A023", "")),
        (SignContent("5", "closed", latin="CLOSED"), ("CLOSED", "")),
        (
            SignContent("5", "free", latin="WINDOW 5 PLEASE TAKE A TICKET"),
            ("WINDOW 5 PLEASE TAKE", "A TICKET"),
        ),
        (SignContent("5", "closed"), ("", "")),
        (
            SignContent("registration-east-10", "called", "A023", latin="A023 WINDOW registration-east-10"),
            ("A023", "registration-east-10"),
        ),
        (
            SignContent("registration-east-10", "closed", latin="WINDOW registration-east-10 CLOSED"),
            ("registration-east-10", "CLOSED"),
        ),
    ],
)
def test_the_number_stands_above_and_where_to_go_below(
    content: SignContent, expected: tuple[str, str]
) -> None:
    assert lines(content, "PLEASE") == expected


def test_nothing_need_be_asked_for() -> None:
    assert lines(CALLED, "") == ("A023", "WINDOW 5")


class Window:
    """A display with its driver running, and the health as it changed."""

    def __init__(self, display: Cd5220Emulator, options: Cd5220Options) -> None:
        self.display = display
        self.driver = Cd5220Display(display.url, options, patience=QUICK)
        self.healths: asyncio.Queue[str] = asyncio.Queue()
        self.driver.changed = lambda: self.healths.put_nowait(
            self.driver.health.state + self.driver.health.cause
        )

    async def health(self, wanted: str) -> None:
        while await asyncio.wait_for(self.healths.get(), PATIENCE_S) != wanted:
            pass


@asynccontextmanager
async def window(options: Cd5220Options | None = None, *, pty: bool = False) -> AsyncGenerator[Window, None]:
    async with Cd5220Emulator(pty=pty) as display:
        made = Window(display, options or Cd5220Options())
        task = asyncio.create_task(made.driver.run())
        yield made
        task.cancel()
        await asyncio.wait([task])
        await made.driver.close()


@pytest.mark.parametrize("pty", [False, True])
async def test_a_display_shows_what_is_wanted_and_is_well_while_its_link_is(pty: bool) -> None:
    async with window(pty=pty) as made:
        await made.health("ok")
        made.driver.show_sign(1, CALLED)
        await made.display.shows("A023\nPLEASE WINDOW 5")
        made.driver.show_sign(1, SignContent("5", "closed", latin="CLOSED"))
        await made.display.shows("CLOSED\n")
        assert made.display.cleared == 2


async def test_a_display_that_was_switched_off_shows_its_text_again_and_a_well_one_does_not_blink() -> None:
    async with window(Cd5220Options(refresh_s=0.05)) as made:
        made.driver.show_sign(1, CALLED)
        await made.display.shows("A023\nPLEASE WINDOW 5")
        made.display.switch_off_and_on()
        await made.display.shows("A023\nPLEASE WINDOW 5")
        await made.display.until(lambda: made.display.written >= 6)
        assert made.display.cleared == 1


async def test_a_display_pulled_out_and_put_back_shows_what_is_wanted_now() -> None:
    async with window() as made:
        made.driver.show_sign(1, CALLED)
        await made.display.shows("A023\nPLEASE WINDOW 5")
        await made.display.pull_out()
        await made.health("downunreachable")
        made.driver.show_sign(1, SignContent("5", "paused", latin="PAUSED"))
        await made.display.put_back()
        await made.display.shows("PAUSED\n")
        await made.health("ok")
