"""The state of all cases at one moment: changed by `apply` alone, read by everybody else."""

from collections import deque
from math import inf

from msgspec import Struct, field

from server.domain.calendar import Table
from server.domain.cases.calendar.events import MovedDue
from server.domain.cases.case import Case
from server.domain.cases.catalogue.matter import CatalogueEntry, Matter
from server.domain.cases.deadlines import Deadlines, Undisturbed, deadlines
from server.domain.cases.joint.joint import JointCase, JointEntry, JointMatter
from server.domain.cases.lamp_schedule import LampMoments
from server.domain.cases.lit import LitCases
from server.domain.cases.settings import CasesSettings
from server.domain.cases.urgency import Urgency
from server.domain.cases.words import CaseState, TaskState

DAY_S = 86400.0
KEPT_S = 3 * DAY_S
"""So long after its end a case is still at hand here."""
AT_WORK = frozenset({TaskState.HANDED, TaskState.TAKEN})
ON_SHELF = frozenset({CaseState.DECIDED, CaseState.ISSUING})


class Duty(Struct, frozen=True):
    """Who stands in, and on which days (ISO dates, both included)."""

    partner: str
    since: str
    until: str


class Moves(Struct, frozen=True):
    """Which limits ended on another day when a year was entered last."""

    year: int
    at: float
    by: str
    cases: tuple[MovedDue, ...]


class CasesFacts(Struct):
    """What a snapshot keeps; everything else is derived from it."""

    matters: dict[str, CatalogueEntry] = field(default_factory=dict[str, CatalogueEntry])
    joint_matters: dict[str, JointEntry] = field(default_factory=dict[str, JointEntry])
    joints: dict[str, JointCase] = field(default_factory=dict[str, JointCase])
    """As long as a part of theirs is at hand."""
    cases: dict[str, Case] = field(default_factory=dict[str, Case])
    """The open ones, and those that ended lately."""
    duties: dict[str, Duty] = field(default_factory=dict[str, Duty])
    """Whoever is absent → who stands in."""
    years: dict[int, Table] = field(default_factory=dict[int, Table])
    """What somebody has entered, beside what is published."""
    moves: Moves | None = None
    day: str = ""
    """Of the newest number, ISO."""
    serial: int = 0
    """Of the newest number of that day."""
    at: float = 0.0
    """When the last event happened."""


