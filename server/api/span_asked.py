"""What everybody who asks for figures over a span says behind "?"."""

import asyncio
import re
from collections.abc import Callable
from datetime import date
from typing import Any, Protocol

from aiohttp import hdrs, web

from server.language.catalogues import negotiate
from server.reports.figures_table import FiguresTable
from server.shell.http import to_keep
from server.shell.problem_sentences import Problem

DAY = re.compile(r"20\d\d-\d\d-\d\d", re.ASCII)
LONGEST_DAYS = 3 * 366
CSV = "text/csv; charset=utf-8"


class SpanView(Protocol):
    """Figures of a span, of the queue or of cases."""

    @property
    def hall(self) -> str: ...
    @property
    def since(self) -> str: ...
    @property
    def until(self) -> str: ...


def span_of(request: web.Request, today: str) -> tuple[str, str]:
    """First and last day; left out, they are today. Raises Problem."""
    days: list[str] = []
    for field in ("since", "until"):
        text = request.query.get(field) or today
        try:
            if not DAY.fullmatch(text):
                raise ValueError(text)
            days.append(date.fromisoformat(text).isoformat())
        except ValueError:
            raise Problem("invalid", cause=f"{field}: a date such as 2026-11-23") from None
    first, last = days
    if not 0 <= (date.fromisoformat(last) - date.fromisoformat(first)).days <= LONGEST_DAYS:
        raise Problem("invalid", cause=f"until: at most {LONGEST_DAYS} days after since")
    return first, last


def language_asked(request: web.Request) -> str:
    return negotiate(request.headers.get(hdrs.ACCEPT_LANGUAGE, ""), request.query.get("language", ""))


async def as_file(
    request: web.Request, named: str, view: SpanView, table: Callable[[Any, str], FiguresTable], ending: str
) -> tuple[bytes, Callable[[web.Response], None]]:
    """Figures as a workbook ("xlsx") or as CSV, in the language that is asked for; `named` is how its name begins."""
    language = language_asked(request)
    write = FiguresTable.as_workbook if ending == "xlsx" else FiguresTable.as_csv
    where = re.sub(r"[^A-Za-z0-9_-]", "_", view.hall or "all")
    name = f"{named}-{where}-{view.since}-{view.until}.{ending}"
    return await asyncio.to_thread(lambda: write(table(view, language), language=language)), to_keep(name)
