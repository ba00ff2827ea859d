"""What the configuration refuses and where it says so."""

from pathlib import Path

import pytest

from server.config.load import ConfigError, all_settings, load_config, parse_config
from server.config.schema import ConfigFile
from server.domain.language import Text

EXAMPLE = Path(__file__).resolve().parents[2] / "config.toml"

NAME = 'name = { zh = "名", en = "Name" }'
GROUPS = f'group = [{{ id = "ordinary", {NAME} }}]\n'
WINDOW = '{ id = "1", categories = ["a"] }'


def category(id: str, prefix: str, more: str = "") -> str:
    fields = f'id = "{id}"\nprefix = "{prefix}"\n{NAME}\npromise_s = 900\nservice_s = 300'
    return f"[[hall.category]]\n{fields}\n{more}\n"


def hall(*, id: str = "h", window: str = WINDOW, top: str = "", tables: str = "") -> str:
    """A hall with one category; `top` goes among its plain fields, `tables` after them."""
    return f'[[hall]]\nid = "{id}"\n{NAME}\nwindow = [{window}]\n{top}\n{category("a", "A")}{tables}\n'


def parse(*parts: str, groups: str = GROUPS) -> ConfigFile:
    return parse_config((groups + "".join(parts)).encode())


def refusal(*parts: str, groups: str = GROUPS) -> str:
    """What the configuration of these parts is refused with."""
    with pytest.raises(ConfigError) as caught:
        parse(*parts, groups=groups)
    return str(caught.value)


# From the file to the halls


def test_a_hall_that_names_its_own_groups_has_only_those() -> None:
    own = f'group = [{{ id = "ordinary", {NAME} }}, {{ id = "guest", {NAME}, share = 0.7 }}]'
    found = all_settings(parse(hall(id="x", top=own), hall(id="y")))
    assert set(found["x"].groups) == {"ordinary", "guest"}
    assert set(found["y"].groups) == {"ordinary"}


def test_a_window_without_a_name_is_called_by_its_id() -> None:
    named = f'{{ id = "9", categories = ["a"], {NAME} }}'
    windows = all_settings(parse(hall(window=f"{WINDOW}, {named}")))["h"].windows
    assert windows["1"].name == Text("1号窗口", "Window 1")
    assert windows["9"].name == Text("名", "Name")


def test_what_is_left_out_has_a_usable_value() -> None:
    config = parse(hall())
    assert (config.server.host, config.server.port) == ("127.0.0.1", 8380)
    assert config.hall[0].timezone == "Asia/Shanghai"
    assert config.hall[0].hours.calendar == "china"
    assert all_settings(config, "https://hall.example")["h"].public_url == "https://hall.example"


# The file itself


def test_a_file_is_named_when_it_is_not_there_and_when_it_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "hall.toml"
    with pytest.raises(ConfigError, match=r"hall\.toml: No such file"):
        load_config(path)
    path.write_text(GROUPS + hall(top="colour = 3"), encoding="utf-8")
    with pytest.raises(ConfigError, match=r"^hall\.toml: unknown field 'colour'"):
        load_config(path)


def test_what_is_not_toml_or_not_utf8_is_refused() -> None:
    assert refusal("port = \n").startswith("config.toml: not TOML: Invalid value (at line 2")
    with pytest.raises(ConfigError, match=r"^config\.toml: not UTF-8: "):
        parse_config(hall().encode("gb18030"))


# Fields


def test_an_unknown_field_is_refused_with_its_place() -> None:
    assert refusal(hall(top='colour = "red"')) == "config.toml: unknown field 'colour' at $.hall[0]"
    assert refusal("colour = 1\n", hall()) == "config.toml: unknown field 'colour' at $"
    deep = '{ id = "2", categories = ["a"], colour = "red" }'
    found = refusal(hall(), hall(id="i", window=f"{WINDOW}, {deep}"))
    assert found == "config.toml: unknown field 'colour' at $.hall[1].window[1]"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (hall(window='{ id = 1, categories = ["a"] }'), "str, got int at $.hall[0].window[0].id"),
        (hall(window='{ id = "1", categories = "a" }'), "array, got str at $.hall[0].window[0].categories"),
        (hall(top='hours = { grace_min = "60" }'), "int, got str at $.hall[0].hours.grace_min"),
        (hall(top="hours = { open_days = [2026-12-31] }"), "str, got date at $.hall[0].hours.open_days[0]"),
        ("[server]\nport = true\n" + hall(), "int, got bool at $.server.port"),
        ("hall = 3\n", "array, got int at $.hall"),
    ],
)
def test_a_value_of_the_wrong_type_is_refused_with_its_place(text: str, sentence: str) -> None:
    assert refusal(text) == f"config.toml: Expected {sentence}"


