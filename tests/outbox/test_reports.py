"""Reports that go out by themselves: each day, week or month once, whatever was cut in between."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from server.outbox.hook import Hook, HookKind
from server.outbox.scheduled import MOST, Every, Period, ScheduledReports, WantedReport, due, last_before
from server.outbox.store import OutboxStore
from tests.api.test_case_figures import counted
from tests.casework import desks
from tests.outbox.receiver import receiver
from tests.outbox.test_sending import AT_ONCE, hooked

MONDAY = datetime(2026, 11, 23, 12, tzinfo=UTC)


class Told(msgspec.Struct):
    visits: int


def hook(every: str, made: datetime = MONDAY) -> Hook:
    asks = {"every": every, "report": "queue"}
    return Hook(
        "h1", "a", HookKind.REPORTS, "http://x/", "s", "main", (), made.timestamp(), "a", None, "", asks
    )


class Place:
    """A store with one hook, and a clock that is told."""

    def __init__(self, store: OutboxStore, every: str) -> None:
        self.store, self.hook, self.asked = store, hook(every), list[WantedReport]()
        self.counted = True
        self.reports = ScheduledReports(store, UTC, str, lambda one: f"/figures/{one.hall}?since={one.since}")
        self.reports.make = self.make

    async def make(self, wanted: WantedReport) -> Told | None:
        self.asked.append(wanted)
        return Told(7) if self.counted else None

    async def at(self, moment: datetime) -> list[str]:
        """The periods that have been put in by then, by their last day."""
        await self.reports.look([self.hook], moment.timestamp())
        ready = await self.store.ready("h1", moment.timestamp(), 100)
        return [one.subject for one in ready]


@pytest.mark.parametrize(
    ("every", "since", "until"),
    [
        ("day", "2026-03-01", "2026-03-01"),
        ("week", "2026-02-16", "2026-02-22"),
        ("month", "2026-02-01", "2026-02-28"),
    ],
)
def test_the_newest_period_that_is_over(every: str, since: str, until: str) -> None:
    day = date(2026, 3, 1 if every != "day" else 2)
    assert last_before(Every(every), day) == Period(date.fromisoformat(since), date.fromisoformat(until))


def test_only_what_is_over_is_due_and_not_for_ever_back() -> None:
    assert due(Every.DAY, date(2026, 11, 22), MONDAY) == []
    assert due(Every.DAY, date(2026, 11, 21), MONDAY.replace(hour=1)) == [], (
        "somebody's day may still be open"
    )
    found = due(Every.DAY, date(2026, 1, 1), MONDAY)
    assert (len(found), found[-1].until) == (MOST, date(2026, 11, 22))
    assert found == sorted(found)


async def test_each_day_goes_in_once_also_after_a_restart_and_after_it_was_forgotten(tmp_path: Path) -> None:
    store = await OutboxStore.open(tmp_path)
    try:
        place = Place(store, "day")
        assert await place.at(MONDAY + timedelta(hours=1)) == [], "it was asked for today"
        await store.add(place.hook)
        tuesday = MONDAY + timedelta(days=1)
        assert await place.at(tuesday) == ["queue 2026-11-23"]
        assert await place.at(tuesday + timedelta(hours=1)) == ["queue 2026-11-23"]
        # The server was down for two days.
        assert await Place(store, "day").at(tuesday + timedelta(days=2)) == [
            f"queue 2026-11-{n}" for n in (23, 24, 25)
        ]
        async with store._store.change() as db:  # pyright: ignore[reportPrivateUsage]
            await db.execute("DELETE FROM messages")
        assert await Place(store, "day").at(tuesday + timedelta(days=2)) == []
    finally:
        await store.close()


async def test_what_is_not_all_counted_waits_and_says_the_same_however_often_it_is_sent(
    tmp_path: Path,
) -> None:
    store = await OutboxStore.open(tmp_path)
    try:
        place = Place(store, "month")
        await store.add(place.hook)
        december = datetime(2026, 12, 1, 12, tzinfo=UTC)
        place.counted = False
        assert await place.at(december) == []
        place.counted = True
        assert await place.at(december) == ["queue 2026-11-30"]
        (message,) = await store.ready("h1", december.timestamp(), 9)
        body: Any = msgspec.json.decode(message.body)
        assert (body["id"], body["since"], body["figures"]) == (message.id, "2026-11-01", {"visits": 7})
        assert body["page"] == "/figures/main?since=2026-11-01"
        assert [one.since for one in place.asked] == ["2026-11-01"] * 2
    finally:
        await store.close()


async def test_a_report_is_asked_for_on_the_page_of_hooks_and_arrives_signed(tmp_path: Path) -> None:
    async with receiver() as to, desks(tmp_path, AT_ONCE) as d:
        admin = await d.h.client("admin", "")
        body = {"name": "a", "kind": "reports", "url": to.url}
        for bad in ({}, {"every": "hour", "report": "queue"}, {"every": "day", "report": "moon"},
                    {"every": "day", "report": "queue", "more": "x"}):  # fmt: skip
            assert (await admin.call("POST", "/hooks", body | {"constants": bad}))[0] == 422, bad
        asks = {"every": "day", "report": "cases"}
        some = body | {"constants": asks, "events": ["CaseAccepted"]}
        assert (await admin.call("POST", "/hooks", some))[0] == 422
        await hooked(d, to, kind="reports", constants=asks)
        await hooked(d, to, kind="reports", constants=asks | {"report": "queue"})
        await hooked(d, to, kind="reports", hall="main", constants=asks | {"report": "queue"})
        assert (await admin.call("POST", "/hooks", body | {"constants": asks}))[1]["code"] == "hook_known"
        case = await d.accepted()
        await counted(await d.h.client("supervisor", ""), "", "received", 1)
        outbox = d.h.running.outbox
        tomorrow = d.h.running.engine.clock.now() + 86400 + 7200
        while not await outbox.reports.look(await outbox.hooks(), tomorrow):
            pass
        outbox._stir()  # pyright: ignore[reportPrivateUsage]
        got = await to.until(lambda got: len(got) == 3)
        told = {(one.told["report"], one.told["figures"]["hall"]): one.told for one in got}
        assert set(told) == {("cases", ""), ("queue", ""), ("queue", "main")}
        assert told["cases", ""]["figures"]["total"]["received"] == 1
        day = case["received_at"][:10]
        assert told["cases", ""]["page"].endswith(f"/figures?kind=cases&since={day}&until={day}")
        assert {one.event for one in got} == {"report"}
