"""Figures of days that anybody may read and take along (open data): a line for each hall and day, without anybody's name."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Protocol

import msgspec
from msgspec import Struct

from server.domain.language import Text
from server.reports.span_views import Figures, FiguresView


class PublishedDay(Struct, frozen=True, kw_only=True):
    """A hall's day (ISO date). Times in seconds; None where nothing was counted. `levels`: how many rated 1, 2, 3, 4, 5."""

    day: str
    hall: str
    taken: int | None
    called: int | None
    kept_share: float | None
    mean_wait_s: int | None
    p90_wait_s: int | None
    misses: int | None
    served: int | None
    abandoned_share: float | None
    mean_service_s: int | None
    ratings: int | None
    levels: list[int] | None
    cases_received: int | None
    cases_accepted: int | None
    cases_decided: int | None
    promise_share: float | None
    law_share: float | None
    once_share: float | None


class OpenMonth(Struct, frozen=True):
    """`month`: as 2026-11. `definitions`: what each figure is, in Chinese and English. `made_at`: RFC 3339."""

    month: str
    made_at: str
    halls: dict[str, Text]
    definitions: dict[str, Text]
    days: list[PublishedDay]


class MadeMonth(Struct, frozen=True):
    """A month as it is sent: made once, whoever asks."""

    as_json: bytes
    as_csv: bytes


class CasesDay(Protocol):
    """As `server.case_figures.views.CaseFigures` has them: the two files of figures do not know each other."""

    @property
    def received(self) -> int | None: ...
    @property
    def accepted(self) -> int | None: ...
    @property
    def decided(self) -> int | None: ...
    @property
    def promise_share(self) -> float | None: ...
    @property
    def law_share(self) -> float | None: ...
    @property
    def once_share(self) -> float | None: ...


PLAIN = tuple(field for field in PublishedDay.__struct_fields__ if field not in ("day", "hall", "levels"))


def open_days(view: FiguresView, cases: Mapping[str, CasesDay]) -> list[PublishedDay]:
    """Of one hall's figures by day, with those of its cases; a day on which nothing happened is left out."""
    queue = {row.key: row.figures for row in view.rows}
    return [_day(view.hall, day, queue.get(day), cases.get(day)) for day in sorted({*queue, *cases})]


def _day(hall: str, day: str, queue: Figures | None, cases: CasesDay | None) -> PublishedDay:
    found = {own: getattr(queue, theirs) if queue else None for own, theirs in OF_QUEUE.items()}
    known = {own: getattr(cases, theirs) if cases else None for own, theirs in OF_CASES.items()}
    return PublishedDay(day=day, hall=hall, **found, **known)


OF_QUEUE = {
    "taken": "arrivals", "called": "called", "kept_share": "kept_share", "mean_wait_s": "mean_wait_s",
    "p90_wait_s": "p90_wait_s", "misses": "misses", "served": "visits", "abandoned_share": "abandoned_share",
    "mean_service_s": "mean_service_s", "ratings": "ratings", "levels": "levels",
}  # fmt: skip
"""What is published → what it is called in the figures of the queue."""
OF_CASES = {
    "cases_received": "received", "cases_accepted": "accepted", "cases_decided": "decided",
    "promise_share": "promise_share", "law_share": "law_share", "once_share": "once_share",
}  # fmt: skip
"""The same of cases."""


def made(
    month: str,
    at: str,
    halls: Mapping[str, Text],
    definitions: Mapping[str, Text],
    days: Iterable[PublishedDay],
) -> MadeMonth:
    """CSV begins with the mark by which Excel knows UTF-8; its heads are the names of the fields."""
    lines = sorted(days, key=lambda one: (one.day, one.hall))
    whole = OpenMonth(month, at, dict(halls), dict(definitions), lines)
    out = io.StringIO()
    sheet = csv.writer(out)
    sheet.writerow(["day", "hall", "hall_name", *PLAIN, *(f"rated_{level}" for level in range(1, 6))])
    for one in lines:
        values = [getattr(one, field) for field in PLAIN]
        sheet.writerow([one.day, one.hall, halls[one.hall].zh, *values, *(one.levels or [None] * 5)])
    return MadeMonth(msgspec.json.encode(whole), out.getvalue().encode("utf-8-sig"))
