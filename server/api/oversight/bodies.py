"""What clients send about ratings, concerns and letters."""

from typing import Annotated

from msgspec import Meta

from server.api.body_shapes import END, LINES, Body, Id, Level, LongText, Person, Short, Text
from server.domain.language import Language
from server.domain.oversight.words import (
    AssessedKind,
    CallResult,
    ConcernKind,
    ContestResult,
    Difficulty,
    Finding,
    ObjectionResult,
)

Words = Annotated[str, Meta(min_length=1, max_length=1000, pattern=LINES)]
Seen = Annotated[int, Meta(ge=0)]


class VerifyBody(Body, frozen=True):
    """What was found when the rating was looked into; `days` for putting it right, where it is founded."""

    seen: Seen
    finding: Finding
    words: Words
    days: Annotated[int, Meta(ge=0, le=60)] = 0


class WordsBody(Body, frozen=True):
    """What somebody has to say about it."""

    seen: Seen
    words: Words


class CalledBody(Body, frozen=True):
    """What came of the call to the citizen."""

    seen: Seen
    result: CallResult
    words: LongText = ""


class ContestResultBody(Body, frozen=True):
    """What a second person makes of the objection."""

    seen: Seen
    result: ContestResult
    words: Words


class AssignBody(Body, frozen=True):
    """Who answers, and how difficult it is; without a unit the hall itself does."""

    seen: Seen
    difficulty: Difficulty
    unit: Text = ""


class ConcernSaid(Body, frozen=True):
    """What somebody has to say, and how they can be reached; goes to the personal store, never into the journal."""

    words: Words
    contact: Person | None = None


class NewConcern(Body, frozen=True):
    """A question, a complaint, something that could not be done, a suggestion; with or without a ticket or case."""

    kind: ConcernKind
    said: ConcernSaid
    ticket: Annotated[str, Meta(max_length=80)] = ""
    """ID.PROOF, as in the link on the slip: whom it is about is found by it. Staff name the id alone."""
    case: Short = ""
    window: Short = ""
    department: Text = ""
    matter: Short = ""
    language: Language = Language.CHINESE


class ReopenBody(Body, frozen=True):
    """Why the reply is not enough."""

    words: Words


class AgainBody(Body, frozen=True):
    """How the citizen finds it now, when the first rating was answered."""

    level: Level
    text: LongText = ""


class LateRatingBody(Body, frozen=True):
    """How it was, from 1 to 5."""

    level: Level
    reasons: Annotated[tuple[Text, ...], Meta(max_length=10)] = ()
    text: LongText = ""


class LetterBody(Body, frozen=True):
    """A letter of supervision. `about`: what it is about, a kind and an id with a space between."""

    hall: Id
    words: Words
    days: Annotated[int, Meta(ge=1, le=60)]
    unit: Text = ""
    about: Annotated[
        str, Meta(pattern=rf"^((rating|concern|case|window|lamp) [A-Za-z0-9_.~-]{{1,60}})?{END}")
    ] = ""


class DrawUpBody(Body, frozen=True):
    """Who is assessed: clerks or windows of a hall, or all departments, or all halls (`hall` empty). `period`: a month,
    2026-11, or a quarter, 2026-Q4, that is over."""

    kind: AssessedKind
    period: Annotated[str, Meta(pattern=rf"^20[0-9]{{2}}-(0[1-9]|1[0-2]|Q[1-4]){END}")]
    hall: Annotated[str, Meta(max_length=32)] = ""


class ObjectBody(Body, frozen=True):
    """What is wrong about it. `subject`: the clerk, window, department or hall."""

    seen: Seen
    subject: Text
    words: Words


class DecideObjectionBody(Body, frozen=True):
    """`points`: by criterion, where they are put right."""

    seen: Seen
    subject: Text
    result: ObjectionResult
    words: Words
    points: Annotated[
        dict[Annotated[str, Meta(max_length=40)], Annotated[float, Meta(ge=0, le=100)]], Meta(max_length=20)
    ] = {}


class LetterSeenBody(Body, frozen=True):
    """Which version of the letter was seen."""

    seen: Seen
