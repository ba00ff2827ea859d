"""Lists that screens show of cases: a department's pile, a hall's shelf and counter, who is on duty, what was found."""

from msgspec import Struct

from server.domain.cases.shown.case import CaseMaterial, DueView, PostingLine
from server.domain.cases.words import CaseState, Decision, Lamp, MatterKind, TaskState
from server.domain.language import Text


class PileLine(Struct, frozen=True):
    """A department's part in a list."""

    case: str
    seen: int
    task: str
    department_name: Text
    name: Text
    step: Text
    state: TaskState
    by: str
    by_name: str
    lamp: Lamp
    """The worse of the case's and the step's own."""
    due: DueView | None
    paused: bool
    lacks: bool
    hall: str
    received_at: str
    advice: str = ""
    """The id of what the department is asked; it then has no part of its own in this line."""


class PileView(Struct, frozen=True):
    """What departments have in hand, the most urgent first. `count` is all of it, `lines` no more than two hundred."""

    departments: str
    """With commas between, as they were asked for."""
    count: int
    lamps: dict[Lamp, int]
    lines: list[PileLine]


class ShelfLine(Struct, frozen=True):
    case: str
    seen: int
    name: Text
    result: Text | None
    decision: Decision
    state: CaseState
    place: str
    decided_at: str
    lacks: bool
    ready_at: str | None
    waits_days: int
    """Whole days since then; 0 while the post has it."""
    reminded_at: str | None
    may_remind: bool
    """Whether the owner is to be asked to come: a week after it was ready, or after they were asked last."""
    posting: PostingLine | None
    """While the post has it, or has brought it back."""


class ShelfView(Struct, frozen=True):
    """What is decided and not yet handed over in a hall, the oldest first."""

    hall: str
    count: int
    lines: list[ShelfLine]


class DepartmentLine(Struct, frozen=True):
    """`id` is its Chinese name, by which it is known everywhere."""

    id: str
    name: Text


class DepartmentsView(Struct, frozen=True):
    """Departments that have a part in any matter that can be applied for."""

    departments: list[DepartmentLine]


class DutyLine(Struct, frozen=True):
    """Who stands in for whom; ISO dates, both included."""

    absent: str
    absent_name: str
    partner: str
    partner_name: str
    since: str
    until: str


class AttendanceLine(Struct, frozen=True):
    """Somebody who decides for departments; `here_since`: they are signed in; `first_today` and `last_today`: when they were
    first and last seen today, also of whoever has gone."""

    id: str
    name: str
    departments: list[str]
    here_since: str | None
    first_today: str | None
    last_today: str | None
    stand_in: str
    """Who acts for them today; empty: nobody."""


class DutiesView(Struct, frozen=True):
    duties: list[DutyLine]
    people: list[AttendanceLine]


class CounterLine(Struct, frozen=True):
    """A case that waits at the window: not accepted yet, or come back from a department. `due`: until when the citizen is
    told what is missing; afterwards the promise."""

    case: str
    seen: int
    name: Text
    state: CaseState
    back: bool
    due: DueView | None
    lamp: Lamp
    received_at: str
    corrected: bool
    """The citizen has been told what is missing, and has not brought it."""


class CounterView(Struct, frozen=True):
    """What waits at the windows of a hall, the most urgent first."""

    hall: str
    count: int
    lines: list[CounterLine]


class CatalogueLine(Struct, frozen=True):
    """What can be applied for; a promise of 0 days is not known."""

    matter: str
    version: int
    name: Text
    kind: MatterKind
    promise_days: int
    departments: list[Text]
    materials: list[CaseMaterial]


class MattersView(Struct, frozen=True):
    matters: list[CatalogueLine]


class FoundLine(Struct, frozen=True):
    """`due`: of the promise, else of the law; nothing while the clock stands still (`paused`)."""

    case: str
    name: Text
    state: CaseState
    hall: str
    received_at: str
    ended_at: str | None
    due: DueView | None
    lamp: Lamp
    paused: bool
    decision: Decision | None


class CasesFound(Struct, frozen=True):
    """The newest first; where days were asked for, what is due first. `more` is asked for as `before`, for the next page;
    empty at the end."""

    cases: list[FoundLine]
    more: str
