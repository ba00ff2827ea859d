"""What the phone says of a place: the booked time and the group, and the truth where nobody calls."""

import pytest
from playwright.async_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.test_phone_narrow import AT, fed
from tests.serving import House

pytestmark = pytest.mark.browser
WAIT = {"p50": 10_740, "p90": 11_400}
LATER = "2027-01-01T12:43:00+08:00"


async def test_the_phone_says_when_nobody_calls_and_what_a_booking_and_a_group_are_worth(
    hall: House, open_page: OpenPage
) -> None:
    page, feed = await fed(hall, open_page, 390, 844)
    card = page.locator(".card")
    await expect(card).to_contain_text("目前没有窗口办理您的号，已告知工作人员。")  # nobody has signed in
    await expect(card).not_to_contain_text("前面等候人数")
    await expect(page.get_by_text("快到您了")).to_have_count(0)
    feed.show(staffed="paused")
    await expect(card).to_contain_text("办理您的号的窗口暂停中，您的位置不变。")
    booked = {"group": "appointment", "group_name": {"zh": "预约", "en": "Appointment"}, "booked_at": LATER}
    feed.show(staffed="open", ahead=0, wait_s=WAIT, since=LATER, **booked)
    await expect(card.locator(".ranked")).to_have_text("预约 12:43")
    await expect(card).to_contain_text("约 3–\u20603.5 小时")
    await expect(card).to_contain_text("到预约时间叫您")  # and not "soon your turn", though nobody is ahead
    elderly = {"group": "elderly", "group_name": {"zh": "老年人", "en": "Elderly"}}
    feed.show(staffed="open", ahead=25, wait_s=WAIT, **elderly)
    await expect(card.locator(".ranked")).to_have_text("老年人")
    await expect(card).to_contain_text("25")
    feed.show(staffed="open", since=AT, ahead=2, near=False, wait_s={"p50": 1440, "p90": 2520})
    await expect(card).to_contain_text("24")
    await expect(page.get_by_text("快到您了")).to_have_count(0)  # two ahead at one slow window
    feed.show(staffed="open", since=AT, ahead=2, near=True, wait_s={"p50": 240, "p90": 540})
    await expect(page.get_by_text("快到您了")).to_have_count(1)
    feed.show(state="held", staffed="closed", window="1")
    await expect(card).to_contain_text("该窗口已关闭，已告知工作人员")
