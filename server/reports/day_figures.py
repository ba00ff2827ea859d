"""From the rows of a day to its statistics. The definitions are those of docs/operating.md."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple, Protocol
from zoneinfo import ZoneInfo

from msgspec import structs

from server.domain.language import Text
from server.domain.queue.settings import Category, HallSettings
from server.reports.day_facts import DayFacts
from server.reports.rows import Arrival, Called, End, MissRow, RatedRow, Served, Sitting, Stint
from server.reports.store import ReportsStore
from server.reports.views import CategoryStatistics, Curve, Totals, WindowStatistics

STEP_S = 900
LONGEST_S = 86_400
"""What happens later than this after the first step counts in the last one: a day that nobody closed."""
LONGEST_OVERNIGHT_S = 26 * 3600
"""The same where service goes through the night: such a day waits up to two hours until nobody is left."""


class Timed(Protocol):
    @property
    def at(self) -> float: ...


class Axis(NamedTuple):
    """The steps of a day: `start` is a full quarter of an hour of the hall's clock."""

    start: float
    times: list[str]

    def counts(self, rows: Iterable[Timed]) -> list[int]:
        counts = [0] * len(self.times)
        for row in rows:
            counts[self.step(row.at)] += 1
        return counts

    def step(self, at: float) -> int:
        return max(0, min(int((at - self.start) // STEP_S), len(self.times) - 1))


def facts_of(store: ReportsStore, hall: str, day: str) -> DayFacts:
    kinds = (Arrival, Called, Served, MissRow, End, RatedRow, Stint, Sitting)
    facts = DayFacts(*(store.of_day(kind, hall, day) for kind in kinds))  # type: ignore[arg-type]
    return facts._replace(ratings=[*facts.ratings, *store.late(hall, day)])


def axis_of(facts: DayFacts, settings: HallSettings, day: str, now: float, zone: ZoneInfo) -> Axis:
    """From the opening or the first event to the close or the last one, never into the future; no step on an empty day."""
    happened = [row.at for rows in (facts.arrivals, facts.calls, facts.services) for row in rows]
    if not happened:
        return Axis(0.0, [])
    hours = settings.timetable.span(day) or (happened[0], happened[0])
    start = _quarter(min([*happened, hours[0]]), zone)
    longest = LONGEST_OVERNIGHT_S if settings.timetable.overnight else LONGEST_S
    end = min(max([*happened, min(hours[1] - 1, now)]), start + longest - 1)
    steps = int((end - start) // STEP_S) + 1
    return Axis(start, [_clock(start + i * STEP_S, zone) for i in range(steps)])


def _quarter(at: float, zone: ZoneInfo) -> float:
    local = datetime.fromtimestamp(at, zone)
    return at - (local.minute % 15) * 60 - local.second - local.microsecond / 1e6


def _clock(at: float, zone: ZoneInfo) -> str:
    # Half a second on, so that a rounded start does not show the minute before.
    return datetime.fromtimestamp(at + 0.5, zone).strftime("%H:%M")


def curve_of(facts: DayFacts, axis: Axis) -> Curve:
    first = [call for call in facts.calls if call.first]
    waits: list[list[float]] = [[] for _ in axis.times]
    for call in first:
        waits[axis.step(call.at)].append(call.waited_s)
    return Curve(
        totals=totals_of(facts),
        arrivals=axis.counts(facts.arrivals),
        called=axis.counts(first),
        kept=axis.counts(call for call in first if call.kept),
        served=axis.counts(end for end in facts.ends if end.how == "served"),
        mean_wait_s=[mean(step) for step in waits],
        p90_wait_s=[ninetieth(step) for step in waits],
    )


def totals_of(facts: DayFacts) -> Totals:
    first = [call for call in facts.calls if call.first]
    waits = [call.waited_s for call in first]
    kept = sum(call.kept for call in first)
    ended = [end.how for end in facts.ends]
    return Totals(
        arrivals=len(facts.arrivals),
        called=len(first),
        kept=kept,
        kept_share=share(kept, len(first)),
        mean_wait_s=mean(waits),
        p90_wait_s=ninetieth(waits),
        longest_wait_s=round(max(waits)) if waits else None,
        served=ended.count("served"),
        services=len(facts.services),
        mean_service_s=mean([done.worked_s for done in facts.services]),
        misses=len(facts.misses),
        cancelled=ended.count("cancelled"),
        expired=ended.count("last_chance") + ended.count("day_closed"),
        ratings=len(facts.ratings),
        mean_rating=_rating(facts.ratings),
    )


def categories_of(facts: DayFacts, settings: HallSettings, axis: Axis) -> list[CategoryStatistics]:
    """All of the configuration, then those that have left it but have a part in the day."""
    seen = {row.category for rows in facts[:7] for row in rows if not isinstance(row, Sitting)}
    known = settings.categories
    gone = [
        Category(id=id, prefix="", name=Text(id, id), promise_s=0, service_s=0)
        for id in sorted(seen - known.keys())
        if id
    ]
    return [_category(c, facts, axis) for c in [*known.values(), *gone]]


def _category(c: Category, facts: DayFacts, axis: Axis) -> CategoryStatistics:
    curve = structs.asdict(curve_of(facts.only(c.id), axis))
    return CategoryStatistics(id=c.id, prefix=c.prefix, name=c.name, promise_s=c.promise_s, **curve)


def windows_of(facts: DayFacts, settings: HallSettings, axis: Axis, now: float) -> list[WindowStatistics]:
    seen = {row.window for row in (*facts.sittings, *facts.calls, *facts.ends) if row.window}
    order = [*(w for w in settings.windows if w in seen), *sorted(seen - settings.windows.keys())]
    return [_window(id, facts, settings, axis, now) for id in order]


def _window(id: str, facts: DayFacts, settings: HallSettings, axis: Axis, now: float) -> WindowStatistics:
    known = settings.windows.get(id)
    calls = [row for row in facts.calls if row.window == id]
    served = [row for row in facts.ends if row.window == id and row.how == "served"]
    services = [row for row in facts.services if row.window == id]
    ratings = [row for row in facts.ratings if row.window == id]
    sittings = [row for row in facts.sittings if row.window == id]
    open_s = lasted(sittings, now)
    busy_s = lasted((row for row in facts.stints if row.window == id), now)
    clerks = dict.fromkeys(row.clerk for row in [*sittings, *calls] if row.clerk)
    return WindowStatistics(
        id=id,
        name=known.name if known else Text(id, id),
        clerks=[settings.clerk_name(clerk) for clerk in clerks],
        calls=len(calls),
        misses=sum(row.window == id for row in facts.misses),
        served=len(served),
        services=len(services),
        mean_service_s=mean([row.worked_s for row in services]),
        open_s=round(open_s),
        busy_s=round(busy_s),
        busy_share=share(busy_s, open_s),
        ratings=len(ratings),
        mean_rating=_rating(ratings),
        calls_by_step=axis.counts(calls),
        served_by_step=axis.counts(served),
    )


def lasted(rows: "Iterable[Stint | Sitting]", now: float) -> float:
    """Seconds; what has not ended lasts until now."""
    return sum(max(0.0, (now if row.ended is None else row.ended) - row.at) for row in rows)


def mean(values: Sequence[float]) -> int | None:
    return round(sum(values) / len(values)) if values else None


def ninetieth(values: Sequence[float]) -> int | None:
    """The smallest of the values that nine of ten do not exceed (nearest rank)."""
    return round(sorted(values)[-(-len(values) * 9 // 10) - 1]) if values else None


def share(part: float, whole: float) -> float | None:
    return round(part / whole, 4) if whole else None


def _rating(ratings: Sequence[RatedRow]) -> float | None:
    return round(sum(row.level for row in ratings) / len(ratings), 2) if ratings else None
