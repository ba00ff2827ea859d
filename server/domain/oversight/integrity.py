"""Patterns in ratings that honest days do not have: each is shown with its evidence to whoever supervises, and judged by
nobody here.

The thresholds are such that honest days hardly ever reach them; how often they do is counted by `bench/rating_alarms.py`, on
simulated days of 20 windows and 300 ratings, and stands in docs/measurements.md. A hall that rates ten times as much has to
count again.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Final

from msgspec import Struct

from server.domain.queue.tickets.words import RatingChannel

TOGETHER_S: Final = 1.0
"""Ratings no further apart than this follow each other faster than one person after another can touch."""
TOGETHER_AT_A_WINDOW: Final = 3
"""Two within a second, by phone and long after, a window has once in 200 days, and a hall of 20 windows every ten; three did
not come once in 2,000 simulated days of such a hall."""
TOGETHER_IN_A_HALL: Final = 5
"""Windows know nothing of each other: in the rush of a morning three come within a second of the next on 3 of 100 days, four
on one of 2,000; five did not come."""
FIVES_LEAST: Final = 200
"""Ratings of a window, over FIVES_DAYS: below that a good clerk may well have nothing but fives."""
FIVES_DAYS: Final = 30
FIVES_CHANCE: Final = 1e-6
"""By the share of fives at all other windows so many in a row would come by chance this seldom. Clerks differ, and a share a
little higher than the others' must not be enough: hence a number this small."""
BEAT_S: Final = 1.0
"""The delays of a machine, or of a clerk who touches the pad, lie within a second; those of people between 2 and 30."""
BEAT_LEAST: Final = 12
"""Ratings of a window on a day from which on a beat can be seen at all."""
BEAT_SHARE: Final = 0.8
"""Of the delays within one second. Even where people are so quick that half of them touch within 3 s, a second has no more
than a third of them."""
AWAY_S: Final = 120.0
"""A pad invites for half a minute after a service has ended, and the clerk may leave at once: so long a window counts as
occupied after somebody sat there."""


class RatingPattern(StrEnum):
    """What was seen."""

    TOGETHER = "together"
    ALL_FIVES = "all_fives"
    SAME_DELAY = "same_delay"
    NOBODY_THERE = "nobody_there"
    BY_STAFF = "by_staff"


class RatedService(Struct, frozen=True):
    """A rating as it is looked at. `id`: number of its entry in the hall's stream; `finished_at`: end of the service, None
    where that is not known; `occupied`: whether somebody sat at the window within AWAY_S before; `by_staff`: whether it was
    sent from what somebody who works here is signed in at. Times are seconds since the epoch."""

    id: int
    rated_at: float
    window: str
    clerk: str
    level: int
    channel: RatingChannel
    finished_at: float | None = None
    occupied: bool = True
    by_staff: bool = False


class PatternSeen(Struct, frozen=True):
    """`window`: empty where it is about several; `ratings`: ids of those that show it; `figures`: the numbers that speak."""

    pattern: RatingPattern
    window: str
    clerks: tuple[str, ...]
    ratings: tuple[int, ...]
    figures: dict[str, float]


def patterns(day: Sequence[RatedService], month: Sequence[RatedService]) -> list[PatternSeen]:
    """What is to be seen on a day; `month`: the ratings of FIVES_DAYS that end with it."""
    return [
        *touched_together(day),
        *all_fives(month),
        *same_delay(day),
        *nobody_there(day),
        *sent_by_staff(day),
    ]


def touched_together(rows: Iterable[RatedService]) -> Iterator[PatternSeen]:
    """One after the other without the time that people need: at one window, or all over the hall."""
    found: list[set[int]] = []
    by_window = [(mine, TOGETHER_AT_A_WINDOW) for mine in _by_window(rows).values()]
    # Where a window has too many already the hall is not told of the same ones again.
    for mine, least in [*by_window, (list(rows), TOGETHER_IN_A_HALL)]:
        for run in _runs(mine):
            ids = {one.id for one in run}
            if len(run) >= least and not any(ids <= known for known in found):
                found.append(ids)
                seconds = run[-1].rated_at - run[0].rated_at
                yield _seen(RatingPattern.TOGETHER, run, within_s=round(seconds, 3))


