"""The limits that a case runs under: promise, law, notice, and each department's own. All are derived, none is stored."""

from collections.abc import Iterator, Sequence
from math import inf
from typing import NamedTuple

from msgspec import Struct

from server.domain.cases.case import Case, lamp_id
from server.domain.cases.catalogue.matter import FlowStep, Matter
from server.domain.cases.settings import Office
from server.domain.cases.term_and_lamp import Deadline, Pause, Term, deadline, lamp, term
from server.domain.cases.words import DayUnit, Lamp, TaskState

NOTICE_DAYS = 5
"""Working days in which it is told what is missing (行政许可法, article 32)."""
RUNNING = frozenset({TaskState.HANDED, TaskState.TAKEN})


class LampTurn(NamedTuple):
    """A limit with the last day `due` comes to a colour; `task` is empty for the case's own."""

    at: float
    task: str
    lamp: Lamp
    due: str


class Deadlines(Struct, frozen=True):
    """`paused_at`: when the clock was stopped that stands now; the limits are then those of the moment before."""

    promise: Deadline | None
    law: Deadline | None
    notice: Deadline | None
    tasks: dict[str, Deadline | None]
    paused_at: float | None

    def turning(self, case: Case) -> Iterator[LampTurn]:
        """Of a case under way: when the lamps that were not raised yet go on; while the clock stands, those due before."""
        raised = {one.id for one in case.lamps}
        for turn in self._turns(case):
            stands = self.paused_at is not None and turn.at > self.paused_at
            if not stands and lamp_id(turn.task, turn.lamp, turn.due) not in raised:
                yield turn

    def _turns(self, case: Case) -> Iterator[LampTurn]:
        if self.promise is not None:
            yield from colours(self.promise, "", Lamp.RED)
        if self.law is not None:
            turns = colours(self.law, "", Lamp.DOUBLE_RED)
            yield from turns[-1:] if self.promise is not None else turns
        for id, limit in self.tasks.items():
            if limit is not None and case.tasks[id].state in RUNNING:
                yield from colours(limit, id, Lamp.RED)

    def lamp(self, at: float) -> Lamp:
        return lamp(self.promise, self.law, self._seen(at))

    def task_lamp(self, task: str, at: float) -> Lamp:
        """Of one department's part: yellow and red by its own limit."""
        return lamp(self.tasks.get(task), None, self._seen(at))

    def turns_after(self, task: str, at: float) -> float:
        """When the lamp of the case or of this part can look otherwise than at `at`; inf: by a change alone."""
        if self.paused_at is not None:
            return inf
        limits = (self.promise, self.law, self.tasks.get(task))
        return min((m for limit in limits if limit for m in (limit.warn, limit.close) if m > at), default=inf)

    def due(self) -> str:
        """The last day of the promise, else of the law's limit, ISO date; empty while the clock stands, and where no limit
        is known."""
        limit = self.promise or self.law
        return limit.due if limit is not None and self.paused_at is None else ""

    def _seen(self, at: float) -> float:
        return at if self.paused_at is None else self.paused_at


def colours(limit: Deadline, task: str, late: Lamp) -> tuple[LampTurn, ...]:
    """When a limit comes to yellow and to what it is once it is late. One of a day is yellow from the beginning: nobody is
    told of that."""
    yellow = LampTurn(limit.warn, task, Lamp.YELLOW, limit.due)
    return (*((yellow,) if limit.warn else ()), LampTurn(limit.close, task, late, limit.due))


Undisturbed = dict[tuple[str, int, DayUnit], Deadline | None]
"""(day on which it began, days, unit) → a limit whose clock never stood still: the same for all cases of that day."""


def deadlines(case: Case, matter: Matter, office: Office, known: Undisturbed) -> Deadlines:
    """As they stand; of a case that is not accepted there is only the notice. `known` is filled."""
    stands, ran = case.paused, _ran(case)

    def limit(since: float, days: int, unit: DayUnit = DayUnit.WORKING) -> Deadline | None:
        if not since or not days:
            return None
        day = office.day_at(since)
        if ran:
            return deadline(term(office.days_after(day), days, unit, ran))
        key = (day, days, unit)
        if key not in known:
            known[key] = deadline(term(office.days_after(day), days, unit))
        return known[key]

    def own(step: FlowStep) -> Deadline | None:
        task = case.tasks.get(step.id)
        return limit(task.handed_at, step.days) if task is not None else None

    return Deadlines(
        promise=limit(case.accepted_at, _extended(case, matter.promise_days), matter.unit),
        law=limit(case.accepted_at, _extended(case, matter.law_days), matter.unit),
        notice=None if case.accepted_at else limit(case.received_at, NOTICE_DAYS),
        tasks={step.id: own(step) for step in matter.flow if step.days},
        paused_at=stands.stopped if stands else None,
    )


def promise_term(case: Case, matter: Matter, office: Office) -> Term | None:
    """None where the promise is not known, or nothing was accepted yet."""
    return _term(case, matter, matter.promise_days, office)


def law_term(case: Case, matter: Matter, office: Office) -> Term | None:
    return _term(case, matter, matter.law_days, office)


def _term(case: Case, matter: Matter, days: int, office: Office) -> Term | None:
    count = _extended(case, days)
    if not case.accepted_at or not count:
        return None
    return term(office.days_after(office.day_at(case.accepted_at)), count, matter.unit, _ran(case))


def _extended(case: Case, days: int) -> int:
    """0 for a limit that is not known: nobody extends that."""
    return days and days + (case.extension.days if case.extension else 0)


def _ran(case: Case) -> Sequence[Pause]:
    """The pauses that are over. One that still lasts moves every limit by nobody knows how much."""
    return [pause.span() for pause in case.pauses if pause.started is not None]
