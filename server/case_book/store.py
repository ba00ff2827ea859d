"""`cases.db`: a row a case, a row for each department that has a part in one."""

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct, structs

from server.case_book.search import Search, statement
from server.derived_file import connect, made_anew, version_of
from server.domain.cases.case import Case
from server.domain.cases.joint.joint import JointCase
from server.domain.cases.private import people_of, private_of
from server.domain.shape import shape_of

FILE = "cases.db"
SQL = Path(__file__).parent / "schema.sql"
_pack = msgspec.msgpack.Encoder().encode
_unpack = msgspec.msgpack.Decoder(Case).decode
_unpack_joint = msgspec.msgpack.Decoder(JointCase).decode


class Hit(NamedTuple):
    """A case that was found, and the day by which the book had it due (ISO date, or empty)."""

    case: Case
    due: str


class CaseRow(NamedTuple):
    """A case as it is written; `body` is all of it."""

    id: str
    matter: str
    hall: str
    state: str
    received_at: float
    keep_until: float
    due: str
    departments: frozenset[str]
    private: tuple[str, ...]
    people: frozenset[str]
    """Those of `private` by whom it is found."""
    external: tuple[str, str] | None
    """(door, how it is called there)."""
    joint: tuple[str, bytes] | None
    """The joint application that it is a part of: number and all of it."""
    body: bytes


class CaseStore:
    """Made by `open_store`. One thread at a time may use it."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def progress(self) -> tuple[int, float]:
        """(seq of the last entry that the rows know, when it happened); zeros for none."""
        row = self._db.execute("SELECT seq, at FROM progress").fetchone()
        return (row[0], row[1]) if row else (0, 0.0)

    def save(self, rows: Iterable[CaseRow], seq: int, at: float) -> None:
        with self._db:
            for row in rows:
                self._db.execute(
                    "INSERT OR REPLACE INTO cases VALUES (?,?,?,?,?,?,?,?,?)",
                    (
                        row.id,
                        row.id[::-1],
                        row.matter,
                        row.hall,
                        row.state,
                        row.received_at,
                        row.keep_until,
                        row.due,
                        row.body,
                    ),
                )
                self._db.executemany(
                    "INSERT OR REPLACE INTO private VALUES (?,?,?)",
                    [(id, row.id, id in row.people) for id in row.private],
                )
                if row.external:
                    self._db.execute(
                        "INSERT OR REPLACE INTO externals VALUES (?,?,?)", (*row.external, row.id)
                    )
                if row.joint:
                    self._db.execute("INSERT OR REPLACE INTO joints VALUES (?,?)", row.joint)
                self._db.executemany(
                    "INSERT OR REPLACE INTO parts VALUES (?,?,?,?,?)",
                    [
                        (department, row.state, row.received_at, row.id, row.due)
                        for department in row.departments
                    ],
                )
            self._db.execute("INSERT OR REPLACE INTO progress VALUES (1,?,?)", (seq, at))

    def find(self, number: str) -> Case | None:
        row = self._db.execute("SELECT body FROM cases WHERE id=?", (number,)).fetchone()
        return _unpack(row[0]) if row else None

    def joint(self, number: str) -> JointCase | None:
        row = self._db.execute("SELECT body FROM joints WHERE id=?", (number,)).fetchone()
        return _unpack_joint(row[0]) if row else None

    def called(self, door: str, external: str) -> str:
        """The number of what a program calls so; empty: none."""
        sql = "SELECT number FROM externals WHERE door=? AND external=?"
        row = self._db.execute(sql, (door, external)).fetchone()
        return row[0] if row else ""

    def date(self, dues: Iterable[tuple[str, str]]) -> None:
        """(number, due) as they are by another calendar."""
        with self._db:
            for number, due in dues:
                sql = "UPDATE cases SET due=? WHERE id=? AND due<>?"
                if self._db.execute(sql, (due, number, due)).rowcount:
                    self._db.execute("UPDATE parts SET due=? WHERE id=?", (due, number))

    def search(self, wanted: Search) -> list[Hit]:
        """The newest first; where days are asked for, what is due first."""
        own = wanted.departments
        if wanted.nothing:
            return []
        if own is None or wanted.department in own:
            rows = self._rows(structs.replace(wanted, departments=None))
        elif wanted.few or wanted.department:
            rows = self._rows(wanted)
        else:  # each department has its own order in the file
            rows = [
                row
                for department in own
                for row in self._rows(structs.replace(wanted, department=department, departments=None))
            ]
            rows = sorted({row[1]: row for row in rows}.values(), reverse=not wanted.by_due)[: wanted.most]
        return [Hit(_unpack(body), key if wanted.by_due else "") for key, _, body in rows]

    def _rows(self, wanted: Search) -> list[Any]:
        return self._db.execute(*statement(wanted)).fetchall()

    def over(self, at: float, most: int) -> list[tuple[str, list[str]]]:
        """(number, ids of what is personal) of cases whose time is over."""
        sql = "SELECT id FROM cases WHERE keep_until > 0 AND keep_until < ? ORDER BY keep_until LIMIT ?"
        numbers = [row[0] for row in self._db.execute(sql, (at, most))]
        return [(number, self.private_of(number, at)) for number in numbers]

    def private_of(self, number: str, at: float) -> list[str]:
        """What no other case needs whose time is not over."""
        sql = (
            "SELECT id FROM private p WHERE number=? AND NOT EXISTS (SELECT 1 FROM private o JOIN cases c "
            "ON c.id = o.number WHERE o.id = p.id AND o.number <> p.number AND (c.keep_until = 0 OR c.keep_until >= ?))"
        )
        return [row[0] for row in self._db.execute(sql, (number, at))]

    def forget_private(self, numbers: Iterable[str]) -> None:
        """What is personal of these is gone."""
        with self._db:
            for number in numbers:
                self._db.execute("DELETE FROM private WHERE number=?", (number,))
                self._db.execute("UPDATE cases SET keep_until=0 WHERE id=?", (number,))

    def unknown(self, ids: Sequence[str]) -> list[str]:
        """Those of these ids that no case knows."""
        sql = "SELECT value FROM json_each(?) WHERE value NOT IN (SELECT id FROM private)"
        return [row[0] for row in self._db.execute(sql, (json.dumps(ids),))]

    def beside(self, ids: Sequence[str]) -> list[str]:
        """Everything personal of the cases that are these people's now: of one that was only written down under their name
        the rest is somebody else's."""
        sql = (
            "SELECT id FROM private WHERE number IN "
            "(SELECT number FROM private WHERE people = 1 AND id IN (SELECT value FROM json_each(?)))"
        )
        return [row[0] for row in self._db.execute(sql, (json.dumps(ids),))]

    def close(self) -> None:
        self._db.close()


