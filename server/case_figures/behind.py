"""What a figure was counted from: rows, each with the entry of the journal that it came from."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from server.case_figures.counted import COUNTED
from server.case_figures.views import CaseBehindRow, CaseBehindView
from server.reports.behind import MOST
from server.reports.store import Stamp

COLUMNS = "stream, seq, part, day, at, case_, hall, matter, window, clerk, department"
SAYS = {"what='decided'", "what='task'", "what='closed'", "what='rated'"}


def behind(
    db: sqlite3.Connection,
    hall: str,
    figure: str,
    span: tuple[str, str],
    limits: Mapping[str, str],
    after: str,
    stamp: Stamp,
) -> CaseBehindView:
    """`hall` empty: of all. `limits`: dimension → key. `after`: "DAY.STREAM.SEQ.PART" of the last row that was seen.
    ValueError: there are no such rows."""
    source = COUNTED[figure]
    if not set(limits) <= set(source.dims):
        raise ValueError(f"{figure} has no {', '.join(sorted(set(limits) - set(source.dims)))}")
    day, stream, seq, part = after.split(".") if after else (span[0], "", "-1", "-1")
    where = f"day BETWEEN ? AND ? AND {source.where} AND (day, stream, seq, part) > (?, ?, ?, ?)"
    values: list[str | int] = [*span, day, stream, int(seq), int(part)]
    for column, wanted in (("hall", hall), *limits.items()):
        if wanted:
            where += f" AND {column}=?"
            values.append(wanted)
    sql = f"SELECT {COLUMNS}, how, value FROM happened WHERE {where} ORDER BY day, stream, seq, part LIMIT {MOST + 1}"
    found = db.execute(sql, values).fetchall()
    rows = [_row(one, source.where, stamp) for one in found[:MOST]]
    last = rows[-1] if len(found) > MOST else None
    return CaseBehindView(rows, f"{last.day}.{last.stream}.{last.seq}.{last.part}" if last else "")


def _row(found: Any, where: str, stamp: Stamp) -> CaseBehindRow:
    stream, seq, part, day, at, case, hall, matter, window, clerk, department, how, value = found
    says = _says(where, how, value)
    return CaseBehindRow(
        stream, seq, part, day, stamp(at), case, hall, matter, window, clerk, department, says
    )


def _says(where: str, how: str, value: int) -> str:
    """Days, visits, a level; else how it was."""
    return str(value) if any(where.startswith(one) for one in SAYS) else how
