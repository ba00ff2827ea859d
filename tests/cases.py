"""A small office with a catalogue of three matters, for exact expectations."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from server.calendar.calendar import Calendar
from server.calendar.office import OfficeCalendar
from server.domain.cases import commands as c
from server.domain.cases.apply import apply
from server.domain.cases.case import Case
from server.domain.cases.catalogue.matter import FlowStep, Matter, MatterMaterial
from server.domain.cases.decide import decide
from server.domain.cases.events import AnyEvent
from server.domain.cases.settings import CasesSettings
from server.domain.cases.state import CasesState
from server.domain.cases.words import JoinRule, MatterKind, PauseKind
from tests.halls import name

ZONE = ZoneInfo("Asia/Shanghai")
REGION = "370403"
HOUSING, LAND, TAX = "区住建局", "薛城国土分局", "薛城地税分局"


def moment(text: str) -> float:
    """Of a time in the office's zone."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE).timestamp()


def office(calendar: Calendar | None = None) -> OfficeCalendar:
    """Business closes at half past five."""
    return OfficeCalendar(calendar or Calendar("china"), 17 * 60 + 30, ZONE)


TITLE = Matter(
    id="title",
    name=name("不动产转移登记"),
    promise_days=3,
    law_days=5,
    extension_days=2,
    pauses=(PauseKind.INSPECTION, PauseKind.EXPERT_REVIEW),
    materials=(
        MatterMaterial(id="m1", name=name("申请书")),
        MatterMaterial(id="m2", name=name("买卖合同")),
        MatterMaterial(id="m3", name=name("完税凭证"), may_lack=True),
    ),
    flow=(
        FlowStep(id="housing", department=HOUSING, name=name("交易确认"), days=1),
        FlowStep(id="land", department=LAND, name=name("登记审核")),
    ),
    result=name("不动产权证书"),
)
"""Two departments side by side, with a promise, a law's limit and a material that may follow."""
CHAIN = Matter(
    id="chain",
    name=name("工程许可"),
    promise_days=20,
    join=JoinRule.FIRST_REFUSAL,
    flow=(
        FlowStep(id="a", department=HOUSING, name=name("a")),
        FlowStep(id="b", department=LAND, name=name("b"), after=("a",)),
        FlowStep(id="c", department=TAX, name=name("c"), after=("a",)),
        FlowStep(id="d", department=HOUSING, name=name("d"), after=("b", "c")),
    ),
)
"""One department, then two side by side, then the first again; the first refusal ends it."""
STAMP = Matter(
    id="stamp",
    name=name("盖章"),
    kind=MatterKind.IMMEDIATE,
    materials=(MatterMaterial(id="m1", name=name("身份证")),),
    flow=(FlowStep(id="s", department=TAX, name=name("s")),),
)
"""Done at the window."""
MONDAY = "2026-03-02T10:00"
"""No holiday is near."""


class Office:
    """Commands carried out one after another, each at a time that is told."""

    def __init__(self, matters: Sequence[Matter] = (TITLE, CHAIN, STAMP), at: str = MONDAY) -> None:
        self.settings = CasesSettings(office(), region=REGION)
        self.state = CasesState(self.settings)
        self.at = moment(at)
        self.happened: list[tuple[AnyEvent, float]] = []
        for matter in matters:
            self.do(c.PublishMatter(matter))

    def do(self, command: c.AnyCommand, at: str = "") -> list[AnyEvent]:
        """Raises Refused."""
        self.at = moment(at) if at else self.at
        events = decide(self.state, command, self.at)
        for event in events:
            apply(self.state, event, self.at)
            self.happened.append((event, self.at))
        return events

    def receive(
        self, matter: str = "title", brought: Sequence[str] = ("m1", "m2", "m3"), at: str = ""
    ) -> Case:
        events = self.do(
            c.ReceiveCase(matter, "main", "1", "t1", "c01", "person-1", brought=tuple(brought)), at
        )
        return self.state.facts.cases[getattr(events[0], "case")]  # noqa: B009

    def accepted(self, matter: str = "title", at: str = "") -> Case:
        case = self.receive(
            matter, [m.id for m in self.state.facts.matters[matter].newest.matter.materials], at
        )
        self.do(c.AcceptCase(case.id, case.seen, "c01"))
        return case

    def take(self, case: Case, task: str, by: str = "r1") -> None:
        self.do(c.TakeTask(case.id, case.seen, by, task=task, departments=self.of(case, task)))

    def decide(self, case: Case, task: str, decision: c.Decision, by: str = "r1", at: str = "") -> None:
        """Taken and decided by the same person."""
        self.take(case, task, by)
        departments = self.of(case, task)
        self.do(
            c.DecideTask(case.id, case.seen, by, task=task, departments=departments, decision=decision), at
        )

    def of(self, case: Case, task: str) -> tuple[str, ...]:
        return (case.tasks[task].department,)
