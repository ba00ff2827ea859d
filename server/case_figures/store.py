"""`case_figures.db`: rows, what has to be remembered between two entries, and the sums of the days that are over."""

import contextlib
import sqlite3
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from pathlib import Path
from zlib import crc32

import msgspec

from server.case_figures.counted import CELLS, COUNTED
from server.case_figures.fold import CaseFold
from server.case_figures.limits import LimitRun, MeasuredLimit, Measuring
from server.case_figures.rows import CaseFact, RowPlace
from server.case_figures.under_way import CasesBetween, CaseUnderWay
from server.derived_file import parts
from server.domain.cases.settings import Office
from server.domain.cases.stream import ID
from server.domain.cases.term_and_lamp import TermDay
from server.reports.following import NOTHING, Progress
from server.reports.opening import opened
from server.watch import Watch

FILE = "case_figures.db"
SQL = Path(__file__).parent / "schema.sql"
COUNTS = 1
"""Raise it whenever the same events give other rows."""
FIRST, LAST = "2020-01-01", "2045-12-31"
"""The days of the calendar that are compared with those by which the rows were counted."""
Begin = Callable[[CasesBetween | None, dict[str, CaseUnderWay]], CaseFold]
ENDS = "'closed','refused','withdrawn'"
SUMS = ", ".join(f"sum(CASE WHEN {one.where} THEN {one.value} ELSE 0 END)" for one in COUNTED.values())
KEPT = "\n".join(f", f_{name} INTEGER NOT NULL" for name in COUNTED)
CELL_TABLE = (
    f"CREATE TABLE cells (dim TEXT NOT NULL, day TEXT NOT NULL, hall TEXT NOT NULL, key TEXT NOT NULL, "
    f"hour INTEGER NOT NULL{KEPT}, PRIMARY KEY (dim, day, hall, key, hour)) STRICT, WITHOUT ROWID"
)
_pack = msgspec.msgpack.Encoder().encode
_between = msgspec.msgpack.Decoder(CasesBetween).decode
_case = msgspec.msgpack.Decoder(CaseUnderWay).decode
_run = msgspec.msgpack.Decoder(LimitRun).decode


def cells_sql(dim: str) -> str:
    """The cells of a day from its rows."""
    key, hour = ("''", "hour") if dim == "hour" else (dim, "-1")
    some = "" if dim == "hour" else f" AND {dim}<>''"
    return f"SELECT '{dim}', day, hall, {key} AS k, {hour} AS h, {SUMS} FROM happened WHERE day=?{some} GROUP BY hall, k, h"


