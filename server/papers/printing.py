"""A paper as a file, or as the job of a slip printer."""

import asyncio
import sys
from functools import partial
from pathlib import Path
from typing import Final

import msgspec
import structlog

from server.domain.language import Language
from server.language.catalogues import say
from server.papers.font import NO_FONT
from server.papers.sheet import LabelledSheet, Labels, Sheet

log = structlog.get_logger("papers")
ROOT = Path(__file__).parent.parent.parent
LONGEST_S = 30.0
PROGRAM: Final = "server.papers.pdf"


class NoFont(Exception):
    """This machine has no font with Hanzi."""


class NotMade(Exception):
    """The program that makes the file failed."""


def printed(sheet: Sheet, url: str, language: Language) -> LabelledSheet:
    """`url`: of the citizen's page, with the code."""
    told = partial(say, language)
    labels = Labels(
        number=told("No. {number}", number=sheet.number),
        seal=told("(seal)"),
        follow=told("Follow the case by phone: scan the code, or enter number and query code."),
        code=told("Query code"),
        keep=told(
            "Whoever has this code can see the case and collect the result. Please keep the paper safe."
        ),
    )
    return LabelledSheet(sheet, labels, url, language.tag)


async def pdf_of(paper: LabelledSheet) -> bytes:
    """Raises NoFont, NotMade. What stands on the paper goes to the program by its standard input alone."""
    made = await asyncio.create_subprocess_exec(
        sys.executable, "-m", PROGRAM, cwd=ROOT, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        async with asyncio.timeout(LONGEST_S):
            body, said = await made.communicate(msgspec.json.encode(paper))
    except TimeoutError:
        raise NotMade("it took too long") from None
    finally:
        if made.returncode is None:
            made.kill()
            await made.wait()
    if made.returncode == NO_FONT:
        raise NoFont
    if made.returncode:
        raise NotMade(said.decode(errors="replace")[-300:])
    return body
