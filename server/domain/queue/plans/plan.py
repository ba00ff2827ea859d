"""Planned reallocations: at lunch, on market days. Pure: the day is an ISO date with its weekday, time is "HH:MM".

The day is the hall's and may go on after midnight. A plan that ends before it begins is on over midnight, and belongs to
the day before.
"""

from msgspec import Struct


class Plan(Struct, frozen=True):
    """Between `start` and `end` ("HH:MM", local time) of its days, `windows` serve these categories instead.

    A day is one of the plan's if its weekday (1 = Monday … 7 = Sunday), its date (ISO) or the last digit of its day of the
    month (逢三逢八 is 3 and 8) is named.
    """

    id: str
    name: str
    start: str
    end: str
    windows: dict[str, tuple[str, ...]]
    weekdays: tuple[int, ...] = ()
    dates: tuple[str, ...] = ()
    endings: tuple[int, ...] = ()
    enabled: bool = True


def on_day(plan: Plan, day: str, weekday: int) -> bool:
    """Whether `day` (ISO date with this ISO weekday) is one of the plan's."""
    return weekday in plan.weekdays or day in plan.dates or int(day[-1]) in plan.endings


def due(plan: Plan, day: str, weekday: int, time: str) -> bool:
    """Whether the plan is to be on at the local time "HH:MM" of the hall's day."""
    over_midnight = plan.start > plan.end
    on = (time >= plan.start or time < plan.end) if over_midnight else plan.start <= time < plan.end
    return plan.enabled and on and on_day(plan, day, weekday)


def _parts(plan: Plan) -> list[tuple[str, str]]:
    """From when to when it is on, cut at midnight."""
    if plan.start < plan.end:
        return [(plan.start, plan.end)]
    return [(plan.start, "24:00"), ("00:00", plan.end)]


def overlap(one: Plan, other: Plan) -> bool:
    """Whether both may want one window at one time; days that only might fall together count as together."""
    if not (one.enabled and other.enabled) or not one.windows.keys() & other.windows.keys():
        return False
    if not any(a < d and c < b for a, b in _parts(one) for c, d in _parts(other)):
        return False
    only_weekdays = not (one.dates or one.endings or other.dates or other.endings)
    return not only_weekdays or bool(set(one.weekdays) & set(other.weekdays))


class PlanRun(Struct):
    """A plan that is on: what its windows served before."""

    day: str
    before: dict[str, tuple[str, ...]]
