"""What everybody who asks for figures over a span says behind "?"."""

import re
from datetime import date

from aiohttp import hdrs, web

from server.language.catalogues import negotiate
from server.shell.problem_sentences import Problem

DAY = re.compile(r"20\d\d-\d\d-\d\d", re.ASCII)
LONGEST_DAYS = 3 * 366
CSV = "text/csv; charset=utf-8"


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
