"""The catalogue in files: out and in again, and a broken file that says where and changes nothing."""

import io
import tomllib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
import openpyxl
import pytest
from msgspec import structs

from server.catalogue_files.faults import FaultyFile
from server.catalogue_files.toml_file import read_toml, write_toml
from server.catalogue_files.xlsx_file import read_xlsx, write_xlsx
from server.config.matters import matters_of
from server.domain.cases.catalogue.matter import FeeItem, Matter, MatterSource
from server.domain.cases.words import DayUnit, JoinRule
from server.domain.language import Text
from tests.cases import CHAIN, STAMP, TITLE
from tests.halls import name
from tests.serving import Client, House, example, house

RICH = structs.replace(
    TITLE,
    unit=DayUnit.NATURAL,
    join=JoinRule.LEAD,
    flow=(structs.replace(TITLE.flow[0], lead=True, delegated=True, after=("land",)), TITLE.flow[1]),
    retention_days=400,
    national={"task_code": "1" * 31},
    result=name("=1+1"),
    materials=(
        structs.replace(
            TITLE.materials[0], note=Text("如租赁合同", "For example a lease"), standard=name("签字齐全")
        ),
        *TITLE.materials[1:],
    ),
    conditions=(Text("买卖双方到场", "Both sides are there"), name("房屋没有查封")),
    time_limit=Text("当场办结", "On the spot"),
    legal_time_limit=name("三十个工作日"),
    fee=Text("住宅80元", "80 yuan for a home"),
    fees=(
        FeeItem(
            name=name("登记费"),
            standard=Text("80元/件", "80 yuan each"),
            basis=name("发改价格规〔2016〕2559号"),
        ),
        FeeItem(name=name("工本费")),
    ),
    legal_basis=(name("《不动产登记暂行条例》第十六条"), name("《民法典》第二百零九条")),
    source=MatterSource("国务院", "https://www.gov.cn/x"),
    checked="2026-11",
)
"""With every field that a file has, one of which looks like a formula."""
FORMATS = pytest.mark.parametrize(
    ("write", "read"), [(write_toml, read_toml), (write_xlsx, read_xlsx)], ids=["toml", "xlsx"]
)
Write = Callable[[list[Matter]], bytes]
Read = Callable[[bytes, str], list[Matter]]


@FORMATS
def test_what_goes_into_a_file_comes_out_of_it_again(write: Write, read: Read) -> None:
    matters = [RICH, CHAIN, STAMP]
    found = read(write(matters), "m1")
    assert [structs.replace(one, origin="") for one in found] == [_with_names(one) for one in matters]
    assert {one.origin for one in found} == {"m1"}


def _with_names(matter: Matter) -> Matter:
    """Departments whose name is not given are called by their id."""
    flow = tuple(structs.replace(s, department_name=name(s.department)) for s in matter.flow)
    return structs.replace(matter, flow=flow, origin="")


@FORMATS
def test_the_whole_catalogue_of_the_example_survives_the_way(write: Write, read: Read) -> None:
    matters = matters_of(example())
    found = read(write(matters), "config")
    assert len(found) == len(matters) > 50
    assert found == matters


def faults_of(read: Read, data: bytes) -> list[tuple[str, int, str]]:
    with pytest.raises(FaultyFile) as raised:
        read(data, "m1")
    assert all(fault.remedy.zh and fault.remedy.en for fault in raised.value.faults)
    return [(fault.sheet, fault.row, fault.column) for fault in raised.value.faults]


def changed_toml(place: tuple[str | int, ...], value: object) -> bytes:
    """With another value at a place; None: with none there."""
    file = tomllib.loads(write_toml([TITLE, STAMP]).decode())
    table: Any = file
    for key in place[:-1]:
        table = table[key]
    table[place[-1]] = value
    if value is None:
        del table[place[-1]]
    return msgspec.toml.encode(file)


