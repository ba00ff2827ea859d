"""From the sums of days to the figures of a span, by whatever somebody wants to see them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from sqlite3 import Connection
from typing import NamedTuple

from msgspec import structs

from server.case_figures.counted import COUNTED, DIMS, LEVELS, unknown
from server.case_figures.store import cells_sql
from server.case_figures.views import CaseFigures
from server.reports.day_figures import share

NAMES = tuple(COUNTED)
WEEKDAY = "((CAST(strftime('%w', day) AS INTEGER) + 6) % 7 + 1)"
BY: dict[str, str] = {
    "hall": "hall",
    "category": "hall || '/' || key",
    "matter": "key",
    "window": "hall || '/' || key",
    "clerk": "hall || '/' || key",
    "department": "key",
    "hour": "printf('%02d', hour)",
    "weekday": f"{WEEKDAY} || ''",
    "hour_of_week": f"{WEEKDAY} || '-' || printf('%02d', hour)",
    "day": "day",
    "month": "substr(day, 1, 7)",
}
"""How the figures of a span are put into rows."""
LIMITS = ("category", *DIMS)
SUMMED = ", ".join(f"sum(f_{name})" for name in NAMES)
Sums = Sequence[int]
Categories = Mapping[tuple[str, str], str]
"""(hall, matter) → category, as the halls' configuration has it now."""


class AskedFigures(NamedTuple):
    """`hall` empty: of all. `of`: "matter ID", "category ID" (of a hall), "department NAME" and so on, or nothing."""

    hall: str
    by: str
    of: str


def dim_of(by: str, of: str) -> str:
    """Which cells are added up. ValueError: such figures are not kept, as those of a matter by the hour."""
    limited = of.partition(" ")[0]
    if by not in BY or (limited and limited not in LIMITS):
        raise ValueError(by)
    kept, of_kept = _kept(by), _kept(limited)
    if kept in DIMS:
        if limited and limited != by and (by, limited) != ("matter", "category"):
            raise ValueError(f"{by} of {limited}")
        return kept
    if by.startswith("hour") and limited:
        raise ValueError(f"{by} of {limited}")
    return of_kept or "hour"


def _kept(by: str) -> str:
    """Categories are matters put together: which, the configuration says."""
    return "matter" if by == "category" else by


def summed(
    db: Connection, asked: AskedFigures, since: str, until: str, fresh: Sequence[str], categories: Categories
) -> dict[str, list[int]]:
    """Row → sums, in the order of `NAMES`. `fresh`: days of the span that have no cells yet."""
    dim, rows = dim_of(asked.by, asked.of), defaultdict[str, list[int]](lambda: [0] * len(NAMES))
    where, values = "", list[str]()
    if asked.hall:
        where, values = " AND hall=?", [asked.hall]
    limited, _, wanted = asked.of.partition(" ")
    if limited == "category":
        keys = [
            matter
            for (hall, matter), category in categories.items()
            if category == wanted and hall == asked.hall
        ]
        where, values = f"{where} AND key IN ({','.join('?' * len(keys))})", [*values, *keys]
    elif limited:
        where, values = f"{where} AND key=?", [*values, wanted]
    sql = f"SELECT {BY[asked.by]} AS row, {SUMMED} FROM cells WHERE dim=? AND day BETWEEN ? AND ?{where} GROUP BY row"
    _add(rows, db.execute(sql, [dim, since, until, *values]))
    heads = f"dim, day, hall, key, hour, {', '.join(f'f_{name}' for name in NAMES)}"
    for day in fresh:
        made = f"WITH fresh({heads}) AS ({cells_sql(dim)})"
        sql = f"{made} SELECT {BY[asked.by]} AS row, {SUMMED} FROM fresh WHERE 1{where} GROUP BY row"
        _add(rows, db.execute(sql, [day, *values]))
    if asked.by == "category":
        return _by_category(rows, categories, asked.hall)
    if asked.by in ("window", "clerk") and asked.hall:
        return {key.partition("/")[2]: sums for key, sums in rows.items()}
    return dict(rows)


def _add(rows: dict[str, list[int]], found: Iterable[Sequence[int | str]]) -> None:
    for key, *sums in found:
        rows[str(key)] = [a + int(b) for a, b in zip(rows[str(key)], sums, strict=True)]


def _by_category(
    rows: Mapping[str, Sequence[int]], categories: Categories, hall: str
) -> dict[str, list[int]]:
    found = defaultdict[str, list[int]](lambda: [0] * len(NAMES))
    for key, sums in rows.items():
        where, _, matter = key.partition("/")
        category = categories.get((where, matter), "")
        name = category if hall else f"{where}/{category}"
        found[name] = [a + b for a, b in zip(found[name], sums, strict=True)]
    return dict(found)


def whole(rows: Iterable[Sequence[int]]) -> list[int]:
    found = [0] * len(NAMES)
    for sums in rows:
        found = [a + b for a, b in zip(found, sums, strict=True)]
    return found


def figures_of(sums: Sums, dim: str) -> CaseFigures:
    """Of cells of that dimension: what they do not know stays None."""
    lacking = unknown(dim)
    n: dict[str, int] = dict(zip(NAMES, sums, strict=True))
    accepted, ended = (
        [n[f"{stage}_{level}"] for level in range(1, LEVELS + 1)] for stage in ("accepted", "ended")
    )
    made = {
        **{name: count for name, count in n.items() if name in CaseFigures.__struct_fields__},
        "promise_share": share(n["promise_kept"], n["promise_kept"] + n["promise_late"]),
        "law_share": share(n["law_kept"], n["law_kept"] + n["law_late"]),
        "mean_days": _mean(n["used_days"], n["decided"]),
        "mean_visits": _mean(n["visits"], n["closed"]),
        "once_share": share(n["once"], n["closed"]),
        "tasks_share": share(n["tasks_kept"], n["tasks_kept"] + n["tasks_late"]),
        "mean_task_days": _mean(n["task_days"], n["tasks_decided"]),
    }
    for stage, levels in (("accepted", accepted), ("ended", ended)):
        ratings = sum(levels)
        made |= {
            f"{stage}_levels": levels,
            f"{stage}_ratings": ratings,
            f"{stage}_share": share(ratings, n[f"asked_{stage}"]),
            f"{stage}_mean": _mean(sum(n * (i + 1) for i, n in enumerate(levels)), ratings),
        }
    none = {name: None for name in made if NEEDS.get(name, name) in lacking}
    return structs.replace(CaseFigures(**made), **none)  # type: ignore[arg-type]


NEEDS = {
    "promise_share": "promise_kept",
    "law_share": "law_kept",
    "mean_days": "decided",
    "mean_visits": "closed",
    "once_share": "once",
    "tasks_share": "tasks_kept",
    "mean_task_days": "tasks_decided",
    **{
        f"{stage}_{what}": f"{stage}_1"
        for stage in ("accepted", "ended")
        for what in ("levels", "ratings", "mean", "share")
    },
}
"""A figure that is worked out → one without which nobody knows it."""


def _mean(total: int, of: int) -> float | None:
    return round(total / of, 2) if of else None
