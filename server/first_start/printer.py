"""Trying out a printer before there is a hall: one slip that nobody can take for a ticket."""

from datetime import datetime

from devices.protocols import PrintResult
from devices.registry import open_printer
from kiosk.slip import Slip, slip_bytes
from server.clock import COMPUTER


async def try_printer(url: str, hall: str) -> PrintResult:
    """Print a test slip; raises ValueError with a sentence for an address that cannot be one."""
    printer = open_printer(url)
    slip = Slip(
        hall=hall or "一窗 Yichuang",
        number="测试 888",
        category="打印测试 Test",
        service="若此处文字清晰，打印机工作正常。",
        ahead=0,
        wait="",
        time=datetime.fromtimestamp(COMPUTER.wall()).isoformat(sep=" ", timespec="minutes"),
        url="",
    )
    try:
        return await printer.print(slip_bytes(slip))
    finally:
        await printer.close()
