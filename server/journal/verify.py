"""Checking a journal from outside, entry by entry, also while the server runs."""

import sqlite3
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from server.case_files.store import FOLDER as FILES
from server.case_files.store import FileDamaged, FileStore
from server.clock import COMPUTER
from server.domain.cases.codec import CODEC as CASES_CODEC
from server.domain.cases.files.events import FileAttached
from server.domain.cases.stream import ID as CASES
from server.domain.oversight.codec import CODEC as OVERSIGHT_CODEC
from server.domain.oversight.stream import ID as OVERSIGHT
from server.domain.queue.codec import CODEC as HALLS_CODEC
from server.journal.entry import GENESIS, Entry, fits, named
from server.journal.head import FILE as HEAD
from server.journal.head import HeadNote
from server.journal.head import read as read_head
from server.journal.journal import Progress
from server.journal.sqlite import COLUMNS, FILE

FUTURE_S = 60.0
TOLD_EVERY = 500
"""Entries from one word of progress to the next."""


@dataclass
class Report:
    """What was found. `faults` names every entry that does not hold, at most a hundred; `remarks` are no faults."""

    entries: dict[str, int] = field(default_factory=dict[str, int])
    faults: list[str] = field(default_factory=list[str])
    notes: list[str] = field(default_factory=list[str])
    """What is whole and yet worth a look: entries that a wrong clock dated."""
    remarks: list[str] = field(default_factory=list[str])
    files: dict[str, FileAttached] = field(default_factory=dict[str, FileAttached])
    """What should lie beside the journal, by id."""

    def note(self, text: str) -> None:
        if len(self.notes) < 100:
            self.notes.append(text)

    def fault(self, text: str) -> None:
        if len(self.faults) < 100:
            self.faults.append(text)


def verify(folder: Path, progress: Progress | None = None, files: Path | None = None) -> Report:
    """Read the whole journal and check the chain, the answers, the events' form, the end and the file itself."""
    report = Report()
    note = _note(folder)
    path = folder / FILE
    if not path.exists():
        report.fault(f"{path}: no journal here")
        return report
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    db.text_factory = bytes  # an altered byte need not be UTF-8 any more
    try:
        # Numbers beside their neighbours' first, so that a damaged index cannot hide a row.
        _walk(db, report, note, progress)
        for (line,) in db.execute("PRAGMA integrity_check(20)"):
            if line != b"ok":
                report.fault(f"{path.name}: {line.decode(errors='replace')}")
    except sqlite3.DatabaseError as error:
        counted = ", ".join(f"{hall} entry {n + 1}" for hall, n in report.entries.items()) or "entry 1"
        report.fault(f"{path.name}: {error}; reading stopped at {counted}")
    finally:
        db.close()
    _files(files or folder, report)
    for hall, (seq, _) in note.halls.items():
        if report.entries.get(hall, 0) < seq:
            report.fault(
                f"{named(hall)}: entry {report.entries.get(hall, 0) + 1} to {seq} missing at the end"
            )
    if note.fault and report.entries:
        text = f"{HEAD} {note.fault}: whether entries are missing at the end cannot be told"
        # After a restored backup there is none until the server has run.
        report.remarks.append(text) if note.missing else report.fault(text)
    return report


def _note(folder: Path) -> HeadNote:
    try:
        return read_head(folder)
    except OSError as error:
        return HeadNote({}, f"cannot be read: {error.strerror}")


def _walk(db: sqlite3.Connection, report: Report, note: HeadNote, progress: Progress | None) -> None:
    ends: dict[bytes, tuple[int, bytes]] = {}
    # No row is ever taken away, so the last id is their number.
    total = db.execute("SELECT max(id) FROM entries").fetchone()[0] or 0 if progress else 0
    for count, row in enumerate(db.execute(f"SELECT {COLUMNS} FROM entries NOT INDEXED ORDER BY id")):
        if progress and count % TOLD_EVERY == 0:
            progress(count, total)
        hall: bytes = row[0]
        seq, before = ends.get(hall, (0, GENESIS))
        name = hall.decode(errors="replace")
        try:
            texts = {i: row[i].decode() for i in (0, 3, 4, 6, 7)}
            entry = Entry._make(texts.get(i, value) for i, value in enumerate(row))
            whole = entry.seq == seq + 1 and fits(before, entry)
            _read(entry, report.files)
        except (UnicodeDecodeError, msgspec.DecodeError, msgspec.ValidationError, TypeError, AttributeError):
            whole = False
        if whole and isinstance(row[2], float | int) and row[2] > COMPUTER.wall() + FUTURE_S:
            report.note(
                f"{named(name)}: entry {seq + 1} is dated {datetime.fromtimestamp(row[2], UTC):%Y-%m-%d %H:%M} UTC"
            )
        if not whole:
            report.fault(f"{named(name)}: entry {seq + 1} was altered, or entries before it are missing")
        elif note.halls.get(name, (0, ""))[0] == seq + 1 and note.halls[name][1] != bytes(row[9]).hex():
            report.fault(f"{named(name)}: entry {seq + 1} is not the one that was noted in {HEAD}")
        # Go on from what the row says of itself, so that one fault is one line.
        ends[hall] = (row[1] if isinstance(row[1], int) else seq + 1, bytes(row[9] or b""))
        report.entries[name] = report.entries.get(name, 0) + 1
    if progress:
        progress(total, total)


def _read(entry: Entry, files: dict[str, FileAttached]) -> None:
    """Raises msgspec.DecodeError or ValidationError. Of a stream of no known kind the chain alone is looked at."""
    if entry.stream == CASES:
        for event in CASES_CODEC.decode_events(entry.events):
            if isinstance(event, FileAttached):
                files[event.file] = event
        CASES_CODEC.decode_command(entry.command)
    elif entry.stream == OVERSIGHT:
        OVERSIGHT_CODEC.decode_events(entry.events)
        OVERSIGHT_CODEC.decode_command(entry.command)
    elif not entry.stream.startswith("@"):
        HALLS_CODEC.decode_events(entry.events)
        HALLS_CODEC.decode_command(entry.command)


def _files(folder: Path, report: Report) -> None:
    """Whether each file of a case is what was put there, or was deleted on purpose. A folder without any is another place's
    affair (a backup without files): they are counted alone."""
    if not (folder / FILES).is_dir():
        if report.files:
            report.remarks.append(f"files of cases: none here, {len(report.files)} in the journal")
        return
    store, gone = FileStore(folder), 0
    deleted = store.deleted()
    for id, event in report.files.items():
        if not store.there(id):
            gone += 1
            if id not in deleted:
                report.fault(
                    f"{FILES}/{id[:2]}/{id}: a file of case {event.case} is not there and was not deleted"
                )
            continue
        try:
            store.read(id, event.salt, event.sum)
        except FileDamaged:
            report.fault(f"{FILES}/{id[:2]}/{id}: a file of case {event.case} is not what was put there")
    if report.files:
        report.remarks.append(f"files of cases: {len(report.files) - gone} there, {gone} not")
