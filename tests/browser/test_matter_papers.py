"""The papers of a matter: service guide, handbook and flow chart, on screens, on a phone and on A4."""

import re
from typing import Any

import msgspec
import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.looks import findings
from tests.serving import House

pytestmark = pytest.mark.browser
PATH = "/matters/property-transfer"
BOXES = """() => {
  const box = (e) => { const b = e.getBBox(); return [b.x, b.y, b.x + b.width, b.y + b.height]; };
  const all = (what) => [...document.querySelectorAll(`yc-flow-chart ${what}`)];
  const boxes = all("rect:not(.frame)").map(box);
  const inside = ([a, b, c, d]) => boxes.some(([l, t, r, u]) => a >= l && b >= t - 1 && c <= r && d <= u + 1);
  const through = (e) => {
    const points = [...e.points].map((p) => [p.x, p.y]);
    return points.slice(1).some(([x, y], i) => {
      const [a, b] = points[i];
      return boxes.some(([l, t, r, u]) =>
        Math.max(a, x) > l + 1 && Math.min(a, x) < r - 1 && Math.max(b, y) > t + 1 && Math.min(b, y) < u - 1);
    });
  };
  return {
    boxes: boxes.length,
    outside: all("text:not(.frame)").filter((e) => !inside(box(e))).map((e) => e.textContent),
    through: all("polyline").filter(through).length,
    arrows: all("polyline").filter((e) => e.getAttribute("marker-end") !== "none").length,
  };
}"""
FAR = "区自然资源和规划局不动产登记中心"


def wide() -> bytes:
    """Five departments side by side with long names, one of which goes past two others; two more wait for some of them."""
    step = [
        {"task_id": f"s{i}", "dept_name": f"{FAR}{i}", "name": "联合审查并出具书面意见"} for i in range(5)
    ]
    more = [
        {"task_id": "t", "dept_name": "区住建局", "after": ["s0", "s1"], "days": 2},
        {"task_id": "u", "dept_name": "区消防救援大队", "after": ["t", "s3"], "days": 1},
    ]
    matter = {"id": "wide", "task_name": "联合验收", "promise_day": 9, "flow": [*step, *more]}
    return msgspec.toml.encode({"matter": [matter]})


async def published(hall: House, data: bytes) -> None:
    manager = await hall.client("manager", hall="")
    async with hall.http.post(f"{hall.url}/api/v1/catalogue", data=data, headers=manager.headers) as answer:
        assert (await answer.json())["faults"] == []


async def chart(page: Page) -> Any:
    await page.locator("yc-flow-chart svg").wait_for()
    return await page.evaluate(BOXES)


async def test_the_service_guide_says_in_both_languages_what_to_bring_and_what_one_gets(
    open_page: OpenPage,
) -> None:
    page = await open_page(PATH, 390, 844)
    await expect(page.get_by_role("heading", level=1)).to_have_text("不动产转移登记")
    await expect(page.locator(".bring li")).to_have_count(5)
    await expect(page.locator(".bring li").nth(4)).to_contain_text("可以先受理、后补交")
    await expect(page.locator(".facts div").filter(has_text="收费")).to_contain_text("住宅 80 元/件")
    await expect(page.locator(".facts div").filter(has_text="办理结果")).to_contain_text("不动产权证书")
    await expect(page.locator(".facts div").filter(has_text="办理地点")).to_contain_text("薛城区政务服务大厅")
    await page.get_by_role("button", name="English").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Transfer of real estate")
    await expect(page.locator(".facts div").filter(has_text="What you get")).to_contain_text(
        "Real estate certificate"
    )
    await expect(page.get_by_text("You need not go to any of them.")).to_be_visible()
    code = page.get_by_role("img", name="QR code for this guide")
    assert await code.evaluate("(e) => e.decode().then(() => e.naturalWidth > 0)")


async def test_the_handbook_says_what_is_looked_at_and_in_which_order_the_departments_decide(
    open_page: OpenPage,
) -> None:
    page = await open_page(PATH, 1280, 720)
    await page.get_by_role("link", name="工作手册").click()
    await expect(page).to_have_url(re.compile(r"\?paper=handbook$"))
    materials, steps = page.locator(".stacked").nth(0), page.locator(".stacked").nth(1)
    await expect(materials.locator("tbody tr").nth(1)).to_contain_text("在有效期内，姓名与证书、合同一致")
    await expect(materials.locator("tbody tr").nth(1)).to_contain_text("原件退还")
    await expect(materials.locator("tbody tr").nth(4)).to_contain_text("可以，须书面承诺")
    await expect(steps.locator("tbody th")).to_have_text(
        [re.compile("1. 区住建局"), re.compile("1. 薛城地税分局"), re.compile("2. 薛城国土分局")]
    )
    await expect(steps.locator("tbody tr").nth(2)).to_contain_text("在“交易确认、契税核定”之后")
    limits = page.locator(".pairs")
    await expect(limits).to_contain_text("检验、公告。所需时间书面告知申请人")
    await expect(limits).to_contain_text("不延长")
    await expect(page.get_by_text("申请材料虚假")).to_be_visible()
    await page.go_back()
    await expect(page.locator("yc-guide-paper")).to_have_count(1)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("width", [390, 1280])
