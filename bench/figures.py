"""Any report over twelve months of a hall of 61 windows, against the same questions put to bare sqlite3.

    python -m bench.figures [days] [visits a day] [runs] [cases a day]

Days are lived by the rules of the hall itself (decide and apply), their rows counted by the statistics' own fold and kept
in `reports.db` as the server keeps them; only the journal in between is left out. Its reading is measured on its own:
entries a second from the journal into rows, as after `reports.db` was lost. The bare side asks the same file for the same
counts, sums and means with one GROUP BY a table, and sorts the waits for the ninetieth of a hundred.

Then the same of cases: lived by their rules in four halls, read from a real journal, and asked for in every way.
"""

import asyncio
import sqlite3
import statistics
import sys
import tempfile
import time
from contextlib import closing
from functools import partial
from pathlib import Path

from bench.hall61 import CATEGORIES, toml
from server.case_figures.follower import CaseReports
from server.case_figures.span import BY as CASES_BY
from server.case_figures.span import AskedFigures
from server.case_figures.spanned import FiguresPlace
from server.config.load import all_settings, parse_config
from server.domain.queue import commands as c
from server.domain.queue.codec import decode_events
from server.domain.queue.settings import HallSettings
from server.journal.sqlite import SqliteJournal
from server.reports.follower import Reports
from server.reports.following import Progress
from server.reports.rows import Row
from server.reports.rows_of_events import Fold
from server.reports.span_figures import BY
from tests.case_figures.lives import PLAIN
from tests.cases import ZONE as CASE_ZONE
from tests.cases import office
from tests.halls import name as name_of
from tests.reports.days import DAY_S, ZONES, Kept
from tests.reports.month import CATEGORIES as CASE_CATEGORIES
from tests.reports.month import Size, nameless, written

TARGET_S = 1.0
FIRST = 1_735_693_200.0
"""2025-01-01 09:00 in Shanghai."""
WINDOWS = [(str(n), CATEGORIES[n % len(CATEGORIES)][0]) for n in range(1, 62)]


def hall61() -> HallSettings:
    return all_settings(parse_config(toml((), ()).encode()))["main"]


def live(hall: Kept, day: str, visits: int) -> None:
    """A day of visits of one to fifteen minutes' wait; a few miss their call, every third rates."""
    hall.must(c.OpenDay(day), *(c.OpenWindow(w, f"c{int(w):02}") for w, _ in WINDOWS))
    for n in range(visits):
        window, category = WINDOWS[n % len(WINDOWS)]
        id = f"{day}-{n}"
        hall.must(c.TakeTicket(id, category))
        hall.wait(5 + n * 7 % 11)
        hall.must(c.CallNext(window))
        if n % 20 == 19:
            hall.must(c.Miss(window), c.RequeueTicket(id), c.CallNext(window))
        hall.must(c.Start(window))
        hall.wait(10 + n * 5 % 13)
        hall.must(c.Finish(window, "done"))
        if n % 3 == 0:
            hall.must(c.RateTicket(id, 1 + n * 3 % 5))
    hall.must(c.CloseDay())


def iso(n: int) -> str:
    return time.strftime("%Y-%m-%d", time.gmtime(FIRST + n * DAY_S))


async def filled(folder: Path, days: int, visits: int) -> tuple[Reports, SqliteJournal, Kept]:
    """`reports.db` of so many days, no day added up yet."""
    journal = await SqliteJournal.open(folder)
    reports = await Reports.open(folder, journal, ZONES)
    store, fold, hall = reports._store, Fold(), Kept(hall61(), FIRST)  # pyright: ignore[reportPrivateUsage]
    entries = 0
    for n in range(days):
        hall.at = FIRST + n * DAY_S
        live(hall, iso(n), visits)
        rows: list[Row] = []
        for record in hall.records:
            rows += fold.take(entries + record.seq, record.at, decode_events(record.events))
        entries += len(hall.records)
        hall.records.clear()
        save = partial(store.save, "main", Progress(entries, b""), fold, rows)
        await reports._in_thread(save)  # pyright: ignore[reportPrivateUsage]
    return reports, journal, hall


BARE = (
    "SELECT category, count(*) FROM arrivals WHERE hall='main' AND day BETWEEN ? AND ? GROUP BY category",
    "SELECT category, count(*), sum(first), sum(first*kept), avg(waited_s), max(waited_s) FROM calls "
    "WHERE hall='main' AND day BETWEEN ? AND ? GROUP BY category",
    "SELECT category, count(*) FROM misses WHERE hall='main' AND day BETWEEN ? AND ? GROUP BY category",
    "SELECT category, how, count(*) FROM ends WHERE hall='main' AND day BETWEEN ? AND ? GROUP BY category, how",
    "SELECT category, count(*), sum(worked_s) FROM services WHERE hall='main' AND day BETWEEN ? AND ? GROUP BY category",
    "SELECT category, level, count(*) FROM ratings WHERE hall='main' AND day BETWEEN ? AND ? GROUP BY category, level",
    "SELECT category, count(*), sum(ended-at) FROM stints WHERE hall='main' AND day BETWEEN ? AND ? GROUP BY category",
    "SELECT waited_s FROM calls WHERE hall='main' AND first AND day BETWEEN ? AND ? ORDER BY waited_s",
)


