"""What an editor publishes reaches the copy that a kiosk keeps for the time without its server."""

from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

from devices.escpos.emulator import EscposEmulator
from tests.editing import TITLE, Editor
from tests.kiosk.test_offline import HALL, Kiosk
from tests.serving import house, shown

NEW, OLD = "电子身份凭证", "不动产登记申请书"


async def got(kiosk: Kiosk, path: str) -> Any:
    """As the page gets it from the program on the kiosk."""
    async with kiosk.http.get(f"{kiosk.page}/api/v1{HALL}{path}") as answer:
        assert answer.status == 200, await answer.text()
        return await answer.json(content_type=None)


async def heard(kiosk: Kiosk, before: str) -> str:
    """The edition that the page is told of next, once everything of it is kept."""
    edition = (await kiosk.view(lambda v: v["edition"] != before))["edition"]
    assert kiosk.agent.kiosk is not None
    await kiosk.agent.kiosk.finish()
    return edition


async def test_cut_off_a_kiosk_tells_what_was_published_last(tmp_path: Path) -> None:
    async with EscposEmulator() as paper, house(tmp_path / "data") as hall, AsyncExitStack() as stack:
        client = await hall.client("kiosk", name="k1")
        kiosk = Kiosk(stack, tmp_path, hall, client.headers["Authorization"].removeprefix("Bearer "), paper)
        await kiosk.start(lease=20)
        await kiosk.leased()
        editor = await Editor.of(hall)

        await editor.publish()
        edition = await heard(kiosk, "")
        await kiosk.cut()
        matter = await got(kiosk, f"/guide/{TITLE}")
        assert [one["name"]["zh"] for one in matter["materials"]][:2] == [NEW, OLD]
        assert matter["time_limit"]["zh"] == "2 个工作日"
        _, taken = await kiosk.take("one", "real-estate", service=TITLE)
        assert (await kiosk.slip(shown(taken)))["slip"] == "printed"
        assert NEW.encode("gb18030") in paper.jobs[-1]

        await kiosk.back()
        await editor.withdraw()
        await heard(kiosk, edition)
        await kiosk.cut()
        assert TITLE not in {one["id"] for one in (await got(kiosk, "/guide"))["matters"]}
        matter = await got(kiosk, f"/guide/{TITLE}")
        assert (matter["withdrawn"], matter["materials"]) == (True, [])
        _, taken = await kiosk.take("two", "real-estate", service=TITLE)
        assert (await kiosk.slip(shown(taken)))["slip"] == "printed"
        assert OLD.encode("gb18030") not in paper.jobs[-1]


async def test_a_kiosk_that_was_cut_off_while_something_was_published_has_it_once_it_is_back(
    tmp_path: Path,
) -> None:
    async with EscposEmulator() as paper, house(tmp_path / "data") as hall, AsyncExitStack() as stack:
        client = await hall.client("kiosk", name="k1")
        kiosk = Kiosk(stack, tmp_path, hall, client.headers["Authorization"].removeprefix("Bearer "), paper)
        await kiosk.start(lease=20)
        await kiosk.leased()
        assert kiosk.agent.kiosk is not None
        await kiosk.agent.kiosk.finish()
        await kiosk.cut()
        await (await Editor.of(hall)).publish()
        assert (await got(kiosk, f"/guide/{TITLE}"))["materials"][0]["name"]["zh"] == OLD
        await kiosk.back()
        await heard(kiosk, "")
        await kiosk.cut()
        assert (await got(kiosk, f"/guide/{TITLE}"))["materials"][0]["name"]["zh"] == NEW
