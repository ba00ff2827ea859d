"""How long it takes, and what things are called, as people read it: no wait of 0 minutes, no name in one language twice."""

import pytest

from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser

WORDS = "import('/static/web/shared/words.js')"


def plain(text: str) -> str:
    """Without the marks that keep a number and its unit on one line."""
    return text.replace("\u00a0", " ").replace("\u2060", "")


@pytest.mark.parametrize(
    ("language", "less", "whole", "span"),
    [
        ("zh-CN", "不到 1 分钟", "3 分钟", "约 3–4 分钟"),
        ("en", "under 1 min", "3 min", "about 3–4 minutes"),
    ],
)
async def test_nobody_waits_0_minutes(
    open_page: OpenPage, language: str, less: str, whole: str, span: str
) -> None:
    page = await open_page("/sign-in", language=language)
    said = await page.evaluate(
        f"""async () => {{ const {{ minutes, waitText }} = await {WORDS};
            return [minutes(-1), minutes(0), minutes(59.9), minutes(60 * 3 + 59), waitText({{ p50: 20, p90: 50 }}),
                waitText({{ p50: 180, p90: 240 }})] }}"""
    )
    assert list(map(plain, said)) == [less, less, less, whole, less, span]


async def test_a_number_and_its_unit_stay_on_one_line(open_page: OpenPage) -> None:
    page = await open_page("/sign-in")
    lines = await page.evaluate(
        f"""async () => {{ const {{ waitText }} = await {WORDS};
            const box = document.createElement("p");
            box.style.inlineSize = "0"; // breaks wherever a break is allowed
            box.textContent = waitText({{ p50: 180, p90: 240 }});
            document.body.append(box);
            const tops = [...box.textContent].map((_, at) => {{
                const range = new Range();
                range.setStart(box.firstChild, at);
                range.setEnd(box.firstChild, at + 1);
                return range.getBoundingClientRect().top;
            }});
            return [...new Set(tops)].map((top) => [...box.textContent].filter((_, at) => tops[at] === top).join("")) }}"""
    )
    assert [plain(line).strip() for line in lines] == ["约", "3–4 分钟"]


async def test_a_name_without_english_stands_once_on_the_start_screen(open_page: OpenPage) -> None:
    page = await open_page("/sign-in")
    said = await page.evaluate(
        """async () => {
            await import("/static/kiosk/start.js");
            const own = (zh, en = zh) => ({ zh, en });
            const category = (prefix, name) => ({ prefix, name, waiting: 1 });
            const start = document.createElement("yc-kiosk-start");
            const categories = [category("A", own("农机登记")), category("B", own("公积金", "Housing fund"))];
            Object.assign(start, { at: "2026-11-23T09:00:00+08:00", around: {},
                view: { open: true, name: own("农机大厅"), categories, hours: [] } });
            document.body.append(start);
            await start.updateComplete;
            return start.textContent;
        }"""
    )
    assert [said.count(name) for name in ("农机大厅", "农机登记", "公积金", "Housing fund")] == [1, 1, 1, 1]


async def test_a_number_is_written_as_its_language_writes_it(open_page: OpenPage) -> None:
    """Also a small one, for which the browser is not asked."""
    page = await open_page("/sign-in")
    other = await page.evaluate(
        f"""async () => {{
            const {{ inLanguage, number }} = await {WORDS};
            const numbers = [0, 7, 20, 999, 1000, 12345, 1.5, -3];
            const all = (language, tag) => numbers.filter(
                (n) => inLanguage(language, () => number(n)) !== new Intl.NumberFormat(tag).format(n));
            return [...all("zh_CN", "zh-CN"), ...all("en", "en")];
        }}"""
    )
    assert other == []
