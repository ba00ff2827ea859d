"""Every figure of cases, put in every way, equals a recount from the journal that shares nothing with it: whatever happened
to the cases, in whatever order the streams are read, and however late a calendar or a rating comes."""

import contextlib
import tempfile
from collections.abc import AsyncGenerator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.case_figures.counted import COUNTED, unknown
from server.case_figures.follower import CaseReports, folds, taken
from server.case_figures.limits import Measuring
from server.case_figures.span import BY, AskedFigures, dim_of, summed, whole
from server.case_figures.spanned import FiguresPlace
from server.case_figures.store import CaseFiguresStore, open_store
from server.case_figures.views import CaseBehindRow
from server.journal.entry import Entry, Record
from server.journal.sqlite import SqliteJournal
from tests.case_figures.lives import PLAIN, Lives, lives
from tests.case_figures.recount import Counting, figures, recount
from tests.cases import LAND, ZONE, office
from tests.halls import name

SPAN = ("2026-01-01", "2026-12-31")
CATEGORIES = {(hall, matter): "one" if matter in ("title", "days") else "two"
              for hall in ("main", "east") for matter in ("title", "chain", "stamp", "days")}  # fmt: skip


@contextlib.asynccontextmanager
async def following(folder: Path) -> AsyncGenerator[tuple[CaseReports, SqliteJournal]]:
    journal = await SqliteJournal.open(folder)
    reports = await CaseReports.open(folder, journal, office(PLAIN), ZONE)
    try:
        yield reports, journal
    finally:
        await reports.close()
        await journal.close()


async def appended(journal: SqliteJournal, one: Lives, first: int = 0, last: int | None = None) -> None:
    await journal.append("@cases", one.records[first:last])
    if last is None and one.heard:
        await journal.append("@oversight", one.heard)


def told(store: CaseFiguresStore, by: str, hall: str = "", of: str = "") -> dict[str, dict[str, int]]:
    """Row → figure → how many, of those that are not none."""
    fresh = store.lacking()
    rows = summed(store.db, AskedFigures(hall, by, of), *SPAN, fresh, CATEGORIES)
    lacking = unknown(dim_of(by, of))
    return {
        key: kept
        for key, sums in rows.items()
        if (kept := {name: n for name, n in zip(COUNTED, sums, strict=True) if n and name not in lacking})
    }


def wanted(counted: Sequence[Counting], by: str, hall: str = "") -> dict[str, dict[str, int]]:
    def key(one: Counting) -> str:
        if hall and one.hall != hall:
            return ""
        where = "" if hall else f"{one.hall}/"
        if by == "category":
            return where + CATEGORIES[one.hall, one.matter] if one.matter else ""
        found = one.under(by)
        return where + found if found and by in ("window", "clerk") else found

    lacking = unknown(dim_of(by, ""))
    rows = figures(counted, key)
    return {
        name: kept
        for name, row in rows.items()
        if (kept := {figure: n for figure, n in row.items() if n and figure not in lacking})
    }


def compare(store: CaseFiguresStore, counted: Sequence[Counting]) -> None:
    for by in BY:
        assert told(store, by) == wanted(counted, by), by
        assert told(store, by, "main") == wanted(counted, by, "main"), by


@pytest.mark.parametrize("seed", range(3))
async def test_every_figure_equals_the_recount(seed: int, tmp_path: Path) -> None:
    one = lives(seed, 1500)
    counted = recount(one.records, one.heard)
    async with following(tmp_path) as (reports, journal):
        await appended(journal, one)
        assert await reports.catch_up({"@cases", "@oversight"}) == set()
        store = reports._store  # pyright: ignore[reportPrivateUsage]
        assert len(store.lacking()) <= 1, "all days but the newest are added up"
        compare(store, counted)


def read(store: CaseFiguresStore, stream: str, records: Sequence[Record]) -> None:
    """As the follower does it, from what the file remembers."""
    known, fold = store.load(stream)
    news = [Entry(*record[:8], b"", b"", None) for record in records if record.seq > known.seq]
    if news:
        taken(store, stream, fold, news, _nothing_strange)


def nameless(by: str, key: str) -> None:
    del by, key


def _nothing_strange(stream: str, seq: int, cause: str) -> None:
    raise AssertionError(stream, seq, cause)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**6), st.lists(st.integers(1, 300), max_size=4), st.booleans())