@pytest.mark.parametrize(
    ("place", "value", "where"),
    [
        (("matter", 1, "promise_day"), "three", ("事项", 2, "promise_day")),
        (("matter", 1, "task_name"), None, ("事项", 2, "task_name")),
        (("matter", 0, "colour"), "red", ("事项", 1, "colour")),
        (("matter", 0, "material", 1, "material_type"), "wax", ("材料", 1, "material_type")),
        (("matter", 0, "flow", 0, "after"), ["nowhere"], ("事项", 1, "")),
        (("matter", 1, "id"), "title", ("事项", 2, "id")),
        (("matter", 0, "promise_day"), 9, ("事项", 1, "promise_day")),
        (("matter", 0, "promise_day"), -1, ("事项", 1, "promise_day")),
        (("matter", 0, "anticipate_type"), "自然日", ("事项", 1, "anticipate_type")),
        (("matter", 0, "task_code"), "123", ("事项", 1, "task_code")),
        (("matter", 0, "task_name"), "", ("事项", 1, "task_name")),
        (("matter", 0, "id"), "a/b", ("事项", 1, "id")),
        (("matter", 0, "accept_condition_en"), "one line", ("事项", 1, "accept_condition_en")),
        (("matter", 0, "checked"), "2026-13", ("事项", 1, "checked")),
        (("matter", 0, "source_url"), "javascript:alert(1)", ("事项", 1, "source_url")),
        (("matter", 0, "source_url"), "https://www.gov.cn", ("事项", 1, "source_url")),
        (("matter", 0, "fee"), [{"fee_stand": "80元"}], ("收费", 1, "fee_name")),
        (("matter",), [], ("事项", 1, "")),
    ],
)
def test_a_broken_toml_file_names_the_matter_and_the_field(
    place: tuple[str | int, ...], value: object, where: tuple[str, int, str]
) -> None:
    assert where in faults_of(read_toml, changed_toml(place, value))


@pytest.mark.parametrize("data", [b"\xff\xfe", b"a = [", b"[[matter]]\nid = 'x'\nid = 'y'"])
def test_what_is_no_toml_file_says_in_which_line(data: bytes) -> None:
    ((sheet, row, _),) = faults_of(read_toml, data)
    assert (sheet, row >= 1) == ("", True)


def changed_book(change: Callable[[Any], None]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx([TITLE, STAMP])))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def column(sheet: Any, name: str) -> int:
    return [cell.value for cell in sheet[1]].index(name) + 1


def put(sheet_name: str, row: int, field: str, value: object) -> Callable[[Any], None]:
    def change(book: Any) -> None:
        sheet = book[sheet_name]
        sheet.cell(row, column(sheet, field)).value = value

    return change


@pytest.mark.parametrize(
    ("sheet", "row", "name", "value"),
    [
        ("事项", 4, "promise_day", "three"),
        ("事项", 3, "project_type", "whenever"),
        ("事项", 4, "task_name", None),
        ("材料", 4, "is_need", "maybe"),
        ("材料", 3, "id", "nobody"),
        ("环节", 4, "dept_name", None),
    ],
)
def test_a_broken_workbook_names_sheet_row_and_column(sheet: str, row: int, name: str, value: object) -> None:
    assert (sheet, row, name) in faults_of(read_xlsx, changed_book(put(sheet, row, name, value)))


def test_a_workbook_from_before_there_were_fees_is_read_as_it_was() -> None:
    later = {"promise_explain", "accept_condition_en", "by_law_en", "source_title", "checked"}

    def change(book: Any) -> None:
        del book["收费"]
        sheet = book["事项"]
        for field in later:
            sheet.delete_cols(column(sheet, field))
        put("事项", 3, "by_law", "《条例》第一条")(book)

    first, second = read_xlsx(changed_book(change), "m1")
    assert (first.legal_basis, first.fees, second.id) == ((name("《条例》第一条"),), (), "stamp")


def test_a_month_that_an_office_program_made_a_date_of_is_a_month_again() -> None:
    first, _ = read_xlsx(changed_book(put("事项", 3, "checked", datetime(2026, 11, 1))), "m1")
    assert first.checked == "2026-11"


def test_every_fault_of_a_workbook_is_told_at_once() -> None:
    def change(book: Any) -> None:
        put("事项", 3, "promise_day", "x")(book)
        put("材料", 3, "page_num", "y")(book)
        put("环节", 3, "days", "z")(book)

    assert set(faults_of(read_xlsx, changed_book(change))) == {
        ("事项", 3, "promise_day"), ("材料", 3, "page_num"), ("环节", 3, "days"),
    }  # fmt: skip


def test_a_column_that_nobody_knows_and_a_workbook_of_something_else_are_said() -> None:
    assert faults_of(read_xlsx, changed_book(put("事项", 1, "by_law", "colour"))) == [("事项", 1, "colour")]
    assert faults_of(read_xlsx, b"PK\x03\x04garbage") == [("", 1, "")]
    empty = io.BytesIO()
    openpyxl.Workbook().save(empty)
    assert faults_of(read_xlsx, empty.getvalue()) == [("", 1, "")]


# Over the API


async def sent(h: House, who: Client, path: str, data: bytes) -> tuple[int, Any]:
    async with h.http.post(f"{h.url}/api/v1{path}", data=data, headers=who.headers) as answer:
        return answer.status, await answer.json()


