"""What a reviewer's list costs with many open cases: `python3 run.py bench case_list [cases] [departments]`.

The domain's own view and its JSON, as the hub draws it: the first time after a start, when the house has worked out limits
and places in slices as it does by itself (how long that took, and its longest slice, stand beside it); the first time if
somebody asks before any of that; and after a case of the list has changed. The cases are spread over as many departments as
a county has; one list is of a department that has its share of them, one of a department that has a part in every case.
"""

import statistics
import sys
import time
from collections.abc import Iterator

import msgspec

from server.bridges.case_house import some_more
from server.domain.cases import commands as c
from server.domain.cases.catalogue.matter import FlowStep, Matter
from server.domain.cases.views.pile import pile_view
from server.domain.language import Text
from server.domain.now import Now
from tests.cases import Office

FIRST_MS, AFTER_MS = 50.0, 20.0
CASES, DEPARTMENTS = 20_000, 34
EVERYWHERE = "everywhere"
_encode = msgspec.json.Encoder().encode


def matter(department: str) -> Matter:
    name = Text(department, department)
    return Matter(
        id=department,
        name=name,
        promise_days=15,
        law_days=20,
        flow=(
            FlowStep(id="own", department=department, name=name, days=5),
            FlowStep(id="all", department=EVERYWHERE, name=name),
        ),
    )


def office(cases: int, departments: int, *, keep: bool = False) -> Office:
    """An office with so many open cases, received over a month; `keep`: it knows everything that happened."""
    names = [f"d{n}" for n in range(departments)]
    made = Office([matter(name) for name in names], at="2026-03-02T09:00")
    for n in range(cases):
        made.at += 30 * 86400 / cases
        case = made.receive(names[n % departments], ())
        made.do(c.AcceptCase(case.id, case.seen, "c01"))
        if not keep:
            made.happened.clear()
    return made


def drawn_ms(made: Office, department: str) -> float:
    now = Now(made.at, lambda at: f"{at:.0f}")
    began = time.perf_counter()
    _encode(pile_view(made.state, department, now))
    return (time.perf_counter() - began) * 1e3


def worked_out_ms(made: Office) -> Iterator[float]:
    """The slices in which the house works out what changed, between which the loop does something else."""
    more = True
    while more:
        began = time.perf_counter()
        more = some_more(made.state, made.at)
        yield (time.perf_counter() - began) * 1e3


def after_a_change_ms(made: Office, department: str) -> float:
    """Somebody takes and gives back a part of the list."""
    number = next(iter(made.state.piles[department]))
    case = made.state.facts.cases[number]
    task = next(task for task in case.tasks.values() if task.department == department)
    made.do(c.TakeTask(number, case.seen, "r1", task=task.id, departments=(department,)))
    found = drawn_ms(made, department)
    made.do(c.GiveBackTask(number, case.seen, "r1", task=task.id, departments=(department,)))
    return found


def main() -> None:
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else CASES
    departments = int(sys.argv[2]) if len(sys.argv) > 2 else DEPARTMENTS
    cold, made = office(cases, departments), office(cases, departments)
    slices = list(worked_out_ms(made))
    print(f"after the start: {sum(slices):.0f} ms in {len(slices)} slices, the longest {max(slices):.1f} ms")
    for name, department in (("its share of the cases", "d0"), ("a part in every case", EVERYWHERE)):
        count = len(made.state.piles[department])
        first, before = drawn_ms(made, department), drawn_ms(cold, department)
        after = statistics.median(after_a_change_ms(made, department) for _ in range(30))
        print(f"{cases} open cases, a department with {name} ({count} in hand)")
        print(
            f"  first answer {first:.1f} ms ({before:.0f} ms before that work); to reach: <= {FIRST_MS:.0f}"
        )
        print(f"  after a change {after:.1f} ms (median of 30); to reach: <= {AFTER_MS:.0f}")


if __name__ == "__main__":
    main()
