"""The reasons of ratings in the configuration: whose list counts, what older ratings are called, what is refused."""

import pytest

from server.config.load import all_settings, load_config
from server.config.rating_reasons import SHIPPED, all_reasons, reasons_of
from server.config.schema import ConfigFile
from server.domain.language import Text
from tests.server.test_config import EXAMPLE, NAME, hall, parse, refusal


def reason(code: str, more: str = "levels = [1]") -> str:
    return f'{{ id = "{code}", {NAME}, {more} }}'


def reasons(*rows: str) -> str:
    return f"reason = [{', '.join(rows)}]\n"


def test_they_are_the_halls_own_else_the_servers_else_those_that_come_along() -> None:
    shipped = parse(hall())
    assert [one.code for one in reasons_of(shipped, shipped.hall[0]).listed] == list(SHIPPED)
    common = "[oversight]\n" + reasons(reason("a", "levels = []"))
    config = parse(common, hall(), hall(id="i", top=reasons(reason("b"))))
    known = all_reasons(config)
    assert {id: [one.code for one in of.listed] for id, of in known.items()} == {
        "": ["a"],
        "h": ["a"],
        "i": ["b"],
    }
    for code in ("waiting", "Waited too long"):
        assert known["i"].text(code) == Text("等候时间太长", "Waited too long"), "what older ratings say"
    assert known["i"].text("a") == Text("名", "Name"), "what the server's list has and the hall's has not"
    assert all_settings(config)["i"].reasons == known["i"]
    assert reasons_of(parse("[oversight]\nreason = []\n", hall())).listed == ()


def test_the_example_writes_out_those_that_come_along() -> None:
    said = load_config(EXAMPLE).oversight.reason
    assert said is not None
    shipped = reasons_of(ConfigFile())
    assert [(one.id, one.name.text(), one.levels) for one in said] == [
        (one.code, one.text, one.levels) for one in shipped.listed
    ]


@pytest.mark.parametrize(
    ("rows", "fault", "place"),
    [
        (
            [reason("a", "levels = [0]")],
            "levels must be different numbers from 1 to 5, or none",
            "[0].levels",
        ),
        (
            [reason("a"), reason("b", "levels = [1, 1]")],
            "levels must be different numbers from 1 to 5, or none",
            "[1].levels",
        ),
        ([reason("a"), reason("a")], "id 'a' appears twice", "[1].id"),
        (
            [reason("a b")],
            "id 'a b' must be 1 to 32 letters, digits, '.', '_' or '-'",
            "[0].id",
        ),
        (['{ id = "a", name = { zh = " ", en = "x" } }'], "zh and en must not be empty", "[0].name"),
        (
            ['{ id = "a", name = { zh = "x", en = "' + "x" * 41 + '" } }'],
            "a reason must be short enough for a button, 40 characters",
            "[0].name",
        ),
        ([reason(f"r{n}") for n in range(13)], "13 reasons are too many to choose from, 12 at most", ""),
    ],
)
def test_a_list_that_no_page_could_offer_is_refused_with_its_place(
    rows: list[str], fault: str, place: str
) -> None:
    assert refusal("[oversight]\n" + reasons(*rows), hall()).endswith(f"{fault} at $.oversight.reason{place}")
    assert refusal(hall(top=reasons(*rows))).endswith(f"{fault} at $.hall[0].reason{place}")
