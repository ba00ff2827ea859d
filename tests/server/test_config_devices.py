"""What a configuration can get wrong about devices: refused at the start, with the place."""

import pytest

from server.config.load import ConfigError, load_config, parse_config
from tests.serving import CONFIG

MAIN = CONFIG.read_text(encoding="utf-8")
BUS = 'driver = "ff68", url = "serial:///dev/ttyUSB0"'


def with_device(line: str, *more: str) -> bytes:
    """The example with these devices in its main hall."""
    devices = ", ".join("{ " + text + " }" for text in (line, *more))
    return MAIN.replace("kiosk = [\n", f"device = [{devices}]\nkiosk = [\n", 1).encode()


def units(*texts: str) -> str:
    return "unit = [" + ", ".join("{ " + text + " }" for text in texts) + "]"


PAD = 'use = "call-pad", at = 1, window = "1"'


def test_a_line_of_pads_is_accepted() -> None:
    rating = 'use = "rating-pad", at = 129, window = "1"'
    config = parse_config(with_device(f'id = "east", {BUS}, {units(PAD, rating)}'))
    assert [unit.use for unit in config.hall[0].device[0].unit] == ["call-pad", "rating-pad"]


def test_the_examples_clerks_can_sign_in_at_a_pad() -> None:
    assert [clerk.code for clerk in load_config(CONFIG).hall[0].clerk[:2]] == ["101", "102"]


RATING_PAD = PAD.replace("call-pad", "rating-pad")
READER = 'use = "card-reader", kiosk = "k9"'
NOWHERE, TWICE = 'use = "card-reader"', 'use = "card-reader", kiosk = "k1", window = "1"'


@pytest.mark.parametrize(("line", "said"), [
    (f'driver = "ff69", url = "tcp://h:1", {units(PAD)}', "unknown driver 'ff69', one of cd5220, ff68"),
    (f'driver = "ff68", url = "evdev:///dev/x", {units(PAD)}', "a device of the driver 'ff68' has a URL that"),
    (f'driver = "ff68", url = "serial:///dev/x?baud=9601", {units(PAD)}', "'baud' must be one of 1200"),
    (f'driver = "ff68", url = "tcp://h", {units(PAD)}', "tcp://h: the port is missing"),
    (f"{BUS}, options = {{ colour = 1 }}, {units(PAD)}", "options of driver 'ff68': Object contains unknown"),
    (f'{BUS}, options = {{ keys = {{ "0E" = "fly" }} }}, {units(PAD)}', "unknown key 'fly'"),
    (BUS, "a device needs at least one unit"),
    (f'{BUS}, keys = {{ ok = "sign-in" }}, {units(PAD)}', "action 'sign-in' needs digits"),
    (f"{BUS}, {units(PAD, PAD)}", "address 1 appears twice at $.hall[0].device[0].unit[1]"),
    (f"{BUS}, {units(PAD.replace('1,', '129,'))}", "the address of a call-pad is between 1 and 128, not 129"),
    (f"{BUS}, {units(RATING_PAD)}", "the address of a rating-pad is between 129 and 255"),
    (f"{BUS}, {units(PAD.replace('call-pad', 'speaker'))}", "a device of the driver 'ff68' cannot be a speaker"),
    (f"{BUS}, {units(PAD.replace(chr(34) + '1', chr(34) + '99'))}", "unknown window '99'"),
    (f"{BUS}, {units(PAD.partition(',')[0])}", "a call-pad needs a window"),
    (f'driver = "sdt", url = "tcp://h:1", {units(READER)}', "unknown kiosk 'k9'"),
    (f'driver = "sdt", url = "tcp://h:1", {units(NOWHERE)}', "a card reader serves a kiosk or a window"),
    (f'driver = "sdt", url = "tcp://h:1", {units(TWICE)}', "a card reader serves a kiosk or a window"),
    (f'url = "agent://desk", {units(PAD)}', "agent://desk: expected agent://NAME/DEVICE"),
    (f'driver = "ff68", url = "agent://desk/pad", {units(PAD)}', "belong in the agent's own file"),
])  # fmt: skip
def test_what_cannot_be_is_refused_with_its_place(line: str, said: str) -> None:
    with pytest.raises(ConfigError) as refused:
        parse_config(with_device(f'id = "x", {line}'))
    assert said in str(refused.value)
    assert "$.hall[0].device[0]" in str(refused.value)


def test_two_devices_on_one_link_are_refused() -> None:
    one, two = (f'id = "{id}", {BUS}, {units(PAD)}' for id in ("a", "b"))
    with pytest.raises(ConfigError, match="serial:///dev/ttyUSB0 appears twice, but a link has one owner"):
        parse_config(with_device(one, two))


def test_two_clerks_with_one_code_are_refused() -> None:
    with pytest.raises(
        ConfigError, match=r"code '101' must be 2 to 6 digits of the clerk's own at \$\.hall\[0\]\.clerk\[1\]"
    ):
        parse_config(MAIN.replace('code = "102"', 'code = "101"').encode())


def test_a_list_written_twice_is_told_as_what_it_is() -> None:
    with pytest.raises(
        ConfigError, match="a name is written there for the second time, put both lists into one"
    ):
        parse_config(MAIN.replace("kiosk = [\n", "kiosk = []\nkiosk = [\n", 1).encode())


SIGN = 'use = "sign", at = 1, window = "1"'
DISPLAY = 'driver = "modbus", url = "tcp://h:1"'
LONG = "registration-hall-east-10"
SIGN_OF_LONG = SIGN.replace('window = "1"', f'window = "{LONG}"')
VFD = 'driver = "cd5220", url = "tcp://h:1"'


@pytest.mark.parametrize(("old", "new", "line", "said"), [
    ('prefix = "A"', 'prefix = "AB"', f"{DISPLAY}, {units(SIGN)}",
     "number AB001 takes 5 characters, this display shows 4 at $.hall[0].device[0].unit[0]"),
    ("number_digits = 3", "number_digits = 4", f"{DISPLAY}, {units(SIGN)}", "number A0001 takes 5 characters"),
    ("number_digits = 3", "number_digits = 4", f"{BUS}, {units(PAD)}", "number A0001 takes 4 characters, this"),
    ('id = "1"', f'id = "{LONG}"', f"{VFD}, {units(SIGN_OF_LONG)}",
     f"window '{LONG}' has a longer name than the 20 characters of this display"),
])  # fmt: skip
def test_a_number_or_window_that_does_not_fit_a_display_is_refused(
    old: str, new: str, line: str, said: str
) -> None:
    assert old in MAIN
    text = with_device(f'id = "x", {line}').decode().replace(old, new, 1)
    with pytest.raises(ConfigError) as refused:
        parse_config(text.encode())
    assert said in str(refused.value)


def test_numbers_that_fit_are_accepted_and_so_is_a_pad_that_shows_digits_alone() -> None:
    wide = f'id = "x", {DISPLAY}, options = {{ digits = 5 }}, {units(SIGN)}'
    pads = f'id = "y", {BUS}, {units(PAD)}'
    text = with_device(wide, pads).decode().replace('prefix = "A"', 'prefix = "AB"', 1)
    assert len(parse_config(text.encode()).hall[0].device) == 2
