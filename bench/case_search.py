"""Searching years of cases: `python3 run.py bench case_search [cases] [searches]`.

A book of a million cases (a county's year) with two departments each, in the program's own file and by its own queries,
and beside it the personal store with an applicant of each; every kind of search is asked again and again with other
values. To compare: one row by its primary key, the least that SQLite can do.
"""

import asyncio
import json
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from server.case_book.search import Search
from server.case_book.store import FILE, CaseRow, CaseStore, open_store, row_of
from server.domain.cases.case import Case, Task
from server.domain.cases.number import case_number
from server.domain.cases.words import CaseState, TaskState
from server.personal.finding import digests
from server.personal.personal import FILE as PEOPLE_FILE
from server.personal.personal import Personal

CASES, SEARCHES, TARGET_MS = 1_000_000, 300, 50.0
MATTERS = [f"matter-{n}" for n in range(1300)]
DEPARTMENTS = [f"department-{n}" for n in range(34)]
HALLS = [f"hall-{n}" for n in range(7)]
SMALL, SMALL_EVERY = "village", 50_000
"""A hall with one case in so many."""
STATES = [
    *[CaseState.CLOSED] * 90,
    *[CaseState.REFUSED] * 4,
    *[CaseState.ACCEPTED] * 4,
    CaseState.ISSUING,
    CaseState.RECEIVED,
]
BEGIN, YEAR_S, PART = 1_767_225_600.0, 365 * 86400, 20_000
FIRST_DUE, DUE_DAYS = date(2026, 12, 1), 60
CASES_OF_ONE, CASES_OF_A_NAME = 3, 60
"""So many applications a card and a name have; a few thousand share the commonest name."""
COMMONEST = 3000


def case(n: int, draw: random.Random) -> Case:
    own = draw.sample(DEPARTMENTS, 2)
    day = f"2026-{1 + n * 12 // CASES:02}-{1 + n % 28:02}"
    return Case(
        id=case_number("370403", day, n % 100_000),
        matter=draw.choice(MATTERS),
        version=1,
        hall=draw.choice(HALLS) if n % SMALL_EVERY else SMALL,
        window="1",
        ticket="",
        clerk="c01",
        applicant=applicant(n),
        agent="",
        received_at=BEGIN + n * YEAR_S / CASES,
        state=draw.choice(STATES),
        brought=["m1", "m2", "m3"],
        accepted_at=BEGIN + n * YEAR_S / CASES,
        tasks={str(i): Task(str(i), name, TaskState.APPROVED) for i, name in enumerate(own)},
    )


def applicant(n: int) -> str:
    """As long as the ids of the personal store."""
    return f"person-{n:09}"


def person(n: int) -> dict[str, str]:
    """Whose the n-th case is."""
    one = n // CASES_OF_ONE
    name = "common" if n < COMMONEST else f"name-{n // CASES_OF_A_NAME}"
    return {"name": name, "id_number": f"{370403190000000000 + one}", "phone": f"{13800000000 + one}"}


def rows(count: int, draw: random.Random) -> Iterator[list[CaseRow]]:
    for first in range(0, count, PART):
        yield [_row(case(n, draw), draw) for n in range(first, min(count, first + PART))]


def _row(one: Case, draw: random.Random) -> CaseRow:
    runs = one.state is CaseState.ACCEPTED
    return row_of(one, 0.0, due=some_day(draw) if runs else "")


def some_day(draw: random.Random) -> str:
    return (FIRST_DUE + timedelta(draw.randrange(DUE_DAYS))).isoformat()


async def people(folder: Path, count: int) -> Personal:
    """A store with the applicants of so many cases, written at once."""
    store = await Personal.open(folder)
    with closing(sqlite3.connect(folder / PEOPLE_FILE)) as db, db:
        key = bytes(db.execute("SELECT key FROM finding_key").fetchone()[0])
        found: list[tuple[bytes, str]] = []
        for n in range(count):
            data, id = json.dumps(person(n)), applicant(n)
            db.execute(
                "INSERT INTO personal (id, hall, kind, data, at, indexed) VALUES (?,'@cases','case-person',?,?,1)",
                (id, data, BEGIN),
            )
            found += [(digest, id) for digest in digests(key, "case-person", data)]
        db.executemany("INSERT INTO found_by VALUES (?,?)", sorted(found))
    return store


