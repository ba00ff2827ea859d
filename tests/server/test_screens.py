"""`yichuang screens`: every public screen of a hall with its link and the way to start its browser."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

import display.pages
import kiosk.pages
import web.pages
from server.__main__ import main
from server.shell.pages import Page
from tests.serving import CONFIG, example

FIXED = [p for p in (*kiosk.pages.PAGES, *display.pages.PAGES, *web.pages.PAGES) if p.fixed]


@pytest.fixture
def printed(tmp_path: Path) -> list[str]:
    """What the command says of the example, line by line."""
    (tmp_path / "secret.key").write_bytes(b"k" * 32)
    words = ["screens", "--config", str(CONFIG), "--data", str(tmp_path), "--url", "http://10.0.0.1:8380/"]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0, result.output
    return result.output.splitlines()


def links(printed: list[str]) -> list[str]:
    return [line for line in printed if line.startswith("http")]


def test_every_screen_has_a_link_and_the_browser_that_opens_just_this_link(printed: list[str]) -> None:
    commands = [shlex.split(line) for line in printed if line.startswith("chromium")]
    assert [command[-1] for command in commands] == links(printed)
    for command in commands:
        assert {"--kiosk", "--disable-pinch", "--overscroll-history-navigation=0", "--noerrdialogs"} < set(
            command
        )


def test_the_screens_that_belong_to_nobody_are_fixed_and_those_of_a_reader_are_not() -> None:
    assert {page.element for page in FIXED} == {"yc-kiosk", "yc-board", "yc-sign", "yc-rating"}


def test_kiosks_and_boards_that_speak_need_no_touch_for_it_and_silent_ones_say_so(printed: list[str]) -> None:
    for line in (line for line in printed if line.startswith("chromium")):
        speaks = "/kiosk/" in line or ("/board/" in line and "sound=off" not in line)
        assert ("--autoplay-policy=no-user-gesture-required" in line) is speaks, line


@pytest.mark.parametrize("page", FIXED, ids=[p.element for p in FIXED])
def test_every_kind_of_screen_that_stands_in_public_is_there(printed: list[str], page: Page) -> None:
    path = re.sub(r"\{\w+\}", "[^/]+", page.path)
    found = [
        link for link in links(printed) if re.fullmatch(rf"http://10\.0\.0\.1:8380{path}([?#].*)?", link)
    ]
    assert len(found) >= len(example().hall)


def test_a_hall_with_zones_has_a_board_that_speaks_for_each_of_them(printed: list[str]) -> None:
    boards = [link for link in links(printed) if "/board/main" in link]
    zones = dict.fromkeys(w.zone for w in example().hall[0].window if w.zone)
    assert [link.partition("?")[2] for link in boards] == [*(f"zone={z}" for z in zones), "sound=off"]
