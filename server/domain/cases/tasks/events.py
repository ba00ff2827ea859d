"""What departments do with their part of a case, and the decision that comes of it."""

from server.domain.cases.about import AboutCase, AboutTask
from server.domain.cases.words import Decision


class TaskHanded(AboutTask, frozen=True, tag=True):
    """转交: it lies in the department's pile."""


class TaskTaken(AboutTask, frozen=True, tag=True):
    by: str


class TaskGivenBack(AboutTask, frozen=True, tag=True):
    """Back into the pile."""

    by: str


class TaskDecided(AboutTask, frozen=True, tag=True):
    """`opinion` is the id of words that are kept apart."""

    decision: Decision
    by: str
    opinion: str = ""


class TaskReleased(AboutTask, frozen=True, tag=True):
    """Not needed any more: the case was decided without it, or has ended."""


class CaseDecided(AboutCase, frozen=True, tag=True):
    decision: Decision


TaskEvent = TaskHanded | TaskTaken | TaskGivenBack | TaskDecided | TaskReleased | CaseDecided