async def got(h: House, who: Client, path: str) -> bytes:
    async with h.http.get(f"{h.url}/api/v1{path}", headers=who.headers) as answer:
        assert answer.status == 200
        return await answer.read()


async def test_a_file_is_tried_then_published_and_stays_published_after_a_restart(tmp_path: Path) -> None:
    async with house(tmp_path) as h:
        manager = await h.client("manager", hall="")
        file = tomllib.loads((await got(h, manager, "/catalogue.toml")).decode())
        mine = next(one for one in file["matter"] if one["id"] == "property-transfer")
        mine["promise_day"] = 4
        file["matter"].append({"id": "brand-new", "task_name": "新事项", "project_type": "即办件"})
        data = msgspec.toml.encode(file)
        status, tried = await sent(h, manager, "/catalogue/try", data)
        told = {"new": ["brand-new"], "changed": ["property-transfer"], "same": len(file["matter"]) - 2}
        assert (status, tried) == (200, {"faults": [], "would": told})
        broken = msgspec.toml.encode({"matter": [*file["matter"], {"id": "x"}]})
        assert (await sent(h, manager, "/catalogue", broken))[1]["faults"][0]["column"] == "task_name"
        lines = {one["matter"]: one for one in (await manager.get("/catalogue"))["matters"]}
        assert "brand-new" not in lines, "a broken file changes nothing"
        await sent(h, manager, "/catalogue", data)
    async with house(tmp_path) as h:
        manager = await h.client("manager", hall="")
        lines = {one["matter"]: one for one in (await manager.get("/catalogue"))["matters"]}
        assert (lines["property-transfer"]["promise_days"], lines["property-transfer"]["version"]) == (4, 2)
        assert lines["brand-new"]["offered"]
        book = await got(h, manager, "/catalogue.xlsx")
        assert (await sent(h, manager, "/catalogue/try", book))[1]["would"]["changed"] == []


async def test_what_a_manager_withdraws_stays_withdrawn_after_a_restart(tmp_path: Path) -> None:
    async with house(tmp_path) as h:
        manager = await h.client("manager", hall="")
        await manager.post("/catalogue/property-transfer/withdraw", {})
        offered = [one["matter"] for one in (await manager.get("/halls/main/matters"))["matters"]]
        assert "property-transfer" not in offered
    async with house(tmp_path) as h:
        manager = await h.client("manager", hall="")
        lines = {one["matter"]: one["offered"] for one in (await manager.get("/catalogue"))["matters"]}
        assert not lines["property-transfer"]


async def test_who_manages_one_hall_or_none_does_not_change_the_catalogue(tmp_path: Path) -> None:
    async with house(tmp_path) as h:
        for who in (
            await h.client("manager"),
            await h.client("clerk"),
            await h.client("supervisor", hall=""),
        ):
            for path in ("/catalogue", "/catalogue/try"):
                assert (await sent(h, who, path, write_toml([STAMP])))[0] == 403
            assert (await who.call("POST", "/catalogue/stamp/withdraw", {}))[0] == 403
        manager = await h.client("manager", hall="")
        assert (await sent(h, manager, "/catalogue/try", b"#" * (9 * 2**20)))[0] == 413


async def test_anybody_reads_what_the_papers_of_a_matter_say(tmp_path: Path) -> None:
    async with house(tmp_path) as h:
        paper = await h.anyone().get("/matters/property-transfer")
        assert paper["name"] == {"zh": "不动产转移登记", "en": "Transfer of real estate"}
        assert (paper["promise_days"], paper["law_days"], paper["unit"]) == (5, 30, "working")
        assert paper["time_limit"]["zh"].startswith("5 个工作日")
        assert paper["materials"][4]["note"]["en"] == "Not needed where it can be checked online"
        assert paper["materials"][0]["standard"]["zh"]
        assert [[one["step"] for one in column] for column in paper["columns"]] == [
            ["housing", "tax"],
            ["land"],
        ]
        assert paper["columns"][1][0]["before"] == [0, 1]
        assert [place["hall"] for place in paper["places"]] == ["main"]
        status, problem = await h.anyone().call("GET", "/matters/nothing")
        assert (status, problem["code"]) == (404, "unknown_matter")


async def test_the_code_on_the_paper_leads_to_its_page_and_there_is_none_of_what_is_not_in_the_catalogue(
    tmp_path: Path,
) -> None:
    async with house(tmp_path) as h:
        async with h.http.get(f"{h.url}/matters/property-transfer/qr.svg") as answer:
            assert (answer.status, answer.content_type) == (200, "image/svg+xml")
        async with h.http.get(f"{h.url}/matters/nothing/qr.svg") as answer:
            assert answer.status == 404
