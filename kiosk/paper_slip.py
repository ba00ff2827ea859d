"""A paper of a case on the slip printer: short, for the hand and the bag; the sheet of A4 is the one that is signed."""

from pathlib import Path

from kiosk.slip_lines import QR_LEVEL_M, QR_MODULE_DOTS, SlipJob
from kiosk.slip_picture import FOLDERS, Pen
from server.papers.sheet import BlockKind, LabelledSheet, SheetBlock


def paper_slip_bytes(printed: LabelledSheet, columns: int = 48, *, font: str | Path | None = None) -> bytes:
    """The whole job, from reset to cut; `columns` is 48 for 80 mm paper and 32 for 58 mm."""
    sheet, labels = printed.sheet, printed.labels
    job = SlipJob(columns, Pen(font, FOLDERS))
    job.align("center")
    job.line(sheet.hall, bold=True)
    job.line(sheet.title, size=2)
    job.line(labels.number)
    job.line("-" * columns)
    job.align("left")
    for block in sheet.blocks:
        _block(job, block, "：" if printed.language.startswith("zh") else ": ")
    job.line("-" * columns)
    if sheet.find:
        job.align("center")
        job.line("")  # the code needs four modules of white around it (ISO/IEC 18004)
        job.paper.qr(printed.url, QR_LEVEL_M, QR_MODULE_DOTS, native=True)
        job.line("")
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
    job.paper.cut()
    return job.raw.output


def _block(job: SlipJob, block: SheetBlock, colon: str) -> None:
    match block.kind:
        case BlockKind.WORDS:
            job.line(block.text)
        case BlockKind.HEADING:
            job.line(block.text, bold=True)
        case BlockKind.ITEMS:
            job.paper.set(bold=False)
            for number, text in enumerate(block.items, 1):
                job.item(number, text)
        case BlockKind.ROWS:
            for row in block.rows:
                job.line(f"{row.name}{colon}{row.value or '_' * 16}")
