"""`reports.db`: rows, and how far they go. Missing, damaged or of another version, it is made again from the journal."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from server.derived_file import parts
from server.domain.oversight.stream import ID as OVERSIGHT
from server.reports.behind import behind
from server.reports.cell_table import CellTable
from server.reports.following import NOTHING, Progress
from server.reports.late_ratings import LateRatings
from server.reports.opening import opened
from server.reports.rows import TABLES, Called, LateRow, RatedRow, Row, Served, visit_mark
from server.reports.rows_of_events import Fold, HallBetween, VisitUnderWay
from server.reports.span_views import BehindView
from server.watch import Watch

FILE = "reports.db"
SCHEMA = 5
"""Raise it with every change of `schema.sql` or of what the rows mean: the file is then made again."""
SQL = Path(__file__).parent / "schema.sql"
R = TypeVar("R", bound=Row)
Stamp = Callable[[float], str]
_pack = msgspec.msgpack.Encoder()
_floor = msgspec.msgpack.Decoder(HallBetween)
_visit = msgspec.msgpack.Decoder(VisitUnderWay)


class ReportsStore:
    """Made by `open_store`. One thread at a time may use it."""

    def __init__(self, db: sqlite3.Connection, path: Path | None = None) -> None:
        self._db, self.cells = db, CellTable(db)
        self._late = LateRatings(db, self.cells)
        self._watch = Watch(*(parts(path) if path else ()))

    def gone(self) -> bool:
        """Whether its file was removed or replaced."""
        return self._watch.gone

    def load(self, hall: str, /) -> tuple[Progress, Fold]:
        """How far a hall's rows go, and the fold that goes on from there."""
        row = self._db.execute("SELECT seq, hash, floor FROM progress WHERE hall=?", (hall,)).fetchone()
        if row is None:
            return NOTHING, Fold()
        if hall == OVERSIGHT:
            return Progress(int(row[0]), bytes(row[1])), Fold()
        visits = self._db.execute("SELECT ticket, visit FROM visits WHERE hall=?", (hall,))
        known = {str(ticket): _visit.decode(visit) for ticket, visit in visits}
        return Progress(int(row[0]), bytes(row[1])), Fold(_floor.decode(row[2]), known)

    def save(self, hall: str, progress: Progress, fold: Fold, rows: Iterable[Row]) -> None:
        """Rows and progress in one transaction: after a crash both are there or neither."""
        by_table: dict[type[Row], list[Row]] = {}
        days: set[str] = set()
        for row in rows:
            by_table.setdefault(type(row), []).append(row)
            days.add(row.day)
        db = self._db
        db.execute("BEGIN IMMEDIATE")
        try:
            for kind, found in by_table.items():
                marks = ",".join("?" * len(found[0]))
                sql = f"INSERT OR REPLACE INTO {TABLES[kind]} VALUES (?,{marks})"
                db.executemany(sql, [(hall, *row) for row in found])
            self.cells.forget(hall, sorted(days))  # a day that gets another row is added up anew
            if fold.turned:
                db.execute("DELETE FROM visits WHERE hall=?", (hall,))
            self._late.date()
            changed = [(hall, ticket, _pack.encode(fold.visits[ticket])) for ticket in fold.touched]
            db.executemany("INSERT OR REPLACE INTO visits VALUES (?,?,?)", changed)
            values = (hall, progress.seq, progress.hash, _pack.encode(fold.floor))
            db.execute("INSERT OR REPLACE INTO progress VALUES (?,?,?,?)", values)
            db.execute("COMMIT")
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                db.execute("ROLLBACK")
            raise
        fold.touched.clear()
        fold.turned = False

    def save_late(self, progress: Progress, rows: Sequence[LateRow]) -> None:
        """Ratings out of the stream of oversight, in one transaction with how far it is read."""
        with self._late.kept(rows):
            values = (OVERSIGHT, progress.seq, progress.hash, b"")
            self._db.execute("INSERT OR REPLACE INTO progress VALUES (?,?,?,?)", values)

    def late(self, hall: str, day: str) -> list[RatedRow]:
        """Ratings that were given when the day was over, at the moment at which their service ended."""
        return self._late.of_day(hall, day)

    def forget(self, hall: str, /) -> None:
        """Delete everything of a hall, to make it again; of the stream of oversight, what came of it."""
        self._db.execute("BEGIN IMMEDIATE")
        self._late.forget(hall)
        for table in (*TABLES.values(), "visits", "progress"):
            self._db.execute(f"DELETE FROM {table} WHERE hall=?", (hall,))
        self.cells.forget(hall)
        self._db.execute("COMMIT")

    def days(self, hall: str) -> list[str]:
        """Every day that was opened, the newest first."""
        sql = "SELECT day FROM days WHERE hall=? GROUP BY day ORDER BY min(seq) DESC"
        return [str(row[0]) for row in self._db.execute(sql, (hall,))]

    def of_day(self, kind: type[R], hall: str, day: str) -> list[R]:
        """The rows of a kind in the order in which they happened."""
        columns = ",".join(kind._fields)
        sql = f"SELECT {columns} FROM {TABLES[kind]} WHERE hall=? AND day=? ORDER BY seq, part"
        return [_typed(kind, row) for row in self._db.execute(sql, (hall, day))]

    def of_ticket(self, hall: str, ticket: str) -> tuple[list[Served], list[RatedRow]]:
        """The services that a ticket was finished with, and its ratings, in the order in which they happened."""
        return self._ticket(Served, hall, ticket), self._ticket(RatedRow, hall, ticket)

    def _ticket(self, kind: type[R], hall: str, ticket: str) -> list[R]:
        columns = ",".join(kind._fields)
        sql = f"SELECT {columns} FROM {TABLES[kind]} WHERE hall=? AND visit=? ORDER BY seq, part"
        return [_typed(kind, row) for row in self._db.execute(sql, (hall, visit_mark(ticket)))]

    def behind(
        self, hall: str, figure: str, since: str, until: str, limits: dict[str, str], after: str, stamp: Stamp
    ) -> BehindView:
        """See `server.reports.behind`."""
        return behind(self._db, hall, figure, since, until, limits, after, stamp)

    def close(self) -> None:
        self._db.close()


def _typed(kind: type[R], row: Sequence[object]) -> R:
    """SQLite gives 0 and 1 where a row has False and True."""
    made = kind._make(row)  # type: ignore[arg-type]
    if isinstance(made, Called):
        return made._replace(first=bool(made.first), kept=bool(made.kept))
    return made


def open_store(folder: Path) -> ReportsStore:
    """Open the file, or make it anew if it cannot be used: in memory, where not even that is possible."""
    return ReportsStore(*opened(folder / FILE, SCHEMA, SQL.read_text(encoding="utf-8")))
