"""Whoever works is assessed by what was measured, can object, and nothing changes once it is signed off."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from server.clock import Clock
from server.config.oversight_section import GradesSection, OversightSection
from tests.api.test_feedback import low, refused
from tests.casework import Desks, signed_in
from tests.serving import House, example, house

NOW = datetime.now(ZoneInfo("Asia/Shanghai"))
LAST = (NOW.replace(day=1) - timedelta(days=1)).strftime("%Y-%m")
AT_ONCE = OversightSection(grades=GradesSection(objection_days=0))
BODY = {"kind": "clerk", "hall": "main", "period": LAST}


class LastMonth(Clock):
    """The last noon of the month before."""

    def wall(self) -> float:
        first = NOW.replace(day=1, hour=12, minute=0, second=0)
        return (first - timedelta(days=1)).astimezone(UTC).timestamp() + super().steady() % 3600


@asynccontextmanager
async def after_a_month(folder: Path) -> AsyncGenerator[House]:
    """Somebody was served last month, and was not content."""
    config = replace(example(), oversight=AT_ONCE)
    async with house(folder, config, clock=LastMonth()) as h:
        await low(h)
        d = await Desks(h).sit_down()
        await d.decide(d.housing, await d.accepted(), "housing")
    async with house(folder, config) as h:
        await Desks(h).sit_down()
        yield h


async def test_clerks_are_assessed_by_what_was_measured_object_and_it_is_signed_off(tmp_path: Path) -> None:
    async with after_a_month(tmp_path) as h:
        manager, other = (
            await signed_in(h, "c02", "main"),
            await h.client("manager", hall="transport", name="m2"),
        )
        leader = await h.client("manager", name="m1")
        assert {"kind": "clerk", "hall": "main", "period": LAST, "known": False} in (
            await leader.get("/assessments")
        )["to_draw"]
        assert await refused(manager, "POST", "/assessments", BODY) == (403, "forbidden")
        assert await refused(other, "POST", "/assessments", BODY) == (403, "forbidden")
        view = await leader.post("/assessments", BODY)
        (mine,) = view["lines"]
        scores = {score["criterion"]: (score["value"], score["points"]) for score in mine["scores"]}
        assert (mine["subject"], scores["mean_rating"], scores["low_ratings"][0]) == ("c01", (1.0, 0.0), 1.0)
        clerk = await signed_in(h, "c01", "main")
        (listed,) = (await clerk.get("/assessments"))["assessments"]
        assert (await manager.get("/assessments"))["assessments"] == [], "nobody else's"
        path = f"/assessments/{listed['id']}"
        assert await refused(manager, "GET", path) == (404, "unknown_assessment")
        body = {"seen": listed["seen"], "subject": "c01", "words": "那天系统故障"}
        view = await clerk.post(path + "/object", body)
        assert await refused(leader, "POST", path + "/sign", {"seen": view["line"]["seen"]}) == (
            409,
            "objected_to",
        )
        assert (await leader.get(path + "/words?subject=c01"))["words"] == {"first": "那天系统故障"}
        decided = {"seen": view["line"]["seen"], "subject": "c01", "result": "upheld", "words": "属实"}
        assert await refused(clerk, "POST", path + "/decide", decided) == (403, "forbidden")
        view = await leader.post(path + "/decide", decided | {"points": {"mean_rating": 40.0}})
        assert view["lines"][0]["total"] > mine["total"]
        view = await leader.post(path + "/sign", {"seen": view["line"]["seen"]})
        assert (view["line"]["state"], view["may_sign"]) == ("signed", False)
        assert await refused(leader, "POST", "/assessments", BODY) == (409, "assessment_signed_off")


async def test_departments_and_halls_are_the_supervisors_to_assess(tmp_path: Path) -> None:
    async with after_a_month(tmp_path) as h:
        supervisor, leader = (
            await h.client("supervisor", hall="", name="s1"),
            await h.client("manager", name="m1"),
        )
        for kind in ("department", "hall"):
            body = {"kind": kind, "period": LAST}
            assert await refused(leader, "POST", "/assessments", body) == (403, "forbidden")
            view = await supervisor.post("/assessments", body)
            assert view["lines"], kind
            if kind == "department":
                shares = {x["subject"]: x["scores"][0]["value"] for x in view["lines"]}
                assert (shares["区住建局"], shares["薛城国土分局"]) == (1.0, None), (
                    "in time; nothing to measure"
                )
        (hall,) = view["lines"]
        assert (hall["subject"], hall["name"]["zh"]) == ("main", "薛城区政务服务大厅")
        reviewer = await signed_in(h, "r02")
        (own,) = (await reviewer.get("/assessments"))["assessments"]
        seen = await reviewer.get(f"/assessments/{own['id']}")
        assert [line["actions"] for line in seen["lines"]] == [["object"]] * len(seen["lines"])
        assert (await leader.get("/assessments"))["assessments"][0]["kind"] == "hall"


async def test_what_cannot_be_assessed_is_refused(tmp_path: Path) -> None:
    async with after_a_month(tmp_path) as h:
        leader = await h.client("manager", name="m1")
        this = NOW.strftime("%Y-%m")
        for body, wanted in (
            (BODY | {"period": this}, (409, "period_not_over")),
            (BODY | {"period": "2020-01"}, (409, "nobody_assessed")),
            (BODY | {"hall": "nowhere"}, (404, "unknown_hall")),
            (BODY | {"hall": ""}, (404, "unknown_hall")),
            (BODY | {"period": "2026"}, (422, "invalid")),
        ):
            assert await refused(leader, "POST", "/assessments", body) == wanted, body
        view = await leader.post("/assessments", BODY)
        path = f"/assessments/{view['line']['id']}"
        assert await refused(leader, "GET", path + "/words?subject=c09") == (404, "unknown_subject")
