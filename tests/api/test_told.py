"""What an editor publishes in the catalogue is what guide, offer, phone, console and slip tell from that moment on."""

import sqlite3
from collections.abc import AsyncGenerator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from devices.escpos.emulator import EscposEmulator
from server.catalogue_files.xlsx_file import write_xlsx
from server.config.matters import matters_of
from server.domain.cases.catalogue.matter import FeeItem
from server.domain.language import Text
from tests.editing import MATERIAL, TITLE, Editor
from tests.halls import name
from tests.server.test_slips import slip, with_printer
from tests.serving import House, example, house, news, shown

HALL = "/halls/main"
MATTER = f"{HALL}/guide/{TITLE}"
NEW, OLD = "电子身份凭证", "不动产登记申请书"


@pytest.fixture
async def editor(hall: House) -> Editor:
    return await Editor.of(hall)


async def take(h: House, service: str = TITLE, category: str = "real-estate") -> Any:
    kiosk = await h.client("kiosk", name="k1")
    return await kiosk.post(f"{HALL}/tickets", {"category": category, "service": service})


async def offered(h: House, hall: str = HALL, service: str = TITLE) -> Any:
    (found,) = [one for one in (await h.anyone().get(hall))["services"] if one["id"] == service]
    return found


async def listed(h: House, hall: str = HALL) -> list[str]:
    return [one["id"] for one in (await h.anyone().get(f"{hall}/guide"))["matters"]]


def brought(told: Any) -> list[str]:
    """Chinese names of the materials of an offer or of a line of a ticket."""
    return [one["zh"] for one in told["materials"]]


async def until(views: AsyncGenerator[Any], first: str) -> None:
    """Come to a view whose only service asks for this first; for nothing at all where it is ""."""
    async for view in views:
        ticket = view.get("ticket", view)
        if ticket and brought(ticket["services"][0])[:1] == ([first] if first else []):
            return
    raise AssertionError(first)


async def test_a_new_version_is_told_everywhere_as_soon_as_it_is_published(hall: House, editor: Editor):
    before = await hall.anyone().get(MATTER)
    assert (before["materials"][0]["name"]["zh"], before["time_limit"]["zh"][:1]) == (OLD, "5")
    earlier = await take(hall)
    assert await editor.publish() == {"new": [], "changed": [TITLE], "same": 0}
    matter = await hall.anyone().get(MATTER)
    assert matter["materials"] == [
        {
            "name": {"zh": NEW, "en": "Electronic identity"},
            "form": "electronic",
            "copies": 1,
            "note": {"zh": "用手机出示", "en": "Shown on the phone"},
        },
        *before["materials"],
    ]
    assert matter["time_limit"] == {"zh": "2 个工作日", "en": "Two working days"}
    unchanged = {
        "name",
        "category",
        "conditions",
        "fee",
        "legal_basis",
        "legal_time_limit",
        "source",
        "checked",
    }
    assert {field: matter[field] for field in unchanged} == {field: before[field] for field in unchanged}
    assert brought(await offered(hall)) == [NEW, *(one["name"]["zh"] for one in before["materials"])]
    for taken in (earlier, await take(hall)):
        ticket = await hall.anyone().get(f"{HALL}/tickets/{shown(taken)}")
        assert brought(ticket["services"][0])[:2] == [NEW, OLD]
    (line,) = [one for one in (await hall.anyone().get(f"{HALL}/guide"))["matters"] if one["id"] == TITLE]
    assert line["initials"] == "bdczydj", "pinyin is the configuration's"


async def test_phone_console_and_kiosk_that_are_open_are_shown_it_without_asking(hall: House, editor: Editor):
    manager, kiosk = await hall.client("manager"), await hall.client("kiosk", name="k1")
    taken = await take(hall)
    await manager.post(f"{HALL}/windows/5/open", {"clerk": "c01"})
    phone = hall.watch(f"/live/tickets/{shown(taken)}", hall.anyone())
    machine = hall.watch(f"/live{HALL}/kiosks/k1", kiosk)
    await until(phone, OLD)
    assert (await anext(machine))["edition"] == ""
    await editor.publish()
    await until(phone, NEW)
    edition = (await anext(machine))["edition"]
    assert edition
    assert (await kiosk.get(HALL))["edition"] == edition
    await manager.post(f"{HALL}/windows/5/call", {"ticket": taken["id"]})
    await manager.post(f"{HALL}/windows/5/start")
    desk = hall.watch(f"/live{HALL}/desk/5", manager)
    await until(desk, NEW)
    await editor.withdraw()
    await until(desk, "")
    await until(phone, "")
    assert (await anext(machine))["edition"] not in ("", edition)


async def test_a_withdrawn_matter_stays_a_choice_without_guide_and_materials(hall: House, editor: Editor):
    file = await editor.changed()
    await editor.withdraw()
    assert TITLE not in await listed(hall)
    assert len(await listed(hall)) == len(example().hall[0].service) - 1
    social = await hall.anyone().get("/halls/social-security/guide")
    assert TITLE not in {one["id"] for one in social["elsewhere"]}
    matter = await hall.anyone().get(MATTER)
    assert (matter["withdrawn"], matter["materials"], matter["conditions"]) == (True, [], [])
    assert (matter["time_limit"], matter["fee"], matter["source"]) == (None, None, None)
    assert matter["name"]["zh"] == "不动产转移登记"
    offer = await offered(hall)
    assert (offer["withdrawn"], offer["materials"]) == (True, [])
    taken = await take(hall)
    assert taken["number"] == "C001"
    assert await editor.publish(file) == {"new": [], "changed": [TITLE], "same": 0}
    assert TITLE in await listed(hall)
    assert not (await hall.anyone().get(MATTER))["withdrawn"]


