"""At a department: taken from the pile, given back, decided."""

from server.domain.cases import refusals as r
from server.domain.cases.about import OnCase
from server.domain.cases.words import Decision


class OnTask(OnCase, frozen=True, kw_only=True):
    """`departments` are those for which whoever acts may act."""

    refusals = (r.UnknownCase, r.UnknownTask, r.NotYourTask, r.CaseChanged, r.WrongCaseState)

    task: str
    departments: tuple[str, ...] = ()


class TakeTask(OnTask, frozen=True, tag=True):
    pass


class GiveBackTask(OnTask, frozen=True, tag=True):
    pass


class DecideTask(OnTask, frozen=True, tag=True, kw_only=True):
    refusals = (*OnTask.refusals, r.TaskElsewhere, r.ClockStands)

    decision: Decision
    opinion: str = ""


TaskCommand = TakeTask | GiveBackTask | DecideTask
