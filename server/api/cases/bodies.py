"""What clients send about cases."""

from datetime import datetime
from typing import Annotated

from msgspec import Meta

from server.api.body_shapes import END, LINE, LINES, Body, Id, LongText, Person, Short, Text
from server.domain.calendar import Holiday
from server.domain.cases.words import (
    CaseState,
    Collection,
    CorrectionReason,
    Decision,
    PauseKind,
    RefusalReason,
    Signing,
)

DAY = "20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
Day = Annotated[str, Meta(pattern=rf"^{DAY}{END}")]
"""ISO date."""
Minute = Annotated[str, Meta(pattern=rf"^{DAY}T([01][0-9]|2[0-3]):[0-5][0-9]{END}")]
"""ISO date and time to the minute, without a zone."""
NeededText = Annotated[str, Meta(min_length=1, max_length=1000, pattern=LINES)]
BEFORE = rf"^([0-9]{{1,12}}(\.[0-9]{{1,9}})?/[0-9]{{19}}[0-9X])?{END}"
BEFORE_DUE = rf"^(({DAY}|[0-9]{{1,12}}(\.[0-9]{{1,9}})?)/[0-9]{{19}}[0-9X])?{END}"
NUMBER = 20
"""Characters of a whole number."""
Ids = Annotated[tuple[Id, ...], Meta(max_length=60)]
What = Annotated[str, Meta(min_length=1, max_length=40, pattern=LINE)]
Fen = Annotated[int, Meta(ge=0, le=10**11)]
Seen = Annotated[int, Meta(ge=1)]


def real(*days: str) -> None:
    """Whether there are such days: the 30th of February looks like one. Raises ValueError; an empty one is none."""
    for day in days:
        if day:
            datetime.fromisoformat(day)


class Applicant(Person, frozen=True):
    """Whose case it is; goes to the personal store, never into the journal. `agent` acts for them, with a mandate."""

    agent: Person | None = None


class NewCase(Body, frozen=True):
    """An application as it lies on the counter. `brought`: ids of the materials that are there."""

    matter: Id
    applicant: Applicant
    brought: Ids = ()
    window: Id | None = None
    ticket: Id | None = None


class NewJoint(Body, frozen=True):
    """One application for several matters. `chosen`: optional parts that are wanted; `brought`: materials by their Chinese
    names, as the list of joint services has them."""

    joint: Id
    applicant: Applicant
    chosen: Ids = ()
    brought: Annotated[tuple[Text, ...], Meta(max_length=200)] = ()
    window: Id | None = None
    ticket: Id | None = None


class OnlineApplication(Body, frozen=True):
    """An application that a program has taken in. `external`: how that calls it, the same however often it is sent."""

    external: Annotated[str, Meta(min_length=1, max_length=64, pattern=LINE)]
    matter: Id
    applicant: Applicant
    brought: Ids = ()


class SeenBody(Body, frozen=True):
    """`seen`: the case's version on the screen of whoever acts; when it has another by now nothing is done."""

    seen: Seen


class AcceptBody(SeenBody, frozen=True):
    """`lacks`: material → until when it follows. `done`: an immediate matter is handed over as well."""

    lacks: Annotated[dict[Id, Day], Meta(max_length=60)] = {}
    done: bool = False

    def __post_init__(self) -> None:
        real(*self.lacks.values())


class BringBody(SeenBody, frozen=True):
    items: Ids = ()


class RefuseBody(SeenBody, frozen=True, kw_only=True):
    """`authority`: who decides it instead."""

    reason: RefusalReason
    authority: Text = ""


class TaskBody(SeenBody, frozen=True, kw_only=True):
    task: Id


class DecideBody(TaskBody, frozen=True, kw_only=True):
    """`opinion` goes to the personal store: it may name people. `pledge`: the lead goes on without the
    others."""

    decision: Decision
    opinion: LongText = ""
    pledge: bool = False


class PauseCaseBody(SeenBody, frozen=True, kw_only=True):
    """`expected`: the day on which the clock should go on."""

    kind: PauseKind
    expected: Day

    def __post_init__(self) -> None:
        real(self.expected)


class ExtendBody(SeenBody, frozen=True, kw_only=True):
    days: Annotated[int, Meta(ge=1, le=60)]
    approver: Short
    reason: LongText = ""


class PutRightBody(SeenBody, frozen=True, kw_only=True):
    """Whose case it is, whole and as it should be."""

    applicant: Applicant
    reason: CorrectionReason


class RevokeBody(TaskBody, frozen=True, kw_only=True):
    """`approver`: who of the authority has approved it."""

    approver: Annotated[str, Meta(min_length=1, max_length=40, pattern=LINE)]
    reason: NeededText


class CorrectClockBody(SeenBody, frozen=True, kw_only=True):
    """The stop `pause`, counted from 0, was from `stopped` until `started`, by the offices' own time; without an end it
    still stands."""

    pause: Annotated[int, Meta(ge=0, le=99)]
    stopped: Minute
    started: Minute | None = None
    reason: NeededText

    def __post_init__(self) -> None:
        real(self.stopped, self.started or "")


class ReturnBody(TaskBody, frozen=True, kw_only=True):
    """`items`: materials that have to be brought again; `words` says what is wrong, and goes to the personal store."""

    items: Ids = ()
    words: NeededText


class PapersBody(TaskBody, frozen=True, kw_only=True):
    pieces: Annotated[int, Meta(ge=1, le=999)] = 1


class AskAdviceBody(TaskBody, frozen=True, kw_only=True):
    """`department` by its Chinese name."""

    department: Short
    question: NeededText


class GiveAdviceBody(SeenBody, frozen=True, kw_only=True):
    advice: Id
    words: NeededText


