"""Snapshots of cases are rows: only what changed is written, and what was altered is not believed."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from server.domain.cases import commands as c
from server.domain.cases.state import KEPT_S
from server.domain.cases.stream import ID, SHAPE, CasesStream
from server.engine.replay import load
from server.journal import snapshots
from server.journal.sqlite import SqliteJournal
from tests.api.test_case_search import written
from tests.cases import LAND, TITLE, Office


async def keep(journal: SqliteJournal, office: Office) -> None:
    """A snapshot of the office as it stands, as the engine makes one."""
    stream = CasesStream(office.settings)
    office.state.seq = len(office.happened)
    await journal.save_snapshot(ID, office.state.seq, stream.facts(office.state), SHAPE)
    stream.kept(office.state)


async def grown(folder: Path) -> tuple[Office, SqliteJournal]:
    """Three cases, kept; then one changed, one more, one let go of."""
    office = Office()
    journal = await SqliteJournal.open(folder)
    stamped = office.receive("stamp", ["m1"])
    office.do(c.AcceptCase(stamped.id, stamped.seen, "c01", done=True))
    first, second = office.accepted(), office.accepted()
    await written(journal, office)
    await keep(journal, office)
    office.take(first, "land")
    office.at += KEPT_S + 60
    office.receive()
    assert stamped.id not in office.state.facts.cases
    assert second.id not in office.state.changed, "what did not change is not written again"
    assert set(office.state.changed) == {stamped.id, first.id, list(office.state.facts.cases)[-1]}
    return office, journal


async def test_rows_that_are_written_one_after_another_give_the_state_that_the_journal_gives(
    tmp_path: Path,
) -> None:
    office, journal = await grown(tmp_path)
    await written(journal, office, await journal.last(ID))
    await keep(journal, office)
    assert office.state.changed == {}
    stream = CasesStream(office.settings)
    kept = await journal.load_snapshot(ID, SHAPE)
    assert kept is not None
    assert set(kept.rows) == set(office.state.facts.cases)
    restored, replayed = await load(journal, stream), await load(journal, stream, whole=True)
    assert restored.facts == replayed.facts == office.state.facts
    assert {d: set(p) for d, p in restored.piles.items() if p} == {
        d: set(p) for d, p in replayed.piles.items() if p
    }
    await journal.close()


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE snapshot_rows SET body = x'80' WHERE key = (SELECT min(key) FROM snapshot_rows)",
        "DELETE FROM snapshot_rows WHERE key = (SELECT min(key) FROM snapshot_rows)",
        "UPDATE snapshot_rows SET key = key || 'x'",
        "UPDATE snapshots SET rows = x'00'",
    ],
)
async def test_a_snapshot_with_an_altered_or_missing_row_is_not_believed(tmp_path: Path, harm: str) -> None:
    office, journal = await grown(tmp_path)
    await written(journal, office, await journal.last(ID))
    await keep(journal, office)
    await journal.close()
    with closing(sqlite3.connect(tmp_path / "journal.db")) as db:
        db.execute(harm)
        db.commit()
    journal = await SqliteJournal.open(tmp_path)
    believed = await journal.load_snapshot(ID, SHAPE)
    assert (believed is None) == ("SET rows" not in harm), (
        "the sum alone is worked out from the rows each time"
    )
    assert (await load(journal, CasesStream(office.settings))).facts == office.state.facts
    await journal.close()


async def test_a_snapshot_that_could_not_be_written_takes_nothing_from_the_next_one(tmp_path: Path) -> None:
    office, journal = await grown(tmp_path)
    await written(journal, office, await journal.last(ID))
    changed = dict(office.state.changed)
    with closing(sqlite3.connect(tmp_path / "journal.db")) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Exception, match="locked"):
            await keep(journal, office)
        other.rollback()
    assert office.state.changed == changed
    await keep(journal, office)
    restored = await load(journal, CasesStream(office.settings))
    assert restored.facts == office.state.facts
    await journal.close()


def test_a_state_that_no_snapshot_is_known_of_is_kept_whole() -> None:
    office = Office([TITLE])
    case = office.accepted()
    stream = CasesStream(office.settings)
    kept = stream.facts(office.state)
    assert (kept.whole, set(kept.all_rows())) == (True, {case.id})
    stream.kept(office.state)
    office.do(c.TakeTask(case.id, case.seen, "r1", task="land", departments=(LAND,)))
    again = stream.facts(office.state)
    assert (again.whole, [key for key, _ in again.rows]) == (False, [case.id])


async def test_a_snapshot_that_is_broken_off_leaves_no_transaction_in_which_later_entries_are_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office, journal = await grown(tmp_path)

    async def broken_off(*_arguments: object) -> None:
        raise asyncio.CancelledError

    with monkeypatch.context() as patched:
        patched.setattr(snapshots, "_replace", broken_off)
        await written(journal, office, await journal.last(ID))
        with pytest.raises(asyncio.CancelledError):
            await keep(journal, office)
    office.do(c.FollowTime())
    office.receive()
    await written(journal, office, await journal.last(ID))
    with closing(sqlite3.connect(tmp_path / "journal.db")) as other:
        (stood,) = other.execute("SELECT max(seq) FROM entries WHERE hall='@cases'").fetchone()
    assert stood == len(office.happened)
    await journal.close()