async def test_a_workbook_of_the_whole_catalogue_changes_what_it_says_differently(
    hall: House, editor: Editor
):
    limits = {"time_limit": None, "legal_time_limit": None}
    fees = (
        FeeItem(name=Text("工本费", "The book"), standard=Text("10元", "10 yuan")),
        FeeItem(name=name("邮费")),
    )
    different: dict[str, dict[str, Any]] = {
        "passport": limits | {"promise_days": 1, "law_days": 20, "fee": None, "fees": fees},
        "marriage-registration": {"conditions": (name("双方到场"),)},
    }
    matters = [structs.replace(one, **different.get(one.id, {})) for one in matters_of(example())]
    others = await hall.anyone().get(f"{HALL}/guide/company-registration")
    would = await editor.publish(write_xlsx(matters))
    assert (sorted(would["changed"]), would["same"]) == (sorted(different), len(matters) - 2)
    passport = await hall.anyone().get(f"{HALL}/guide/passport")
    assert passport["time_limit"] == {"zh": "1个工作日", "en": "1 working day"}
    assert passport["legal_time_limit"] == {"zh": "20个工作日", "en": "20 working days"}
    assert passport["fee"] == {"zh": "工本费 10元、邮费", "en": "The book 10 yuan, 邮费"}
    wedding = await hall.anyone().get("/halls/marriage/guide/marriage-registration")
    assert wedding["conditions"] == [{"zh": "双方到场", "en": "双方到场"}]
    assert await hall.anyone().get(f"{HALL}/guide/company-registration") == others


async def test_what_was_published_and_withdrawn_is_told_after_a_restart(tmp_path: Path):
    async with house(tmp_path) as h:
        editor = await Editor.of(h)
        await editor.publish()
        await editor.withdraw("passport")
        edition = (await h.anyone().get(HALL))["edition"]
    async with house(tmp_path) as h:
        assert brought(await offered(h))[0] == NEW
        assert (await h.anyone().get(MATTER))["time_limit"]["zh"] == "2 个工作日"
        assert "passport" not in await listed(h)
        assert (await h.anyone().get(HALL))["edition"] == edition


async def test_with_the_records_of_the_cases_damaged_the_configuration_tells_as_ever(tmp_path: Path):
    async with house(tmp_path) as h:
        editor = await Editor.of(h)
        await editor.publish()
        await editor.withdraw("passport")
    with closing(sqlite3.connect(tmp_path / "journal.db")) as db:
        db.execute("DELETE FROM snapshots")
        db.execute("UPDATE entries SET actor = 'somebody else' WHERE hall = '@cases' AND seq = 1")
        db.commit()
    async with house(tmp_path) as h:
        assert brought(await offered(h))[0] == OLD
        assert (await h.anyone().get(MATTER))["time_limit"]["zh"].startswith("5 ")
        assert "passport" in await listed(h)
        assert (await h.anyone().get(f"{HALL}/guide/passport"))["materials"]
        assert (await take(h))["number"] == "C001"


async def test_a_hall_that_is_taken_up_later_tells_what_is_published_by_then(hall: House, editor: Editor):
    there, wedding = "/halls/marriage", "marriage-registration"
    await hall.running.carried.give_back("marriage")
    await editor.publish(await editor.changed(wedding))
    await hall.running.carried.take_up("marriage")
    assert brought(await offered(hall, there, wedding))[0] == NEW


async def test_of_a_matter_that_follows_the_configuration_every_hall_tells_what_its_own_says(tmp_path: Path):
    """In the catalogue it is what the first of them has, and a form is "original" where nobody has said one."""
    bare = structs.replace(example(), matter=())
    first, second, *rest = bare.hall
    (shared, *_) = second.service
    lent = structs.replace(shared, category="comprehensive", materials=())
    config = structs.replace(
        bare, hall=(structs.replace(first, service=(*first.service, lent)), second, *rest)
    )
    async with house(tmp_path, config) as h:
        assert brought(await offered(h, service=shared.id)) == []
        assert brought(await offered(h, "/halls/social-security", shared.id)) == [
            m.zh for m in shared.materials
        ]
        form = (await h.anyone().get(f"/halls/social-security/guide/{shared.id}"))["materials"][0]["form"]
        assert form == ""


async def test_the_next_slip_names_what_has_just_been_published(tmp_path: Path):
    async with EscposEmulator() as paper, house(tmp_path, with_printer(paper.url)) as h:
        editor = await Editor.of(h)
        kiosk = await h.client("kiosk", name="k1")

        async def printed() -> list[bool]:
            body = {"category": "real-estate", "service": TITLE, "kiosk": "k1"}
            assert await slip(h, await kiosk.post(f"{HALL}/tickets", body)) == "printed"
            return [name.encode("gb18030") in paper.jobs[-1] for name in (NEW, OLD)]

        assert await printed() == [False, True]
        await editor.publish()
        assert await printed() == [True, True]
        await editor.withdraw()
        assert await printed() == [False, False]
        async with h.http.ws_connect(f"{h.url}/live{HALL}/board") as board:
            assert {c["id"]: c["waiting"] for c in (await news(board))["view"]["categories"]}[
                "real-estate"
            ] == 3


async def test_a_published_materials_form_and_note_are_what_the_file_says(hall: House, editor: Editor):
    await editor.publish(await editor.changed(material=[MATERIAL | {"page_num": 3, "material_type": "copy"}]))
    (material,) = (await hall.anyone().get(MATTER))["materials"]
    assert (material["form"], material["copies"], material["note"]["zh"]) == ("copy", 3, "用手机出示")
