"""Searching years of cases: `python3 run.py bench case_search [cases] [searches]`.

A book of a million cases (a county's year) with two departments each, in the program's own file and by its own queries;
each kind of search is asked again and again with other values. Beside it: one row by its primary key, the least that
SQLite can do.
"""

import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from server.case_book.search import Search
from server.case_book.store import FILE, CaseRow, CaseStore, open_store, row_of
from server.domain.cases.case import Case, Task
from server.domain.cases.number import case_number
from server.domain.cases.words import CaseState, TaskState

CASES, SEARCHES, TARGET_MS = 1_000_000, 300, 50.0
MATTERS = [f"matter-{n}" for n in range(1300)]
DEPARTMENTS = [f"department-{n}" for n in range(34)]
HALLS = [f"hall-{n}" for n in range(7)]
STATES = [
    *[CaseState.CLOSED] * 90,
    *[CaseState.REFUSED] * 4,
    *[CaseState.ACCEPTED] * 4,
    CaseState.ISSUING,
    CaseState.RECEIVED,
]
BEGIN, YEAR_S, PART = 1_767_225_600.0, 365 * 86400, 20_000


def case(n: int, draw: random.Random) -> Case:
    own = draw.sample(DEPARTMENTS, 2)
    day = f"2026-{1 + n * 12 // CASES:02}-{1 + n % 28:02}"
    return Case(
        id=case_number("370403", day, n % 100_000),
        matter=draw.choice(MATTERS),
        version=1,
        hall=draw.choice(HALLS),
        window="1",
        ticket="",
        clerk="c01",
        applicant="p",
        agent="",
        received_at=BEGIN + n * YEAR_S / CASES,
        state=draw.choice(STATES),
        brought=["m1", "m2", "m3"],
        accepted_at=BEGIN + n * YEAR_S / CASES,
        tasks={str(i): Task(str(i), name, TaskState.APPROVED) for i, name in enumerate(own)},
    )


def rows(count: int, draw: random.Random) -> Iterator[list[CaseRow]]:
    for first in range(0, count, PART):
        yield [row_of(case(n, draw), 0.0) for n in range(first, min(count, first + PART))]


def kinds(draw: random.Random, store: CaseStore) -> dict[str, Callable[[], object]]:
    def some() -> Case:
        found = store.search(Search(before=(BEGIN + draw.random() * YEAR_S, ""), most=1))
        return found[0].case

    samples = [some() for _ in range(50)]
    return {
        "whole number": lambda: store.find(draw.choice(samples).id),
        "last six characters": lambda: store.search(Search(number=draw.choice(samples).id[-6:])),
        "state of a hall": lambda: store.search(Search(state="accepted", hall=draw.choice(HALLS))),
        "department and state": lambda: store.search(
            Search(department=draw.choice(DEPARTMENTS), state="accepted")
        ),
        "matter": lambda: store.search(Search(matter=draw.choice(MATTERS))),
        "a reviewer's own, closed": lambda: store.search(
            Search(state="closed", departments=(draw.choice(DEPARTMENTS),))
        ),
        "a page far back": lambda: store.search(Search(before=(draw.choice(samples).received_at, "z"))),
    }


def timed(ask: Callable[[], object], times: int) -> tuple[float, float]:
    """(median, p99) in milliseconds."""
    taken: list[float] = []
    for _ in range(times):
        began = time.perf_counter()
        ask()
        taken.append((time.perf_counter() - began) * 1e3)
    taken.sort()
    return taken[times // 2], taken[int(times * 0.99)]


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else CASES
    searches = int(sys.argv[2]) if len(sys.argv) > 2 else SEARCHES
    draw = random.Random(7)
    with tempfile.TemporaryDirectory(dir=".") as folder:
        store = open_store(Path(folder))
        began = time.perf_counter()
        for part in rows(count, draw):
            store.save(part, 1, BEGIN)
        size = (Path(folder) / FILE).stat().st_size / 1e6
        print(f"{count} cases, written in {time.perf_counter() - began:.0f} s, {size:.0f} MB")
        with closing(sqlite3.connect(Path(folder) / FILE)) as bare:
            id = bare.execute("SELECT id FROM cases LIMIT 1").fetchone()[0]
            asked = timed(
                lambda: bare.execute("SELECT body FROM cases WHERE id=?", (id,)).fetchone(), searches
            )
        print(f"  {'bare: a row by its key':26} median {asked[0]:7.3f} ms, p99 {asked[1]:7.3f} ms")
        for name, ask in kinds(draw, store).items():
            median, p99 = timed(ask, searches)
            print(f"  {name:26} median {median:7.3f} ms, p99 {p99:7.3f} ms; to reach: p99 <= {TARGET_MS:.0f}")
        store.close()


if __name__ == "__main__":
    main()
