"""At a department: taken from the pile, given back, decided."""

from server.domain.cases import refusal_codes as r
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


class ReturnTask(OnTask, frozen=True, tag=True):
    """To the window. `items`: materials that have to be brought again; `words` is the id of words that are kept apart."""

    refusals = (*OnTask.refusals, r.TaskElsewhere, r.ClockStands, r.UnknownMaterial)

    items: tuple[str, ...] = ()
    words: str = ""


class HandAgain(OnCase, frozen=True, tag=True, kw_only=True):
    """From the window to the department again."""

    refusals = (r.UnknownCase, r.UnknownTask, r.CaseChanged, r.WrongCaseState, r.MaterialsMissing)

    task: str


class SendPapers(OnCase, frozen=True, tag=True, kw_only=True):
    refusals = (r.UnknownCase, r.UnknownTask, r.CaseChanged, r.WrongCaseState, r.PapersUnderWay)

    task: str
    pieces: int = 1


class ConfirmPapers(OnTask, frozen=True, tag=True):
    refusals = (*OnTask.refusals, r.NoPapersSent)


class DecideTask(OnTask, frozen=True, tag=True, kw_only=True):
    """`pledge`: the lead goes on without the others. `representative`: who acts stands for the department in the hall."""

    refusals = (*OnTask.refusals, r.TaskElsewhere, r.ClockStands, r.NotTheLead, r.NotDelegated)

    decision: Decision
    opinion: str = ""
    pledge: bool = False
    representative: bool = False


TaskCommand = TakeTask | GiveBackTask | ReturnTask | HandAgain | SendPapers | ConfirmPapers | DecideTask