def test_it_does_too_however_often_the_reading_was_interrupted_and_whichever_stream_comes_first(
    seed: int, stops: list[int], first: bool
) -> None:
    one = lives(seed, 300)
    with tempfile.TemporaryDirectory() as name:
        store = open_store(Path(name), folds(office(PLAIN), ZONE))
        store.recounted(Measuring(office(PLAIN)))
        if first:
            read(store, "@oversight", one.heard)
        for stop in [*sorted(stops), len(one.records)]:
            read(store, "@cases", one.records[:stop])
            for day in store.lacking()[:-1]:
                store.add_up(day)
        read(store, "@oversight", one.heard)
        compare(store, recount(one.records, one.heard))
        store.close()


def test_random_lives_have_everything_that_counts() -> None:
    """A recount of nothing would agree with anything."""
    all_of_it = [lives(seed, 1500) for seed in range(3)]
    seen = {one.figure for life in all_of_it for one in recount(life.records, life.heard)}
    assert seen >= set(COUNTED) - {"ended_1", "ended_2", "ended_3", "ended_4"}


async def test_the_whole_of_a_span_is_its_rows(tmp_path: Path) -> None:
    one = lives(5, 600)
    async with following(tmp_path) as (reports, journal):
        await appended(journal, one)
        await reports.catch_up({"@cases", "@oversight"})
        store = reports._store  # pyright: ignore[reportPrivateUsage]
        days, months = (
            whole(summed(store.db, AskedFigures("", by, ""), *SPAN, store.lacking(), CATEGORIES).values())
            for by in ("day", "month")
        )
    assert days == months
    assert sum(days) > 500


async def test_every_figure_opens_to_the_entries_that_it_was_counted_from(tmp_path: Path) -> None:
    one = lives(7, 900)
    entries = {("@cases", record.seq): record for record in one.records}
    entries |= {("@oversight", record.seq): record for record in one.heard}
    async with following(tmp_path) as (reports, journal):
        await appended(journal, one)
        await reports.catch_up({"@cases", "@oversight"})
        whole_hall = told(reports._store, "month", "main")  # pyright: ignore[reportPrivateUsage]
        for figure, source in COUNTED.items():
            rows: list[CaseBehindRow] = []
            while True:
                after = f"{rows[-1].day}.{rows[-1].stream}.{rows[-1].seq}.{rows[-1].part}" if rows else ""
                part = await reports.behind("main", figure, SPAN, {}, after, str)
                rows += part.rows
                if not part.more:
                    break
                assert len(part.rows) == 100
            shown = sum(int(row.what) for row in rows) if source.value == "value" else len(rows)
            assert shown == sum(month.get(figure, 0) for month in whole_hall.values()), figure
            for row in rows:
                assert row.case in entries[row.stream, row.seq].events
        with pytest.raises(ValueError, match="department"):
            await reports.behind("main", "received", SPAN, {"department": LAND}, "", str)


async def test_of_a_department_and_of_a_clerk_only_what_is_their_own_doing_is_counted(tmp_path: Path) -> None:
    one = lives(8, 600)
    async with following(tmp_path) as (reports, journal):
        await appended(journal, one)
        await reports.catch_up({"@cases", "@oversight"})
        place = FiguresPlace(name("全区"), nameless, CATEGORIES, "")
        view = await reports.span(AskedFigures("main", "day", f"department {LAND}"), SPAN, place)
        opened = await reports.behind("main", "tasks_handed", SPAN, {"department": LAND}, "", str)
        clerk = await reports.span(AskedFigures("main", "day", "clerk c01"), SPAN, place)
    assert {row.department for row in opened.rows} == {LAND}
    assert view.total.tasks_handed == len(opened.rows)
    assert (view.total.received, view.total.mean_days, view.total.once_share) == (None, None, None)
    assert (clerk.total.decided, clerk.total.ended_levels) == (None, None)
    assert clerk.total.received
    assert view.building is None


@pytest.mark.parametrize(
    ("by", "of"),
    [
        ("hour", "matter title"),
        ("matter", "window 1"),
        ("moon", ""),
        ("day", "moon 3"),
        ("clerk", "department x"),
    ],
)
async def test_figures_of_cases_that_are_not_kept_are_refused(by: str, of: str, tmp_path: Path) -> None:
    async with following(tmp_path) as (reports, _):
        with pytest.raises(ValueError):
            await reports.span(AskedFigures("", by, of), SPAN, FiguresPlace(name("x"), nameless, {}, ""))
