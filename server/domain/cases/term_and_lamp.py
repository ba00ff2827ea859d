"""When a limit is used up, and how that came about (行政许可法, articles 42, 45 and 82).

Pure and never stored as truth: the calendar gives the days, the facts of a case are how long it has and when its clock stood
still. Corrections, extensions and other calendars, in any order, give one answer.
"""

from collections.abc import Iterable, Sequence
from math import inf

from msgspec import Struct

from server.domain.cases.words import DayUnit, DayUse, Lamp
from server.domain.language import Text


class TermDay(Struct, frozen=True):
    """A day of the calendar as a limit sees it."""

    date: str
    """ISO."""
    working: bool
    close: float
    """Its close of business, or its end where there is none; seconds since the epoch."""
    provisional: bool = False
    """Nobody has announced its year yet."""
    name: Text | None = None
    """Of the holiday."""


class Pause(Struct, frozen=True):
    """The clock stood still from `stopped` until `started`, in seconds since the epoch; None: it still does."""

    stopped: float
    started: float | None = None

    def covers(self, moment: float) -> bool:
        return self.stopped <= moment < (inf if self.started is None else self.started)


class TermStep(Struct, frozen=True):
    """One day of the explanation; `number` counts the days that are used up by its end."""

    day: TermDay
    use: DayUse
    number: int


class Term(Struct, frozen=True):
    """How a limit runs, day by day. Without an end the days given were not enough, or the clock stands still."""

    count: int
    steps: tuple[TermStep, ...]
    ended: bool

    @property
    def due(self) -> str:
        """The day on which it is used up, ISO; empty without an end."""
        return self.steps[-1].day.date if self.ended else ""

    @property
    def provisional(self) -> bool:
        """Whether a day on the way may yet turn out otherwise."""
        return any(step.day.provisional for step in self.steps)


def term(
    days: Iterable[TermDay], count: int, unit: DayUnit = DayUnit.WORKING, pauses: Sequence[Pause] = ()
) -> Term:
    """The limit of `count` days (one at least; extensions are added to it) that begins with the first of `days`, which is
    the day after acceptance.

    A day is used up if the clock ran at its close of business: a stop and a start within one day cost nothing, and neither
    does a stop over days of rest.
    """
    steps: list[TermStep] = []
    used = 0
    for day in days:
        use = _use(day, unit, pauses) if used < count else DayUse.CARRIED
        used += use is DayUse.COUNTED
        ended = used == count and (day.working or unit is DayUnit.WORKING)
        steps.append(TermStep(day, use, used))
        if ended:
            return Term(count, tuple(steps), True)
    return Term(count, tuple(steps), False)


def _use(day: TermDay, unit: DayUnit, pauses: Sequence[Pause]) -> DayUse:
    if unit is DayUnit.WORKING and not day.working:
        return DayUse.REST
    return DayUse.STOPPED if any(pause.covers(day.close) for pause in pauses) else DayUse.COUNTED


class Deadline(Struct, frozen=True):
    """A limit as far as it can be told now, in seconds since the epoch; `due` is its last day, ISO."""

    due: str
    warn: float
    """From then on a day or less is left."""
    close: float
    provisional: bool


def deadline(limit: Term) -> Deadline | None:
    """None for a limit without an end."""
    if not limit.ended:
        return None
    last_but_one = (
        s.day.close for s in limit.steps if s.number == limit.count - 1 and s.use is DayUse.COUNTED
    )
    return Deadline(limit.due, next(last_but_one, 0.0), limit.steps[-1].day.close, limit.provisional)


def lamp(promise: Deadline | None, law: Deadline | None, at: float) -> Lamp:
    """How a running limit stands at a moment; of one that stands still ask for the moment at which it was stopped."""
    if law is not None and at >= law.close:
        return Lamp.DOUBLE_RED
    if promise is not None and at >= promise.close:
        return Lamp.RED
    first = promise or law
    return Lamp.YELLOW if first is not None and at >= first.warn else Lamp.GREEN
