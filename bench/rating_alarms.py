"""How often honest days are taken for staged ones: simulated days, and the patterns of `server.domain.oversight.integrity`.

    python -m bench.rating_alarms [days]

A day: 20 windows, 300 ratings between 8:30 and 17:30 with a rush in the morning and one after noon; seven of ten on the pad
after a log-normal delay (half of them within 7 s, none above 30), the others by phone, minutes after. Windows differ: one
clerk gets 90 % fives, another 99. A month is 22 such days, and the fives are looked at over it. Seeded, so that the figures
come again.
"""

import random
import sys
from collections import Counter
from collections.abc import Iterator

from server.domain.oversight.integrity import RatedService, patterns
from server.domain.queue.tickets.words import RatingChannel

DAYS, MONTH, WINDOWS, RATINGS = 200, 22, 20, 300
OPEN_S, DAY_S = 9 * 3600.0, 86_400.0
PAD_SHARE, PAD_LONGEST_S = 0.7, 30.0
RUSHES = ((1.5 * 3600, 3000.0), (6.0 * 3600, 3600.0))
"""(middle, deviation) of when most people come, in seconds after opening."""
MOST = 0.05
"""Of honest days with any alarm."""


def delay(chance: random.Random) -> float:
    """Seconds from the end of a service to the touch on the pad."""
    while (found := chance.lognormvariate(1.95, 0.6)) > PAD_LONGEST_S:
        pass
    return found


def moment(chance: random.Random) -> float:
    """When a service ends, seconds after opening: a third of them all over the day, the others in a rush."""
    if chance.random() < 1 / 3:
        return chance.uniform(0, OPEN_S)
    while not 0.0 < (found := chance.gauss(*chance.choice(RUSHES))) < OPEN_S:
        pass
    return found


def honest_day(
    chance: random.Random, n: int, fives: list[float], busy: list[float]
) -> Iterator[RatedService]:
    """Day `n`; `fives`: each window's share of them; `busy`: how much of the work it has."""
    ended: dict[int, float] = {}
    moments = sorted(moment(chance) for _ in range(RATINGS))
    for id, at in enumerate(moments, n * RATINGS):
        window = chance.choices(range(WINDOWS), busy)[0]
        finished = n * DAY_S + max(at, ended.get(window, -60.0) + 60.0)  # no service is shorter than a minute
        ended[window] = finished - n * DAY_S
        pad = chance.random() < PAD_SHARE
        rated = finished + (delay(chance) if pad else chance.lognormvariate(5.5, 1.2))
        level = 5 if chance.random() < fives[window] else chance.choice((4, 4, 4, 4, 3, 2, 1))
        channel = RatingChannel.PAD if pad else RatingChannel.PHONE
        yield RatedService(id, rated, str(window), f"c{window}", level, channel, finished)


def alarms(days: int) -> tuple[Counter[str], int, int]:
    """(alarms by kind, days with any, ratings)."""
    found: Counter[str] = Counter()
    alarmed = ratings = 0
    chance = random.Random(20261123)
    fives, busy = list[float](), list[float]()
    month: list[list[RatedService]] = []
    for n in range(days):
        if n % MONTH == 0:  # others sit there
            fives = [chance.uniform(0.90, 0.99) for _ in range(WINDOWS)]
            busy = [chance.uniform(0.5, 1.5) for _ in range(WINDOWS)]
            month = []
        today = list(honest_day(chance, n, fives, busy))
        month.append(today)
        ratings += len(today)
        seen = patterns(today, [one for rows in month for one in rows])
        found.update(one.pattern.value for one in seen)
        alarmed += bool(seen)
    return found, alarmed, ratings


def main() -> None:
    days = int(sys.argv[1]) if len(sys.argv) > 1 else DAYS
    found, alarmed, ratings = alarms(days)
    print(f"{days} honest days, {ratings} ratings, {WINDOWS} windows")
    print(f"days with an alarm: {alarmed} ({alarmed / days:.1%})")
    for pattern, times in sorted(found.items()):
        print(f"  {pattern}: {times}")
    if alarmed > MOST * days:
        sys.exit(f"more than {MOST:.0%} of honest days")


if __name__ == "__main__":
    main()
