"""The service guide over real HTTP, for anybody."""

from pathlib import Path

from msgspec import structs

from tests.serving import House, example, house

MAIN = "/halls/main/guide"


async def test_the_guide_lists_every_service_of_a_hall_by_category_with_its_pinyin(hall: House):
    guide = await hall.anyone().get(MAIN)
    (main, *_) = example().hall
    assert (guide["hall"], guide["name"]["zh"]) == ("main", "薛城区政务服务大厅")
    ordered = [s.id for c in main.category for s in main.service if s.category == c.id]
    assert [m["id"] for m in guide["matters"]] == ordered
    first = guide["matters"][0]
    assert first == {
        "id": "company-registration",
        "category": "enterprise",
        "name": {"zh": "企业设立登记", "en": "Registration of a company"},
        "initials": "qysldj",
        "pinyin": "qiyeshelidengji",
        "alternatives": [],
        "also": first["also"],
    }
    assert first["also"][1] == {
        "name": "注册公司",
        "initials": "zcgs",
        "pinyin": "zhucegongsi",
        "alternatives": [],
    }


async def test_the_guide_of_a_hall_names_the_hall_that_does_what_it_does_not(hall: House):
    main = await hall.anyone().get(MAIN)
    away = {m["id"]: m for m in main["elsewhere"]}
    wedding = away["marriage-registration"]
    assert (wedding["hall"], wedding["hall_name"]["zh"]) == ("marriage", "婚姻登记处分中心")
    assert (wedding["name"]["zh"], wedding["initials"], wedding["address"]) == ("结婚登记", "jhdj", None)
    registry = await hall.anyone().get("/halls/marriage/guide")
    assert {m["id"] for m in registry["elsewhere"]} >= {m["id"] for m in main["matters"]}
    for guide in (main, registry):
        here = {m["id"] for m in guide["matters"]}
        assert here.isdisjoint(m["id"] for m in guide["elsewhere"])


async def test_a_matter_says_what_to_bring_how_long_it_takes_and_what_it_costs(hall: House):
    matter = await hall.anyone().get(f"{MAIN}/passport")
    assert (matter["id"], matter["hall"], matter["category"]) == ("passport", "main", "exit-entry")
    assert matter["category_name"] == {"zh": "出入境业务", "en": "Passports and visas"}
    assert matter["departments"] == [{"zh": "薛城公安分局", "en": "Xuecheng Public Security Sub-bureau"}]
    assert matter["fee"] == {"zh": "120 元/本", "en": "120 yuan"}
    assert [m["form"] for m in matter["materials"]] == ["form", "original", "original"]
    assert matter["materials"][0]["note"] is None
    assert matter["materials"][1]["note"]["zh"].startswith("未满十六周岁")
    assert matter["legal_basis"][0]["zh"] == "《中华人民共和国护照法》第五条、第六条"
    assert matter["source"]["title"].startswith("《中华人民共和国护照法》")
    assert matter["checked"] == "2026-11"


async def test_a_service_without_a_guide_still_says_what_to_bring(tmp_path: Path):
    bare = structs.replace(example(), matter=(), department=())
    async with house(tmp_path / "data", bare) as hall:
        matter = await hall.anyone().get(f"{MAIN}/safety-facilities-review")
    assert matter["departments"] == [{"zh": "区安监局", "en": "区安监局"}]
    assert matter["materials"][0] == {
        "name": {"zh": "设计审查申请书", "en": "Design review application"},
        "form": "",
        "copies": 1,
        "note": None,
    }
    assert (matter["conditions"], matter["legal_basis"], matter["source"], matter["fee"]) == (
        [],
        [],
        None,
        None,
    )
    assert (matter["time_limit"], matter["legal_time_limit"], matter["checked"]) == (None, None, "")


async def test_hall_ticket_and_guide_name_the_same_materials(hall: House):
    kiosk = await hall.client("kiosk", name="k1")
    matter = await kiosk.get(f"{MAIN}/property-transfer")
    names = [m["name"] for m in matter["materials"]]
    offered = {s["id"]: s for s in (await kiosk.get("/halls/main"))["services"]}
    assert offered["property-transfer"]["materials"] == names
    taken = await kiosk.post(
        "/halls/main/tickets", {"category": "real-estate", "service": "property-transfer"}
    )
    ticket = await kiosk.get(f"/halls/main/tickets/{taken['id']}")
    assert ticket["services"][0]["materials"] == names


async def test_an_unknown_matter_and_an_unknown_hall_are_refused(hall: House):
    anyone = hall.anyone()
    status, problem = await anyone.call("GET", f"{MAIN}/nothing", **{"Accept-Language": "zh-CN"})
    assert (status, problem["code"], problem["detail"]) == (
        404,
        "unknown_service",
        "这里不办理事项 nothing。",
    )
    status, problem = await anyone.call("GET", "/halls/marriage/guide/passport")
    assert (status, problem["code"]) == (404, "unknown_service")
    for path in ("/halls/nowhere/guide", "/halls/nowhere/guide/passport"):
        status, problem = await anyone.call("GET", path)
        assert (status, problem["code"]) == (404, "unknown_hall")