class CaseFiguresStore:
    """Made by `open_store`, for one thread at a time. `begin` makes the fold that goes on from what was kept."""

    def __init__(self, db: sqlite3.Connection, begin: Begin, path: Path | None = None) -> None:
        self.db, self._begin = db, begin
        self._watch = Watch(*(parts(path) if path else ()))

    def gone(self) -> bool:
        return self._watch.gone

    def close(self) -> None:
        self.db.close()

    def load(self, stream: str, /) -> tuple[Progress, CaseFold | None]:
        row = self.db.execute("SELECT seq, hash, floor FROM progress WHERE stream=?", (stream,)).fetchone()
        known = Progress(int(row[0]), bytes(row[1])) if row else NOTHING
        if stream != ID:
            return known, None
        if row is None:
            return known, self._begin(None, {})
        cases = {id: _case(body) for id, body in self.db.execute("SELECT case_, body FROM under_way")}
        return known, self._begin(_between(row[2]), cases)

    def save(self, stream: str, progress: Progress, fold: CaseFold | None, rows: Sequence[CaseFact]) -> None:
        """Rows and progress in one transaction: after a crash both are there or neither."""
        with self._whole():
            self._keep(rows)
            if fold is None:
                floor = b""
            else:
                for place, found, run in fold.remeasured:
                    self._measured(place, found, run)
                self._undo(fold.undone)
                self._remember(fold)
                floor = _pack(fold.between)
                if fold.recounted:
                    self.recount(fold.measuring)
            self._date_ratings()
            self.db.execute("INSERT OR REPLACE INTO progress VALUES (?,?,?,?)", (stream, *progress, floor))
        if fold is not None:
            fold.saved()

    def _keep(self, rows: Sequence[CaseFact]) -> None:
        if rows:
            marks = ",".join("?" * len(rows[0]))
            self.db.executemany(f"INSERT OR REPLACE INTO happened VALUES ({marks})", rows)
            self._changed({row.day for row in rows if row.day})

    def _changed(self, days: Iterable[str]) -> None:
        """A day that gets another row, or loses one, is added up anew."""
        for day in sorted(days):
            self.db.execute("INSERT OR IGNORE INTO days VALUES (?)", (day,))
            if self.db.execute("DELETE FROM cell_days WHERE day=?", (day,)).rowcount:
                self.db.executemany("DELETE FROM cells WHERE dim=? AND day=?", [(dim, day) for dim in CELLS])

    def _undo(self, places: Sequence[RowPlace]) -> None:
        for place in places:
            where = (ID, *place)
            sql = "SELECT day FROM happened WHERE stream=? AND seq=? AND part=?"
            day = self.db.execute(sql, where).fetchone()[0]
            sql = "UPDATE happened SET what='undone', run=NULL WHERE stream=? AND seq=? AND part=?"
            self.db.execute(sql, where)
            self._changed([day])

    def _remember(self, fold: CaseFold) -> None:
        changed = [(id, _pack(fold.cases[id])) for id in fold.touched if id in fold.cases]
        self.db.executemany("INSERT OR REPLACE INTO under_way VALUES (?,?)", changed)
        ended = [(id,) for id in fold.touched if id not in fold.cases]
        self.db.executemany("DELETE FROM under_way WHERE case_=?", ended)

    def _date_ratings(self) -> None:
        """A rating counts on the day of what was rated, however late it was given and whichever stream is read first."""
        waiting = self.db.execute(
            "SELECT stream, seq, part, case_, how FROM happened WHERE day=''"
        ).fetchall()
        for stream, seq, part, number, how in waiting:
            what = "'accepted'" if how == "accepted" else ENDS
            sql = f"SELECT day, hour FROM happened WHERE case_=? AND stream=? AND what IN ({what}) LIMIT 1"
            found = self.db.execute(sql, (number, ID)).fetchone()
            if found is not None:
                sql = "UPDATE happened SET day=?, hour=? WHERE stream=? AND seq=? AND part=?"
                self.db.execute(sql, (*found, stream, seq, part))
                self._changed([found[0]])

    def recount(self, measuring: Measuring) -> None:
        """What a calendar that was corrected changes: the limits that touch a day which it tells otherwise now."""
        now = {day.date: (int(day.working), day.close) for day in _days(measuring.office)}
        known = {
            day: (working, close) for day, working, close in self.db.execute("SELECT * FROM office_days")
        }
        other = sorted(day for day, what in now.items() if known.get(day) != what)
        if not other:
            return
        self.db.executemany(
            "INSERT OR REPLACE INTO office_days VALUES (?,?,?)", [(d, *now[d]) for d in other]
        )
        sql = "SELECT seq, part, run FROM happened WHERE run IS NOT NULL AND until>=?"
        for seq, part, body in self.db.execute(sql, (other[0],)).fetchall():
            run = _run(body)
            if run.since <= other[-1]:
                self._measured(RowPlace(seq, part), measuring.of(run), body)

    def _measured(self, place: RowPlace, found: MeasuredLimit, run: bytes) -> None:
        where = (ID, *place)
        sql = "SELECT day FROM happened WHERE stream=? AND seq=? AND part=?"
        day = self.db.execute(sql, where).fetchone()[0]
        sql = "UPDATE happened SET value=?, promise=?, law=?, until=?, run=? WHERE stream=? AND seq=? AND part=?"
        values = (found.used, found.promise, found.law, found.until, run)
        self.db.execute(sql, (*values, *where))
        self._changed([day])

    def recounted(self, measuring: Measuring) -> None:
        with self._whole():
            self.recount(measuring)

    def lacking(self, since: str = "", until: str = "9999") -> list[str]:
        """Days on which something happened and that are not added up, the oldest first."""
        sql = "SELECT day FROM days WHERE day BETWEEN ? AND ? AND day NOT IN (SELECT day FROM cell_days) ORDER BY day"
        return [row[0] for row in self.db.execute(sql, (since, until))]

    def days(self, since: str, until: str) -> int:
        """On how many days something happened."""
        return int(
            self.db.execute("SELECT count(*) FROM days WHERE day BETWEEN ? AND ?", (since, until)).fetchone()[
                0
            ]
        )

    def first(self) -> str:
        """The first day of all; empty for none."""
        return self.db.execute("SELECT min(day) FROM days").fetchone()[0] or ""

    def add_up(self, day: str) -> None:
        """The cells of a day, whole or not at all."""
        with self._whole():
            for dim in CELLS:
                self.db.execute(f"INSERT INTO cells {cells_sql(dim)}", (day,))
            self.db.execute("INSERT OR REPLACE INTO cell_days VALUES (?)", (day,))

    def forget(self, stream: str, /) -> None:
        with self._whole():
            self.db.execute("DELETE FROM happened WHERE stream=?", (stream,))
            self.db.execute("DELETE FROM progress WHERE stream=?", (stream,))
            for table in ("cells", "cell_days"):
                self.db.execute(f"DELETE FROM {table}")
            if stream == ID:
                self.db.execute("DELETE FROM under_way")
                self.db.execute("DELETE FROM days")
                self.db.execute("UPDATE happened SET day=''")  # ratings: their cases are read again

    @contextlib.contextmanager
    def _whole(self) -> Generator[None]:
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.db.execute("COMMIT")
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                self.db.execute("ROLLBACK")
            raise


def _days(office: Office) -> Iterator[TermDay]:
    day = FIRST
    while day < LAST:
        for one in office.days_after(day):
            yield one
            day = one.date


def open_store(folder: Path, begin: Begin) -> CaseFiguresStore:
    """Open the file, or make it anew if it cannot be used: in memory, where not even that is possible."""
    schema = f"{SQL.read_text(encoding='utf-8')}\n{CELL_TABLE};"
    version = crc32(f"{COUNTS} {schema} {SUMS}".encode()) & 0x7FFF_FFFF
    db, path = opened(folder / FILE, version, schema)
    return CaseFiguresStore(db, begin, path)
