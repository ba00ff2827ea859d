"""Between matters as the program has them and as they stand in files."""

from collections.abc import Iterator, Sequence
from typing import Any

from server.catalogue_files.faults import MOST, CatalogueFault, FaultyFile
from server.catalogue_files.shapes import (
    CARRIED,
    CODES,
    LINED,
    DayType,
    FileFee,
    FileMaterial,
    FileMatter,
    FileTask,
    ProjectType,
)
from server.config.guide import MONTH, URL
from server.domain.cases.catalogue.check import check
from server.domain.cases.catalogue.matter import (
    FeeItem,
    FlowStep,
    Matter,
    MatterMaterial,
    MatterSource,
    line_by_line,
)
from server.domain.cases.refusal_codes import InvalidMatter
from server.domain.cases.words import DayUnit, MatterKind
from server.domain.language import Text
from server.language.catalogues import text_of

MATTERS, MATERIALS, TASKS, FEES = "事项", "材料", "环节", "收费"
"""Sheets of a workbook; in a TOML file the tables of the same things."""
LONGEST = 40
"""Characters of an id: it stands in addresses."""


def to_file(matter: Matter) -> FileMatter:
    working = matter.unit is DayUnit.WORKING
    days = DayType.WORKING if working else DayType.NATURAL
    return FileMatter(
        id=matter.id,
        task_name=matter.name.zh,
        task_name_en=matter.name.en,
        project_type=ProjectType.IMMEDIATE if matter.kind is MatterKind.IMMEDIATE else ProjectType.PROMISED,
        promise_day=matter.promise_days,
        promise_type=days,
        anticipate_day=matter.law_days,
        anticipate_type=days,
        extension_day=matter.extension_days,
        special_procedure=matter.pauses,
        join_rule=matter.join,
        **_both("result_name", matter.result),
        retention_days=matter.retention_days,
        scans=matter.scans,
        **_both("promise_explain", matter.time_limit),
        **_both("anticipate_explain", matter.legal_time_limit),
        **_lines("accept_condition", matter.conditions),
        **_lines("by_law", matter.legal_basis),
        **_both("fee_explain", matter.fee),
        source_title=matter.source.title if matter.source else "",
        source_url=matter.source.url if matter.source else "",
        checked=matter.checked,
        material=tuple(
            FileMaterial(
                material_id=m.id,
                material_name=m.name.zh,
                material_name_en=m.name.en,
                is_need=not m.may_lack,
                material_type=m.form,
                page_num=m.copies,
                **_both("accept_stand", m.standard),
                **_both("remark", m.note),
            )
            for m in matter.materials
        ),
        flow=tuple(
            FileTask(
                task_id=s.id,
                dept_name=s.department,
                dept_name_en=s.department_name.en,
                name=s.name.zh,
                name_en=s.name.en,
                after=s.after,
                days=s.days,
                lead=s.lead,
                delegated=s.delegated,
            )
            for s in matter.flow
        ),
        fee=tuple(
            FileFee(
                fee_name=one.name.zh,
                fee_name_en=one.name.en,
                **_both("fee_stand", one.standard),
                **_both("fee_basis", one.basis),
            )
            for one in matter.fees
        ),
        **{field: matter.national.get(field, "") for field in CARRIED},
    )


def _both(field: str, text: Text | None) -> dict[str, Any]:
    """The two columns of a text that may be missing."""
    return {field: text.zh, f"{field}_en": text.en} if text else {}


def _lines(field: str, texts: Sequence[Text]) -> dict[str, Any]:
    return {
        field: "\n".join(_one_line(text.zh) for text in texts),
        f"{field}_en": "\n".join(_one_line(text.en) for text in texts),
    }


def _one_line(text: str) -> str:
    return " ".join(text.splitlines())


