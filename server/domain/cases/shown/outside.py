"""What programs outside are told of a case: nobody's name, no opinion, nothing that opens anything."""

from msgspec import Struct

from server.domain.cases.shown.case import DueView
from server.domain.cases.words import CaseState, Decision
from server.domain.language import Text


class OutsideCase(Struct, frozen=True):
    """As it stands when the message is written. `door` and `external`: through which program it came and how that calls
    it; both empty for one from a counter."""

    case: str
    external: str
    door: str
    joint: str
    """The joint application that it is a part of; empty: none."""
    matter: str
    name: Text
    hall: str
    state: CaseState
    received_at: str
    accepted_at: str | None
    promise: DueView | None
    paused: bool
    decision: Decision | None
    ended_at: str | None
