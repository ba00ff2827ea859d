"""The ratings of a day as they are looked at for patterns: when the service ended, whether somebody sat at the window."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from server.domain.oversight.integrity import AWAY_S, FIVES_DAYS, RatedService
from server.domain.queue.tickets.words import RatingChannel
from server.reports.rows import RatedRow, Served, Sitting
from server.reports.store import ReportsStore


class RatedDays(NamedTuple):
    """A day's ratings, and those of the FIVES_DAYS that end with it; who sent them is not known here."""

    day: list[RatedService]
    month: list[RatedService]


def rated_days(store: ReportsStore, hall: str, day: str) -> RatedDays:
    """`day`: an ISO date."""
    first = (date.fromisoformat(day) - timedelta(days=FIVES_DAYS - 1)).isoformat()
    before = sorted(known for known in store.days(hall) if first <= known < day)
    today = _rated(
        store.of_day(RatedRow, hall, day), store.of_day(Served, hall, day), store.of_day(Sitting, hall, day)
    )
    month = [one for known in before for one in _rated(store.of_day(RatedRow, hall, known), (), ())]
    return RatedDays(today, [*month, *today])


def _rated(
    rows: Sequence[RatedRow], services: Sequence[Served], sittings: Sequence[Sitting]
) -> list[RatedService]:
    ends: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    for done in services:
        ends[done.visit, done.window].append(done.at)
    return [
        RatedService(
            row.seq,
            row.at,
            row.window,
            row.clerk,
            row.level,
            RatingChannel(row.channel),
            max((at for at in ends[row.visit, row.window] if at <= row.at), default=None),
            any(sat.window == row.window and _there(sat, row.at) for sat in sittings),
        )
        for row in rows
    ]


def _there(sat: Sitting, at: float) -> bool:
    return sat.at <= at and (sat.ended is None or sat.ended >= at - AWAY_S)
