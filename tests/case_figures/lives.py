"""Lives of many cases as journals: whatever staff may do with them, at random but the same each time, by the domain's own
rules and without a disk."""

import random
from collections.abc import Sequence

from msgspec import structs

from server.calendar.calendar import Calendar
from server.domain.calendar import Table
from server.domain.cases import commands as c
from server.domain.cases.apply import apply
from server.domain.cases.case import Case
from server.domain.cases.catalogue.matter import Matter
from server.domain.cases.codec import encode_command, encode_events
from server.domain.cases.decide import decide
from server.domain.cases.joint.joint import JointMatter, JointPart
from server.domain.cases.settings import CasesSettings
from server.domain.cases.state import CasesState
from server.domain.cases.words import (
    CaseState,
    Collection,
    DayUnit,
    Decision,
    PauseKind,
    RefusalReason,
    TaskState,
)
from server.domain.oversight import commands as o
from server.domain.oversight.apply import apply as apply_oversight
from server.domain.oversight.codec import encode_command as encode_oversight_command
from server.domain.oversight.codec import encode_events as encode_oversight
from server.domain.oversight.decide import decide as decide_oversight
from server.domain.oversight.ratings.rated import RatedThing, case_rating
from server.domain.oversight.settings import OversightSettings
from server.domain.oversight.state import OversightState
from server.domain.oversight.words import RatedStage
from server.domain.queue.tickets.words import RatingChannel
from server.domain.refusal import Refused
from server.journal.entry import Record
from tests.cases import CHAIN, REGION, STAMP, TITLE, moment, office
from tests.halls import name

DAYS = structs.replace(TITLE, id="days", unit=DayUnit.NATURAL, promise_days=4, law_days=9)
"""A matter whose limits run on days of rest too."""
MATTERS = (TITLE, CHAIN, STAMP, DAYS)
PLAIN = Calendar("china", tables=lambda _year: ())
"""Monday to Friday, but for what somebody has entered."""
BOTH = JointMatter(
    id="both",
    name=name("一件事"),
    parts=(JointPart(matter="title"), JointPart(matter="stamp", after=("title",))),
)


