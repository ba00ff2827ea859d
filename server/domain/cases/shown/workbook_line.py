"""A case as a line of a list that leaves the screen: nothing personal is in it."""

from msgspec import Struct

from server.domain.cases.shown.case import DueView
from server.domain.cases.words import CaseState, Decision, Lamp
from server.domain.language import Text


class ListedCase(Struct, frozen=True):
    """Moments in seconds since the epoch, 0 for those that have not come. `due`, `paused`: as on a screen. `lamp`: None
    where no limit runs or ran."""

    case: str
    name: Text
    hall: str
    state: CaseState
    received_at: float
    accepted_at: float
    ended_at: float
    due: DueView | None
    paused: bool
    lamp: Lamp | None
    decision: Decision | None
    departments: list[Text]
