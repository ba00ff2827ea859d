"""The cells of the days that are over, kept beside the rows that they were made of."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

import msgspec

from server.reports.cells import CellKey, FigureSums

_pack = msgspec.msgpack.Encoder()
_sums = msgspec.msgpack.Decoder(FigureSums)


class CellTable:
    """On the connection of the store, whose thread uses it."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def keep(self, hall: str, day: str, cells: Mapping[CellKey, FigureSums]) -> None:
        """All cells of a day, whole or not at all."""
        db = self._db
        db.execute("BEGIN IMMEDIATE")
        db.execute("DELETE FROM cells WHERE hall=? AND day=?", (hall, day))
        rows = [(hall, key.dim, day, key.key, key.hour, _pack.encode(sums)) for key, sums in cells.items()]
        db.executemany("INSERT INTO cells VALUES (?,?,?,?,?,?)", rows)
        db.execute("INSERT OR REPLACE INTO cell_days VALUES (?,?)", (hall, day))
        db.execute("COMMIT")

    def lacking(self, hall: str, since: str = "", until: str = "9999") -> list[str]:
        """Days that were opened and have no cells, the oldest first."""
        sql = (
            "SELECT DISTINCT day FROM days WHERE hall=? AND day BETWEEN ? AND ? "
            "AND day NOT IN (SELECT day FROM cell_days WHERE hall=?) ORDER BY day"
        )
        return [row[0] for row in self._db.execute(sql, (hall, since, until, hall))]

    def days(self, hall: str, since: str, until: str) -> int:
        """How many days were opened."""
        sql = "SELECT count(DISTINCT day) FROM days WHERE hall=? AND day BETWEEN ? AND ?"
        return int(self._db.execute(sql, (hall, since, until)).fetchone()[0])

    def first(self, hall: str) -> str:
        """The first day of all; empty for none."""
        return self._db.execute("SELECT min(day) FROM days WHERE hall=?", (hall,)).fetchone()[0] or ""

    def read(
        self, hall: str, dim: str, since: str, until: str, key: str = ""
    ) -> Iterator[tuple[CellKey, str, FigureSums]]:
        """The cells of a dimension, of one key or of all."""
        sql = "SELECT key, hour, day, body FROM cells WHERE hall=? AND dim=? AND day BETWEEN ? AND ?"
        values = [hall, dim, since, until]
        if key:
            sql, values = f"{sql} AND key=?", [*values, key]
        for name, hour, day, body in self._db.execute(sql, values):
            yield CellKey(dim, name, hour), day, _sums.decode(body)

    def forget(self, hall: str, days: Sequence[str] | None = None) -> None:
        """Of these days, or of all; within a transaction of whoever asks."""
        for table in ("cells", "cell_days"):
            if days is None:
                self._db.execute(f"DELETE FROM {table} WHERE hall=?", (hall,))
            else:
                pairs = list(chain((hall, day) for day in days))
                self._db.executemany(f"DELETE FROM {table} WHERE hall=? AND day=?", pairs)
