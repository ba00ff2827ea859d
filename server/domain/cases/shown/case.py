"""What screens show of a case, of a department's pile and of a shelf."""

from msgspec import Struct

from server.domain.cases.words import (
    CaseAction,
    CaseState,
    Collection,
    DayUse,
    Decision,
    Lamp,
    MaterialForm,
    MatterKind,
    PauseKind,
    RefusalReason,
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


class TaskLine(Struct, frozen=True):
    """One department's part; `by` is whoever has it or decided it."""

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


class PauseLine(Struct, frozen=True):
    """A special procedure; `expected` is an ISO date."""

    kind: PauseKind
    stopped_at: str
    expected: str
    started_at: str | None


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


class ShelfView(Struct, frozen=True):
    """What is decided and not yet handed over in a hall, the oldest first."""

    hall: str
    count: int
    lines: list[ShelfLine]


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
    case: str
    name: Text
    state: CaseState
    hall: str
    received_at: str
    ended_at: str | None
    promise: DueView | None
    lamp: Lamp
    decision: Decision | None


class CasesFound(Struct, frozen=True):
    """The newest first. `more` is asked for as `before`, for the next page; empty at the end."""

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
    ended_at: str | None
    days: list[LimitDay]
