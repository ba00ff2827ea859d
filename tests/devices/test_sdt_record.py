"""The text of identity cards: every kind of record, and the number with its check digit."""

import random
from dataclasses import replace
from typing import Any

import pytest

from devices.protocols import CardData
from devices.sdt import record
from devices.sdt.number import check_digit, number_is_valid
from tests.devices.people import CARD, OTHER

FOREIGN_2017 = {
    "latin": "VIRTANEN MATTI", "name": "马提", "sex": "1", "number": "FIN310075051503", "nation": "FIN",
    "valid_from": "20180228", "valid_to": "20280227", "birth": "19750515", "version": "01", "office": "1500",
}  # fmt: skip
LONG_NAME = "WOLFESCHLEGELSTEINHAUSENBERGERDORF HUBERT BLAI"  # a space is the 35th letter
FOREIGN_2023 = {
    "sex": "1", "renewals": "00", "birth": "19750515", "latin": LONG_NAME[:35], "latin2": LONG_NAME[35:],
    "number": "911246197505150010", "valid_from": "20231201", "valid_to": "20331130", "nation": "246",
}  # fmt: skip
PERMIT = {
    "name": "陈大文", "sex": "1", "birth": "19940823", "address": "广东省珠海市香洲区", "number": "810000199408230021",
    "authority": "珠海市公安局", "valid_from": "20180901", "valid_to": "20230901", "pass": "H12345678",
}  # fmt: skip


def test_the_check_digit_of_the_standard() -> None:
    assert check_digit("11010519491231002") == "X"
    assert check_digit("81000019940823002") == "1"
    with pytest.raises(ValueError, match="17 digits"):
        check_digit("1101051949123100")


@pytest.mark.parametrize(
    ("number", "valid"),
    [
        ("11010519491231002X", True),
        ("830000199201300022", True),
        ("110105194912310021", False),  # another check digit
        ("11010519491231020X", False),  # two digits changed places
        ("11010519490230002" + check_digit("11010519490230002"), False),  # 30 February
        ("11010519491231002x", False),
        ("1101051949123100２X", False),
        ("110105491231002", False),
        ("", False),
    ],
)
def test_a_number_is_valid_only_with_its_date_and_check_digit(number: str, valid: bool) -> None:
    assert number_is_valid(number) is valid


def test_a_resident_record_becomes_a_card() -> None:
    text = record.write(CARD)
    assert len(text) == 256
    assert text[:8] == "王桂英 ".encode("utf-16-le")
    assert text[30:36] == "211".encode("utf-16-le")  # female, 满 is the eleventh people
    assert record.read(text) == (CARD, "")
    assert record.read(record.write(OTHER)) == (OTHER, "")


def test_all_peoples_are_read_and_an_unknown_code_is_left_empty() -> None:
    assert len(set(record.PEOPLES)) == 56
    for people in record.PEOPLES:
        card = replace(CARD, ethnicity=people)
        assert record.read(record.write(card)) == (card, "")
    for code in ("97", "00", "57", "  ", "A1"):
        text = record.write(CARD)
        assert record.read(text[:32] + code.encode("utf-16-le") + text[36:]) == (
            replace(CARD, ethnicity=""),
            "",
        )


def test_every_layout_fills_the_record_with_the_type_in_its_place() -> None:
    for kind, layout in record.LAYOUTS.items():
        assert sum(size for _, size in layout) == 256
        assert record.card_type(record.pack(kind, {})) == kind


def test_a_permit_of_hong_kong_macao_and_taiwan_is_read() -> None:
    assert record.read(record.pack(record.PERMIT, PERMIT)) == (
        CardData(
            name="陈大文", sex="男", ethnicity="", birth="1994-08-23", address="广东省珠海市香洲区",
            number="810000199408230021", authority="珠海市公安局", valid_from="2018-09-01", valid_to="2023-09-01",
        ),
        "",
    )  # fmt: skip


def test_a_foreigners_card_of_2017_is_read_by_its_chinese_name_or_else_its_latin_one() -> None:
    card = CardData(
        name="马提", sex="男", ethnicity="", birth="1975-05-15", address="", number="FIN310075051503",
        authority="", valid_from="2018-02-28", valid_to="2028-02-27",
    )  # fmt: skip
    assert record.read(record.pack(record.FOREIGN_2017, FOREIGN_2017)) == (card, "")
    nameless = record.pack(record.FOREIGN_2017, {**FOREIGN_2017, "name": ""})
    assert record.read(nameless) == (replace(card, name="VIRTANEN MATTI"), "")
    another = record.pack(record.FOREIGN_2017, {**FOREIGN_2017, "number": "FIN310075051603"})
    assert record.read(another) == (None, "bad_number")


def test_a_foreigners_card_of_2023_has_its_name_in_two_parts() -> None:
    card, cause = record.read(record.pack(record.FOREIGN_2023, FOREIGN_2023))
    assert cause == ""
    assert card is not None
    assert (card.name, card.number, card.birth) == (LONG_NAME, "911246197505150010", "1975-05-15")


@pytest.mark.parametrize(
    ("change", "cause"),
    [
        ({"number": "110105194912310021"}, "bad_number"),
        ({"birth": "1949-12-30"}, "bad_number"),
        ({"birth": "1949-13-31"}, "bad_record"),
        ({"name": ""}, "bad_record"),
        ({"name": "张\u202e三"}, "bad_record"),
        ({"address": "某地\u2028level=info"}, "bad_record"),
        ({"valid_to": "2008-02-30"}, "bad_record"),
        ({"valid_from": ""}, "bad_record"),
    ],
)
def test_a_record_that_cannot_be_true_is_not_handed_on(change: dict[str, Any], cause: str) -> None:
    assert record.read(record.write(replace(CARD, **change))) == (None, cause)


def test_a_name_with_a_rare_hanzi_in_the_private_area_is_a_name() -> None:
    card, _ = record.read(record.write(replace(CARD, name="张\ue815")))
    assert card is not None
    assert card.name == "张\ue815"


def test_a_record_of_an_unknown_type_or_length_is_said_to_be_one() -> None:
    text = record.write(CARD)
    assert record.read(text[:248] + "Q".encode("utf-16-le") + text[250:]) == (None, "unsupported_card")
    assert record.read(text[:-2]) == (None, "bad_record")
    assert record.read(b"") == (None, "bad_record")


def test_no_record_whatever_its_bytes_makes_the_codec_stumble() -> None:
    dice = random.Random(490)
    good = record.write(CARD)
    for _ in range(10_000):
        changed = bytearray(good)
        for _ in range(dice.randrange(1, 9)):
            changed[dice.randrange(256)] = dice.randrange(256)
        card, cause = record.read(bytes(changed))
        assert (card is None) == bool(cause)
        record.read(dice.randbytes(256))
