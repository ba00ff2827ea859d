"""A letter of supervision (督办单): somebody has to answer for something by a day."""

from msgspec import Struct

from server.domain.oversight.followups.follow_up import Deed
from server.domain.oversight.words import LetterState


class Letter(Struct):
    """`unit`: the department that has to answer, empty for the hall itself; `about` is what it is about, `KIND ID` or empty;
    `words`: the id of what it says, kept apart."""

    id: str
    """Its number."""
    hall: str
    unit: str
    about: str
    words: str
    days: int
    sent_at: float
    step_at: float
    by: str
    state: LetterState = LetterState.SENT
    deeds: tuple[Deed, ...] = ()
    closed_at: float = 0.0
    seen: int = 1

    @property
    def open(self) -> bool:
        return not self.closed_at
