"""What screens show of a case, of a department's pile and of a shelf."""

from msgspec import Struct

from server.domain.cases.words import (
    CaseAction,
    CaseState,
    Collection,
    DayUse,
    Decision,
    FileKind,
    Lamp,
    MaterialForm,
    MatterKind,
    PauseKind,
    RefusalReason,
    Signing,
    TaskState,
)
from server.domain.language import Text


class DueView(Struct, frozen=True):
    """The last day of a limit, ISO date. Provisional: a year on the way has not been announced yet."""

    due: str
    provisional: bool


class ActionLine(Struct, frozen=True):
    """What may be done, or the code of the refusal that says why not."""

    action: CaseAction
    barred: str = ""
    task: str = ""


class CaseMaterial(Struct, frozen=True):
    """`until`: it was pledged to follow by then, ISO date."""

    id: str
    name: Text
    form: MaterialForm
    copies: int
    there: bool
    may_lack: bool
    until: str = ""


class PapersLine(Struct, frozen=True):
    """Papers on their way to a department, or there."""

    pieces: int
    sent_at: str
    got_at: str | None
    got_by_name: str


class AdviceLine(Struct, frozen=True):
    """What a department was asked by another; the words themselves are looked at apart, since they may name people."""

    id: str
    task: str
    department: str
    asked_at: str
    asked_by_name: str
    given_at: str | None
    given_by_name: str


class LampLine(Struct, frozen=True):
    """A lamp that went on; `task` is empty for the case's own. `due` is an ISO date."""

    id: str
    task: str
    lamp: Lamp
    due: str
    raised_at: str
    answered_at: str | None
    by_name: str


class PostingLine(Struct, frozen=True):
    """A result on its way by post, or brought back."""

    carrier: str
    tracking: str
    posted_at: str
    back_at: str | None


class TaskLine(Struct, frozen=True):
    """One department's part; `by` is whoever has it or decided it, `stand_in` who acts for them today. `lead`: it may go on
    without the others; `delegated`: the department's representative in the hall may decide it."""

    id: str
    department: str
    department_name: Text
    name: Text
    state: TaskState
    lamp: Lamp
    due: DueView | None
    by: str
    by_name: str
    handed_at: str | None
    taken_at: str | None
    ended_at: str | None
    stand_in: str = ""
    lead: bool = False
    delegated: bool = False
    papers: PapersLine | None = None


class PauseLine(Struct, frozen=True):
    """A special procedure; `expected` is an ISO date."""

    kind: PauseKind
    stopped_at: str
    expected: str
    started_at: str | None


class FeeLine(Struct, frozen=True):
    """What it costs: what for → how much, in fen (hundredths of a yuan). Without `settled_at` it is still to be paid."""

    items: dict[str, int]
    fen: int
    settled_at: str | None
    receipt: str
    waived: bool


class FileLine(Struct, frozen=True):
    """A scan or an electronic material; read by `/cases/{case}/files/{file}`. `size` in bytes; `material` may be empty."""

    id: str
    material: str
    kind: FileKind
    size: int
    at: str
    by_name: str
    struck: bool


class CaseView(Struct, frozen=True):
    """A case as staff sees it. `seen` is sent along with whatever is done to it."""

    case: str
    seen: int
    matter: str
    name: Text
    kind: MatterKind
    state: CaseState
    hall: str
    window: str
    ticket: str
    clerk: str
    clerk_name: str
    received_at: str
    accepted_at: str | None
    deemed: bool
    promise: DueView | None
    law: DueView | None
    lamp: Lamp
    paused: PauseLine | None
    pauses: list[PauseLine]
    pause_kinds: list[PauseKind]
    """The special procedures that this matter knows."""
    extended_by: int
    extension_days: int
    """Days by which the limit may still be extended."""
    materials: list[CaseMaterial]
    corrected_at: str | None
    """When it was told, once, what is missing."""
    tasks: list[TaskLine]
    decision: Decision | None
    decided_at: str | None
    refusal: RefusalReason | None
    result: Text | None
    place: str
    collected: Collection | None
    signed: Signing
    postings: list[PostingLine]
    reminded_at: str | None
    advice: list[AdviceLine]
    lamps: list[LampLine]
    fee: FeeLine | None
    scans: bool
    """Whether files may be attached."""
    files: list[FileLine]
    joint: str
    """The joint application that it is a part of; empty: none."""
    door: str
    """Through which program it came; empty: over a counter."""
    external: str
    ended_at: str | None
    actions: list[ActionLine]


class LimitDay(Struct, frozen=True):
    """One day of how a due date came about; `number` counts the days used up by its end."""

    date: str
    use: DayUse
    number: int
    provisional: bool


class LimitsView(Struct, frozen=True):
    """Day by day; empty where the limit is not known or nothing was accepted yet."""

    case: str
    promise_days: int
    law_days: int
    extended_by: int
    promise: list[LimitDay]
    law: list[LimitDay]


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
    """Somebody who decides for departments; `here_since`: they are signed in."""

    id: str
    name: str
    departments: list[str]
    here_since: str | None
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


class PublicCase(Struct, frozen=True):
    """What whoever has the query code sees: no name, no clerk, nobody's opinion."""

    case: str
    name: Text
    state: CaseState
    received_at: str
    accepted_at: str | None
    promise: DueView | None
    paused: PauseLine | None
    extended_by: int
    missing: list[CaseMaterial]
    departments: list[TaskLine]
    decision: Decision | None
    result: Text | None
    posting: PostingLine | None
    fee: FeeLine | None
    ended_at: str | None
    days: list[LimitDay]