def test_a_missing_field_is_refused_with_its_place() -> None:
    sentence = "Object missing required field categories"
    assert refusal(hall(window='{ id = "1" }')) == f"config.toml: {sentence} at $.hall[0].window[0]"


# What cannot be


def test_a_configuration_without_a_hall_is_refused() -> None:
    for text in ("", "hall = []\n"):
        assert refusal(text) == "config.toml: at least one hall is needed at $.hall"


SERVICE = f'[[hall.service]]\nid = "s"\ncategory = "x"\n{NAME}\n'
KIOSK = f'[[hall.kiosk]]\nid = "k"\n{NAME}\n'
PROMISE = category("b", "B", "promises = { nobody = 60 }")


def clerk(id: str, partner: str = "") -> str:
    return f'[[hall.clerk]]\nid = "{id}"\nname = "王芳"\npartner = "{partner}"\n'


OTHER_HALLS = hall(tables=clerk("c")) + hall(id="i", tables=clerk("d", "c"))
PROXIES = '[server]\ntrusted_proxies = ["10.0.0.0/8", "10.0.0.1/8"]\n'
PERSONAL = "[personal]\nretention_days = 0\n"
TWICE = f'group = [{{ id = "ordinary", {NAME} }}, {{ id = "ordinary", {NAME} }}]'
NAMELESS, NAMESAKE = (
    f'department = [{{ zh = "甲", en = "A" }}, {{ zh = "{zh}", en = "B" }}]\n' for zh in (" ", "甲")
)
STRAY = '{ id = "2", categories = ["a", "x"] }'
PREFIX = "prefix '{}' must be one or two capital letters of its own"
FEWER = category("b", "B", "capacity = -1")
NO_TIME = category("b", "B", "promises = { ordinary = 0 }")
NEVER = hall().replace("service_s = 300", "service_s = 0")
STRANGE = f'group = [{{ id = "elderly", {NAME} }}]'
SHARE = f'group = [{{ id = "ordinary", {NAME}, share = 0.0 }}]'
NO_DAY = 'hours = { open_days = ["2026-10-10", "2026-02-30"] }'
NO_PARTNER = "partner 'c' is not another clerk of this hall"
NO_HOURS = "hours = { intervals = [] }"
NO_GRACE = "hours = { grace_min = -1 }"
LUNAR = "calendar 'lunar' must be one of china, weekdays, daily"
DIGITS = "number_digits must be between 2 and 5"
CARDS = "numbers_per_card must be between 0 and 20"
PROMISED = "a promise must be between 1 and 86400 seconds"


