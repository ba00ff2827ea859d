"""Figures over a span of days, as whoever asks sees them. Every figure has its definition in `docs/operating.md`."""

from msgspec import Struct

from server.domain.language import Text
from server.reports.views import Rebuilding


class Figures(Struct, frozen=True, kw_only=True):
    """Times in seconds; None where nothing was counted that it could be of, or where nobody knows: nobody arrives at a
    window, and whoever leaves leaves no clerk."""

    arrivals: int | None
    called: int | None
    kept: int | None
    kept_share: float | None
    mean_wait_s: int | None
    p90_wait_s: int | None
    longest_wait_s: int | None
    calls: int | None
    misses: int | None
    visits: int | None
    """That ended served."""
    cancelled: int | None
    left: int | None
    unserved: int | None
    abandoned_share: float | None
    """Cancelled, not there at the last call, or still there at the close: of those who took a number."""
    services: int | None
    mean_service_s: int | None
    serving_s: int | None
    open_s: int | None
    idle_s: int | None
    busy_share: float | None
    ratings: int | None
    rated_share: float | None
    levels: list[int] | None
    """How many gave 1, 2, 3, 4, 5."""
    mean_rating: float | None


class FiguresRow(Struct, frozen=True):
    """`key`: a hall, category, window, clerk, service, an hour "09", a weekday "1" (Monday), "1-09", a day, a month
    "2026-11"."""

    key: str
    name: Text | None
    figures: Figures


class Compared(Struct, frozen=True):
    """The whole of another span: "before" (just as long), "week" (seven days earlier), "year" (the same days a year ago)."""

    kind: str
    since: str
    until: str
    figures: Figures


class FiguresView(Struct, frozen=True, kw_only=True):
    """`hall` empty: of all halls."""

    hall: str
    name: Text
    since: str
    until: str
    by: str
    of: str
    """What it is limited to: "category enterprise", "window 3", "clerk c01", or nothing."""
    at: str
    rows: list[FiguresRow]
    total: Figures
    compared: list[Compared]
    first: str
    """The first day that there is; empty for none."""
    building: Rebuilding | None
    """Days of the span that are counted, of how many, while some are not yet."""


class BehindRow(Struct, frozen=True):
    """One thing that was counted: the entry `seq` of the stream, and its event `part` (below zero: of a rating of a later
    day)."""

    stream: str
    seq: int
    part: int
    day: str
    at: str
    category: str
    window: str
    clerk: str
    what: str


class BehindView(Struct, frozen=True):
    """`more`: ask again with `after` to see the rest."""

    rows: list[BehindRow]
    more: str
