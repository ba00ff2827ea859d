"""The catalogue as a workbook: a sheet of matters, one each of their materials, steps and fees, joined by the matter's id.

The first row of each has the names of the fields, the second what they mean; both are left alone when it is read.
"""

# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportUnknownVariableType=false
# XlsxWriter and openpyxl are typed in part only.

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import msgspec
from xlsxwriter import Workbook

from server.catalogue_files.faults import MOST, CatalogueFault, FaultyFile, remedy_of
from server.catalogue_files.matters import FEES, MATERIALS, MATTERS, TASKS, matters_of_file, to_file
from server.catalogue_files.shapes import FileFee, FileMaterial, FileMatter, FileTask
from server.domain.cases.catalogue.matter import Matter
from server.domain.language import Text
from server.language.catalogues import text_of

HEAD = 2
"""Rows before the first of the catalogue."""
UNPACKED = 64 * 2**20
"""Bytes of a workbook's parts at most: a small file may unfold into a large one."""
ROWS = 50_000
YES, NO = "是", "否"
MEANS = {
    "id": "编号", "task_name": "事项名称", "task_name_en": "英文名称", "project_type": "办件类型",
    "promise_day": "承诺期限", "promise_type": "承诺期限单位", "anticipate_day": "法定期限",
    "anticipate_type": "法定期限单位", "extension_day": "可延长", "special_procedure": "特别程序",
    "join_rule": "并联规则", "result_name": "结果名称", "result_name_en": "结果英文名称",
    "retention_days": "个人信息保留天数", "scans": "保存扫描件", "catalog_code": "基本编码", "task_code": "实施编码",
    "task_handle_item": "业务办理项编码", "task_version": "事项版本", "task_type": "事项类型",
    "accept_condition": "受理条件", "by_law": "设定依据", "is_fee": "是否收费", "is_entry_center": "是否进驻大厅",
    "is_express": "是否支持快递", "is_schedule": "是否支持预约", "handle_area": "办理地点", "material_id": "材料编号",
    "material_name": "材料名称", "material_name_en": "材料英文名称", "is_need": "受理时必需",
    "material_type": "材料形式", "page_num": "份数", "task_id": "环节编号", "dept_name": "部门",
    "dept_name_en": "部门英文名称", "name": "环节名称", "name_en": "环节英文名称", "after": "前序环节",
    "days": "环节期限", "lead": "牵头", "delegated": "授权首席代表", "promise_explain": "承诺期限说明",
    "promise_explain_en": "承诺期限英文说明", "anticipate_explain": "法定期限说明",
    "anticipate_explain_en": "法定期限英文说明", "accept_condition_en": "受理条件英文", "by_law_en": "设定依据英文",
    "fee_explain": "收费说明", "fee_explain_en": "收费英文说明", "source_title": "内容出处", "source_url": "出处网址",
    "checked": "核对年月", "accept_stand": "受理标准", "accept_stand_en": "受理标准英文", "remark": "填报须知",
    "remark_en": "填报须知英文", "fee_name": "收费项目", "fee_name_en": "收费项目英文", "fee_stand": "收费标准",
    "fee_stand_en": "收费标准英文", "fee_basis": "收费依据", "fee_basis_en": "收费依据英文",
}  # fmt: skip
"""What stands in the second row: these lists are kept by Chinese offices under Chinese names."""
Shape = type[FileMatter] | type[FileMaterial] | type[FileTask] | type[FileFee]
SHEETS: dict[str, Shape] = {MATTERS: FileMatter, MATERIALS: FileMaterial, TASKS: FileTask, FEES: FileFee}
BELOW = {MATERIALS: "material", TASKS: "flow", FEES: "fee"}


def columns(sheet: str) -> list[str]:
    own = [name for name in SHEETS[sheet].__struct_fields__ if name not in BELOW.values()]
    return own if sheet == MATTERS else ["id", *own]


def write_xlsx(matters: Iterable[Matter]) -> bytes:
    files = [to_file(matter) for matter in matters]
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        bold, soft = book.add_format({"bold": True}), book.add_format({"font_color": "#666666"})
        for name in SHEETS:
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(HEAD, 2)
            sheet.set_column(0, len(columns(name)) - 1, 18)
            for i, column in enumerate(columns(name)):
                sheet.write_string(0, i, column, bold)
                sheet.write_string(1, i, MEANS[column], soft)
            for n, row in enumerate(_rows(files, name), HEAD):
                for i, column in enumerate(columns(name)):
                    value = _cell(row[column])
                    if isinstance(value, int):
                        sheet.write_number(n, i, value)
                    else:
                        sheet.write_string(n, i, value)
    return out.getvalue()


