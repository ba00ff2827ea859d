"""What a figure was counted from: rows, each with the entry of the journal that it came from."""

import sqlite3
from collections.abc import Callable
from typing import NamedTuple

from server.reports.cells import DIMS
from server.reports.span_views import BehindRow, BehindView

MOST = 100


class CountedFrom(NamedTuple):
    """`where`: which rows of the table count; `what`: the column that says something of each."""

    table: str
    where: str
    what: str
    dims: tuple[str, ...]


RATINGS = (
    "(SELECT hall, hall AS stream, seq, part, day, at, category, window, clerk, level FROM ratings UNION ALL "
    "SELECT hall, '@oversight', seq, -1 - part, day, at, category, window, clerk, level FROM late_ratings)"
)
"""Those of later days come from another stream: parts below zero keep the two apart."""
SOURCES: dict[str, CountedFrom] = {
    "arrivals": CountedFrom("arrivals", "1", "''", ("category",)),
    "called": CountedFrom("calls", "first=1", "waited_s", ("category", "window", "clerk")),
    "kept": CountedFrom("calls", "first=1 AND kept=1", "waited_s", ("category", "window", "clerk")),
    "calls": CountedFrom("calls", "1", "waited_s", ("category", "window", "clerk")),
    "misses": CountedFrom("misses", "1", "''", ("category", "window")),
    "visits": CountedFrom("ends", "how='served'", "how", ("category", "window")),
    "cancelled": CountedFrom("ends", "how='cancelled'", "how", ("category", "window")),
    "left": CountedFrom("ends", "how='last_chance'", "how", ("category", "window")),
    "unserved": CountedFrom("ends", "how='day_closed'", "how", ("category", "window")),
    "services": CountedFrom("services", "1", "service", ("category", "window", "clerk", "service")),
    "ratings": CountedFrom(RATINGS, "1", "level", ("category", "window", "clerk")),
    "serving_s": CountedFrom("stints", "1", "round(ended-at)", ("category", "window", "clerk")),
    "open_s": CountedFrom("sittings", "1", "round(ended-at)", ("window", "clerk")),
}
"""Every figure that is a count or a sum of rows."""


def behind(
    db: sqlite3.Connection,
    hall: str,
    figure: str,
    since: str,
    until: str,
    limits: dict[str, str],
    after: str,
    stamp: Callable[[float], str],
) -> BehindView:
    """`limits`: dimension → key. `after`: "SEQ.PART" of the last row that was seen. ValueError: there are no such rows."""
    source = SOURCES[figure]
    if not set(limits) <= set(source.dims):
        raise ValueError(f"{figure} has no {', '.join(set(limits) - set(source.dims))}")
    seq, _, part = after.partition(".")
    columns = ", ".join(
        name if name in _columns(source.table) else "''" for name in ("category", "window", "clerk")
    )
    stream = "stream" if source.table is RATINGS else "hall"
    sql = f"SELECT {stream}, seq, part, day, at, {columns}, {source.what} FROM {source.table}"
    sql += " WHERE hall=? AND day BETWEEN ? AND ?"
    values: list[str | int] = [hall, since, until]
    sql += f" AND {source.where} AND (seq, part) > (?, ?)"
    values += [int(seq or -1), int(part or -1_000_000)]
    for dim in DIMS:
        if dim in limits:
            sql += f" AND {dim}=?"
            values.append(limits[dim])
    found = db.execute(f"{sql} ORDER BY seq, part LIMIT {MOST + 1}", values).fetchall()
    rows = [
        BehindRow(
            stream, seq, part, day, stamp(at), category, window, clerk, "" if what is None else str(what)
        )
        for stream, seq, part, day, at, category, window, clerk, what in found[:MOST]
    ]
    return BehindView(rows, f"{rows[-1].seq}.{rows[-1].part}" if len(found) > MOST else "")


def _columns(table: str) -> frozenset[str]:
    has = {
        "arrivals": ("category",),
        "misses": ("category", "window"),
        "ends": ("category", "window"),
        "sittings": ("window", "clerk"),
    }
    return frozenset(has.get(table, ("category", "window", "clerk")))
