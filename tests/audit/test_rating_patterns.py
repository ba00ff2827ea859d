"""Planted ratings are found on the running server, with the entries that show them; who is shown what."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bench.rating_alarms import alarms
from server.audit.store import FILE as AUDIT
from server.reports.following import Progress
from server.reports.rated_services import rated_days
from server.reports.rows import DayRow, RatedRow, Served, Sitting
from server.reports.rows_of_events import Fold
from server.reports.store import FILE as REPORTS
from server.reports.store import ReportsStore, open_store
from tests.audit.conftest import WINDOW, Happened

DAY = "2026-11-23"


async def a_rating(happened: Happened, sender: str) -> int:
    """Somebody is served and rated on the pad's page, sent by `sender`; number of the entry."""
    clerk = await happened.d.h.client("clerk", window=WINDOW, name="c01")
    at = f"/halls/main/windows/{WINDOW}"
    ticket = (await clerk.post("/halls/main/tickets", {"category": "enterprise"}))["id"]
    for step in ("call-next", "start"):
        await clerk.post(f"{at}/{step}")
    await clerk.post(f"{at}/finish", {"outcome": "done"})
    client = await happened.d.h.client(
        sender, window=WINDOW if sender == "display" else "", name=f"{sender}-1"
    )
    await client.post(f"/halls/main/tickets/{ticket}/rating", {"level": 5, "channel": "pad"})
    return (await happened.lines(f"ticket={ticket}&command=RateTicket"))[0]["seq"]


async def seen(happened: Happened, role: str = "supervisor", **more: Any) -> Any:
    client = await happened.d.h.client(role, name=f"{role}-looks", **more)
    await happened.d.h.running.reports.catch_up({"main"})
    return await client.get("/halls/main/rating-patterns?day=today")


@pytest.mark.parametrize("sender", ["manager", "pad"])
async def test_a_rating_that_a_manager_or_a_desk_has_sent_is_shown_with_its_entry(
    happened: Happened, sender: str
) -> None:
    await a_rating(happened, "display")
    assert (await seen(happened))["seen"] == []
    staged = await a_rating(happened, sender)
    view = await seen(happened)
    (line,) = view["seen"]
    assert (line["pattern"], line["window"], line["entries"]) == ("by_staff", WINDOW, [staged])
    assert (view["ratings"], view["counts"]) == (2, {"by_staff": 1})
    entry = await happened.auditor.get(f"/audit/main/{staged}")
    assert (entry["what"], entry["actor"]) == ("RateTicket", f"{sender}:{sender}-1")


async def test_three_of_them_at_once_are_shown_too(happened: Happened) -> None:
    ids = [await a_rating(happened, "display") for _ in range(3)]
    found = {line["pattern"]: line["entries"] for line in (await seen(happened))["seen"]}
    assert found == {"together": ids}, "no citizen is served in a tenth of a second"


async def test_a_manager_is_told_how_often_and_nothing_of_whom(happened: Happened) -> None:
    await a_rating(happened, "manager")
    view = await seen(happened, "manager")
    assert (view["counts"], view["seen"]) == ({"by_staff": 1}, [])
    assert await happened.what("command=rating_patterns") == []
    await seen(happened)
    assert await happened.what("command=rating_patterns") == ["rating_patterns"]


async def test_nobody_else_is_told_and_no_other_hall(happened: Happened) -> None:
    path = "/halls/main/rating-patterns"
    for role in ("clerk", "reviewer", "kiosk"):
        assert (await (await happened.d.h.client(role)).call("GET", path))[0] == 403
    other = await happened.d.h.client("supervisor", hall="marriage")
    assert (await other.call("GET", path))[0] == 403
    assert (await happened.auditor.call("GET", f"{path}?day=soon"))[0] == 422


@pytest.fixture
def store(tmp_path: Path) -> Any:
    found = open_store(tmp_path)
    yield found
    found.close()


def keep(store: ReportsStore, *rows: Any) -> None:
    store.save("main", Progress(1, b""), Fold(), rows)


def test_a_rating_knows_the_end_of_its_own_service_and_whether_somebody_sat_there(
    store: ReportsStore,
) -> None:
    keep(
        store,
        DayRow(1, 0, DAY, 0.0),
        Served(2, 0, DAY, 100.0, "a", "1", "c01", "s", 50.0, 50.0, "done", "v1"),
        Served(3, 0, DAY, 200.0, "a", "1", "c01", "s", 150.0, 50.0, "done", "v2"),
        Served(4, 0, DAY, 300.0, "a", "2", "c02", "s", 250.0, 50.0, "done", "v1"),
        Sitting(5, 0, DAY, 10.0, "1", "c01", 210.0),
        RatedRow(6, 0, DAY, 105.0, "a", "1", "c01", 5, "pad", "v1"),
        RatedRow(7, 0, DAY, 331.0, "a", "1", "c01", 5, "pad", "v2"),
        RatedRow(8, 0, DAY, 305.0, "a", "2", "c02", 4, "phone", "v1"),
    )
    rows = rated_days(store, "main", DAY).day
    assert [(row.id, row.finished_at, row.occupied) for row in rows] == [
        (6, 100.0, True),
        (7, 200.0, False),
        (8, 300.0, False),
    ], "two minutes after the last sitting nobody is there"


def test_a_month_is_the_thirty_days_that_end_with_the_day(store: ReportsStore) -> None:
    days = ["2026-10-24", "2026-10-25", "2026-11-22", DAY, "2026-11-24"]
    for n, day in enumerate(days):
        keep(
            store,
            DayRow(n * 10, 0, day, n * 1.0),
            RatedRow(n * 10 + 1, 0, day, n * 1.0, "a", "1", "c01", 5, "pad", f"v{n}"),
        )
    found = rated_days(store, "main", DAY)
    assert ([row.id for row in found.day], [row.id for row in found.month]) == ([31], [11, 21, 31])


def test_simulated_honest_days_raise_no_alarm() -> None:
    found, alarmed, ratings = alarms(10)
    assert (found, alarmed, ratings) == ({}, 0, 3000)
    assert alarms(2) == alarms(2), "the same days each time"


async def test_the_files_know_nothing_of_words(happened: Happened) -> None:
    """Why somebody was not content is neither in the audit nor in the statistics."""
    clerk = await happened.d.h.client("clerk", window=WINDOW, name="c01")
    ticket = (await clerk.post("/halls/main/tickets", {"category": "enterprise"}))["id"]
    for step in ("call-next", "start"):
        await clerk.post(f"/halls/main/windows/{WINDOW}/{step}")
    await clerk.post(f"/halls/main/windows/{WINDOW}/finish", {"outcome": "done"})
    manager = await happened.d.h.client("manager", name="m1")
    body = {"level": 1, "channel": "pad", "text": "planted: somebody was rude"}
    await manager.post(f"/halls/main/tickets/{ticket}/rating", body)
    await seen(happened)
    await happened.lines()
    for name in (AUDIT, REPORTS):
        with closing(sqlite3.connect(happened.folder / name)) as db:
            assert "planted" not in "\n".join(db.iterdump())