def _rows(files: Sequence[FileMatter], sheet: str) -> Iterator[dict[str, Any]]:
    for file in files:
        if sheet == MATTERS:
            yield msgspec.structs.asdict(file)
        else:
            for below in getattr(file, BELOW[sheet]):
                yield {"id": file.id, **msgspec.structs.asdict(below)}


def _cell(value: Any) -> str | int:
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, tuple):
        return "；".join(map(str, value))
    return value if isinstance(value, int) else str(value)


class _Row(NamedTuple):
    number: int
    fields: dict[str, Any]


def read_xlsx(data: bytes, origin: str) -> list[Matter]:
    """Raises FaultyFile."""
    sheets = _sheets(data)
    faults: list[CatalogueFault] = []
    below: dict[tuple[str, str], list[dict[str, Any]]] = {}
    ids = {row.fields.get("id", "") for row in sheets[MATTERS]}
    for name, field in BELOW.items():
        for row in sheets[name]:
            of = str(row.fields.pop("id", ""))
            if of not in ids:
                remedy = text_of("No matter has this id. Please add it, or take this row out.")
                faults.append(CatalogueFault(name, row.number, "id", remedy))
            faults += _faults(name, row, SHEETS[name])
            below.setdefault((of, field), []).append(row.fields)
    files: list[FileMatter] = []
    for row in sheets[MATTERS]:
        faults += (found := _faults(MATTERS, row, FileMatter))
        if not found and not faults:
            parts = {field: below.get((str(row.fields["id"]), field), []) for field in BELOW.values()}
            files.append(msgspec.convert(row.fields | parts, FileMatter, strict=False))
    if not sheets[MATTERS]:
        faults.append(CatalogueFault(MATTERS, HEAD + 1, "", text_of("No matter stands in this file.")))
    if faults:
        raise FaultyFile(faults[:MOST])
    return matters_of_file(files, [row.number for row in sheets[MATTERS]], origin)


def _faults(sheet: str, row: _Row, shape: Shape) -> list[CatalogueFault]:
    """Each field for itself, so that all are told at once."""
    found: list[CatalogueFault] = []
    for field in msgspec.structs.fields(shape):
        if field.name in BELOW.values():
            continue
        if field.name not in row.fields:
            if field.required:
                remedy = remedy_of("missing required field")
                found.append(CatalogueFault(sheet, row.number, field.name, remedy))
            continue
        try:
            row.fields[field.name] = msgspec.convert(row.fields[field.name], field.type, strict=False)
        except msgspec.ValidationError as error:
            message = str(error) if "enum" in str(error) else f"`{getattr(field.type, '__name__', '')}`"
            found.append(CatalogueFault(sheet, row.number, field.name, remedy_of(message)))
    return found


def _sheets(data: bytes) -> dict[str, list[_Row]]:
    import openpyxl  # here: no start waits for what is needed once a year

    no_book = text_of("This is no workbook with the sheets of an exported one.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > UNPACKED:
                raise FaultyFile([_whole(text_of("This workbook is too large."))])
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        # An older workbook has no fees.
        return {
            name: list(_read(book[name], name)) if name != FEES or name in book else [] for name in SHEETS
        }
    except FaultyFile:
        raise
    except Exception as error:  # openpyxl raises whatever a broken part gives rise to
        raise FaultyFile([_whole(no_book)]) from error


def _whole(remedy: Text) -> CatalogueFault:
    return CatalogueFault("", 1, "", remedy)


def _read(sheet: Any, name: str) -> Iterator[_Row]:
    """Rows with something in them. Raises FaultyFile for a column that is not known."""
    rows = sheet.iter_rows(max_row=ROWS, values_only=True)
    head = [str(cell).strip() if cell is not None else "" for cell in next(rows, ())]
    unknown = [column for column in head if column and column not in columns(name)]
    if unknown:
        raise FaultyFile([CatalogueFault(name, 1, column, remedy_of("unknown field")) for column in unknown])
    next(rows, None)
    for number, cells in enumerate(rows, HEAD + 1):
        fields = {
            column: value
            for column, cell in zip(head, cells, strict=False)
            if column and (value := _value(column, cell)) not in ("", None)
        }
        if fields:
            yield _Row(number, fields)


def _value(column: str, cell: Any) -> Any:
    """As the shapes want it; a cell that somebody's office program made a number of is a text again."""
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m}" if column == "checked" else str(cell)
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if column in ("special_procedure", "after"):
        return [
            part
            for part in str(cell or "").replace(";", "；").replace("，", "；").split("；")
            if part.strip()
        ]
    if column in ("is_need", "lead", "delegated", "scans"):
        return {YES: True, NO: False}.get(str(cell).strip(), cell)
    if column.endswith(("_day", "_days")) or column in ("days", "page_num"):
        return cell
    return "" if cell is None else str(cell).strip()
