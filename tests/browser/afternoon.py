"""The example hall at four in the afternoon: everything that a staff page can show is there at the same time."""

import contextlib
from collections.abc import AsyncGenerator
from pathlib import Path

from devices.ff68.emulator import Ff68Emulator, typed
from server.config.schema import DeviceSection, UnitSection
from tests.floor.halls import bus, hall_with
from tests.serving import Client, House

WINDOWS = {
    "1": "enterprise",
    "4": "construction",
    "8": "real-estate",
    "12": "housing-fund",
    "14": "exit-entry",
}
GROUPS = ("ordinary", "elderly", "ordinary", "military", "disabled")
LUNCH = {
    "name": "午间值班与集日加窗",
    "start": "11:30",
    "end": "13:30",
    "weekdays": [1, 2, 3, 4, 5],
    "endings": [1, 6],
}


@contextlib.asynccontextmanager
async def afternoon(data: Path) -> AsyncGenerator[House]:
    """Devices that work and one that does not, windows in every state, lines, notices, plans, changes, alerts."""
    async with Ff68Emulator() as pads:
        dead = DeviceSection(
            id="sign-west",
            driver="strip",
            url="tcp://127.0.0.1:1",
            unit=(UnitSection(use="sign", window="4"),),
        )
        async with hall_with(data, bus(pads.url), dead) as hall:
            manager = await hall.client("manager", name="王主任")
            await lines(hall, manager)
            await decisions(manager)
            await typed(pads, 2, "call")  # refused: that window is closed
            yield hall


async def lines(hall: House, manager: Client) -> None:
    kiosk = await hall.client("kiosk", name="k1")
    for window, category in WINDOWS.items():
        await manager.post(f"/halls/main/windows/{window}/open", {"clerk": f"c{int(window):02}"})
        for group in GROUPS:
            await kiosk.post("/halls/main/tickets", {"category": category, "group": group})
    for category in ("departmental", "comprehensive"):
        await kiosk.post("/halls/main/tickets", {"category": category})  # no window is open for these
    one, four, eight = (f"/halls/main/windows/{w}" for w in ("1", "4", "8"))
    for action in ("call-next", "start", "finish", "call-next", "miss", "call-next", "start"):
        await manager.post(f"{one}/{action}")
    await manager.post(f"{one}/hold", {"reason": "等待部门答复"})
    for action in ("call-next", "recall", "start"):
        await manager.post(f"{one}/{action}")
    await manager.post(f"{four}/call-next")
    await manager.post(f"{eight}/pause", {"reason": "系统故障"})


async def decisions(manager: Client) -> None:
    for window, categories in (
        ("14", ["exit-entry", "comprehensive"]),
        ("12", ["housing-fund", "departmental"]),
    ):
        status, _ = await manager.call(
            "PUT", f"/halls/main/windows/{window}/allocation", {"categories": categories}
        )
        assert status == 200
    await manager.post(
        "/halls/main/notices",
        {
            "kind": "ticker",
            "zh": "今日下午四点起停止受理不动产抵押登记，请提前安排。",
            "en": "No mortgage registrations after four o'clock today; please plan ahead.",
        },
    )
    windows = {
        "1": ["enterprise", "construction"],
        "4": ["construction"],
        "8": ["real-estate", "housing-fund"],
    }
    await manager.post("/halls/main/plans", LUNCH | {"windows": windows})
    await manager.post(
        "/halls/main/plans",
        LUNCH | {"name": "夜间", "start": "19:00", "end": "21:00", "windows": {"1": ["enterprise"]}},
    )
