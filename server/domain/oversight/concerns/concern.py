"""What somebody asked, complained of, could not get done, or suggested."""

from msgspec import Struct

from server.domain.oversight.followups.follow_up import Deed
from server.domain.oversight.words import ConcernChannel, ConcernKind, ConcernState, Difficulty


class ConcernAbout(Struct, frozen=True, omit_defaults=True):
    """What it is about, as far as it is known; `clerk` is whoever sat at the window then."""

    window: str = ""
    clerk: str = ""
    department: str = ""
    matter: str = ""
    ticket: str = ""
    case: str = ""


class Concern(Struct):
    """`words` and `contact` are ids of what is kept apart; without a contact nobody can be called."""

    id: str
    """Its number, as the citizen knows it."""
    kind: ConcernKind
    hall: str
    about: ConcernAbout
    words: str
    contact: str
    channel: ConcernChannel
    language: str
    raised_at: float
    step_at: float
    state: ConcernState = ConcernState.RAISED
    unit: str = ""
    """The department that answers it; empty: the hall itself."""
    difficulty: Difficulty | None = None
    deeds: tuple[Deed, ...] = ()
    reopened: bool = False
    written_by: str = ""
    """Who wrote it down at a window."""
    closed_at: float = 0.0
    seen: int = 1

    @property
    def open(self) -> bool:
        return not self.closed_at


def apart(concern: Concern, who: str, departments: tuple[str, ...] = ()) -> bool:
    """Whether it has to be kept from somebody: it is about them, or about a department that they answer for."""
    return bool(who and concern.about.clerk == who) or concern.about.department in departments
