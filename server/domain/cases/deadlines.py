"""The limits that a case runs under: promise, law, notice, and each department's own. All are derived, none is stored."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from server.domain.cases.case import Case
from server.domain.cases.catalogue.matter import Matter
from server.domain.cases.limits import Deadline, Pause, Term, TermDay, deadline, lamp, term
from server.domain.cases.settings import Office
from server.domain.cases.words import DayUnit, Lamp

NOTICE_DAYS = 5
"""Working days in which it is told what is missing (行政许可法, article 32)."""


class Deadlines(Struct, frozen=True):
    """`paused_at`: when the clock was stopped that stands now; the limits are then those of the moment before."""

    promise: Deadline | None
    law: Deadline | None
    notice: Deadline | None
    tasks: dict[str, Deadline | None]
    paused_at: float | None

    def lamp(self, at: float) -> Lamp:
        return lamp(self.promise, self.law, self._seen(at))

    def task_lamp(self, task: str, at: float) -> Lamp:
        """Of one department's part: yellow and red by its own limit."""
        return lamp(self.tasks.get(task), None, self._seen(at))

    def _seen(self, at: float) -> float:
        return at if self.paused_at is None else self.paused_at


def deadlines(case: Case, matter: Matter, office: Office) -> Deadlines:
    """As they stand; of a case that is not accepted there is only the notice."""
    stands = case.paused
    promise, law = promise_term(case, matter, office), law_term(case, matter, office)
    notice = None if case.accepted_at else term(_days(office, case.received_at), NOTICE_DAYS)
    return Deadlines(
        promise=promise and deadline(promise),
        law=law and deadline(law),
        notice=notice and deadline(notice),
        tasks=_tasks(case, matter, office),
        paused_at=stands.stopped if stands else None,
    )


def promise_term(case: Case, matter: Matter, office: Office) -> Term | None:
    """None where the promise is not known, or nothing was accepted yet."""
    return _term(case, matter, matter.promise_days, office)


def law_term(case: Case, matter: Matter, office: Office) -> Term | None:
    return _term(case, matter, matter.law_days, office)


def _term(case: Case, matter: Matter, days: int, office: Office) -> Term | None:
    if not case.accepted_at or not days:
        return None
    extra = case.extension.days if case.extension else 0
    return term(_days(office, case.accepted_at), days + extra, matter.unit, _ran(case))


def _tasks(case: Case, matter: Matter, office: Office) -> dict[str, Deadline | None]:
    found: dict[str, Deadline | None] = {}
    for step in matter.flow:
        task = case.tasks.get(step.id)
        if step.days and task is not None and task.handed_at:
            found[step.id] = deadline(
                term(_days(office, task.handed_at), step.days, DayUnit.WORKING, _ran(case))
            )
    return found


def _ran(case: Case) -> Sequence[Pause]:
    """The pauses that are over. One that still lasts moves every limit by nobody knows how much."""
    return [pause.span() for pause in case.pauses if pause.started is not None]


def _days(office: Office, since: float) -> Iterable[TermDay]:
    return office.days_after(office.day_at(since))
