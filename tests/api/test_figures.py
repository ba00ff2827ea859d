"""Figures over days through the API: who may see which, as a table, a workbook, CSV, and down to the entries."""

import asyncio
import csv
import io
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from tests.api.test_feedback import refused, visit
from tests.casework import desks, signed_in
from tests.patience import PATIENCE_S
from tests.serving import Client, House, shown

PATH = "/halls/main/figures"


async def counted(client: Client, query: str, wanted: int) -> Any:
    """Once so many services are counted: that is a moment later."""
    while True:
        view = await client.get(f"{PATH}?{query}")
        if view["total"]["services"] >= wanted:
            return view


async def lived(h: House) -> None:
    """Two services at window 1, one rated; one at window 2."""
    ticket = await visit(h)
    body = {"level": 4, "channel": "phone"}
    await h.anyone().post(f"/halls/main/tickets/{shown(ticket)}/rating", body)
    await visit(h)
    await visit(h, "2", "c02")


async def test_figures_are_told_by_window_and_open_to_their_entries(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        await lived(d.h)
        manager = await d.h.client("manager", name="m1")
        view = await counted(manager, "by=window", 3)
        rows = {row["key"]: row["figures"] for row in view["rows"]}
        assert (rows["1"]["services"], rows["1"]["levels"], rows["1"]["rated_share"]) == (
            2,
            [0, 0, 0, 1, 0],
            0.5,
        )
        assert (rows["2"]["services"], rows["2"]["arrivals"]) == (1, None), "nobody arrives at a window"
        assert view["total"]["visits"] == 3
        span = f"since={view['since']}&until={view['until']}"
        opened = await manager.get(f"{PATH}/behind?figure=services&window=1&{span}")
        assert [(row["window"], row["clerk"]) for row in opened["rows"]] == [("1", "c01"), ("1", "c01")]
        assert opened["more"] == ""
        assert await refused(manager, "GET", f"{PATH}/behind?figure=moons&{span}") == (422, "invalid")
        assert await refused(manager, "GET", f"{PATH}/behind?figure=arrivals&window=1&{span}") == (
            422,
            "invalid",
        )


async def test_what_cannot_be_asked_for_is_refused_in_words(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        manager = await d.h.client("manager", name="m1")
        for query in (
            "by=moon",
            "by=hour&of=window 3",
            "since=2026-13-01",
            "since=2026-02-02&until=2026-02-01",
        ):
            assert await refused(manager, "GET", f"{PATH}?{query}") == (422, "invalid")


async def test_a_clerk_sees_the_own_figures_and_nobody_elses(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        await lived(d.h)
        manager = await d.h.client("manager", name="m1")
        await counted(manager, "by=clerk", 3)
        own = await signed_in(d.h, "c01", "main")
        view = await own.get(PATH)
        assert (view["of"], view["total"]["services"]) == ("clerk c01", 2)
        assert await refused(own, "GET", f"{PATH}?by=day&of=clerk c02") == (403, "forbidden")
        assert await refused(own, "GET", f"{PATH}/behind?figure=services&clerk=c02") == (403, "forbidden")
        opened = await own.get(f"{PATH}/behind?figure=services")
        assert {row["clerk"] for row in opened["rows"]} == {"c01"}
        assert await refused(d.land, "GET", PATH) == (403, "forbidden")


async def test_the_workbook_and_the_csv_say_the_same_as_the_view(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        await lived(d.h)
        manager = await d.h.client("manager", name="m1")
        view = await counted(manager, "by=window", 3)
        base = f"{d.h.url}/api/v1{PATH}"
        async with d.h.http.get(f"{base}/table.csv?by=window&language=en", headers=manager.headers) as answer:
            raw = await answer.read()
        assert raw.startswith(b"\xef\xbb\xbf"), "Excel opens it as UTF-8"
        lines = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
        told = {line["id"]: line["Services finished"] for line in lines}
        assert told == {"1": "2", "2": "1", "": "3"}
        async with d.h.http.get(
            f"{base}/sheet.xlsx?by=window&language=en", headers=manager.headers
        ) as answer:
            book = load_workbook(io.BytesIO(await answer.read()))
        rows = list(book.active.iter_rows(min_row=3, values_only=True))  # type: ignore[union-attr]
        services = rows[0].index("Services finished")
        assert [row[services] for row in rows[1:]] == [2, 1, view["total"]["services"]]


async def test_all_halls_together_are_for_whoever_is_of_none(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        await lived(d.h)
        boss = await d.h.client("supervisor", name="s1", hall="")
        async with asyncio.timeout(PATIENCE_S):
            while (view := await boss.get("/figures"))["total"]["services"] < 3:
                pass
        told = {row["key"]: row["figures"]["services"] for row in view["rows"]}
        assert (told.pop("main"), set(told.values())) == (3, {0})
        assert (view["hall"], view["total"]["open_s"] >= 0) == ("", True)
        for by in ("hour", "weekday", "hour_of_week", "day", "month"):
            rows = (await boss.get(f"/figures?by={by}"))["rows"]
            assert sum(row["figures"]["services"] for row in rows) == 3
        assert await refused(boss, "GET", "/figures?by=window") == (422, "invalid")
        base = f"{d.h.url}/api/v1/figures"
        for name, begins in (("table.csv", b"\xef\xbb\xbf"), ("sheet.xlsx", b"PK")):
            async with d.h.http.get(f"{base}/{name}?by=day&language=en", headers=boss.headers) as answer:
                assert (await answer.read()).startswith(begins)
        assert await refused(await d.h.client("manager", name="m1"), "GET", "/figures") == (403, "forbidden")
