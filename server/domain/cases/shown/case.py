"""What screens show of a case, of a department's pile and of a shelf."""

from msgspec import Struct

from server.domain.cases.words import (
    CaseAction,
    CaseState,
    Collection,
    CorrectionReason,
    DayUse,
    Decision,
    FileKind,
    FileUse,
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


class PutRightLine(Struct, frozen=True):
    """Whose case it is was put right."""

    reason: CorrectionReason
    at: str
    by_name: str


class RevocationLine(Struct, frozen=True):
    """A decision that does not stand any more; why is told with whose case it is ("revocation N")."""

    decision: Decision
    at: str
    by_name: str
    approver: str


class FileLine(Struct, frozen=True):
    """A scan or an electronic material; read by `/cases/{case}/files/{file}`. `size` in bytes; `material` may be empty."""

    id: str
    material: str
    kind: FileKind
    size: int
    at: str
    by_name: str
    struck: bool
    use: FileUse


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
    put_right: list[PutRightLine]
    revocations: list[RevocationLine]
    actions: list[ActionLine]


class LimitDay(Struct, frozen=True):
    """One day of how a due date came about; `number` counts the days used up by its end."""

    date: str
    use: DayUse
    number: int
    provisional: bool
    name: Text | None = None
    """Of the holiday that a day of rest belongs to."""


class LimitsView(Struct, frozen=True):
    """Day by day; empty where the limit is not known or nothing was accepted yet."""

    case: str
    promise_days: int
    law_days: int
    extended_by: int
    promise: list[LimitDay]
    law: list[LimitDay]


class PublicCase(Struct, frozen=True):
    """What whoever has the query code sees: no name, no clerk, nobody's opinion."""

    case: str
    hall: str
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