@pytest.mark.parametrize(
    ("text", "sentence", "place"),
    [
        ("[server]\nport = 65536\n" + hall(), "port 65536 is not between 0 and 65535", "server.port"),
        ("[server]\nport = -1\n" + hall(), "port -1 is not between 0 and 65535", "server.port"),
        (NAMELESS + hall(), "zh and en must not be empty", "department[1]"),
        (NAMESAKE + hall(), "department '甲' appears twice", "department[1]"),
        (
            PROXIES + hall(),
            "'10.0.0.1/8' is not the address or network of a proxy",
            "server.trusted_proxies[1]",
        ),
        (PERSONAL + hall(), "retention_days must be at least 1", "personal.retention_days"),
        (
            "[oversight]\nrating_days = 16\n" + hall(),
            "rating_days must be between 1 and 15",
            "oversight.rating_days",
        ),
        (
            "[oversight]\nretention_days = 0\n" + hall(),
            "retention_days must be at least 1",
            "oversight.retention_days",
        ),
        (
            "[oversight.follow_up]\nverify_days = 0\n" + hall(),
            "verify_days must be between 1 and 60",
            "oversight.follow_up.verify_days",
        ),
        (
            "[oversight.follow_up]\nrectify_days_most = 4\n" + hall(),
            "rectify_days_least is above rectify_days_most",
            "oversight.follow_up",
        ),
        (
            "[oversight.concern]\nhard_days = 61\n" + hall(),
            "hard_days must be between 1 and 60",
            "oversight.concern.hard_days",
        ),
        # references
        (hall(window=f"{WINDOW}, {STRAY}"), "unknown category 'x'", "hall[0].window[1].categories"),
        (hall(tables=SERVICE), "unknown category 'x'", "hall[0].service[0].category"),
        (hall(tables=PROMISE), "unknown group 'nobody'", "hall[0].category[1].promises"),
        (hall(tables=clerk("c", "c")), NO_PARTNER, "hall[0].clerk[0].partner"),
        (OTHER_HALLS, NO_PARTNER, "hall[1].clerk[0].partner"),
        # ids
        (hall() + hall(), "id 'h' appears twice", "hall[1].id"),
        (hall(window=f"{WINDOW}, {WINDOW}"), "id '1' appears twice", "hall[0].window[1].id"),
        (hall(tables=category("a", "B")), "id 'a' appears twice", "hall[0].category[1].id"),
        (hall(tables=SERVICE * 2), "id 's' appears twice", "hall[0].service[1].id"),
        (hall(tables=clerk("c") * 2), "id 'c' appears twice", "hall[0].clerk[1].id"),
        (hall(tables=KIOSK * 2), "id 'k' appears twice", "hall[0].kiosk[1].id"),
        (hall(top=TWICE), "id 'ordinary' appears twice", "hall[0].group[1].id"),
        (hall(id="大厅"), "id '大厅' must be 1 to 32 letters, digits, '.', '_' or '-'", "hall[0].id"),
        (hall(tables=category("b", "A")), PREFIX.format("A"), "hall[0].category[1].prefix"),
        (hall(tables=category("b", "1")), PREFIX.format("1"), "hall[0].category[1].prefix"),
        # numbers
        (hall(tables=FEWER), "capacity must not be negative", "hall[0].category[1].capacity"),
        (hall(tables=NO_TIME), PROMISED, "hall[0].category[1].promises.ordinary"),
        (NEVER, "service_s must be between 1 and 86400", "hall[0].category[0].service_s"),
        (hall(top="rules = { number_digits = 1 }"), DIGITS, "hall[0].rules.number_digits"),
        (hall(top="rules = { numbers_per_card = 21 }"), CARDS, "hall[0].rules.numbers_per_card"),
        (hall(top=NO_GRACE), "grace_min must be between 0 and 600", "hall[0].hours.grace_min"),
        (hall(top=SHARE), "share 0.0 is not between 0.01 and 10", "hall[0].group[0].share"),
        # time
        (hall(top='timezone = "Asia/Xuecheng"'), "unknown time zone 'Asia/Xuecheng'", "hall[0].timezone"),
        (hall(top='timezone = "../etc"'), "unknown time zone '../etc'", "hall[0].timezone"),
        (hall(top='hours = { calendar = "lunar" }'), LUNAR, "hall[0].hours.calendar"),
        (hall(top=NO_HOURS), "at least one interval is needed", "hall[0].hours.intervals"),
        (hall(top=NO_DAY), "'2026-02-30' is not a date (YYYY-MM-DD)", "hall[0].hours.open_days[1]"),
        # what is missing
        (hall(window=""), "at least one window is needed", "hall[0].window"),
        (f'[[hall]]\nid = "h"\n{NAME}\n', "at least one category is needed", "hall[0].category"),
        (hall(top=STRANGE), "a group 'ordinary' is needed", "hall[0].group"),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(text: str, sentence: str, place: str) -> None:
    assert f"config.toml: {sentence} at $.{place}" in refusal(text).splitlines()


def test_numbers_per_card_are_not_limited_unless_the_file_says_so_and_how_they_count_is_one_of_three() -> (
    None
):
    rules = all_settings(parse(hall()))["h"].rules
    assert (rules.numbers_per_card, rules.numbers_per_card_in) == (0, "group")
    asked = "rules = { numbers_per_card = 1, numbers_per_card_in = '%s' }"
    for counted in ("hall", "category", "group"):
        rules = all_settings(parse(hall(top=asked % counted)))["h"].rules
        assert (rules.numbers_per_card, rules.numbers_per_card_in) == (1, counted)
    assert "$.hall[0].rules.numbers_per_card_in" in refusal(hall(top=asked % "window"))


IMPOSSIBLE = ["8:30-12:00", "08:30–12:00", "24:00-08:30", "08:30-08:30", "08:60-12:00", "08:30-25:00"]
BACKWARDS = ["11:59-17:30", "07:00-08:00"]


@pytest.mark.parametrize("intervals", [*([i] for i in IMPOSSIBLE), *(["08:30-12:00", i] for i in BACKWARDS)])
def test_an_impossible_interval_is_refused_with_its_place(intervals: list[str]) -> None:
    last = len(intervals) - 1
    sentence = f"interval {intervals[last]!r} must be HH:MM-HH:MM, after the one before,"
    fault = f"config.toml: {sentence} at $.hall[0].hours.intervals[{last}]"
    assert refusal(hall(top=f"hours = {{ intervals = {intervals!r} }}")) == fault


@pytest.mark.parametrize(
    "intervals",
    [
        ["12:00-08:30"],  # hardly meant
        ["18:00-12:01"],
        ["20:00-02:00", "01:00-03:00"],
        ["20:00-02:00", "19:00-21:00"],
        ["08:00-12:00", "20:00-08:01"],
    ],
)
def test_an_interval_over_midnight_that_meets_another_or_never_ends_is_refused(intervals: list[str]) -> None:
    assert len(refusal(hall(top=f"hours = {{ intervals = {intervals!r} }}")).splitlines()) == 1


@pytest.mark.parametrize(
    "intervals",
    [
        ["00:00-24:00"],
        ["00:00-00:00"],
        ["18:00-24:00"],
        ["20:00-02:00"],
        ["20:00-02:00", "02:30-06:00"],
        ["08:00-12:00", "20:00-08:00"],
        ["18:00-12:00"],
    ],
)
def test_hours_through_the_night_are_taken(intervals: list[str]) -> None:
    parse(hall(top=f"hours = {{ intervals = {intervals!r} }}"))


@pytest.mark.parametrize("turn", ["4:00", "12:00", "24:00", ""])
def test_a_turn_of_the_day_that_is_no_hour_of_the_morning_is_refused(turn: str) -> None:
    found = refusal(hall(top=f'hours = {{ turn = "{turn}" }}'))
    assert found == f"config.toml: turn {turn!r} must be HH:MM, before noon, at $.hall[0].hours.turn"


@pytest.mark.parametrize("url", ["usb://1", "tcp://192.168.1.50", "tcp://:9100", "memory://", "k1"])
def test_a_bad_printer_url_is_refused_with_its_place(url: str) -> None:
    found = refusal(hall(tables=f'{KIOSK}printer = "{url}"\n'))
    assert found.startswith(f"config.toml: {url}")
    assert found.endswith(" at $.hall[0].kiosk[0].printer")
    assert "\n" not in found


def test_a_good_printer_url_and_none_at_all_are_taken() -> None:
    for url in ("tcp://192.168.1.50:9100", "memory://k1", ""):
        config = parse(hall(tables=f'{KIOSK}printer = "{url}"\n'))
        assert config.hall[0].kiosk[0].printer == url


def test_all_faults_are_told_at_once_one_a_line() -> None:
    text = hall(top='timezone = "Mars"', window='{ id = "1", categories = ["x"] }')
    places = [line.split(" at ")[-1] for line in refusal("[server]\nport = 70000\n", text).splitlines()]
    assert places == ["$.server.port", "$.hall[0].timezone", "$.hall[0].window[0].categories"]


def test_a_fault_in_the_groups_of_all_halls_is_told_once() -> None:
    groups = GROUPS.replace(" }]", " , share = 11.0 }]")
    fault = "config.toml: share 11.0 is not between 0.01 and 10 at $.group[0].share"
    assert refusal(hall(), hall(id="i"), groups=groups) == fault


def test_the_outermost_values_are_taken() -> None:
    rules = "reenter_after_calls = 1, misses_allowed = 1, rating_correction_s = 0, number_digits = 2"
    hours = 'intervals = ["00:00-12:00", "12:00-24:00"], grace_min = 0'
    group = f'group = [{{ id = "ordinary", {NAME}, share = 0.01 }}]'
    text = hall(top=f"rules = {{ {rules} }}\nhours = {{ {hours} }}\n{group}\n")
    text = text.replace("service_s = 300", "service_s = 1\npromises = { ordinary = 1 }")
    parse("[server]\nport = 0\n[personal]\nretention_days = 1\n", text)


@pytest.mark.parametrize(
    ("part", "fault"),
    [
        ('{ matter = "nothing" }', "no hall offers all matters of 'x' at $.joint[0].part"),
        ('{ matter = "s" }, { matter = "s" }', "matter 's' appears twice at $.joint[0].part[0].matter"),
        ('{ matter = "s", after = ["t"] }', "unknown matter 't' at $.joint[0].part[0].after"),
        ('{ matter = "s", after = ["s"] }', "matter 's' can never begin at $.joint[0].part[0].after"),
        ('{ matter = "s", optional = true }', "at least one matter is needed at $.joint[0].part"),
    ],
)
def test_a_joint_service_that_does_not_fit_together_is_named_with_its_place(part: str, fault: str) -> None:
    service = SERVICE.replace('"x"', '"a"')
    joint = f'[[joint]]\nid = "x"\n{NAME}\npart = [{part}]\n'
    assert fault in refusal(hall(tables=service), joint)
