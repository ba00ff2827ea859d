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


class TaskReturned(AboutTask, frozen=True, tag=True):
    """退回: to the window, where `items` have to be brought again; `words` is the id of words that are kept apart."""

    by: str
    items: tuple[str, ...] = ()
    words: str = ""
    for_: str = ""


class PapersSent(AboutTask, frozen=True, tag=True):
    pieces: int
    by: str


class PapersConfirmed(AboutTask, frozen=True, tag=True):
    """The department has them."""

    by: str


class TaskDecided(AboutTask, frozen=True, tag=True):
    """`opinion` is the id of words that are kept apart; `for_`: whose stand-in decided (AB角); `pledge`: the lead went on
    without the others."""

    decision: Decision
    by: str
    opinion: str = ""
    for_: str = ""
    pledge: bool = False


class TaskReleased(AboutTask, frozen=True, tag=True):
    """Not needed any more: the case was decided without it, or has ended."""


class CaseDecided(AboutCase, frozen=True, tag=True):
    decision: Decision


TaskEvent = (
    TaskHanded
    | TaskTaken
    | TaskGivenBack
    | TaskReturned
    | PapersSent
    | PapersConfirmed
    | TaskDecided
    | TaskReleased
    | CaseDecided
)