async def test_the_flow_chart_has_a_box_for_each_department_and_every_word_in_its_box(
    open_page: OpenPage, width: int, language: str
) -> None:
    page = await open_page(f"{PATH}?paper=chart", width, 844, language=language)
    drawn = await chart(page)
    beside = 3 if width > 1000 else 0
    assert drawn == {"boxes": 8 + beside, "outside": [], "through": 0, "arrows": 8 + beside}
    said = await page.locator("yc-flow-chart svg").get_attribute("aria-label")
    assert said is not None
    assert said.count("→") == 7
    assert "交易确认、薛城地税分局" in said or "Confirmation of the sale, Xuecheng" in said


async def test_many_departments_with_long_names_stay_in_their_boxes_and_lines_go_past_them(
    hall: House, open_page: OpenPage
) -> None:
    await published(hall, wide())
    for width, text in ((390, "normal"), (1280, "normal"), (1280, "largest")):
        page = await open_page(f"/matters/wide?paper=chart&text={text}", width, 844)
        drawn = await chart(page)
        assert (drawn["outside"], drawn["through"]) == ([], 0), width
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
        assert await findings(page) == []


async def test_on_paper_nothing_but_the_sheet_is_left_black_on_white(open_page: OpenPage) -> None:
    for paper in ("guide", "handbook", "chart"):
        page = await open_page(f"{PATH}?paper={paper}&theme=dark", 1280, 720)
        await page.locator(".sheet h1").wait_for()
        await page.emulate_media(media="print")
        await expect(page.locator("yc-matter > header")).to_be_hidden()
        look = await page.locator(".sheet").evaluate(
            "(e) => [getComputedStyle(e).color, getComputedStyle(document.body).backgroundColor]"
        )
        assert look == ["rgb(17, 17, 17)", "rgb(255, 255, 255)"]
        pages = len(re.findall(rb"/Type\s*/Page\b", await page.pdf(prefer_css_page_size=True)))
        assert pages == (2 if paper == "handbook" else 1), paper


async def test_a_matter_without_words_says_so_and_one_that_is_not_there_is_told(
    hall: House, open_page: OpenPage
) -> None:
    bare = {"id": "bare", "task_name": "盖章", "project_type": "即办件"}
    source = {"source_title": "某条例", "source_url": "https://www.gov.cn/x"}
    await published(hall, msgspec.toml.encode({"matter": [bare | source]}))
    page = await open_page("/matters/bare?paper=toString", 390, 844)
    await expect(page.get_by_role("link", name="https://www.gov.cn/x")).to_be_visible()
    await expect(page.get_by_text("未规定")).to_have_count(5)
    await expect(page.get_by_text("即办件，当场办结")).to_be_visible()
    await expect(page.get_by_text("尚未与部门公布的内容核对")).to_be_visible()
    await page.get_by_role("link", name="办理流程图").click()
    assert (await chart(page))["boxes"] == 5
    await page.get_by_role("link", name="工作手册").click()
    await expect(page.get_by_text("没有其他部门，受理窗口直接办理。")).to_be_visible()
    missing = await open_page("/matters/nothing", 390, 844)
    await expect(missing.get_by_role("alert")).to_have_text("事项 nothing 现在不能申请。")


async def test_the_way_to_the_papers_leads_from_the_catalogue_and_from_the_guide_on_the_phone(
    hall: House, open_page: OpenPage
) -> None:
    page = await open_page("/catalogue", 1366, 768, user="admin")
    await page.get_by_role("link", name="不动产转移登记").click()
    await expect(page).to_have_url(f"{hall.url}{PATH}")
    phone = await open_page("/g/main/property-transfer", 390, 844)
    await phone.get_by_role("link", name="各部门怎么办理").click()
    await expect(phone).to_have_url(f"{hall.url}{PATH}?paper=chart")
    await expect(phone.locator("yc-flow-chart svg")).to_be_visible()
