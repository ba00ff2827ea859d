"""Figures over many days are those of a recount from the entries of the journal, whatever they are put in order by; and
every one opens to what it was counted from."""

import asyncio
import tempfile
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from msgspec import structs

from server.domain.queue import commands as c
from server.journal.sqlite import SqliteJournal
from server.reports.behind import SOURCES
from server.reports.follower import Reports
from server.reports.span_figures import BY, UNKNOWN
from server.reports.span_views import BehindRow, FiguresView
from tests.reports.days import ZONES, Kept, busy_day
from tests.reports.recount import Happened, figures, recount
from tests.reports.test_counting import SETTINGS, Driven

SPAN = ("2000-01-01", "2099-12-31")


@asynccontextmanager
async def counted(hall: Kept) -> AsyncGenerator[Reports]:
    """The statistics of a hall that has lived, every day that is over added up."""
    with tempfile.TemporaryDirectory() as name:
        journal = await SqliteJournal.open(Path(name))
        await journal.append("main", hall.records)
        reports = await Reports.open(Path(name), journal, ZONES)
        await reports.follow("main")
        await reports.add_up("main")
        try:
            yield reports
        finally:
            await reports.close()
            await journal.close()


async def view(
    reports: Reports, hall: Kept, by: str, of: str = "", span: tuple[str, str] = SPAN
) -> FiguresView:
    return await reports.span(SETTINGS, span, by, of, hall.at, "")


def differences(
    shown: dict[str, Any], recounted: dict[str, Any], unknown: Sequence[str] = ("open_s",)
) -> dict[str, tuple[Any, Any]]:
    """Figures that differ; what nobody knows of such a row is None, and a mean may be rounded the other way."""
    found: dict[str, tuple[Any, Any]] = {}
    for name, number in recounted.items():
        told = shown[name]
        near = (
            isinstance(told, int)
            and isinstance(number, int)
            and name.endswith("_s")
            and abs(told - number) <= 1
        )
        if told != number and not near and not (told is None and name in unknown):
            found[name] = (told, number)
    return found


# A seed cannot be made simpler, so there is nothing to shrink.
@hypothesis_settings(max_examples=15, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.integers(0, 1 << 32), st.integers(60, 320))
def test_every_figure_of_every_order_is_that_of_the_recount(seed: int, steps: int) -> None:
    hall = Driven(seed)
    for _ in range(steps):
        hall.step()
    hall.wait(100)
    asyncio.run(agree(hall))


async def agree(hall: Driven) -> None:
    journal = recount(hall.records, hall.at)
    async with counted(hall) as reports:
        for by in BY:
            shown = {row.key: structs.asdict(row.figures) for row in (await view(reports, hall, by)).rows}
            told = figures(journal, lambda one, by=by: one.under(by))
            wrong = {
                key: differences(shown[key], row, ("open_s", *UNKNOWN.get(by, ())))
                if key in shown
                else "not there"
                for key, row in told.items()
                if (key not in shown and any(row[f] for f in ("arrivals", "calls", "services", "visits")))
                or key in shown
            }
            assert not {key: one for key, one in wrong.items() if one}, f"by {by}"
        whole = await view(reports, hall, "month")
        everything = figures(journal, lambda _one: "all").get("all", {})
        assert differences(structs.asdict(whole.total), everything) == {}
        if everything:
            assert whole.total.open_s is not None
            assert abs(whole.total.open_s - everything["open_s"]) <= 1


def three_days() -> Kept:
    hall = Kept(SETTINGS)
    for n in range(3):
        busy_day(hall, 30, f"2026-11-{23 + n}")
        if n < 2:
            hall.must(c.CloseDay())
            hall.sleep()
    return hall


async def test_a_span_is_limited_to_its_days_and_to_one_window_or_category() -> None:
    hall = three_days()
    journal = recount(hall.records, hall.at)
    async with counted(hall) as reports:
        two = await view(reports, hall, "day", "window 3", ("2026-11-24", "2026-11-25"))

        def wanted(one: Happened) -> str:
            return one.day if one.window == "3" and one.day >= "2026-11-24" else ""

        told = figures(journal, wanted)
        assert [row.key for row in two.rows] == ["2026-11-24", "2026-11-25"]
        for row in two.rows:
            assert differences(structs.asdict(row.figures), told[row.key], UNKNOWN["window"]) == {}
        hours = await view(reports, hall, "hour", "category enterprise")
        told = figures(journal, lambda one: one.under("hour") if one.category == "enterprise" else "")
        assert {row.key for row in hours.rows} == set(told)
        for row in hours.rows:
            assert differences(structs.asdict(row.figures), told[row.key]) == {}


async def test_a_span_is_compared_with_the_one_before() -> None:
    hall = three_days()
    async with counted(hall) as reports:
        last = await view(reports, hall, "day", "", ("2026-11-25", "2026-11-25"))
        before = await view(reports, hall, "day", "", ("2026-11-24", "2026-11-24"))
        assert [(one.kind, one.since) for one in last.compared] == [("before", "2026-11-24")]
        assert last.compared[0].figures == before.total
        assert (last.first, last.building) == ("2026-11-23", None)


@pytest.mark.parametrize(
    ("by", "of"), [("hour", "window 3"), ("window", "category enterprise"), ("moon", ""), ("day", "moon 3")]
)
async def test_figures_that_are_not_kept_are_refused(by: str, of: str) -> None:
    async with counted(three_days()) as reports:
        with pytest.raises(ValueError):
            await reports.span(SETTINGS, SPAN, by, of, 0.0, "")


async def test_every_figure_opens_to_the_entries_that_it_was_counted_from() -> None:
    hall = three_days()
    span = ("2026-11-23", "2026-11-24")
    async with counted(hall) as reports:
        of_window = structs.asdict((await view(reports, hall, "window", "window 3", span)).total)
        for figure, source in SOURCES.items():
            if "window" not in source.dims:
                continue
            rows: list[BehindRow] = []
            after = ""
            while True:
                part = await reports.behind("main", figure, span, {"window": "3"}, after, str)
                rows += part.rows
                after = part.more
                if not after:
                    break
            wanted = of_window[figure]
            if figure in ("serving_s", "open_s"):
                assert abs(sum(float(row.what) for row in rows) - wanted) <= len(rows)
            else:
                assert len(rows) == wanted, figure
            entries = {record.seq: record for record in hall.records}
            assert all("3" in entries[row.seq].events for row in rows)
        with pytest.raises(ValueError):
            await reports.behind("main", "arrivals", span, {"window": "3"}, "", str)


async def test_a_day_that_gets_another_row_is_added_up_anew() -> None:
    hall = three_days()
    records, hall.records = hall.records, hall.records[:-40]
    async with counted(hall) as reports:
        before = (await view(reports, hall, "day")).total
        hall.records = records
        with tempfile.TemporaryDirectory() as name:
            journal = await SqliteJournal.open(Path(name))
            await journal.append("main", records[:-40])
            again = await Reports.open(Path(name), journal, ZONES)
            await again.follow("main")
            await again.add_up("main")
            await journal.append("main", records[-40:])
            await again.follow("main")
            after = (await view(again, hall, "day")).total
            await again.close()
            await journal.close()
    whole = figures(recount(records, hall.at), lambda _one: "all")["all"]
    assert after.arrivals == whole["arrivals"] > (before.arrivals or 0)
