"""Follow-ups, concerns and letters as staff see them. Limits are ISO dates, moments RFC 3339; people are called by name."""

from msgspec import Struct

from server.domain.cases.words import Lamp
from server.domain.language import Text
from server.domain.oversight.words import (
    CallResult,
    ConcernAction,
    ConcernChannel,
    ConcernKind,
    ConcernState,
    ContestResult,
    Difficulty,
    FollowUpAction,
    FollowUpState,
    LetterAction,
    LetterState,
    RatedStage,
)
from server.domain.queue.tickets.words import RatingChannel


class StepDue(Struct, frozen=True):
    """Until when the step that is due now has to be taken."""

    date: str
    provisional: bool
    lamp: Lamp


class DeedLine(Struct, frozen=True):
    """A step that was taken. `n`: its words are kept under this number; `written` says whether there are any."""

    n: str
    what: str
    at: str
    by: str
    result: str
    written: bool


class ContestLine(Struct, frozen=True):
    at: str
    by: str
    decided_at: str | None
    decided_by: str
    result: ContestResult | None


class AgainLine(Struct, frozen=True):
    """The citizen's second rating, when the first was answered."""

    level: int
    at: str


class FollowUpLine(Struct, frozen=True):
    id: str
    hall: str
    stage: RatedStage
    window: str
    clerk: str
    category: str
    matter: str
    department: str
    case: str
    level: int
    channel: RatingChannel
    given_at: str
    state: FollowUpState
    due: StepDue | None
    contested: bool
    set_aside: bool
    reopened: bool
    again: AgainLine | None
    closed_at: str | None
    seen: int


class FollowUpView(Struct, frozen=True):
    """`written`: what words there are, by what they are about. `rectify_least` and `rectify_most`: how many
    working days may be given."""

    line: FollowUpLine
    ticket: str
    reasons: list[Text]
    deeds: list[DeedLine]
    contest: ContestLine | None
    actions: list[FollowUpAction]
    written: list[str]
    rectify_least: int
    rectify_most: int


class ConcernLine(Struct, frozen=True):
    id: str
    kind: ConcernKind
    hall: str
    channel: ConcernChannel
    raised_at: str
    state: ConcernState
    unit: str
    difficulty: Difficulty | None
    due: StepDue | None
    reopened: bool
    closed_at: str | None
    seen: int


class ConcernView(Struct, frozen=True):
    """`about_clerk`: what whoever it is about is called. `reachable`: whether a telephone number was left."""

    line: ConcernLine
    window: str
    about_clerk: str
    department: str
    matter: str
    ticket: str
    case: str
    language: str
    written_by: str
    reachable: bool
    deeds: list[DeedLine]
    actions: list[ConcernAction]
    written: list[str]
    results: tuple[CallResult, ...] = tuple(CallResult)


class LetterLine(Struct, frozen=True):
    id: str
    hall: str
    unit: str
    about: str
    sent_at: str
    by: str
    state: LetterState
    due: StepDue | None
    closed_at: str | None
    seen: int


class LetterView(Struct, frozen=True):
    line: LetterLine
    days: int
    deeds: list[DeedLine]
    actions: list[LetterAction]
    written: list[str]


class FeedbackView(Struct, frozen=True):
    """What is open, the most urgent first, then what ended lately; `late` counts the steps past their day."""

    follow_ups: list[FollowUpLine]
    concerns: list[ConcernLine]
    letters: list[LetterLine]
    open: dict[str, int]
    late: int
    may_send: bool
    """Whether whoever looks may send a letter of supervision."""
