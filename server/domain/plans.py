"""Planned reallocations: at lunch, on market days. Pure: the day comes as an ISO date with its weekday, time as "HH:MM"."""

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
    """Whether the plan is to be on at the local time "HH:MM" of a day."""
    return plan.enabled and plan.start <= time < plan.end and on_day(plan, day, weekday)


def overlap(one: Plan, other: Plan) -> bool:
    """Whether both may want one window at one time; days that only might fall together count as together."""
    if not (one.enabled and other.enabled) or not one.windows.keys() & other.windows.keys():
        return False
    if one.start >= other.end or other.start >= one.end:
        return False
    only_weekdays = not (one.dates or one.endings or other.dates or other.endings)
    return not only_weekdays or bool(set(one.weekdays) & set(other.weekdays))