def bare(folder: Path, span: tuple[str, str]) -> float:
    with closing(sqlite3.connect(folder / "reports.db")) as db:
        began = time.perf_counter()
        for sql in BARE:
            db.execute(sql, span).fetchall()
        return time.perf_counter() - began


async def rate(visits: int) -> float:
    """Entries a second from the journal into rows, after `reports.db` was lost."""
    with tempfile.TemporaryDirectory() as name:
        hall = Kept(hall61(), FIRST)
        for n in range(6):
            hall.at = FIRST + n * DAY_S
            live(hall, iso(n), visits)
        journal = await SqliteJournal.open(Path(name))
        for first in range(0, len(hall.records), 1000):
            await journal.append("main", hall.records[first : first + 1000])
        reports = await Reports.open(Path(name), journal, ZONES)
        began = time.process_time()
        await reports.follow("main")
        took = time.process_time() - began
        await reports.close()
        await journal.close()
        return len(hall.records) / took


async def main(days: int, visits: int, runs: int, cases: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        reports, journal, hall = await filled(folder, days, visits)
        began = time.process_time()
        await reports.add_up("main")
        print(
            f"{days} days of {visits} visits; a day added up in {(time.process_time() - began) / days * 1000:.1f} ms"
        )
        span, settings = (iso(0), iso(days)), hall61()
        worst = 0.0
        for by in BY:
            took: list[float] = []
            for _ in range(runs):
                began = time.perf_counter()
                view = await reports.span(settings, span, by, "", hall.at, "")
                took.append(time.perf_counter() - began)
                assert view.total.services == days * visits
            worst = max(worst, statistics.median(took))
            print(f"by {by}: {statistics.median(took) * 1000:.0f} ms")
        plain = statistics.median(bare(folder, span) for _ in range(runs))
        reached = "reached" if worst <= TARGET_S else "missed"
        print(
            f"worst {worst * 1000:.0f} ms, bare {plain * 1000:.0f} ms: {worst / plain:.2f}; ≤ 1 s: {reached}"
        )
        await reports.close()
        await journal.close()
    print(f"from the journal into rows: {await rate(visits):,.0f} entries/s of one core (≥ 20,000)")
    await of_cases(days, cases, runs)


BARE_CASES = (
    "SELECT matter, what, count(*), sum(value), sum(promise), sum(law) FROM happened WHERE day BETWEEN ? AND ? "
    "GROUP BY matter, what, how",
)


async def of_cases(days: int, cases: int, runs: int) -> None:
    """Any report of cases over as many days, and their reading."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        journal = await SqliteJournal.open(folder)
        count = 0
        async for entries in written(journal, Size(days, 0, cases, corrected=False)):
            count = entries
        reports = await CaseReports.open(folder, journal, office(PLAIN), CASE_ZONE)
        count = await journal.last("@cases")
        began = time.process_time()
        await reports.follow("@cases")
        took = time.process_time() - began
        await reports.follow("@oversight")
        began = time.process_time()
        await reports.add_up("@cases")
        each = (time.process_time() - began) / days * 1000
        print(f"{days} days of {cases} cases, {count:,} entries; a day added up in {each:.1f} ms")
        span, worst = ("2026-01-01", "2029-12-31"), 0.0
        place = FiguresPlace(name_of("district"), nameless, CASE_CATEGORIES, "")
        for by in CASES_BY:
            took_s: list[float] = []
            for _ in range(runs):
                began = time.perf_counter()
                view = await reports.span(AskedFigures("", by, ""), span, place)
                took_s.append(time.perf_counter() - began)
                assert view.total.received == days * cases
            worst = max(worst, statistics.median(took_s))
            print(f"cases by {by}: {statistics.median(took_s) * 1000:.0f} ms")
        with closing(sqlite3.connect(folder / "case_figures.db")) as db:
            began = time.perf_counter()
            for sql in BARE_CASES:
                db.execute(sql, span).fetchall()
            plain = time.perf_counter() - began
        reached = "reached" if worst <= TARGET_S else "missed"
        print(
            f"worst {worst * 1000:.0f} ms, bare {plain * 1000:.0f} ms: {worst / plain:.2f}; ≤ 1 s: {reached}"
        )
        print(f"from the journal into rows of cases: {count / took:,.0f} entries/s of one core (≥ 20,000)")
        await reports.close()
        await journal.close()


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]] + [250, 1200, 5, 600][len(sys.argv) - 1 :]
    asyncio.run(main(*given[:4]))
