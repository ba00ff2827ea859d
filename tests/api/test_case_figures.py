"""Figures of cases through the API: who may see which, put in every way, as a table, and down to the entries."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from server.case_figures.span import BY
from tests.api.test_feedback import refused
from tests.cases import HOUSING
from tests.casework import Desks, desks
from tests.serving import Client

PATH = "/case-figures"


async def counted(client: Client, query: str, figure: str, wanted: int) -> Any:
    """Once so many are counted: that is a moment later."""
    while True:
        view = await client.get(f"{PATH}?{query}")
        if (view["total"][figure] or 0) >= wanted:
            return view


async def lived(d: Desks) -> Any:
    """One case is accepted and decided by one of its departments, another lacks papers."""
    case = await d.accepted()
    await d.decide(d.housing, case, next(t["id"] for t in case["tasks"] if t["department"] == HOUSING))
    await d.receive([], window="1")
    return case


async def test_figures_of_cases_are_told_by_matter_and_open_to_their_cases(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        case = await lived(d)
        manager = await d.h.client("manager", name="m1")
        view = await counted(manager, "hall=main", "received", 2)
        (row,) = view["rows"]
        assert (row["key"], row["figures"]["received"], row["figures"]["accepted"]) == (
            "property-transfer",
            2,
            1,
        )
        assert row["name"]["zh"]
        assert (view["total"]["tasks_decided"], view["total"]["decided"], view["building"]) == (1, 0, None)
        opened = await manager.get(f"{PATH}/behind?hall=main&figure=accepted&matter=property-transfer")
        assert [(one["case"], one["stream"]) for one in opened["rows"]] == [(case["case"], "@cases")]
        assert await refused(manager, "GET", f"{PATH}/behind?figure=moons") == (422, "invalid")
        assert await refused(manager, "GET", f"{PATH}/behind?figure=received&department=x") == (
            422,
            "invalid",
        )
        assert await refused(manager, "GET", f"{PATH}/behind?figure=received&matter=%00") == (422, "invalid")


async def test_they_can_be_put_in_every_way_of_one_hall_and_of_all(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        await lived(d)
        boss = await d.h.client("supervisor", name="s1", hall="")
        await counted(boss, "", "received", 2)
        for by in BY:
            for hall in ("", "main"):
                view = await boss.get(f"{PATH}?by={by}&hall={hall}")
                assert view["total"]["received"] == 2
                told = sum(row["figures"]["received"] or 0 for row in view["rows"])
                assert told == {"department": 0, "window": 1}.get(by, 2), by
        names = {
            by: (await boss.get(f"{PATH}?by={by}"))["rows"][0]
            for by in ("hall", "window", "clerk", "category")
        }
        assert {by: "·" in row["name"]["zh"] if row["name"] else None for by, row in names.items()} == {
            "hall": False,
            "window": True,
            "clerk": True,
            "category": True,
        }
        departments = await boss.get(f"{PATH}?by=department")
        assert HOUSING in [row["key"] for row in departments["rows"]]


@pytest.mark.parametrize(
    "query",
    [
        "by=moon",
        "by=hour&of=matter x",
        "of=window 1",
        "since=2026-13-01",
        "since=2026-02-02&until=2026-02-01",
    ],
)
async def test_figures_of_cases_that_cannot_be_asked_for_are_refused_in_words(
    query: str, tmp_path: Path
) -> None:
    async with desks(tmp_path) as d:
        boss = await d.h.client("supervisor", name="s1", hall="")
        assert await refused(boss, "GET", f"{PATH}?{query}") == (422, "invalid")
        assert await refused(boss, "GET", f"{PATH}?hall=moon") == (404, "unknown_hall")


async def test_a_clerk_and_a_reviewer_see_the_own_figures_of_cases_and_nobody_elses(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        await lived(d)
        manager = await d.h.client("manager", name="m1")
        await counted(manager, "", "received", 2)
        view = await d.clerk.get(PATH)
        assert view["of"].startswith("clerk ")
        assert view["total"]["received"] == 2
        assert await refused(d.clerk, "GET", f"{PATH}?of=clerk somebody") == (403, "forbidden")
        assert await refused(d.clerk, "GET", f"{PATH}/behind?figure=received&clerk=somebody") == (
            403,
            "forbidden",
        )
        land = await d.housing.get(PATH)
        assert (land["of"], land["total"]["tasks_decided"], land["total"]["received"]) == (
            f"department {HOUSING}",
            1,
            None,
        )
        behind = await d.housing.get(f"{PATH}/behind?figure=tasks_decided")
        assert {row["department"] for row in behind["rows"]} == {HOUSING}
        assert await refused(d.tax, "GET", f"{PATH}?of=department {HOUSING}") == (403, "forbidden")
        assert await refused(d.housing, "GET", f"{PATH}/behind?figure=received") == (422, "invalid")


async def test_the_workbook_and_the_csv_of_cases_say_the_same_as_the_view(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        await lived(d)
        manager = await d.h.client("manager", name="m1")
        await counted(manager, "", "received", 2)
        base = f"{d.h.url}/api/v1{PATH}"
        async with d.h.http.get(f"{base}/table.csv?language=en", headers=manager.headers) as answer:
            raw = await answer.read()
        lines = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
        assert {line["id"]: line["Received"] for line in lines} == {"property-transfer": "2", "": "2"}
        async with d.h.http.get(f"{base}/sheet.xlsx?language=en", headers=manager.headers) as answer:
            book = load_workbook(io.BytesIO(await answer.read()))
        rows = list(book.active.iter_rows(min_row=3, values_only=True))  # type: ignore[union-attr]
        assert [row[rows[0].index("Received")] for row in rows[1:]] == [2, 2]
