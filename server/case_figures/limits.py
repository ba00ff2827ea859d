"""How a limit ran until something was decided: the days it took, and whether promise and law were kept."""

from collections.abc import Iterable

from msgspec import Struct

from server.domain.cases.deadlines import Undisturbed
from server.domain.cases.settings import Office
from server.domain.cases.term_and_lamp import Deadline, Pause, deadline, term
from server.domain.cases.words import DayUnit

BEYOND = "9999-12-31"
"""In the place of a day that no calendar reaches."""


class LimitRun(Struct, frozen=True, array_like=True):
    """From the day `since` (ISO) until `at`; `promise` and `law` in days, extensions in them, 0: none. `pauses`: those that
    were over; `stopped`: since when the clock stood at the end, 0: it ran."""

    since: str
    at: float
    promise: int
    law: int = 0
    unit: DayUnit = DayUnit.WORKING
    pauses: tuple[tuple[float, float], ...] = ()
    stopped: float = 0.0


class MeasuredLimit(Struct, frozen=True):
    """`used`: days after the first, up to and with the last, in which the clock ran at the close of business. `until`: the
    last day that the answer depends on."""

    used: int
    promise: bool | None
    law: bool | None
    until: str


class Measuring:
    """By one calendar; what many share is worked out once."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self._limits: Undisturbed = {}
        self._used: dict[tuple[str, str, DayUnit], int] = {}

    def of(self, run: LimitRun) -> MeasuredLimit:
        last, pauses = self.office.day_at(run.at), [Pause(*pause) for pause in run.pauses]
        seen = run.stopped or run.at
        limits = [self._limit(run, days, pauses) for days in (run.promise, run.law)]
        dues = [
            limit.due if limit else BEYOND
            for limit, days in zip(limits, (run.promise, run.law), strict=True)
            if days
        ]
        promise, law = (None if limit is None else seen < limit.close for limit in limits)
        standing = [Pause(run.stopped)] if run.stopped else []
        return MeasuredLimit(self._days(run, last, [*pauses, *standing]), promise, law, max([last, *dues]))

    def _limit(self, run: LimitRun, days: int, pauses: list[Pause]) -> Deadline | None:
        if not days:
            return None
        key = (run.since, days, run.unit)
        if pauses:
            return deadline(term(self.office.days_after(run.since), days, run.unit, pauses))
        if key not in self._limits:
            self._limits[key] = deadline(term(self.office.days_after(run.since), days, run.unit))
        return self._limits[key]

    def _days(self, run: LimitRun, last: str, pauses: Iterable[Pause]) -> int:
        stops, key = list(pauses), (run.since, last, run.unit)
        if not stops and key in self._used:
            return self._used[key]
        used = 0
        for day in self.office.days_after(run.since):
            if day.date > last:
                break
            counts = day.working or run.unit is DayUnit.NATURAL
            used += counts and not any(pause.covers(day.close) for pause in stops)
        if not stops:
            self._used[key] = used
        return used
