"""A case (办件): one application on its way, and each department's part of it."""

from msgspec import Struct, field

from server.domain.cases.term_and_lamp import Pause
from server.domain.cases.words import (
    CaseState,
    Collection,
    CorrectionReason,
    Decision,
    FileKind,
    FileUse,
    Lamp,
    PauseKind,
    RefusalReason,
    Signing,
    TaskState,
)

OPEN = frozenset({CaseState.RECEIVED, CaseState.ACCEPTED, CaseState.DECIDED, CaseState.ISSUING})
ENDED = frozenset({TaskState.APPROVED, TaskState.REFUSED, TaskState.NOT_NEEDED})


class Papers(Struct, frozen=True):
    """Papers on their way to a department (物料流转): both sides say so."""

    pieces: int
    sent_at: float
    sent_by: str
    got_at: float = 0.0
    got_by: str = ""


class Advice(Struct, frozen=True):
    """What a department was asked by another (征求意见); `words` and `question` are ids of words that are kept apart."""

    id: str
    task: str
    department: str
    asked_at: float
    asked_by: str
    question: str = ""
    given_at: float = 0.0
    given_by: str = ""
    words: str = ""


class RaisedLamp(Struct, frozen=True):
    """A lamp that went on, once for each limit and colour; `task` is empty for the case's own. `words`: as above."""

    task: str
    lamp: Lamp
    due: str
    at: float
    answered_at: float = 0.0
    by: str = ""
    words: str = ""

    @property
    def id(self) -> str:
        return lamp_id(self.task, self.lamp, self.due)


def lamp_id(task: str, lamp: Lamp, due: str) -> str:
    """What makes a lamp the same lamp; `due` is an ISO date."""
    return f"{task}/{lamp}/{due}"


class Posting(Struct, frozen=True):
    """A result that was sent; `back_at` once the post has brought it back."""

    carrier: str
    tracking: str
    at: float
    back_at: float = 0.0


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
    returned: str = ""
    """Why it was given back to the window last: the id of words that are kept apart."""
    papers: Papers | None = None


class CasePause(Struct):
    """A special procedure: why the clock stood still, from when until when, and when its end was expected (ISO date)."""

    kind: PauseKind
    stopped: float
    expected: str
    started: float | None = None
    corrected: str = ""
    """Why it was put right last: the id of words that are kept apart."""

    def span(self) -> Pause:
        return Pause(self.stopped, self.started)


class Extension(Struct, frozen=True):
    """By whom the limit was extended, and by how many of its days; `reason` is the id of words that are kept apart."""

    days: int
    approver: str
    at: float
    reason: str = ""


class Fee(Struct, frozen=True):
    """What it costs: what for → how much, in fen (hundredths of a yuan). `basis`: why it was waived, the id of words that
    are kept apart."""

    items: dict[str, int]
    settled_at: float = 0.0
    receipt: str = ""
    waived: bool = False
    basis: str = ""

    @property
    def fen(self) -> int:
        return sum(self.items.values())


class CaseFile(Struct, frozen=True):
    """A scan or an electronic material; what it says lies in a file of its own. `sum` and `salt` in hexadecimal digits;
    `reason`: why it was struck out, the id of words that are kept apart."""

    id: str
    material: str
    kind: FileKind
    size: int
    salt: str
    sum: str
    at: float
    by: str
    struck_at: float = 0.0
    reason: str = ""
    use: FileUse = FileUse.MATERIAL


class PutRight(Struct, frozen=True):
    """Whose case it is was put right, or who acts for them."""

    reason: CorrectionReason
    at: float
    by: str


class Revocation(Struct, frozen=True):
    """A decision that does not stand any more; `reason` is the id of words that are kept apart."""

    decision: Decision
    at: float
    by: str
    approver: str
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
    ready_at: float = 0.0
    """Since when the result waits for its owner: on the shelf, or brought back by the post."""
    collected: Collection | None = None
    collected_with: str = ""
    """The ticket with which it was fetched."""
    signed: Signing = Signing.NONE
    collector: str = ""
    """Who took it away in the applicant's stead: the id of personal data."""
    postings: list[Posting] = field(default_factory=list[Posting])
    reminded_at: float = 0.0
    """When the citizen was last asked to come for the result."""
    advice: list[Advice] = field(default_factory=list[Advice])
    lamps: list[RaisedLamp] = field(default_factory=list[RaisedLamp])
    fee: Fee | None = None
    files: list[CaseFile] = field(default_factory=list[CaseFile])
    door: str = ""
    external: str = ""
    """Through which program it came, and how it is called there."""
    joint: str = ""
    """The joint application that it is a part of."""
    former: list[str] = field(default_factory=list[str])
    """What was written down before it was put right: ids of personal data and of words."""
    put_right: list[PutRight] = field(default_factory=list[PutRight])
    revocations: list[Revocation] = field(default_factory=list[Revocation])
    ended_at: float = 0.0
    seen: int = 0
    """How many events it has had: whoever acts says which they saw."""

    @property
    def open(self) -> bool:
        return self.state in OPEN

    @property
    def departments(self) -> set[str]:
        """Those that have a part in it or were asked."""
        return {t.department for t in self.tasks.values()} | {a.department for a in self.advice}

    @property
    def paused(self) -> CasePause | None:
        last = self.pauses[-1] if self.pauses else None
        return last if last is not None and last.started is None else None

    @property
    def posted(self) -> Posting | None:
        """The result, while the post has it."""
        last = self.postings[-1] if self.postings else None
        return last if last is not None and not last.back_at else None
