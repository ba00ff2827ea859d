"""Two weeks before the demo begins: applications, decisions, stops, returns and neglect, told by the very rules that run the
house, so that every stage of a case and every colour of a lamp is there to be seen. Only where nothing is yet."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import takewhile

from server.domain.cases import commands as c
from server.domain.cases.case import Case, Task
from server.domain.cases.catalogue.matter import Matter
from server.domain.cases.joint.joint import JointMatter
from server.domain.cases.settings import CasesSettings
from server.domain.cases.state import AT_WORK
from server.domain.cases.stream import ID, CasesStream
from server.domain.cases.term_and_lamp import deadline, lamp, term
from server.domain.cases.words import CaseState, Collection, Decision, Lamp, MatterKind, TaskState
from server.domain.refusal import Refused
from server.journal.entry import Record

DAYS = 16
DAY_S = 86400.0
OPEN_S = 8 * 3600.0
"""So long before its close a day of business begins."""
STEP_S = 1200.0
NEGLECTED = 0.2
"""Of the applications, left lying: for lamps, and for whoever tries the reviewer's page."""
LEFT = "demo-left"
"""The clerk who takes them in."""
CLERK, REVIEWER, ISSUER = "clerk:demo", "reviewer:demo", "issuer:demo"


def is_left(case: Case) -> bool:
    """Whether nobody of the demo works on it."""
    return case.clerk == LEFT


