"""Asking another department what it thinks, and answering; nobody's decision waits for it by rule."""

from server.domain.cases import refusal_codes as r
from server.domain.cases.about import OnCase
from server.domain.cases.tasks.commands import OnTask


class AskAdvice(OnTask, frozen=True, tag=True, kw_only=True):
    """The other department is asked by its Chinese name."""

    refusals = (*OnTask.refusals, r.TaskElsewhere)

    department: str
    question: str = ""


class GiveAdvice(OnCase, frozen=True, tag=True, kw_only=True):
    """`departments` are those for which whoever acts may act."""

    refusals = (
        r.UnknownCase,
        r.CaseChanged,
        r.WrongCaseState,
        r.UnknownAdvice,
        r.NotYourTask,
        r.AdviceAlreadyGiven,
    )

    advice: str
    words: str = ""
    departments: tuple[str, ...] = ()


AdviceCommand = AskAdvice | GiveAdvice