def all_fives(rows: Iterable[RatedService]) -> Iterator[PatternSeen]:
    """Nothing but the best at a window, over so many ratings that by what the others get it is no chance."""
    by_window = _by_window(rows)
    every = [one for mine in by_window.values() for one in mine]
    fives = sum(one.level == 5 for one in every)
    for mine in by_window.values():
        if len(mine) < FIVES_LEAST or any(one.level != 5 for one in mine):
            continue
        others, others_fives = len(every) - len(mine), fives - len(mine)
        if others < FIVES_LEAST:
            continue  # nothing to measure it by
        # One more of each kind (Laplace): fives everywhere are no certainty of fives.
        share = (others_fives + 1) / (others + 2)
        chance = share ** len(mine)
        if chance < FIVES_CHANCE:
            yield _seen(RatingPattern.ALL_FIVES, mine, others_share=round(share, 4), chance=chance)


def same_delay(rows: Iterable[RatedService]) -> Iterator[PatternSeen]:
    """The same time from the end of the service to the touch, again and again."""
    for mine in _by_window(rows, _at_the_pad).values():
        delays = sorted((one.rated_at - (one.finished_at or 0.0), one.id) for one in mine)
        if len(delays) < BEAT_LEAST:
            continue
        first, count = _fullest(delays)
        if count >= BEAT_SHARE * len(delays):
            ids = {id for _, id in delays[first : first + count]}
            shown = [one for one in mine if one.id in ids]
            share = round(count / len(delays), 3)
            yield _seen(RatingPattern.SAME_DELAY, shown, delay_s=round(delays[first][0], 3), share=share)


def nobody_there(rows: Iterable[RatedService]) -> Iterator[PatternSeen]:
    """Touched on the pad of a window at which nobody sat, nor had a moment before."""
    for mine in _by_window(rows, lambda one: one.channel is RatingChannel.PAD and not one.occupied).values():
        yield _seen(RatingPattern.NOBODY_THERE, mine)


def sent_by_staff(rows: Iterable[RatedService]) -> Iterator[PatternSeen]:
    """Sent with the session of somebody who works here or the token of a desk, not by a rating pad, a kiosk or a citizen's
    phone."""
    for mine in _by_window(rows, lambda one: one.by_staff).values():
        yield _seen(RatingPattern.BY_STAFF, mine)


def _at_the_pad(one: RatedService) -> bool:
    return one.channel is RatingChannel.PAD and one.finished_at is not None


def _by_window(
    rows: Iterable[RatedService], wanted: Callable[[RatedService], bool] = lambda _: True
) -> dict[str, list[RatedService]]:
    found: defaultdict[str, list[RatedService]] = defaultdict(list)
    for one in rows:
        if wanted(one):
            found[one.window].append(one)
    return found


def _runs(rows: Iterable[RatedService]) -> Iterator[list[RatedService]]:
    """Stretches of ratings of which none is further than TOGETHER_S from the one before."""
    run: list[RatedService] = []
    for one in sorted(rows, key=lambda one: (one.rated_at, one.id)):
        if run and one.rated_at - run[-1].rated_at > TOGETHER_S:
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _fullest(delays: Sequence[tuple[float, int]]) -> tuple[int, int]:
    """(first, how many) of the sorted delays that lie within BEAT_S, where most of them do."""
    best, last = (0, 0), 0
    for first, (delay, _) in enumerate(delays):
        while last < len(delays) and delays[last][0] - delay <= BEAT_S:
            last += 1
        best = max(best, (first, last - first), key=lambda one: one[1])
    return best


def _seen(pattern: RatingPattern, rows: Sequence[RatedService], **figures: float) -> PatternSeen:
    windows = {one.window for one in rows}
    return PatternSeen(
        pattern,
        rows[0].window if len(windows) == 1 else "",
        tuple(dict.fromkeys(one.clerk for one in rows if one.clerk)),
        tuple(one.id for one in rows),
        {"ratings": float(len(rows)), **figures},
    )
