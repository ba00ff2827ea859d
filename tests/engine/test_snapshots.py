"""A snapshot of another version is no truth: the journal is. Its shape says which version wrote it."""

import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from server.domain.queue.apply import APPLIED, apply
from server.domain.queue.events import AnyEvent
from server.domain.queue.state import Facts, HallState
from server.domain.queue.stream import SHAPE, HallStream, encode_facts
from server.domain.queue.tickets.ticket import Ticket
from server.domain.shape import shape_of
from server.engine.replay import load
from server.journal.sqlite import SqliteJournal
from tests.engine.conftest import works
from tests.halls import small_hall

OLD = Path(__file__).parent / "snapshots"
MADE = {
    1: "8ae884a37b691c6c",
    2: "1c32c21bdac0a00e",
    3: "dc6e17a113cc3e18",
    4: "dc6e17a113cc3e18",
    5: "dc6e17a113cc3e18",
    6: "22646cb5f0a66f7d",
}
"""`APPLIED` → digest of the facts that the day written down (see `walk`) leads to; 4 is about a clock that is set back after
a kiosk handed in, 5 about the ninth call and those before it, and in that day there is neither; 6 keeps
what was finished last."""


def unpacked(folder: Path, name: str) -> None:
    """A journal as an earlier version left it: its file, with entries and a snapshot."""
    with closing(sqlite3.connect(folder / "journal.db")) as db:
        db.executescript((OLD / f"{name}.sql").read_text())


async def read_again(folder: Path, *, whole: bool) -> HallState:
    journal = await SqliteJournal.open(folder)
    try:
        return await load(journal, HallStream(small_hall()), whole=whole)
    finally:
        await journal.close()


@pytest.mark.parametrize("name", [file.stem for file in sorted(OLD.glob("*.sql"))])
async def test_an_old_journal_gives_what_its_entries_say_and_not_what_its_snapshot_lacks(
    tmp_path: Path, name: str
):
    unpacked(tmp_path, name)
    state = await read_again(tmp_path, whole=False)
    assert encode_facts(state) == encode_facts(await read_again(tmp_path, whole=True))
    called = [ticket for ticket in state.facts.today.tickets.values() if ticket.state == "called"]
    assert [ticket.turn.calls_since_wait for ticket in called] == [2]


async def test_a_snapshot_of_another_shape_is_not_believed_and_written_anew(tmp_path: Path):
    async with works(tmp_path) as w:
        await w.take("t1")
    with closing(sqlite3.connect(tmp_path / "journal.db")) as db:
        db.execute("UPDATE snapshots SET shape = x'00', facts = x'80', digest = x''")
        (digest,) = db.execute("SELECT hash FROM snapshots").fetchone()
        db.execute("UPDATE snapshots SET digest = ?", (sha256(digest + b"\x80").digest(),))
        db.commit()
    async with works(tmp_path) as w:
        assert await w.numbers() == ["A001"]
        await w.take("t2")
    journal = await SqliteJournal.open(tmp_path)
    assert await journal.load_snapshot("main", SHAPE)
    await journal.close()


def changed(**fields: tuple[Any, Any]) -> type[Any]:
    """`Facts` with these of its fields otherwise: (type, default)."""
    same: list[Any] = [
        (f.name, f.type, msgspec.field(default_factory=f.default_factory))
        if f.default is msgspec.NODEFAULT
        else (f.name, f.type, f.default)
        for f in msgspec.structs.fields(Facts)
        if f.name not in fields
    ]
    return msgspec.defstruct("Facts", [*same, *((name, *what) for name, what in fields.items())])


def test_a_field_more_fewer_or_of_another_kind_is_another_shape():
    assert shape_of(changed(), APPLIED) == SHAPE
    others = [
        shape_of(changed(colour=(str, "")), APPLIED),
        shape_of(changed(day=(str, "today")), APPLIED),
        shape_of(changed(day=(int, 0)), APPLIED),
        shape_of(changed(tickets=(list[Ticket], [])), APPLIED),
        shape_of(Ticket, APPLIED),
        shape_of(Facts, APPLIED + 1),
    ]
    assert len({SHAPE, *others}) == len(others) + 1


def test_words_about_a_field_are_no_other_shape():
    def facts(doc: str) -> type[Any]:
        made = msgspec.defstruct("Facts", [("title", str), ("description", int)])
        made.__doc__ = doc
        return made

    assert shape_of(facts("as it was"), 1) == shape_of(facts("put better"), 1)
    assert shape_of(facts(""), 1) != shape_of(msgspec.defstruct("Facts", [("title", str)]), 1)


def lived() -> HallState:
    """The day that is written down, applied."""
    state = HallState(small_hall())
    decode = msgspec.json.Decoder(tuple[float, list[AnyEvent]]).decode
    for line in (OLD / "day.jsonl").read_bytes().splitlines():
        at, events = decode(line)
        for event in events:
            apply(state, event, at)
    return state


def test_the_day_that_is_written_down_has_every_kind_of_event():
    said = (OLD / "day.jsonl").read_text()
    lacking = [kind.__name__ for kind in get_args(AnyEvent) if f'"type":"{kind.__name__}"' not in said]
    assert lacking == [], "put them into tests/engine/walk.py and write the day down anew"


def test_who_changes_what_events_lead_to_says_so():
    """Fails after a change of `apply`: raise APPLIED, so that no older snapshot is taken for what comes out now."""
    assert (APPLIED, sha256(encode_facts(lived())).hexdigest()[:16]) in MADE.items()