class AnswerLampBody(SeenBody, frozen=True, kw_only=True):
    """`lamp`: its id, as the case shows it."""

    lamp: Annotated[str, Meta(min_length=1, max_length=80)]
    words: NeededText


class ShelveBody(SeenBody, frozen=True):
    place: Short = ""


class SetFeeBody(SeenBody, frozen=True, kw_only=True):
    """`items`: what for → how much, in fen (hundredths of a yuan)."""

    items: Annotated[dict[What, Fen], Meta(min_length=1, max_length=20)]


class StrikeBody(SeenBody, frozen=True, kw_only=True):
    file: Id
    reason: NeededText


class PayFeeBody(SeenBody, frozen=True, kw_only=True):
    """`receipt`: its number. `together`: what the other parts of the joint application cost too."""

    receipt: Annotated[str, Meta(min_length=1, max_length=40, pattern=LINE)]
    together: bool = False


class WaiveFeeBody(SeenBody, frozen=True, kw_only=True):
    basis: NeededText


class PostBody(SeenBody, frozen=True, kw_only=True):
    """`tracking`: the carrier's number. `together`: what else of the same joint application is ready."""

    together: bool = False

    carrier: Annotated[str, Meta(min_length=1, max_length=40, pattern=LINE)]
    tracking: Annotated[str, Meta(pattern=rf"^[0-9A-Za-z-]{{4,40}}{END}")]


class CollectBody(SeenBody, frozen=True, kw_only=True):
    """By `code` (the query code), `id_number` (of the applicant's card) or `collector` (somebody with a mandate).
    `together`: what else of the same joint application is ready."""

    together: bool = False
    how: Collection
    code: Annotated[str, Meta(pattern=rf"^([0-9]{{6}})?{END}")] = ""
    id_number: Annotated[str, Meta(max_length=18, pattern=LINE)] = ""
    collector: Person | None = None
    signed: Signing = Signing.NONE
    signature: Short = ""
    """Id of what was drawn on the pad of the window for this case: it becomes a file of it."""
    ticket: Short = ""
    """With which number whoever collects was called."""


class DutyBody(Body, frozen=True, kw_only=True):
    """Whoever is `absent` from `since` until `until`, both included; an empty `partner` ends it."""

    absent: Id
    partner: Annotated[str, Meta(max_length=40, pattern=LINE)] = ""
    since: Annotated[str, Meta(pattern=rf"^({DAY})?{END}")] = ""
    until: Annotated[str, Meta(pattern=rf"^({DAY})?{END}")] = ""

    def __post_init__(self) -> None:
        real(self.since, self.until)


Days = Annotated[tuple[Day, ...], Meta(max_length=200)]


class CalendarBody(Body, frozen=True, kw_only=True):
    """A year from the notice (`source`): `rest` are its holidays, `work` the days of weekends that make up for some.
    `official`: the notice is out, nothing of the year is provisional any more. `names`: which holiday a day of `rest`
    belongs to, where somebody said it."""

    source: Annotated[str, Meta(min_length=1, max_length=80, pattern=LINE)]
    rest: Days
    work: Days = ()
    names: Annotated[dict[Day, Holiday], Meta(max_length=200)] = {}
    official: bool = True

    def __post_init__(self) -> None:
        real(*self.rest, *self.work)
        if strange := sorted(self.names.keys() - set(self.rest)):
            raise ValueError(f"{strange[0]} has a name and is no day of rest")


class FindBody(Body, frozen=True, kw_only=True):
    """Whose cases are looked for, applicant or agent, by exactly one of these."""

    id_number: Annotated[str, Meta(max_length=40, pattern=LINE)] = ""
    phone: Annotated[str, Meta(max_length=40, pattern=LINE)] = ""
    name: Annotated[str, Meta(max_length=200, pattern=LINE)] = ""
    before: Annotated[str, Meta(pattern=BEFORE)] = ""

    def __post_init__(self) -> None:
        if sum(map(bool, (self.id_number, self.phone, self.name))) != 1:
            raise ValueError("exactly one of id_number, phone and name")


class CaseFilter(Body, frozen=True):
    """Which cases a list has, behind "?"; nothing said: all. `number` is whole or its last digits. `due_from`, `due_before`:
    the first and the last day on which it may have to be done; what is due first then comes first."""

    number: Annotated[str, Meta(pattern=rf"^[0-9]{{0,19}}[0-9Xx]?{END}")] = ""
    matter: Short = ""
    department: Short = ""
    state: CaseState | None = None
    hall: Short = ""
    due_from: Annotated[str, Meta(pattern=rf"^({DAY})?{END}")] = ""
    due_before: Annotated[str, Meta(pattern=rf"^({DAY})?{END}")] = ""

    def __post_init__(self) -> None:
        real(self.due_from, self.due_before)


class CaseQuery(CaseFilter, frozen=True):
    """A page of a list. `code`: the query code on the paper of this one whole number. `before`: `more` of the answer
    before."""

    code: Annotated[str, Meta(pattern=rf"^([0-9]{{6}})?{END}")] = ""
    before: Annotated[str, Meta(pattern=BEFORE_DUE)] = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        dated, by_due = "-" in self.before, bool(self.due_from or self.due_before)
        if self.before and dated is not by_due:
            raise ValueError("before is of another search")
        if self.code and len(self.number) != NUMBER:
            raise ValueError("a code belongs to a whole number: by itself it finds nothing")


class CaseListQuery(CaseFilter, frozen=True):
    """A whole list, in a language by its id; else in what the browser asks for."""

    language: Annotated[str, Meta(max_length=20, pattern=LINE)] = ""
