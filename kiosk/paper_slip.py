"""A paper of a case on the slip printer: short, for the hand and the bag; the sheet of A4 is the one that is signed."""

from pathlib import Path

from kiosk.slip_lines import SlipJob
from kiosk.slip_picture import Pen
from server.fonts import FOLDERS
from server.papers.sheet import BlockKind, LabelledSheet, SheetBlock


def paper_slip_bytes(printed: LabelledSheet, columns: int = 48, *, font: str | Path | None = None) -> bytes:
    """The whole job, from reset to cut; `columns` is 48 for 80 mm paper and 32 for 58 mm."""
    sheet, labels = printed.sheet, printed.labels
    job = SlipJob(columns, Pen(font, FOLDERS))
    job.align("center")
    job.line(sheet.hall, bold=True)
    job.line(sheet.title, size=2)
    job.line(labels.number)
    job.rule()
    job.align("left")
    for block in sheet.blocks:
        _block(job, block, "：" if printed.language.startswith("zh") else ": ")
    job.rule()
    if sheet.find:
        job.align("center")
        job.code(printed.url)
        job.line(f"{labels.code} {sheet.code}", size=2)
        job.align("left")
        job.line(labels.follow)
        job.line(labels.keep)
    for name in sheet.signs:
        job.line("")
        job.line(name)
        job.line("")
        job.line("_" * (columns // 2))
    job.align("center")
    job.line(f"{sheet.hall} {sheet.date}")
    return job.finished()


def _block(job: SlipJob, block: SheetBlock, colon: str) -> None:
    match block.kind:
        case BlockKind.WORDS:
            job.line(block.text)
        case BlockKind.HEADING:
            job.line(block.text, bold=True)
        case BlockKind.ITEMS:
            job.items(block.items)
        case BlockKind.ROWS:
            for row in block.rows:
                job.line(f"{row.name}{colon}{row.value or '_' * 16}")
