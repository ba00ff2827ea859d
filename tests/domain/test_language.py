"""Texts in the languages of a hall, and what stands in for one that is missing."""

import pytest

from server.domain.language import Language, Text, language_of

NAME = Text("企业", "Enterprise", {"bo": "ལས་གཉེར།"})


@pytest.mark.parametrize(("id", "said"), [("zh_CN", "企业"), ("en", "Enterprise")])
def test_a_text_is_said_in_the_language_that_is_asked_for(id: str, said: str) -> None:
    assert NAME.in_(id) == said


def test_a_text_that_is_missing_is_empty_and_the_language_that_stands_in_is_taken() -> None:
    assert (NAME.written("bo"), NAME.written("ug")) == ("ལས་གཉེར།", "")
    assert Text("", "Enterprise").in_("zh_CN") == "Enterprise"


def test_a_language_that_is_gone_is_answered_in_chinese() -> None:
    assert language_of("bo") is Language.CHINESE
    assert NAME.in_("bo") == "企业"


def test_two_texts_that_are_equal_are_one_in_a_set() -> None:
    assert len({NAME, Text("企业", "Enterprise", {"bo": "ལས་གཉེར།"}), Text("企业", "Enterprise")}) == 2


@pytest.mark.parametrize("language", Language)
def test_a_language_is_found_by_its_id_and_told_to_pages_whole(language: Language) -> None:
    row = language.traits()
    assert language_of(row["id"]) is language
    assert row["own_name"]
    assert row["tag"].split("-")[0] == row["key"]
    assert row["instead"] in ("", *Language)
