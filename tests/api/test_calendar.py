"""A year of working days, entered over the API: limits and opening hours follow, and what moved is listed."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from server.domain.queue.state import HallState
from tests.casework import desks
from tests.serving import House, house

NOTICE = "国办发明电〔9999〕1号"


def days_off(first: date, count: int) -> list[str]:
    """So many working days of Monday to Friday, from a day on."""
    ordinals = range(first.toordinal(), first.toordinal() + 3 * count)
    found = [day for day in map(date.fromordinal, ordinals) if day.isoweekday() < 6]
    return [day.isoformat() for day in found[:count]]


async def test_a_year_is_tried_then_entered_and_the_dates_that_move_are_listed(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        case = await d.accepted()
        before = case["promise"]["due"]
        year = before[:4]
        manager = await d.h.client("manager", hall="")
        body: dict[str, Any] = {"source": NOTICE, "rest": days_off(date.fromisoformat(before), 3)}
        tried = await manager.post(f"/calendar/{year}/try", body)
        assert (tried["count"] >= 1, tried["at"]) == (True, "")
        assert (await d.clerk.get(f"/cases/{case['case']}"))["promise"]["due"] == before, "tried, not done"
        done = await manager.post(f"/calendar/{year}", body)
        assert [(line["case"], line["limit"], line["before"]) for line in done["lines"]][:1] == [
            (case["case"], "promise", before)
        ]
        after = (await d.clerk.get(f"/cases/{case['case']}"))["promise"]["due"]
        assert after == done["lines"][0]["after"] > before
        shown = await d.clerk.get(f"/calendar/{year}")
        assert (shown["entered"], shown["announced"], shown["source"], shown["moves"]["count"]) == (
            True, True, NOTICE, done["count"],
        )  # fmt: skip


async def opens_on(h: House, day: date) -> bool:
    """Whether the main hall gives numbers that day."""
    noon = datetime.combine(day, time(6), ZoneInfo("Asia/Shanghai")).timestamp()

    def look(state: HallState, at: float) -> bool:
        del at
        opening = state.settings.timetable.opens_after(noon)
        return opening is not None and opening < noon + 12 * 3600

    return await h.running.engine.read("main", look)


async def test_opening_hours_go_by_the_same_year_at_once_and_after_a_restart(tmp_path: Path) -> None:
    year = datetime.now().year + 2
    holiday = next(day for n in range(1, 9) if (day := date(year, 6, n)).isoweekday() == 3)
    async with house(tmp_path, always_open=False) as h:
        manager = await h.client("manager", hall="")
        assert await opens_on(h, holiday)
        await manager.post(f"/calendar/{year}", {"source": NOTICE, "rest": [holiday.isoformat()]})
        assert not await opens_on(h, holiday)
    async with house(tmp_path, always_open=False) as h:
        assert not await opens_on(h, holiday)


async def test_who_manages_one_hall_or_none_enters_no_year_and_a_year_that_cannot_be_is_refused(
    tmp_path: Path,
) -> None:
    async with desks(tmp_path) as d:
        body = {"source": NOTICE, "rest": ["2031-01-01"]}
        one = await d.h.client("manager", hall="main")
        for who in (one, d.clerk, d.land):
            assert (await who.call("POST", "/calendar/2031", body))[0] == 403
        manager = await d.h.client("manager", hall="")
        wrongs: list[tuple[dict[str, list[str]], str]] = [
            ({"rest": ["2032-01-01"]}, "invalid_calendar"),
            ({"rest": []}, "invalid_calendar"),
            ({"rest": ["2031-02-30"]}, "invalid"),
            ({"work": ["2031-01-02"]}, "invalid_calendar"),
        ]
        for wrong, code in wrongs:
            for path in ("/calendar/2031", "/calendar/2031/try"):
                assert (await manager.call("POST", path, body | wrong))[1]["code"] == code
        for year in ("1999", "20x1", "٢٠٣١"):
            assert (await manager.call("GET", f"/calendar/{year}"))[0] == 404


async def test_a_day_of_rest_carries_the_name_of_its_holiday_on_the_page_and_in_a_limit(
    tmp_path: Path,
) -> None:
    async with desks(tmp_path) as d:
        case = await d.accepted()
        due = date.fromisoformat(case["promise"]["due"])
        named, unnamed = days_off(due, 2)
        manager = await d.h.client("manager", hall="")
        body: dict[str, Any] = {"source": NOTICE, "rest": [named, unnamed], "names": {named: "dragon-boat"}}
        await manager.post(f"/calendar/{named[:4]}", body)
        shown = await d.clerk.get(f"/calendar/{named[:4]}")
        days = {day["date"]: (day["holiday"], day["name"] and day["name"]["zh"]) for day in shown["days"]}
        assert (days[named], days[unnamed]) == (("dragon-boat", "端午节"), (None, "节假日"))
        assert [one["id"] for one in shown["holidays"]][:2] == ["new-year", "eve"]
        limit = await d.clerk.get(f"/cases/{case['case']}/limits")
        told = {day["date"]: (day["use"], day["name"] and day["name"]["en"]) for day in limit["promise"]}
        assert (told[named], told[unnamed]) == (
            ("rest", "Dragon Boat Festival"),
            ("rest", "Public holiday"),
        )
        wrongs = ({"names": {"2031-01-02": "spring"}}, {"names": {named: "carnival"}})
        for wrong in wrongs:
            assert (await manager.call("POST", f"/calendar/{named[:4]}", body | wrong))[1][
                "code"
            ] == "invalid"
    async with desks(tmp_path) as d:
        shown = await d.clerk.get(f"/calendar/{named[:4]}")
        assert named in [day["date"] for day in shown["days"] if day["holiday"] == "dragon-boat"], "kept"


async def test_what_a_published_year_calls_its_days_is_entered_again_under_the_same_names(
    tmp_path: Path,
) -> None:
    async with desks(tmp_path) as d:
        manager = await d.h.client("manager", hall="")
        before = (await manager.get("/calendar/2025"))["days"]
        names = {day["date"]: day["holiday"] for day in before if day["holiday"]}
        assert {names["2025-01-29"], names["2025-10-01"]} == {"spring", "national"}
        rest = [day["date"] for day in before if day["why"] == "holiday"]
        work = [day["date"] for day in before if day["why"] == "made_up"]
        await manager.post("/calendar/2025", {"source": NOTICE, "rest": rest, "work": work, "names": names})
        after = (await manager.get("/calendar/2025"))["days"]
        assert [(day["working"], day["holiday"]) for day in after] == [
            (day["working"], day["holiday"]) for day in before
        ]