class Lives:
    """`records`: the stream of cases, `heard`: that of oversight."""

    def __init__(
        self, seed: int, matters: Sequence[Matter] = MATTERS, halls: Sequence[str] = ("main", "east")
    ) -> None:
        self.chance, self.halls = random.Random(seed), halls
        settings = CasesSettings(office(PLAIN), region=REGION)
        self.state = CasesState(settings)
        self.oversight = OversightState(OversightSettings(office=settings.office))
        self.at = moment("2026-03-02T09:00")
        self.records: list[Record] = []
        self.heard: list[Record] = []
        self.tickets = 0
        for matter in matters:
            self.do(c.PublishMatter(matter))
        self.matters = [matter.id for matter in matters]

    def do(self, command: c.AnyCommand) -> bool:
        try:
            events = decide(self.state, command, self.at)
        except Refused:
            return False
        for event in events:
            apply(self.state, event, self.at)
        if events:
            made = (encode_command(command), encode_events(events), None)
            self.records.append(Record("@cases", len(self.records) + 1, self.at, "test", "", b"", *made))
        return bool(events)

    def rate(self, case: Case) -> None:
        """As the API rates: at acceptance while it is open, at its end afterwards."""
        stage = RatedStage.ACCEPTED if case.open else RatedStage.ENDED
        since = case.accepted_at if case.open else case.ended_at
        if not since:
            return
        about = RatedThing(
            case.hall, stage, window=case.window, clerk=case.clerk if case.open else "", matter=case.matter, case=case.id
        )  # fmt: skip
        level = self.chance.choice([1, 2, 3, 4, 5, 5, 5])
        command = o.GiveRating(
            rating=case_rating(case.id, stage), about=about, level=level, channel=RatingChannel.PHONE, ended_at=since
        )  # fmt: skip
        self.say(command)

    def say(self, command: o.AnyCommand) -> None:
        """Carry out something of oversight, or nothing when it is refused."""
        try:
            events = decide_oversight(self.oversight, command, self.at)
        except Refused:
            return
        for event in events:
            apply_oversight(self.oversight, event, self.at)
        made = (encode_oversight_command(command), encode_oversight(events), None)
        self.heard.append(Record("@oversight", len(self.heard) + 1, self.at, "test", "", b"", *made))

    def ticket(self) -> str:
        self.tickets += 1
        return f"t{self.tickets}" if self.chance.random() < 0.7 else ""

    def receive(self) -> None:
        r, hall = self.chance, self.chance.choice(self.halls)
        matter = r.choice(self.matters)
        all_of_it = [m.id for m in self.state.facts.matters[matter].newest.matter.materials]
        brought = tuple(one for one in all_of_it if r.random() < 0.85)
        door = "app" if r.random() < 0.15 else ""
        where = ("", "", "app") if door else (str(r.randint(1, 3)), self.ticket(), f"c0{r.randint(1, 3)}")
        self.tickets += bool(door)
        external = f"x{self.tickets}" if door else ""
        self.do(c.ReceiveCase(matter, hall, *where, "person", brought=brought, door=door, external=external))

    def open_joint(self) -> None:
        hall = self.chance.choice(self.halls)
        brought = tuple(dict.fromkeys(m.name.zh for matter in (TITLE, STAMP) for m in matter.materials))
        self.do(c.OpenJoint("both", hall, "2", self.ticket(), "c02", "person", brought=brought))

    def act(self) -> None:
        """Something with some case."""
        cases = list(self.state.facts.cases.values())
        if cases:
            self.go_on(self.chance.choice(cases))

    def go_on(self, case: Case) -> None:
        """What comes next, mostly."""
        r, head = self.chance, (case.id, case.seen, f"c0{self.chance.randint(1, 3)}")
        if r.random() < 0.1:
            self.rate(case)
        elif r.random() < 0.15:
            self.do(self.seldom(case))
        elif case.state is CaseState.RECEIVED:
            lacks = (
                {"m3": self.state.office.day_at(self.at + 86400 * r.randint(0, 2))}
                if r.random() < 0.4
                else {}
            )
            done = case.matter == "stamp"
            if not (self.do(c.AcceptCase(*head, lacks={k: v for k, v in lacks.items() if k not in case.brought}, done=done))
                    or self.do(c.AskCorrection(*head))):  # fmt: skip
                by = "app" if case.door and r.random() < 0.5 else head[2]
                self.do(c.BringMaterial(case.id, case.seen, by, items=("m1", "m2", "m3")[: r.randint(1, 3)]))
        elif case.state is CaseState.ACCEPTED:
            self.work(case)
        elif case.state in (CaseState.DECIDED, CaseState.ISSUING):
            self.issue(case, head)

    def work(self, case: Case) -> None:
        r, by = self.chance, f"r0{self.chance.randint(1, 3)}"
        for task in case.tasks.values():
            id, whose = task.id, (task.department,)
            if task.state is TaskState.HANDED:
                self.do(c.TakeTask(case.id, case.seen, by, task=id, departments=whose))
            elif task.state is TaskState.RETURNED:
                self.do(c.BringMaterial(case.id, case.seen, "c01", items=("m1",)))
                self.do(c.HandAgain(case.id, case.seen, "c01", task=task.id))
            elif task.state is TaskState.TAKEN and r.random() < 0.1:
                self.do(c.ReturnTask(case.id, case.seen, by, task=id, departments=whose, items=("m1",)))
            elif task.state is TaskState.TAKEN and r.random() < 0.7:
                decision = Decision.REFUSED if r.random() < 0.1 else Decision.APPROVED
                self.do(c.DecideTask(case.id, case.seen, by, task=id, departments=whose, decision=decision))

    def issue(self, case: Case, head: tuple[str, int, str]) -> None:
        kind = self.chance.random()
        if case.lacks and self.do(c.BringMaterial(*head, items=tuple(case.lacks))):
            return
        if case.state is CaseState.DECIDED:
            self.do(c.ShelveResult(*head, place="A1"))
        elif case.posted:
            self.do(c.NoteDelivery(*head) if kind < 0.7 else c.TakeBackResult(*head, place="A2"))
        elif kind < 0.7:
            ticket = case.ticket if kind < 0.2 else self.ticket()
            self.do(c.CollectResult(*head, how=Collection.CODE, ticket=ticket))
        else:
            self.do(c.PostResult(*head, carrier="EMS", tracking=f"n{len(self.records)}"))

    def seldom(self, case: Case) -> c.AnyCommand:
        r, head = self.chance, (case.id, case.seen, f"c0{self.chance.randint(1, 3)}")
        own = tuple(case.departments)
        task = next((one for one in case.tasks), "?")
        last = case.pauses[-1] if case.pauses else None
        commands: list[c.AnyCommand] = [
            c.WithdrawCase(*head),
            c.RefuseCase(*head, reason=RefusalReason.NOT_ALLOWED),
            c.StopClock(*head, departments=own, kind=PauseKind.INSPECTION, expected="2026-04-09"),
            c.StartClock(*head, departments=own),
            c.StartClock(*head, departments=own),
            c.ExtendLimit(*head, departments=own, days=r.randint(1, 2), approver="h"),
            c.RevokeDecision(*head, task=task, departments=own, approver="h"),
            c.RevokeDecision(*head, task=task, departments=own, approver="h"),
            c.BringMaterial(*head, items=tuple(case.lacks) or ("m3",)),
            c.MoveCase(*head),
        ]
        if last is not None and last.started is not None:
            moved = last.stopped + 3600 * r.randint(-20, 20)
            at = max(moved, last.started - 3600 * r.randint(-10, 20))
            commands += [
                c.CorrectClock(*head, departments=own, pause=0, stopped=moved, started=min(at, self.at))
            ] * 4
        return r.choice(commands)

    def publish(self) -> None:
        """Another promise from now on."""
        days = self.chance.randint(2, 6)
        self.do(c.PublishMatter(structs.replace(TITLE, promise_days=days, law_days=days + 2)))

    def enter_calendar(self) -> None:
        """A notice that comes late: days of rest among those that have been worked by."""
        r = self.chance
        rest = {f"2026-03-{day:02}": name("假日") for day in r.sample(range(2, 31), 4)}
        self.do(c.SetCalendar(2026, Table("notice", True, rest, {"2026-03-14": name("调休")}), "m"))

    def hours(self, most: float) -> None:
        self.at += self.chance.randint(1, round(most * 3600))
        self.do(c.FollowTime())


def lives(seed: int, steps: int = 300) -> Lives:
    """So many things, one after the other, over a month."""
    one = Lives(seed)
    one.do(c.PublishJoint(BOTH))
    for _ in range(steps):
        kind = one.chance.random()
        if kind < 0.2:
            one.receive()
        elif kind < 0.22:
            one.open_joint()
        elif kind < 0.32:
            one.hours(10)
        elif kind < 0.335:
            one.enter_calendar()
        elif kind < 0.35:
            one.publish()
        else:
            one.act()
    return one
