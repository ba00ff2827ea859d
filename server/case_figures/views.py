"""Figures of cases over a span of days, as whoever asks sees them. Definitions: `docs/operating.md`."""

from msgspec import Struct

from server.domain.language import Text
from server.reports.views import Rebuilding


class CaseFigures(Struct, frozen=True, kw_only=True):
    """None where nothing was counted that it could be of, or where nobody knows: no clerk decides a case, and no
    department receives one."""

    received: int | None
    joint: int | None
    """Received as a part of a joint application."""
    joint_opened: int | None
    """Joint applications."""
    accepted: int | None
    deemed: int | None
    """By the law, since nobody said in time what was missing; counted on the day of receipt."""
    refused: int | None
    """Not accepted."""
    withdrawn: int | None
    corrections: int | None
    lacks: int | None
    filled: int | None
    decided: int | None
    """Decisions that stand."""
    approved: int | None
    revoked: int | None
    promise_kept: int | None
    promise_late: int | None
    promise_share: float | None
    law_kept: int | None
    law_late: int | None
    law_share: float | None
    mean_days: float | None
    """Working days from acceptance to decision (of some matters, natural days), without those in which the clock stood."""
    collected: int | None
    closed: int | None
    visits: int | None
    """Of the closed cases together."""
    mean_visits: float | None
    once: int | None
    """Closed with one visit at most."""
    once_share: float | None
    tasks_handed: int | None
    tasks_decided: int | None
    tasks_returned: int | None
    tasks_kept: int | None
    tasks_late: int | None
    tasks_share: float | None
    mean_task_days: float | None
    asked_accepted: int | None
    accepted_ratings: int | None
    accepted_share: float | None
    accepted_levels: list[int] | None
    """How many gave 1, 2, 3, 4, 5 at acceptance."""
    accepted_mean: float | None
    asked_ended: int | None
    ended_ratings: int | None
    ended_share: float | None
    ended_levels: list[int] | None
    ended_mean: float | None


class CaseFiguresRow(Struct, frozen=True):
    """`key`: a hall, category, matter, window, clerk, department, an hour "09", a weekday "1" (Monday), "1-09", a day, a
    month "2026-11". Of all halls together a category, window or clerk is "HALL/KEY"."""

    key: str
    name: Text | None
    figures: CaseFigures


class CaseCompared(Struct, frozen=True):
    """The whole of another span: "before" (just as long), "week" (seven days earlier), "year" (the same days a year ago)."""

    kind: str
    since: str
    until: str
    figures: CaseFigures


class CaseFiguresView(Struct, frozen=True, kw_only=True):
    """`hall` empty: of all halls. `of`: what it is limited to, as "matter ID", "department NAME"; or nothing."""

    hall: str
    name: Text
    since: str
    until: str
    by: str
    of: str
    at: str
    rows: list[CaseFiguresRow]
    total: CaseFigures
    compared: list[CaseCompared]
    first: str
    """The first day that there is; empty for none."""
    building: Rebuilding | None
    """While some of the span is not counted yet."""


class CaseBehindRow(Struct, frozen=True):
    """One thing that was counted: the entry `seq` of the stream, and its event `part`. `day`: on which it counts."""

    stream: str
    seq: int
    part: int
    day: str
    at: str
    case: str
    hall: str
    matter: str
    window: str
    clerk: str
    department: str
    what: str


class CaseBehindView(Struct, frozen=True):
    """`more`: ask again with `after` to see the rest."""

    rows: list[CaseBehindRow]
    more: str
