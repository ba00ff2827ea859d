"""A hook for a province on an emulated access point, and records to be mapped."""

from typing import Any

import msgspec

from server.outbox.emulated_province import EmulatedProvince
from tests.casework import Desks
from tests.editing import TITLE, Editor
from tests.serving import House

DEPARTMENT = "11370403MB2857833X"
SHANDONG = {
    "areacode": "370403",
    "areaname": "枣庄市薛城区",
    "deptcode": DEPARTMENT,
    "deptname": "薛城区行政审批局",
}
ZHEJIANG = {
    "areaCode": "330106",
    "areaName": "杭州市西湖区",
    "deptCode": DEPARTMENT,
    "deptName": "西湖区政务服务中心",
    "dataSource": "YC",
}
TAIAN = {"areacode": "370902", "deptcode": DEPARTMENT}
CONSTANTS = {"shandong": SHANDONG, "zhejiang": ZHEJIANG, "taian": TAIAN}


CODE = "11370403MB2857833X4370715001000"


async def coded(h: House, matter: str = TITLE) -> None:
    """The matter has its national code, and is otherwise as it was."""
    editor = await Editor.of(h)
    (own,) = [one for one in await editor.take_out() if one["id"] == matter]
    await editor.publish(msgspec.toml.encode({"matter": [own | {"task_code": CODE}]}))


async def uploading(d: Desks, to: EmulatedProvince, pack: str, **more: Any) -> str:
    """The id of the hook; the access point checks its signatures, and the matter has a code."""
    await coded(d.h)
    admin = await d.h.client("admin", "")
    body = {"name": "省平台", "kind": "province", "url": to.url, "pack": pack, "constants": CONSTANTS[pack]}
    made = await admin.post("/hooks", body | more)
    to.secret = made["secret"]
    return made["hook"]["id"]
