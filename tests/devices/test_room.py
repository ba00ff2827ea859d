"""What is cut is seen to be cut, and no number is cut."""

import pytest

from devices.hanzi import LONGEST_TEXT, characters, columns, line
from devices.protocols import SignContent
from devices.registry import DRIVERS, room_of
from devices.room import Room, shortened, whole
from devices.speech.codec import split

CALLED = SignContent("12", "called", "A023", "A023号 请到12号窗口", "A023 WINDOW 12")


def test_a_number_is_shown_whole_or_as_a_mark() -> None:
    assert [whole(number, 4) for number in ("A023", "A1000", "AB023")] == ["A023", "----", "----"]


@pytest.mark.parametrize(("text", "room", "shown"), [
    ("请到12号窗口", 12, "请到12号窗口"), ("请到12号窗口", 11, "请到12号…"), ("请到12号窗口", 7, "请到…"),
    ("WINDOW 12 CLOSED", 15, "WINDOW 12…"), ("12345", 4, "…"), ("12345", 1, "-"), ("", 1, ""),
])  # fmt: skip
def test_a_text_ends_with_a_mark_and_not_inside_a_number(text: str, room: int, shown: str) -> None:
    assert shortened(text, room, columns) == shown


@pytest.mark.parametrize(("room", "shown"), [
    (0, "A023号 请到12号窗口"), (19, "A023号 请到12号窗口"), (18, "A023"), (4, "A023"), (3, "---"),
])  # fmt: skip
def test_a_sign_with_little_room_shows_the_number_alone(room: int, shown: str) -> None:
    assert line(CALLED, "text", room) == shown


def test_what_no_sign_has_room_for_is_seen_to_be_cut() -> None:
    sent = characters("字" * (LONGEST_TEXT + 1), "gb2312")
    assert (len(sent), sent[-1]) == (LONGEST_TEXT, "…".encode("gb2312"))


def test_a_long_sentence_is_never_parted_inside_a_number() -> None:
    assert split("请到窗口A1000", 10) == ["请到窗口", "A1000"]
    assert split("AAAAAAAAAAAA", 10) == ["AAAAAAAAAA", "AA"]  # nothing else can be done


@pytest.mark.parametrize(("room", "prefix", "digits", "lacks"), [
    (Room(4), "A", 3, 0), (Room(4), "AB", 3, 5), (Room(4), "A", 4, 5), (Room(3, letters=False), "AB", 3, 0),
    (Room(3, letters=False), "A", 4, 4), (Room(0), "AB", 5, 0),
])  # fmt: skip
def test_a_display_knows_which_numbers_it_has_no_room_for(
    room: Room, prefix: str, digits: int, lacks: int
) -> None:
    assert room.lacks(prefix, digits) == lacks


def test_every_driver_that_shows_numbers_says_how_long_they_may_be() -> None:
    showing = {(name, use) for name, d in DRIVERS.items() for use in d.traits.uses & {"sign", "call-pad"}}
    said = {
        (name, use)
        for name, use in showing
        if room_of(name, {"pad_digits": 4} if name == "modbus" else {}, use)
    }
    assert showing - said == {("keypad", "call-pad")}  # it has no display