def from_file(file: FileMatter, origin: str) -> Matter:
    examined = text_of("Examination and decision")
    return Matter(
        id=file.id,
        name=_text(file.task_name, file.task_name_en),
        kind=MatterKind.IMMEDIATE if file.project_type is ProjectType.IMMEDIATE else MatterKind.PROMISED,
        promise_days=file.promise_day,
        law_days=file.anticipate_day,
        unit=DayUnit.NATURAL if file.promise_type is DayType.NATURAL else DayUnit.WORKING,
        extension_days=file.extension_day,
        pauses=file.special_procedure,
        materials=tuple(
            MatterMaterial(
                id=m.material_id,
                name=_text(m.material_name, m.material_name_en),
                form=m.material_type,
                copies=m.page_num,
                may_lack=not m.is_need,
                note=_maybe(m.remark, m.remark_en),
                standard=_maybe(m.accept_stand, m.accept_stand_en),
            )
            for m in file.material
        ),
        flow=tuple(
            FlowStep(
                id=s.task_id,
                department=s.dept_name,
                department_name=_text(s.dept_name, s.dept_name_en),
                name=_text(s.name, s.name_en) if s.name else examined,
                after=s.after,
                days=s.days,
                lead=s.lead,
                delegated=s.delegated,
            )
            for s in file.flow
        ),
        join=file.join_rule,
        result=_maybe(file.result_name, file.result_name_en),
        retention_days=file.retention_days,
        scans=file.scans,
        conditions=line_by_line(file.accept_condition, file.accept_condition_en),
        time_limit=_maybe(file.promise_explain, file.promise_explain_en),
        legal_time_limit=_maybe(file.anticipate_explain, file.anticipate_explain_en),
        fee=_maybe(file.fee_explain, file.fee_explain_en),
        fees=tuple(
            FeeItem(
                name=_text(one.fee_name, one.fee_name_en),
                standard=_maybe(one.fee_stand, one.fee_stand_en),
                basis=_maybe(one.fee_basis, one.fee_basis_en),
            )
            for one in file.fee
        ),
        legal_basis=line_by_line(file.by_law, file.by_law_en),
        source=MatterSource(file.source_title, file.source_url) if file.source_title else None,
        checked=file.checked,
        national={field: value for field in CARRIED if (value := getattr(file, field))},
        origin=origin,
    )


def matters_of_file(files: Sequence[FileMatter], rows: Sequence[int], origin: str) -> list[Matter]:
    """`rows`: where each stands. Raises FaultyFile."""
    faults: list[CatalogueFault] = []
    found: list[Matter] = []
    seen: set[str] = set()
    for file, row in zip(files, rows, strict=True):
        own = [CatalogueFault(MATTERS, row, column, remedy) for column, remedy in _wrong(file, seen)]
        seen.add(file.id)
        matter = from_file(file, origin)
        if not own:
            own = [CatalogueFault(MATTERS, row, "", remedy) for remedy in _unfit(matter)]
        faults += own
        found.append(matter)
    if faults:
        raise FaultyFile(faults[:MOST])
    return found


def _wrong(file: FileMatter, seen: set[str]) -> Iterator[tuple[str, Text]]:
    """(column, remedy)."""
    if file.id in seen:
        yield "id", text_of("This id stands in the file twice. Please keep one of the two.")
    if not file.id or len(file.id) > LONGEST or not file.id.isprintable() or "/" in file.id:
        yield "id", text_of("Please enter a short id, without a slash.")
    if not file.task_name:
        yield "task_name", text_of("Please fill this in: it is needed.")
    if file.promise_type is not file.anticipate_type and file.promise_day and file.anticipate_day:
        yield "anticipate_type", text_of("Both limits are counted in the same days.")
    if file.promise_day and file.anticipate_day and file.promise_day > file.anticipate_day:
        yield "promise_day", text_of("The promise is not longer than the law's limit.")
    for field in ("promise_day", "anticipate_day", "extension_day", "retention_days"):
        if getattr(file, field) < 0:
            yield field, text_of("Please enter a whole number, or nothing where it is not known.")
    for field in LINED:
        english = getattr(file, f"{field}_en")
        if english and len(english.splitlines()) != len(getattr(file, field).splitlines()):
            yield f"{field}_en", text_of("As many lines as in Chinese, please, or none.")
    if file.checked and not MONTH.fullmatch(file.checked):
        yield (
            "checked",
            text_of("Please enter year and month, such as 2026-11, or nothing where it is not known."),
        )
    if file.source_url and not (file.source_title and URL.fullmatch(file.source_url)):
        yield (
            "source_url",
            text_of("Please enter an address that begins with https://, and what it is the address of."),
        )
    for field, size in CODES.items():
        if getattr(file, field) and len(getattr(file, field)) != size:
            yield field, text_of("This code has another number of characters.")


def _unfit(matter: Matter) -> Iterator[Text]:
    """Parts that do not fit together."""
    try:
        check(matter)
    except InvalidMatter:
        yield text_of(
            "Its steps do not fit together: each id once, every step that is waited for there, no circle, one lead where "
            "the lead decides, a department for whatever is promised."
        )


def _maybe(zh: str, en: str) -> Text | None:
    return _text(zh, en) if zh else None


def _text(zh: str, en: str) -> Text:
    return Text(zh, en or zh)