def row_of(case: Case, keep_until: float, joint: JointCase | None = None, due: str = "") -> CaseRow:
    """As it is now; `keep_until` is 0 while it is open; `joint`: of which it is a part; `due`: an ISO date, or empty."""
    return CaseRow(
        case.id,
        case.matter,
        case.hall,
        case.state,
        case.received_at,
        keep_until,
        due,
        frozenset(case.departments),
        tuple(private_of(case)),
        frozenset(people_of(case)),
        (case.door, case.external) if case.external else None,
        (joint.id, _pack(joint)) if joint else None,
        _pack(case),
    )


def open_store(folder: Path) -> CaseStore:
    """The file of the folder; one of another version or that is damaged is made again. Raises sqlite3.Error, OSError."""
    path = folder / FILE
    with contextlib.suppress(sqlite3.DatabaseError):
        db = connect(path)
        if version_of(db) == _version():
            return CaseStore(db)
        db.close()
    return renew(folder)


def renew(folder: Path) -> CaseStore:
    """An empty file in place of whatever is there. Raises sqlite3.Error, OSError."""
    return CaseStore(made_anew(folder / FILE, SQL, _version()))


class BookShape(Struct):
    """What the bodies hold."""

    case: Case
    joint: JointCase


def _version() -> int:
    """Of what a body holds and of the schema: with another one the file is made again."""
    return int.from_bytes(shape_of(BookShape, len(SQL.read_bytes()))[:3])
