"""`[hall.voice]`: what it means, what it refuses, and what the boards hear of it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import json, structs

from server.config.load import ConfigError, all_settings, load_config, parse_config
from server.domain.queue import commands as c
from server.domain.queue.settings import Voice
from server.domain.queue.shown.board import BoardView, VoiceNow
from server.domain.queue.views.board import board_view
from server.domain.queue.views.parts import Now
from tests.halls import Bench, small_hall
from tests.server.test_config import GROUPS, hall


def voice(text: str) -> Voice:
    """The domain's voice of a hall with this `[hall.voice]`."""
    section = f"[hall.voice]\n{text}\n" if text else ""
    return all_settings(parse_config((GROUPS + hall(tables=section)).encode()))["h"].voice


def at(time: str) -> Now:
    stamp: Callable[[float], str] = lambda _: f"2026-11-23T{time}:30.000+08:00"  # noqa: E731
    return Now(0.0, stamp)


def test_without_a_section_a_hall_speaks_twice_at_80_percent():
    assert voice("") == Voice(enabled=True, repeat=2, volume=())
    assert voice("").level("03:00") == 0.8


def test_the_volume_follows_the_time_of_day_and_the_last_holds_over_night():
    found = voice('volume = [{ from = "08:00", level = 0.8 }, { from = "18:30", level = 0.25 }]')
    times = ("00:00", "07:59", "08:00", "18:29", "18:30", "23:59")
    assert [found.level(time) for time in times] == [0.25, 0.25, 0.8, 0.8, 0.25, 0.25]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("repeat = 0", "repeat must be between 1 and 3 at $.hall[0].voice.repeat"),
        ("repeat = 4", "repeat must be between 1 and 3 at $.hall[0].voice.repeat"),
        (
            'volume = [{ from = "8:00", level = 1 }]',
            "time '8:00' must be HH:MM, after the one before, at $.hall[0].voice.volume[0].from",
        ),
        (
            'volume = [{ from = "24:00", level = 1 }]',
            "time '24:00' must be HH:MM, after the one before, at $.hall[0].voice.volume[0].from",
        ),
        (
            'volume = [{ from = "12:00", level = 1 }, { from = "12:00", level = 0 }]',
            "time '12:00' must be HH:MM, after the one before, at $.hall[0].voice.volume[1].from",
        ),
        (
            'volume = [{ from = "08:00", level = 80 }]',
            "level must be between 0 and 1 at $.hall[0].voice.volume[0].level",
        ),
        (
            'volume = [{ from = "08:00", level = nan }]',
            "level must be between 0 and 1 at $.hall[0].voice.volume[0].level",
        ),
        ("loud = true", "unknown field 'loud' at $.hall[0].voice"),
        (
            'volume = [{ since = "08:00", level = 1 }]',
            "unknown field 'since' at $.hall[0].voice.volume[0]",
        ),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(text: str, fault: str):
    with pytest.raises(ConfigError) as caught:
        voice(text)
    assert str(caught.value) == f"config.toml: {fault}"


def test_the_folder_of_a_pack_counts_from_the_configuration(tmp_path: Path):
    file = tmp_path / "config.toml"
    file.write_text(GROUPS + hall(tables='[hall.voice]\npack = "voice/ours"\n'), encoding="utf-8")
    assert load_config(file).hall[0].voice.pack == str(tmp_path / "voice" / "ours")
    file.write_text(GROUPS + hall(tables='[hall.voice]\npack = "/srv/voice"\n'), encoding="utf-8")
    assert load_config(file).hall[0].voice.pack == "/srv/voice"


def test_the_board_hears_the_volume_of_now():
    settings = structs.replace(small_hall(), voice=Voice(repeat=1, volume=(("08:00", 0.8), ("12:00", 0.5))))
    state = Bench(settings).open().state
    assert board_view(state, at("11:59")).voice == VoiceNow(enabled=True, volume=0.8, repeat=1)
    assert board_view(state, at("12:00")).voice == VoiceNow(enabled=True, volume=0.5, repeat=1)


def test_a_call_has_the_zone_of_its_window_and_a_window_that_is_gone_has_none():
    settings = small_hall()
    windows = {
        id: structs.replace(w, zone={"1": "east", "2": "west"}.get(id, ""))
        for id, w in settings.windows.items()
    }
    bench = Bench(structs.replace(settings, windows=windows)).open()
    for n, window in enumerate(("1", "2", "3"), 1):
        bench.take(n, f"t{n}", "comprehensive" if window == "3" else "construction")
        bench.do(n, c.CallNext(window))
    view = board_view(bench.state, at("10:00"))
    assert [(line.window, line.zone) for line in view.calls] == [("3", ""), ("2", "west"), ("1", "east")]
    assert view.zones == ["east", "west"]
    bench.state.settings = structs.replace(bench.state.settings, windows={})
    assert {line.zone for line in board_view(bench.state, at("10:00")).calls} == {""}
    assert json.decode(json.encode(view), type=BoardView) == view
