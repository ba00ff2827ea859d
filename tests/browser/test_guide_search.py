"""The guide's search: names, pinyin initials and pinyin, best first."""

from typing import Any

import pytest

from server.config.spelling import spell
from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser
NAMES = {
    "company": ("企业设立登记", "Registration of a company"),
    "change": ("企业变更登记", "Change of a company's registration"),
    "property": ("不动产首次登记", "First registration of property"),
    "care": ("长期护理保险", "Long-term care insurance"),
    "again": ("重新登记", "New registration"),
    "fund": ("住房公积金提取（购房）", "Housing fund withdrawal for a purchase"),
    "passport": ("普通护照签发", "Ordinary passport"),
    "etc": ("ETC办理", "Toll tag"),
    "plan": ("方案登记", "Filing of a plan"),
}
ALSO = {"property": ("大产证", "house deed"), "change": ("换法人",), "plan": ("登记备案",)}
FOUND = """([matters, texts]) => import("/static/web/shared/guide/search.js")
    .then(({ found }) => texts.map((text) => found(matters, text).map((m) => m.id)))"""


def lines() -> list[dict[str, Any]]:
    """What the guide's route says of such matters."""
    spellings = spell([zh for zh, _ in NAMES.values()] + [name for names in ALSO.values() for name in names])

    def spelt(name: str) -> dict[str, Any]:
        own = spellings[name]
        return {"initials": own.initials, "pinyin": own.pinyin, "alternatives": list(own.alternatives)}

    return [
        {
            "id": id,
            "name": {"zh": zh, "en": en},
            **spelt(zh),
            "also": [{"name": name, **spelt(name)} for name in ALSO.get(id, ())],
        }
        for id, (zh, en) in NAMES.items()
    ]


async def check(open_page: OpenPage, expected: dict[str, str]) -> None:
    """Each text finds these matters, in this order."""
    page = await open_page("/")
    answers: list[list[str]] = await page.evaluate(FOUND, [lines(), list(expected)])
    assert dict(zip(expected, (" ".join(ids) for ids in answers), strict=True)) == expected


async def test_an_empty_search_finds_everything_in_order(open_page: OpenPage):
    await check(open_page, {"": " ".join(NAMES), "  ": " ".join(NAMES)})


async def test_a_part_of_a_name_is_found_its_beginning_first(open_page: OpenPage):
    await check(
        open_page,
        {
            "企业": "company change",
            "登记": "company change property again plan",
            "（购房）": "fund",
            "(购": "fund",
            "REGISTRATION": "company change property again",
            "company's": "change",
            "port": "passport",
            "没有": "",
        },
    )


async def test_initials_find_from_the_beginning_before_inside(open_page: OpenPage):
    await check(
        open_page,
        {
            "q": "company change",
            "qysl": "company",
            "QYBG": "change",
            "bdc": "property",
            "dj": "company change property again plan",
            "gjj": "fund",
            "etcbl": "etc",
            "bl": "etc",
            "xyz": "",
        },
    )


async def test_pinyin_finds_in_full_begun_and_mixed_with_initials_but_not_across_syllables(
    open_page: OpenPage,
):
    await check(
        open_page,
        {
            "qiyesheli": "company",
            "qiyesl": "company",
            "budong": "property",
            "bu'dong": "property",
            "chan": "change care property",
            "dong": "property",
            "hao": "",
            "fangan": "plan",
            "fang'an": "plan",
            "gan": "",
        },
    )


async def test_a_short_form_is_found_last_and_only_in_order(open_page: OpenPage):
    await check(
        open_page,
        {
            "企业登记": "company change",
            "不动产登记": "property",
            "bdcdj": "property",
            "企记": "company change",
            "公房": "fund",
            "qdj": "company change",
            "bdcj": "property",
            "ydj": "",
            "yldj": "company",
            "zbdj": "",
            "记登产": "",
        },
    )


async def test_a_character_with_two_readings_is_found_by_both(open_page: OpenPage):
    await check(open_page, {"cqhl": "care", "zqhl": "care", "cxdj": "again", "zxdj": "again"})


async def test_every_word_is_needed(open_page: OpenPage):
    await check(
        open_page,
        {"登记 企业": "company change", "qy biangeng": "change", "housing purchase": "fund", "企业 护照": ""},
    )


async def test_what_people_call_a_matter_finds_it_after_what_is_named_so(open_page: OpenPage):
    await check(
        open_page,
        {
            "大产证": "property",
            "dcz": "property",
            "dachanzheng": "property",
            "Deed": "property",
            "法人": "change",
            "企业 法人": "change",
            "qy hfr": "change",
            "企业 大产证": "",
            "登记": "company change property again plan",
            "备案": "plan",
        },
    )


async def test_the_other_name_is_said_only_where_the_matter_is_not_called_so_itself(open_page: OpenPage):
    page = await open_page("/")
    called: list[str] = await page.evaluate(
        """([matters, asked]) => import("/static/web/shared/guide/search.js").then(({ calledBy }) =>
            asked.map(([id, text]) => calledBy(matters.find((m) => m.id === id), text)))""",
        [lines(), [("property", "dcz"), ("property", "首次"), ("change", "企业 法人"), ("change", "")]],
    )
    assert called == ["大产证", "", "换法人", ""]
