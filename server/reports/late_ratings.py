"""Ratings of services whose day was over when they were given: they count on the day of the service, however late they come
and whichever stream is read first."""

import contextlib
import sqlite3
from collections.abc import Generator, Iterator, Sequence

from server.domain.oversight.codec import decode_events
from server.domain.oversight.events import RatingGiven
from server.domain.oversight.stream import ID
from server.domain.oversight.words import RatedStage
from server.journal.entry import Entry
from server.reports.cell_table import CellTable
from server.reports.rows import LateRow, RatedRow, visit_mark

RATED = RatingGiven.__name__


def late_rows(entry: Entry) -> Iterator[LateRow]:
    """Raises msgspec.DecodeError."""
    if RATED not in entry.events:  # most of what is done about complaints need not be decoded
        return
    for part, event in enumerate(decode_events(entry.events)):
        if isinstance(event, RatingGiven) and event.about.stage is RatedStage.SERVICE:
            about, (ticket, _, finished) = event.about, event.rating.rpartition("~")
            yield LateRow(
                about.hall, entry.seq, part, "", entry.at, about.category, about.window, about.clerk,
                event.given.level, event.given.channel, visit_mark(ticket), int(finished),
            )  # fmt: skip


class LateRatings:
    """On the connection of the store, whose thread uses it."""

    def __init__(self, db: sqlite3.Connection, cells: CellTable) -> None:
        self._db, self._cells = db, cells

    @contextlib.contextmanager
    def kept(self, rows: Sequence[LateRow]) -> Generator[None]:
        """With whatever is done meanwhile, whole or not at all."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            marks = ",".join("?" * len(LateRow._fields))
            self._db.executemany(f"INSERT OR REPLACE INTO late_ratings VALUES ({marks})", rows)
            self.date()
            yield
            self._db.execute("COMMIT")
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                self._db.execute("ROLLBACK")
            raise

    def date(self) -> None:
        """Give those that wait the day and the moment of their service, where that is read; within a transaction."""
        waiting = self._db.execute(
            "SELECT seq, part, hall, visit, finished FROM late_ratings WHERE day=''"
        ).fetchall()
        for seq, part, hall, visit, finished in waiting:
            sql = "SELECT day, at FROM services WHERE hall=? AND visit=? ORDER BY seq, part LIMIT 1 OFFSET ?"
            found = self._db.execute(sql, (hall, visit, max(finished - 1, 0))).fetchone()
            if found is not None:
                self._db.execute(
                    "UPDATE late_ratings SET day=?, at=? WHERE seq=? AND part=?", (*found, seq, part)
                )
                self._cells.forget(hall, [found[0]])

    def of_day(self, hall: str, day: str) -> list[RatedRow]:
        columns = ",".join(RatedRow._fields)
        sql = f"SELECT {columns} FROM late_ratings WHERE hall=? AND day=? ORDER BY seq, part"
        return [RatedRow(*row) for row in self._db.execute(sql, (hall, day))]

    def forget(self, stream: str) -> None:
        """A hall's are dated again once it is read; within a transaction."""
        if stream != ID:
            self._db.execute("UPDATE late_ratings SET day='' WHERE hall=?", (stream,))
            return
        for (hall,) in self._db.execute("SELECT DISTINCT hall FROM late_ratings").fetchall():
            self._cells.forget(hall)
        self._db.execute("DELETE FROM late_ratings")
