"""Due dates against a simulation, by the million: `python3 run.py bench case_limits [histories] [processes]`.

Random histories of one case each: a day of acceptance from 2010 to 2026, 1 to 90 days, working or natural, extensions, up
to four stops of the clock, and a calendar of its own (the published one, with days that an operator opened and closed).
The simulation knows nothing of the program's way: it is a clerk's clock, which at each close of business looks whether it
runs and whether the day counts, and takes one day off; the extension is told on a random day of its life, the stops come
in a random order. Beside it: every day of 2010–2026 as the package `holidays` has it.
"""

import random
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from multiprocessing import Pool

from server.calendar.calendar import Calendar
from server.domain.cases.term_and_lamp import Pause, TermDay, term
from server.domain.cases.words import DayUnit

HISTORIES, PROCESSES = 1_000_000, 2
CLOSE_S = 17 * 3600 + 1800
FIRST, LAST = date(2010, 1, 1), date(2026, 6, 30)
AHEAD = 700
WORKING: dict[date, bool] = {}
Stops = list[tuple[float, float]]
Counts = Callable[[date], bool]


def working() -> dict[date, bool]:
    """Every day that a history may touch, as it was published."""
    if not WORKING:
        china = Calendar("china")
        day = FIRST
        while day <= LAST + timedelta(AHEAD):
            WORKING[day] = china.is_working(day)
            day += timedelta(1)
    return WORKING


def at(day: date, second: int) -> float:
    return datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() + second


def differences(asked: tuple[int, int]) -> tuple[int, list[str]]:
    """(how many histories were played, the first few that came out otherwise)."""
    seed, count = asked
    draw, wrong = random.Random(seed), list[str]()
    published, span = working(), (LAST - FIRST).days
    for _ in range(count):
        accepted = FIRST + timedelta(draw.randrange(span))
        days, extra = draw.randint(1, 60), draw.choice((0, 0, 0, 5, 10, 30))
        natural = draw.random() < 0.3
        own = {
            accepted + timedelta(draw.randrange(1, 90)): draw.random() < 0.5
            for _ in range(draw.choice((0, 0, 1, 3)))
        }
        stops = _stops(draw, accepted)

        def counts(day: date, own: dict[date, bool] = own) -> bool:
            return own.get(day, published[day])

        def calendar(accepted: date = accepted, counts: Counts = counts) -> Iterator[TermDay]:
            for n in range(1, AHEAD):
                day = accepted + timedelta(n)
                yield TermDay(day.isoformat(), counts(day), at(day, CLOSE_S))

        shuffled = [Pause(start, end) for start, end in stops]
        draw.shuffle(shuffled)
        unit = DayUnit.NATURAL if natural else DayUnit.WORKING
        ours = term(calendar(), days + extra, unit, shuffled).due
        theirs = _clerk(accepted, days, extra, natural, stops, counts, draw.randrange(days))
        if ours != theirs:
            wrong.append(f"{accepted} {days}+{extra} {unit} {stops}: {ours}, by the clerk's clock {theirs}")
    return count, wrong[:5]


def _stops(draw: random.Random, accepted: date) -> Stops:
    """Up to four stops that do not overlap, each from a second to a month."""
    found: Stops = []
    moment = at(accepted, draw.randrange(86400))
    for _ in range(draw.choice((0, 0, 1, 2, 4))):
        moment += draw.randrange(20 * 86400)
        end = moment + draw.choice(
            (draw.randrange(1, 3600), draw.randrange(1, 86400 * 3), draw.randrange(1, 86400 * 30))
        )
        found.append((moment, end))
        moment = end
    return found


def _clerk(
    accepted: date, days: int, extra: int, natural: bool, stops: Stops, counts: Counts, told_on: int
) -> str:
    """A clock that is looked at when business closes. The extension is told once `told_on` days have been taken off."""
    left, taken, day = days, 0, accepted
    while True:
        day += timedelta(1)
        close = at(day, CLOSE_S)
        stands = False
        for start, end in stops:
            if start <= close < end:
                stands = True
        if taken == told_on and extra:
            left, extra = left + extra, 0
        if left > 0 and not stands and (natural or counts(day)):
            left, taken = left - 1, taken + 1
        if left == 0 and not (taken == told_on and extra) and (not natural or counts(day)):
            return day.isoformat()


def against_holidays() -> list[str]:
    """Days of 2010–2026 that the package `holidays` sees otherwise than the program."""
    from holidays.countries.china import China

    ours, wrong = Calendar("china"), list[str]()
    for year in range(2010, 2027):
        known = China(years=year, expand=False)
        day = date(year, 1, 1)
        while day.year == year:
            if ours.is_working(day) != known.is_working_day(day):
                wrong.append(day.isoformat())
            day += timedelta(1)
    return wrong


def main() -> None:
    histories = int(sys.argv[1]) if len(sys.argv) > 1 else HISTORIES
    processes = int(sys.argv[2]) if len(sys.argv) > 2 else PROCESSES
    began = time.perf_counter()
    portions = [
        (seed, min(10_000, histories - first)) for seed, first in enumerate(range(0, histories, 10_000))
    ]
    with Pool(processes) as pool:
        done = pool.map(differences, portions)
    wrong = [line for _, lines in done for line in lines]
    print(
        f"{sum(count for count, _ in done)} histories, {len(wrong)} differences, {time.perf_counter() - began:.0f} s"
    )
    for line in wrong[:10]:
        print(" ", line)
    other = against_holidays()
    print(f"working days of 2010–2026 against holidays: {len(other)} differences {other[:5]}")
    if wrong or other:
        sys.exit(1)


if __name__ == "__main__":
    main()
