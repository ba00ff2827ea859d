"""A ticket printer whose slips are kept and read aloud, and the words for its faults."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from devices.emulators.words import Misused, Word, number
from devices.escpos.emulator import EscposEmulator
from devices.escpos.paper import Code, Cut, Paper, PaperLine, Picture, read_paper

KEPT: Final = 20
FAULTS: Final = {
    "paper_low": "纸将尽 paper low",
    "paper_out": "缺纸 paper out",
    "cover_open": "开盖 cover open",
    "offline": "脱机 offline",
}
HALF: Final = b"\x10\x00"
"""The first half of an automatic report."""


class SlipPrinter(EscposEmulator):
    """An emulated printer that keeps its last slips under their numbers, counted from 1, and forgets all older bytes."""

    def __init__(self, **place: Any) -> None:
        super().__init__(**place)
        self.slips: dict[int, bytes] = {}
        self.count = 0

    def collect(self) -> list[int]:
        """Take what was printed since; the numbers of the new slips."""
        jobs, self.jobs = self.jobs, []
        for job in jobs:
            self.count += 1
            self.slips[self.count] = job
            self.slips.pop(self.count - KEPT, None)
        self.queries.clear()
        if self.drop_after is None:
            self.taken = b""
        return list(range(self.count - len(jobs) + 1, self.count + 1))

    def faults_in_words(self) -> list[str]:
        """Everything that is wrong with it now."""
        words = [text for fault, text in FAULTS.items() if fault in self.faults]
        words += [] if self.ack else ["不确认 no acknowledgement"]
        return words + ([] if self.drop_after is None else ["将断线 about to hang up"])


def text_of(paper: Paper) -> list[str]:
    """A slip in lines of plain text."""
    lines: list[str] = []
    for item in paper.items:
        match item:
            case PaperLine():
                lines.append(item.text)
            case Code(content):
                lines.append(f"[二维码 QR {content}]")
            case Picture(width, height):
                lines.append(f"[图 picture {width}×{height}]")
            case Cut():
                lines.append("- - -")
            case _:
                pass
    return lines


def shown(printer: SlipPrinter) -> dict[str, str]:
    """How the printer is."""
    return {"状态 state": ", ".join(printer.faults_in_words()) or "正常 ok"}


def happened(printer: SlipPrinter) -> list[str]:
    """The new slips."""
    said: list[str] = []
    for n in printer.collect():
        said.append(f"号票 slip {n}:")
        said += [f"  | {line}" for line in text_of(read_paper(printer.slips[n]))]
    return said


def _fault(name: str) -> Callable[[SlipPrinter], Awaitable[str]]:
    async def set_fault(printer: SlipPrinter) -> str:
        setattr(printer, name, True)
        return ""

    return set_fault


async def _ok(printer: SlipPrinter) -> str:
    printer.mute, printer.ack, printer.drop_after = False, True, None
    for fault in FAULTS:
        setattr(printer, fault, False)
    return ""


async def _drop(printer: SlipPrinter, count: str) -> str:
    if not printer.url.startswith("tcp:"):
        raise Misused(
            "串口打印机不会断线，请用 pull 拔下 a serial printer cannot hang up: pull it out instead"
        )
    printer.drop_after = len(printer.taken) + number(count, 1, 1 << 20, "字节数", "the bytes")
    return ""


async def _noack(printer: SlipPrinter) -> str:
    printer.ack = False
    return ""


WORDS: Final[Mapping[str, Word[SlipPrinter]]] = {
    "low": Word(_fault("paper_low"), "纸将尽 paper is low"),
    "out": Word(_fault("paper_out"), "缺纸 paper is out"),
    "cover": Word(_fault("cover_open"), "开盖 the cover is open"),
    "offline": Word(_fault("offline"), "脱机 it is switched offline"),
    "noack": Word(_noack, "打印但不确认 print, but never confirm it"),
    "drop": Word(_drop, "再收 N 字节后断线 hang up after N more bytes", "N"),
    "ok": Word(_ok, "排除所有故障 all faults off"),
}