class Past:
    """`halls`: what can be applied for in each; `who` gives the id of an applicant's personal data."""

    def __init__(
        self,
        settings: CasesSettings,
        halls: Mapping[str, Sequence[str]],
        who: Callable[[], str],
        seed: int = 2018,
    ) -> None:
        self._stream = CasesStream(settings)
        self._state = self._stream.empty()
        self._halls, self._who, self._random = halls, who, random.Random(seed)
        self._records: list[Record] = []

    def told(self, matters: Sequence[Matter], joints: Sequence[JointMatter], now: float) -> list[Record]:
        """The entries, in order; the last of them a while before `now`."""
        first = now - DAYS * DAY_S
        for matter in matters:
            self._do(c.PublishMatter(matter), "config", first)
        for joint in joints:
            self._do(c.PublishJoint(joint), "config", first)
        moments = list(self._moments(first, now - STEP_S))
        samples = self._samples(moments, now)
        for at in moments:
            for hall, matter in samples.get(at, ()):
                self._arrive(at, hall, matter, LEFT)
            self._turn(at)
        return self._records

    def _samples(self, moments: Sequence[float], now: float) -> dict[float, list[tuple[str, str]]]:
        """When something is to be taken in, and what, so that it shows each colour now."""
        wanted = [Lamp.GREEN, Lamp.YELLOW, Lamp.RED, Lamp.DOUBLE_RED]
        found: dict[float, list[tuple[str, str]]] = {}
        hall = next(iter(self._halls))
        for at in reversed(moments):
            for matter in self._timed(hall):
                shown = self._lamp(matter, at, now)
                if shown is not None and shown in wanted:
                    wanted.remove(shown)
                    found.setdefault(at, []).append((hall, matter))
        return found

    def _lamp(self, matter: str, accepted: float, now: float) -> Lamp | None:
        """How a case of the matter stands now, if nobody works on it; None: no department does."""
        one, office = self._state.facts.matters[matter].newest.matter, self._state.office
        if not one.flow or not one.promise_days or not one.law_days or one.kind is MatterKind.IMMEDIATE:
            return None
        day = office.day_at(accepted)
        promise = deadline(term(office.days_after(day), one.promise_days, one.unit))
        law = deadline(term(office.days_after(day), one.law_days, one.unit))
        return lamp(promise, law, now)

    def _moments(self, first: float, last: float) -> Iterator[float]:
        """The hours of business of the working days between."""
        office = self._state.office
        for day in takewhile(lambda d: d.close - OPEN_S < last, office.days_after(office.day_at(first))):
            if day.working:
                steps = range(int(OPEN_S / STEP_S))
                yield from (at for n in steps if (at := day.close - OPEN_S + n * STEP_S) < last)

    def _do(self, command: c.AnyCommand, actor: str, at: float) -> None:
        try:
            events = self._stream.decide(self._state, command, at)
        except Refused:
            return  # as at a real window: it could not be done then
        if not events:
            return
        for event in events:
            self._stream.apply(self._state, event, at)
        self._state.seq += 1
        written = self._stream.encode_command(command), self._stream.encode_events(events)
        self._records.append(Record(ID, self._state.seq, at, actor, "", b"", *written, None))

    def _turn(self, at: float) -> None:
        """What happens in twenty minutes."""
        chance = self._random.random
        if chance() < 0.4:
            self._somebody(at)
        for _ in range(2):
            self._work(at)
        if chance() < 0.3:
            self._issue(at)
        self._do(c.FollowTime(), "law", at)

    def _somebody(self, at: float) -> None:
        hall = self._random.choice([*self._halls, *[next(iter(self._halls))] * 4])
        matter = self._random.choice(self._timed(hall) if self._random.random() < 0.7 else self._halls[hall])
        self._arrive(at, hall, matter, LEFT if self._random.random() < NEGLECTED else "demo")

    def _arrive(self, at: float, hall: str, matter: str, clerk: str) -> None:
        entry = self._state.facts.matters[matter].newest.matter
        wanted = [material.id for material in entry.materials]
        whole = clerk == LEFT or self._random.random() < 0.85
        there = tuple(wanted if whole else wanted[:-1])
        self._do(c.ReceiveCase(matter, hall, "", "", clerk, self._who(), brought=there), CLERK, at)
        case = list(self._state.facts.cases.values())[-1]
        if len(there) < len(wanted):
            if self._random.random() < 0.7:
                self._do(c.AskCorrection(case.id, case.seen, "demo"), CLERK, at)
            return
        done = entry.kind is MatterKind.IMMEDIATE
        self._do(c.AcceptCase(case.id, case.seen, "demo", done=done), CLERK, at)

    def _timed(self, hall: str) -> Sequence[str]:
        """Matters with a limit that is known; all, where a hall has none."""
        known = self._state.facts.matters
        timed = [id for id in self._halls[hall] if known[id].newest.matter.promise_days]
        return timed or self._halls[hall]

    def _work(self, at: float) -> None:
        """A department goes on with something that is not left lying."""
        parts = [
            (case, task)
            for case in self._state.facts.cases.values()
            if case.state is CaseState.ACCEPTED and not is_left(case)
            for task in case.tasks.values()
            if task.state in AT_WORK
        ]
        if not parts:
            return
        case, task = self._random.choice(parts)
        head, departments = (case.id, case.seen, "demo"), (task.department,)
        if case.paused is not None:
            if self._random.random() < 0.1:
                self._do(c.StartClock(*head, departments=departments), REVIEWER, at)
        elif task.state is TaskState.HANDED:
            self._do(c.TakeTask(*head, task=task.id, departments=departments), REVIEWER, at)
        else:
            self._decide(case, task, at)

    def _decide(self, case: Case, task: Task, at: float) -> None:
        head, departments = (case.id, case.seen, "demo"), (task.department,)
        pauses = self._state.matter_of(case).pauses
        draw = self._random.random()
        if pauses and draw < 0.15:
            expected = self._state.office.day_at(at + 7 * DAY_S)
            stop = c.StopClock(*head, departments=departments, kind=pauses[0], expected=expected)
            self._do(stop, REVIEWER, at)
        elif draw < 0.22 and case.brought:
            back = c.ReturnTask(*head, task=task.id, departments=departments, items=(case.brought[0],))
            self._do(back, REVIEWER, at)
        else:
            decision = Decision.REFUSED if draw > 0.94 else Decision.APPROVED
            decided = c.DecideTask(*head, task=task.id, departments=departments, decision=decision)
            self._do(decided, REVIEWER, at)

    def _issue(self, at: float) -> None:
        waiting = [id for shelf in self._state.shelves.values() for id in shelf]
        if not waiting:
            return
        case = self._state.facts.cases[self._random.choice(waiting)]
        head = (case.id, case.seen, "demo")
        if not case.place:
            place = f"{self._random.choice('AB')}-{self._random.randint(1, 5)}"
            self._do(c.ShelveResult(*head, place=place), ISSUER, at)
        elif self._random.random() < 0.4:
            self._do(c.CollectResult(*head, how=Collection.CARD), ISSUER, at)
