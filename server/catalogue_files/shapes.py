"""A matter as it stands in a file: every field under the name that the national lists of government service matters
(国家政务服务事项基本目录和实施清单) use, where they have one."""

from enum import StrEnum

from msgspec import Struct

from server.domain.cases.words import JoinRule, MaterialForm, PauseKind


class ProjectType(StrEnum):
    """办件类型."""

    IMMEDIATE = "即办件"
    PROMISED = "承诺件"


class DayType(StrEnum):
    WORKING = "工作日"
    NATURAL = "自然日"


class FileMaterial(Struct, forbid_unknown_fields=True, kw_only=True):
    """`is_need`: false for what may follow later (容缺). `accept_stand`: what is looked at; `remark`: for who brings it."""

    material_id: str
    material_name: str
    material_name_en: str = ""
    is_need: bool = True
    material_type: MaterialForm = MaterialForm.ORIGINAL
    page_num: int = 1
    accept_stand: str = ""
    accept_stand_en: str = ""
    remark: str = ""
    remark_en: str = ""


class FileTask(Struct, forbid_unknown_fields=True, kw_only=True):
    """One department's part (办理环节); `after`: steps that come before it. Limits in working days, 0 for none."""

    task_id: str
    dept_name: str
    dept_name_en: str = ""
    name: str = ""
    name_en: str = ""
    after: tuple[str, ...] = ()
    days: int = 0
    lead: bool = False
    delegated: bool = False


class FileFee(Struct, forbid_unknown_fields=True, kw_only=True):
    """One thing that is charged for: what, how much, by which rule."""

    fee_name: str
    fee_name_en: str = ""
    fee_stand: str = ""
    fee_stand_en: str = ""
    fee_basis: str = ""
    fee_basis_en: str = ""


class FileMatter(Struct, forbid_unknown_fields=True, kw_only=True):
    """Limits of 0 days are not known. What the program only carries along is text. Of conditions and legal basis each stands
    in a line of its own."""

    id: str
    task_name: str
    task_name_en: str = ""
    project_type: ProjectType = ProjectType.PROMISED
    promise_day: int = 0
    promise_type: DayType = DayType.WORKING
    promise_explain: str = ""
    promise_explain_en: str = ""
    anticipate_day: int = 0
    anticipate_type: DayType = DayType.WORKING
    anticipate_explain: str = ""
    anticipate_explain_en: str = ""
    extension_day: int = 0
    special_procedure: tuple[PauseKind, ...] = ()
    join_rule: JoinRule = JoinRule.ALL
    result_name: str = ""
    result_name_en: str = ""
    retention_days: int = 0
    scans: bool = False
    catalog_code: str = ""
    task_code: str = ""
    task_handle_item: str = ""
    task_version: str = ""
    task_type: str = ""
    accept_condition: str = ""
    accept_condition_en: str = ""
    by_law: str = ""
    by_law_en: str = ""
    is_fee: str = ""
    fee_explain: str = ""
    fee_explain_en: str = ""
    is_entry_center: str = ""
    is_express: str = ""
    is_schedule: str = ""
    handle_area: str = ""
    source_title: str = ""
    source_url: str = ""
    checked: str = ""
    material: tuple[FileMaterial, ...] = ()
    flow: tuple[FileTask, ...] = ()
    fee: tuple[FileFee, ...] = ()


class CatalogueFile(Struct, forbid_unknown_fields=True):
    matter: tuple[FileMatter, ...] = ()


CARRIED = (
    "catalog_code", "task_code", "task_handle_item", "task_version", "task_type", "is_fee", "is_entry_center", "is_express",
    "is_schedule", "handle_area",
)  # fmt: skip
"""Fields that decide nothing here."""
CODES = {"task_code": 31, "task_handle_item": 33}
"""Characters of a code, where there is one (GB/T 39554.1)."""
LINED = ("accept_condition", "by_law")
"""Fields with a line for each; in English as many."""
