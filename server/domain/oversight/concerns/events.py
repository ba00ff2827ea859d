"""What happened to a concern. Words and contacts are ids of what is kept apart."""

from server.domain.oversight.about import AboutConcern
from server.domain.oversight.concerns.concern import ConcernAbout
from server.domain.oversight.words import CallResult, ConcernChannel, ConcernKind, Difficulty


class ConcernRaised(AboutConcern, frozen=True, tag=True, kw_only=True):
    kind: ConcernKind
    hall: str
    about: ConcernAbout
    words: str
    contact: str
    channel: ConcernChannel
    language: str
    day: str
    serial: int
    by: str = ""


class ConcernAssigned(AboutConcern, frozen=True, tag=True):
    unit: str
    difficulty: Difficulty
    by: str


class ConcernReplied(AboutConcern, frozen=True, tag=True):
    by: str
    words: str


class ConcernedCalled(AboutConcern, frozen=True, tag=True):
    """`again`: not satisfied, so it has to be answered once more."""

    result: CallResult
    by: str
    words: str = ""
    again: bool = False


class ConcernReopened(AboutConcern, frozen=True, tag=True):
    words: str


class ConcernWithdrawn(AboutConcern, frozen=True, tag=True):
    pass


ConcernEvent = (
    ConcernRaised | ConcernAssigned | ConcernReplied | ConcernedCalled | ConcernReopened | ConcernWithdrawn
)
