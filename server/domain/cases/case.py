"""A case (办件): one application on its way, and each department's part of it."""

from msgspec import Struct, field

from server.domain.cases.limits import Pause
from server.domain.cases.words import CaseState, Collection, Decision, PauseKind, RefusalReason, TaskState

OPEN = frozenset({CaseState.RECEIVED, CaseState.ACCEPTED, CaseState.DECIDED, CaseState.ISSUING})
ENDED = frozenset({TaskState.APPROVED, TaskState.REFUSED, TaskState.NOT_NEEDED})


class Task(Struct):
    """`opinion` is the id of words that are kept apart, since they may name people."""

    id: str
    department: str
    state: TaskState = TaskState.PLANNED
    handed_at: float = 0.0
    taken_at: float = 0.0
    by: str = ""
    ended_at: float = 0.0
    opinion: str = ""


class CasePause(Struct):
    """A special procedure: why the clock stood still, from when until when, and when its end was expected (ISO date)."""

    kind: PauseKind
    stopped: float
    expected: str
    started: float | None = None

    def span(self) -> Pause:
        return Pause(self.stopped, self.started)


class Extension(Struct, frozen=True):
    """By whom the limit was extended, and by how many of its days; `reason` is the id of words that are kept apart."""

    days: int
    approver: str
    at: float
    reason: str = ""


class Correction(Struct, frozen=True):
    """What was told to be missing, all at once."""

    items: tuple[str, ...]
    at: float


class Case(Struct):
    """`id` is its number; `applicant` and `agent` are ids of personal data."""

    id: str
    matter: str
    version: int
    hall: str
    window: str
    ticket: str
    clerk: str
    applicant: str
    agent: str
    received_at: float
    state: CaseState = CaseState.RECEIVED
    brought: list[str] = field(default_factory=list[str])
    correction: Correction | None = None
    lacks: dict[str, str] = field(default_factory=dict[str, str])
    """Materials that may follow → until when, ISO date."""
    accepted_at: float = 0.0
    deemed: bool = False
    """Accepted by the law, since nobody said in time what was missing."""
    refusal: RefusalReason | None = None
    tasks: dict[str, Task] = field(default_factory=dict[str, Task])
    pauses: list[CasePause] = field(default_factory=list[CasePause])
    extension: Extension | None = None
    decision: Decision | None = None
    decided_at: float = 0.0
    place: str = ""
    """Of the finished result: the shelf."""
    collected: Collection | None = None
    ended_at: float = 0.0
    seen: int = 0
    """How many events it has had: whoever acts says which they saw."""

    @property
    def open(self) -> bool:
        return self.state in OPEN

    @property
    def paused(self) -> CasePause | None:
        last = self.pauses[-1] if self.pauses else None
        return last if last is not None and last.started is None else None
