"""A concern is raised, given to somebody to answer, answered, and whoever raised it is called."""

from server.domain.message import Command
from server.domain.oversight import refusal_codes as r
from server.domain.oversight.about import OnItem
from server.domain.oversight.concerns.concern import ConcernAbout
from server.domain.oversight.words import CallResult, ConcernChannel, ConcernKind, Difficulty

HEAD = (r.UnknownConcern, r.ItemChanged, r.WrongStep, r.AboutYourself)


class RaiseConcern(Command, frozen=True, tag=True, kw_only=True):
    """`by`: who wrote it down, where somebody at a window did."""

    refusals = (r.NameNeeded,)

    kind: ConcernKind
    hall: str
    about: ConcernAbout
    words: str
    contact: str
    named: bool
    """Whether a name was left."""
    channel: ConcernChannel
    language: str
    by: str = ""


class AssignConcern(OnItem, frozen=True, tag=True, kw_only=True):
    """`unit`: a department, or empty for the hall itself. Also gives it to somebody else before it is answered."""

    refusals = (*HEAD, r.NotForThem)

    unit: str
    difficulty: Difficulty


class ReplyToConcern(OnItem, frozen=True, tag=True, kw_only=True):
    refusals = HEAD

    words: str


class CallConcerned(OnItem, frozen=True, tag=True, kw_only=True):
    """Not satisfied: it is opened again, once."""

    refusals = HEAD

    result: CallResult
    words: str = ""


class ReopenConcern(Command, frozen=True, tag=True, kw_only=True):
    """By whoever raised it, once, when the reply is not enough."""

    refusals = (r.UnknownConcern, r.WrongStep, r.ReopenedBefore)

    item: str
    words: str


class WithdrawConcern(Command, frozen=True, tag=True, kw_only=True):
    """By whoever raised it, while it is not answered."""

    refusals = (r.UnknownConcern, r.WrongStep)

    item: str


ConcernCommand = (
    RaiseConcern | AssignConcern | ReplyToConcern | CallConcerned | ReopenConcern | WithdrawConcern
)
