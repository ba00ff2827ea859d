"""What a new hall takes over: the categories, the priority groups, the services of the example hall."""

from pathlib import Path
from typing import NamedTuple

from server.config.load import ConfigError, load_config
from server.config.schema import CategorySection, GroupSection, MatterSection, ServiceSection
from server.config.strict import Label

EXAMPLE = Path(__file__).parents[2] / "config.toml"
SERVICE_S = 300
"""The expected length of one service where the example says nothing."""
GROUPS = tuple(
    GroupSection(id=id, name=Label(zh=zh, en=en), share=share)
    for id, zh, en, share in (
        ("ordinary", "普通群众", "General public", 1.0),
        ("elderly", "老年人", "Senior", 0.5),
        ("disabled", "残疾人", "Disabled", 0.5),
        ("military", "军人优先", "Armed forces", 0.5),
        ("appointment", "预约", "Appointment", 0.6),
        ("returning", "补正材料", "Returning with papers", 0.8),
    )
)
CATEGORIES = tuple(
    CategorySection(
        id=id,
        prefix=prefix,
        name=Label(zh=zh, en=en),
        promise_s=promise_s,
        service_s=service_s,
        issuing=id == "issuing",
    )
    for id, prefix, zh, en, promise_s, service_s in (
        ("enterprise", "A", "企业注册登记", "Business registration", 1200, 600),
        ("construction", "B", "投资建设项目审批", "Construction projects", 1800, 900),
        ("real-estate", "C", "不动产登记交易", "Property registration", 1800, 780),
        ("housing-fund", "D", "公积金业务", "Housing fund", 1200, 540),
        ("exit-entry", "E", "出入境业务", "Passports and visas", 900, 360),
        ("departmental", "F", "部门专业类", "Department services", 900, 420),
        ("comprehensive", "G", "综合业务类", "General services", 600, 300),
        ("issuing", "H", "统一出件", "Collect a result", 600, 180),
    )
)


class Example(NamedTuple):
    """What the example hall offers to a new one."""

    categories: tuple[CategorySection, ...] = CATEGORIES
    services: tuple[ServiceSection, ...] = ()
    groups: tuple[GroupSection, ...] = GROUPS
    matters: tuple[MatterSection, ...] = ()
    departments: tuple[Label, ...] = ()


def read_example(path: Path = EXAMPLE) -> Example:
    """The first hall of the example file; what is built in where the file is missing or not usable."""
    try:
        config = load_config(path)
    except ConfigError:
        return Example()
    hall = config.hall[0]
    return Example(hall.category, hall.service, hall.group or config.group, config.matter, config.department)