def kinds(draw: random.Random, store: CaseStore) -> dict[str, Callable[[], object]]:
    def some() -> Case:
        found = store.search(Search(before=(BEGIN + draw.random() * YEAR_S, ""), most=1))
        return found[0].case

    samples = [some() for _ in range(50)]

    def due(**more: str) -> object:
        return store.search(Search(due_from=some_day(draw), due_before="2027-12-31", **more))  # pyright: ignore[reportArgumentType]

    return {
        "whole number": lambda: store.find(draw.choice(samples).id),
        "last six characters": lambda: store.search(Search(number=draw.choice(samples).id[-6:])),
        "last three characters": lambda: store.search(Search(number=draw.choice(samples).id[-3:])),
        "last character": lambda: store.search(Search(number=draw.choice(samples).id[-1:])),
        "last four, department": lambda: store.search(
            Search(number=draw.choice(samples).id[-4:], department=draw.choice(DEPARTMENTS))
        ),
        "state of a hall": lambda: store.search(Search(state="accepted", hall=draw.choice(HALLS))),
        "closed of a small hall": lambda: store.search(Search(state="closed", hall=SMALL)),
        "department and state": lambda: store.search(
            Search(department=draw.choice(DEPARTMENTS), state="accepted")
        ),
        "due": due,
        "due in a hall": lambda: due(hall=draw.choice(HALLS)),
        "due of a matter": lambda: due(matter=draw.choice(MATTERS)),
        "due of a department": lambda: due(department=draw.choice(DEPARTMENTS)),
        "due, department in a hall": lambda: due(
            department=draw.choice(DEPARTMENTS), hall=draw.choice(HALLS)
        ),
        "matter": lambda: store.search(Search(matter=draw.choice(MATTERS))),
        "a reviewer's own, closed": lambda: store.search(
            Search(state="closed", departments=(draw.choice(DEPARTMENTS),))
        ),
        "a reviewer's own of three": lambda: store.search(
            Search(departments=tuple(draw.sample(DEPARTMENTS, 3)))
        ),
        "a page far back": lambda: store.search(Search(before=(draw.choice(samples).received_at, "z"))),
    }


def by_person(
    draw: random.Random, store: CaseStore, personal: Personal, count: int, runner: asyncio.Runner
) -> dict[str, Callable[[], object]]:
    """As the API does it: ids of whoever it is, then the cases that know one of these."""

    def find(field: str, value: str) -> object:
        ids = runner.run(personal.find(field, value, "@cases"))
        found = store.search(Search(people=tuple(ids)))
        if not found:
            raise AssertionError(field)
        return found

    def somebody(field: str) -> Callable[[], object]:
        return lambda: find(field, person(draw.randrange(COMMONEST, count))[field])

    return {
        "applicant by card": somebody("id_number"),
        "applicant by telephone": somebody("phone"),
        "applicant by name": somebody("name"),
        f"a name that {COMMONEST} have": lambda: find("name", "common"),
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
    with tempfile.TemporaryDirectory(dir=".") as folder, asyncio.Runner() as runner:
        store = open_store(Path(folder))
        began = time.perf_counter()
        for part in rows(count, draw):
            store.save(part, 1, BEGIN)
        size = (Path(folder) / FILE).stat().st_size / 1e6
        print(f"{count} cases, written in {time.perf_counter() - began:.0f} s, {size:.0f} MB")
        began = time.perf_counter()
        personal = runner.run(people(Path(folder), count))
        size = (Path(folder) / PEOPLE_FILE).stat().st_size / 1e6
        print(f"their applicants, written in {time.perf_counter() - began:.0f} s, {size:.0f} MB")
        with closing(sqlite3.connect(Path(folder) / FILE)) as bare:
            id = bare.execute("SELECT id FROM cases LIMIT 1").fetchone()[0]
            asked = timed(
                lambda: bare.execute("SELECT body FROM cases WHERE id=?", (id,)).fetchone(), searches
            )
        print(f"  {'bare: a row by its key':26} median {asked[0]:7.3f} ms, p99 {asked[1]:7.3f} ms")
        for name, ask in (kinds(draw, store) | by_person(draw, store, personal, count, runner)).items():
            median, p99 = timed(ask, searches)
            late = "" if p99 <= TARGET_MS else " TOO LATE"
            print(
                f"  {name:26} median {median:7.3f} ms, p99 {p99:7.3f} ms; to reach: p99 <= {TARGET_MS:.0f}{late}"
            )
        runner.run(personal.close())
        store.close()


if __name__ == "__main__":
    main()
