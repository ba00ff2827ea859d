"""Trying out a printer before there is a hall: one slip that nobody can take for a ticket."""

from datetime import datetime

from devices.protocols import PrintResult
from devices.registry import open_printer
from kiosk.slip_lines import slip_bytes
from kiosk.trial import trial_slip
from server.clock import COMPUTER
from server.program import PROGRAM


async def try_printer(url: str, hall: str) -> PrintResult:
    """Print a test slip; raises ValueError with a sentence for an address that cannot be one."""
    printer = open_printer(url)
    time = datetime.fromtimestamp(COMPUTER.wall()).isoformat(sep=" ", timespec="minutes")
    slip = trial_slip(hall or PROGRAM, time)
    try:
        return await printer.print(slip_bytes(slip))
    finally:
        await printer.close()