class CasesState:
    """Facts, the indexes over them and what was worked out: each department's pile, each hall's shelf, dates."""

    def __init__(self, settings: CasesSettings, facts: CasesFacts | None = None, seq: int = 0) -> None:
        self.settings, self.facts, self.seq = settings, facts or CasesFacts(), seq
        self.office = settings.office.knowing(self.facts.years)
        self.piles: dict[str, dict[str, None]] = {}
        """Department → cases of which it has a part in hand, as they came."""
        self.shelves: dict[str, dict[str, None]] = {}
        """Hall → cases that are decided and not yet handed over."""
        self.received: dict[str, None] = {}
        """Cases that are neither accepted nor refused yet."""
        self.counters: dict[str, dict[str, None]] = {}
        """Hall → cases that wait at the window: not accepted yet, or come back from a department."""
        self.turning = LampMoments(self._turns)
        self.joint_turning: LampMoments | None = None
        """The same of joint applications, once somebody has looked."""
        self.changed: dict[str, None] = {}
        """Cases that are otherwise than in the newest snapshot, or gone."""
        self.kept = False
        """Whether there is a snapshot that these changes come on top of."""
        self.ended: deque[str] = deque()
        self.externals: dict[tuple[str, str], str] = {}
        """(door, what the case is called there) → its number; of what is not at hand here the book of cases knows it."""
        self.urgencies: dict[str, Urgency] = {}
        """Department → its parts in order, once somebody has looked."""
        self.lit: LitCases | None = None
        """The lamps of all running cases, once somebody supervises."""
        self._deadlines: dict[str, Deadlines] = {}
        self._undisturbed: Undisturbed = {}
        for case in sorted(self.facts.cases.values(), key=lambda c: (c.ended_at, c.id)):
            self.moved(case)

    stream = "@cases"

    @property
    def at(self) -> float:
        return self.facts.at

    def matter_of(self, case: Case) -> Matter:
        return self.facts.matters[case.matter].version(case.version)

    def deadlines_of(self, case: Case) -> Deadlines:
        """Worked out once after each change of the case; of one that is not at hand here, each time."""
        if case.id not in self.facts.cases:
            return deadlines(case, self.matter_of(case), self.office, self._undisturbed)
        known = self._deadlines.get(case.id)
        if known is None:
            known = deadlines(case, self.matter_of(case), self.office, self._undisturbed)
            self._deadlines[case.id] = known
        return known

    def due_of(self, case: Case) -> str:
        """The day by which it has to be done, ISO date; empty where nobody can say or nothing has to be done."""
        if case.state is not CaseState.ACCEPTED:
            return ""
        return self.deadlines_of(case).due()

    def moved(self, case: Case) -> None:
        """Bring the indexes up to date with a case that is new or has changed."""
        self._deadlines.pop(case.id, None)
        self.time_changed(case)
        self.changed[case.id] = None
        for department in (
            *(t.department for t in case.tasks.values()),
            *(a.department for a in case.advice),
        ):
            _keep(self.piles.setdefault(department, {}), case.id, works(case, department))
            if department in self.urgencies:
                self.urgencies[department].changed(case.id)
        _keep(self.counters.setdefault(case.hall, {}), case.id, at_the_window(case))
        _keep(self.shelves.setdefault(case.hall, {}), case.id, case.state in ON_SHELF)
        _keep(self.received, case.id, case.state is CaseState.RECEIVED)
        if case.external:
            self.externals[case.door, case.external] = case.id
        if not case.open:
            self.ended.append(case.id)

    def time_changed(self, case: Case) -> None:
        """When its lamps go on is looked at again."""
        self.turning.changed(case.id)
        if self.lit is not None:
            self.lit.changed(case.id)
        if case.joint and self.joint_turning is not None:
            self.joint_turning.changed(case.joint)

    def forget_ended(self, at: float) -> None:
        """Let go of what ended long ago."""
        while self.ended and self.facts.cases[self.ended[0]].ended_at < at - KEPT_S:
            number = self.ended.popleft()
            case = self.facts.cases.pop(number)
            self.externals.pop((case.door, case.external), None)
            self._forget_joint(case.joint)
            self._deadlines.pop(number, None)
            self.turning.forget(number)
            if self.lit is not None:
                self.lit.changed(number)
            self.changed[number] = None

    def _forget_joint(self, id: str) -> None:
        """Let go of a joint application once none of its parts is at hand."""
        joint = self.facts.joints.get(id)
        if joint is not None and not any(number in self.facts.cases for number in joint.cases.values()):
            del self.facts.joints[id]

    def joint_of(self, joint: JointCase) -> JointMatter:
        return self.facts.joint_matters[joint.kind].versions[joint.version - 1]

    def numbered(self, at: float) -> tuple[str, int]:
        """The day of the next number, ISO, and the last serial of that day. A clock that was set back must not give a number
        twice: the day of the numbers never goes back."""
        day = max(self.office.day_at(at), self.facts.day)
        return day, self.facts.serial if day == self.facts.day else 0

    def calendar_changed(self) -> None:
        """Everything that was worked out from the calendar is worked out anew."""
        self.office = self.settings.office.knowing(self.facts.years)
        self._deadlines.clear()
        self.urgencies.clear()
        self._undisturbed.clear()
        self.joint_turning = self.lit = None
        for id in self.facts.cases:
            self.turning.changed(id)

    def keep_until(self, case: Case) -> float:
        """So long what is personal of a case is kept, in seconds since the epoch; 0 while it is open."""
        days = self.matter_of(case).retention_days or self.settings.retention_days
        return case.ended_at + days * DAY_S if case.ended_at else 0.0

    def stand_in(self, absent: str, at: float) -> str:
        """Who acts for somebody at a moment; empty: nobody."""
        duty = self.facts.duties.get(absent)
        if duty is None or not duty.since <= self.office.day_at(at) <= duty.until:
            return ""
        return duty.partner

    def _turns(self, id: str) -> float:
        case = self.facts.cases[id]
        if case.state is not CaseState.ACCEPTED:
            return inf
        return min((turn.at for turn in self.deadlines_of(case).turning(case)), default=inf)


def works(case: Case, department: str) -> bool:
    """Whether a part of the case is in hand at a department, or its advice is asked for."""
    return any(t.department == department and t.state in AT_WORK for t in case.tasks.values()) or (
        case.state is CaseState.ACCEPTED
        and any(a.department == department and not a.given_at for a in case.advice)
    )


def at_the_window(case: Case) -> bool:
    """Whether somebody at the window has to go on with it."""
    back = any(task.state is TaskState.RETURNED for task in case.tasks.values())
    return case.state is CaseState.RECEIVED or (case.state is CaseState.ACCEPTED and back)


def _keep(index: dict[str, None], case: str, kept: bool) -> None:
    if kept:
        index[case] = None
    else:
        index.pop(case, None)
