"""Figures of days that anybody may read and take along (open data): a line for each hall and day, without anybody's name."""

import csv
import io
from collections.abc import Iterable, Mapping

import msgspec
from msgspec import Struct

from server.domain.language import Text
from server.reports.span_views import FiguresView


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


FIELDS = PublishedDay.__struct_fields__


def open_days(view: FiguresView) -> list[PublishedDay]:
    """Of one hall's figures by day; a day on which nothing happened is left out."""
    return [
        PublishedDay(
            day=row.key,
            hall=view.hall,
            taken=row.figures.arrivals,
            called=row.figures.called,
            kept_share=row.figures.kept_share,
            mean_wait_s=row.figures.mean_wait_s,
            p90_wait_s=row.figures.p90_wait_s,
            misses=row.figures.misses,
            served=row.figures.visits,
            abandoned_share=row.figures.abandoned_share,
            mean_service_s=row.figures.mean_service_s,
            ratings=row.figures.ratings,
            levels=row.figures.levels,
        )
        for row in view.rows
        if row.figures.arrivals or row.figures.services
    ]


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
    sheet.writerow([*FIELDS[:2], "hall_name", *FIELDS[2:-1], *(f"rated_{level}" for level in range(1, 6))])
    for one in lines:
        values = [getattr(one, field) for field in FIELDS[2:-1]]
        sheet.writerow([one.day, one.hall, halls[one.hall].zh, *values, *(one.levels or [None] * 5)])
    return MadeMonth(msgspec.json.encode(whole), out.getvalue().encode("utf-8-sig"))
