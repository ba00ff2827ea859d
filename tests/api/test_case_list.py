"""A list of cases as a workbook to take along: what the search finds, for whoever may see it, and nobody's name."""

import io
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from server.api.cases import workbook
from server.shell.http import XLSX
from tests.casework import NAME, NUMBER, PHONE, Desks, desks, signed_in
from tests.serving import Client

HEADS = [
    "办件编号",
    "事项",
    "大厅",
    "状态",
    "收件时间",
    "受理时间",
    "到期日",
    "亮灯",
    "办理决定",
    "办理部门",
    "结束",
]


async def taken(d: Desks, who: Client, query: str = "", language: str = "zh_CN") -> bytes:
    url = f"{d.h.url}/api/v1/cases.xlsx?language={language}&{query}"
    async with d.h.http.get(url, headers=who.headers) as answer:
        assert (answer.status, answer.content_type) == (200, XLSX), await answer.text()
        assert answer.headers["Content-Disposition"].startswith('attachment; filename="cases-20')
        return await answer.read()


def rows_of(body: bytes) -> list[list[Any]]:
    """Cells of the only sheet, the heads first."""
    [sheet] = openpyxl.load_workbook(io.BytesIO(body)).worksheets
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


async def lines(d: Desks, who: Client, query: str = "") -> list[Any]:
    """The numbers of a list."""
    return [row[0] for row in rows_of(await taken(d, who, query))[1:]]


async def test_a_list_says_of_every_case_where_it_stands_in_the_language_asked_for(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        case, other = await d.accepted(), await d.receive(["m1"])
        body = await taken(d, d.clerk)
        heads, second, first = rows_of(body)
        assert heads == HEADS
        due = datetime.fromisoformat(case["promise"]["due"])
        assert first[:4] == [case["case"], "不动产转移登记", "薛城区政务服务大厅", "办理中"]
        assert first[4] == datetime.fromisoformat(case["received_at"]).replace(
            tzinfo=None, second=0, microsecond=0
        )
        assert (first[6], first[7], first[8], first[10]) == (due, "未超期", None, None)
        assert sorted(first[9].split("、")) == sorted(task["department"] for task in case["tasks"])
        assert second[:4] == [other["case"], "不动产转移登记", "薛城区政务服务大厅", "已收件"]
        assert (second[5], second[6], second[7]) == (None, None, None)
        english = rows_of(await taken(d, d.clerk, "state=accepted", "en"))
        assert english[0][:4] == ["Case number", "Matter", "Hall", "State"]
        assert [row[3] for row in english[1:]] == ["In progress"]


async def test_a_number_of_a_case_stays_a_text_that_no_office_program_rounds(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        case = await d.receive()
        [sheet] = openpyxl.load_workbook(io.BytesIO(await taken(d, d.clerk))).worksheets
        cell = sheet["A2"]
        assert (cell.value, cell.data_type, cell.number_format) == (case["case"], "s", "@")


async def test_who_an_applicant_is_stands_nowhere_in_the_workbook(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        case = await d.accepted()
        for task in case["tasks"]:
            who = {"薛城国土分局": d.land, "区住建局": d.housing}.get(task["department"], d.tax)
            case = await d.decide(who, await d.clerk.get(f"/cases/{case['case']}"), task["id"])
        body = await taken(d, d.clerk)
        assert rows_of(body)[1][8] == "准予"
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            parts = b"\n".join(archive.read(name) for name in archive.namelist())
        assert case["case"].encode() in parts
        code = await d.code(case)
        for personal in (NAME, NUMBER, PHONE, "材料齐全", code):
            assert personal.encode() not in parts


async def test_everybody_takes_along_what_they_may_see_and_no_more(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        case = await d.accepted()
        number = case["case"]
        assert await lines(d, d.clerk, f"due_before={case['promise']['due']}") == [number]
        assert await lines(d, d.land, "department=区住建局") == [number]
        assert await lines(d, await d.h.client("supervisor", hall="")) == [number]
        elsewhere = await d.h.client("clerk", hall="vehicle")
        assert await lines(d, elsewhere) == []
        assert await lines(d, await signed_in(d.h, "r04")) == []
        assert (await elsewhere.call("GET", "/cases.xlsx?hall=main"))[0] == 403
        assert (await d.h.anyone().call("GET", "/cases.xlsx"))[0] == 401
        for wrong in ("number=1%25", "before=x", f"number={number}&code=123456", "due_from=2026-02-30"):
            assert (await d.clerk.call("GET", f"/cases.xlsx?{wrong}"))[0] == 422


@pytest.mark.parametrize("query", ["", "due_before=2099-12-31"])
async def test_a_long_list_has_every_line_once_and_one_that_is_too_long_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    monkeypatch.setattr(workbook, "PART", 2)
    async with desks(tmp_path) as d:
        numbers = [(await d.accepted())["case"] for _ in range(4)]
        order = numbers if query else numbers[::-1]
        assert await lines(d, d.clerk, query) == order
        monkeypatch.setattr(workbook, "MOST", 3)
        *three, said = await lines(d, d.clerk, query)
        assert three == order[:3]
        assert said == "本清单只列出前 3 件，请缩小查找范围后再导出。"
        monkeypatch.setattr(workbook, "MOST", 4)
        assert await lines(d, d.clerk, query) == order, "as many as there is room for"


async def test_a_clock_that_stands_has_no_day_in_the_list(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        case = await d.accepted()
        kind, day = case["pause_kinds"][0], "2099-01-01"
        await d.do(d.land, case, "pause", kind=kind, expected=day)
        assert rows_of(await taken(d, d.clerk))[1][6] == "计时已中止"
