"""Arbitrary commands at arbitrary times: what must hold of every case after every one of them."""

from typing import Any

import msgspec
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from msgspec import structs

from server.domain.calendar import Table
from server.domain.cases import commands as c
from server.domain.cases import events as e
from server.domain.cases.apply import apply
from server.domain.cases.case import ENDED, Case
from server.domain.cases.codec import decode_command, decode_events, encode_command, encode_events
from server.domain.cases.decide import decide
from server.domain.cases.state import CasesState, works
from server.domain.cases.stream import CasesStream
from server.domain.cases.tasks.flow import IN_HAND
from server.domain.cases.words import (
    CaseState,
    Collection,
    CorrectionReason,
    Decision,
    PauseKind,
    RefusalReason,
)
from server.domain.refusal import Refused
from tests.cases import CHAIN, HOUSING, LAND, STAMP, TAX, TITLE, Office
from tests.halls import name

PEOPLE = st.sampled_from(["r1", "r2"])
DEPARTMENTS = st.sampled_from([(HOUSING,), (LAND,), (TAX,), (HOUSING, LAND, TAX)])
MATERIALS = st.lists(st.sampled_from(["m1", "m2", "m3"]), max_size=3).map(tuple)
TASKS = st.sampled_from(["housing", "land", "a", "b", "c", "d", "s"])
PACK = msgspec.msgpack.Encoder()


class Cases(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.office = Office([TITLE, CHAIN, STAMP])

    @property
    def state(self) -> CasesState:
        return self.office.state

    def case(self, draw: Any) -> Case | None:
        cases = list(self.state.facts.cases.values())
        return draw.draw(st.sampled_from(cases)) if cases else None

    def attempt(self, command: c.AnyCommand) -> None:
        before = PACK.encode(self.state.facts)
        events, refusal = self.decided(command)
        allowed = type(command).refusals
        assert refusal is None or refusal in allowed, f"{type(command).__name__} names no {refusal}"
        assert PACK.encode(self.state.facts) == before, "decide has changed something"
        assert decode_command(encode_command(command)) == command
        assert decode_events(encode_events(events)) == list(events)
        for event in events:
            apply(self.state, event, self.office.at)
            self.office.happened.append((event, self.office.at))

    def decided(self, command: c.AnyCommand) -> tuple[list[e.AnyEvent], type[Refused] | None]:
        try:
            return decide(self.state, command, self.office.at), None
        except Refused as refusal:
            return [], type(refusal)

    @rule(hours=st.integers(0, 60))
    def time_goes_on(self, hours: int) -> None:
        self.office.at += hours * 3600.0
        self.attempt(c.FollowTime())

    @rule(matter=st.sampled_from(["title", "chain", "stamp", "none"]), brought=MATERIALS)
    def received(self, matter: str, brought: tuple[str, ...]) -> None:
        self.attempt(c.ReceiveCase(matter, "main", "1", "", "c01", "p", brought=brought))

    @rule(data=st.data(), kind=st.integers(0, 10), items=MATERIALS, stale=st.sampled_from([0, 0, 0, 1]))
    def at_the_window(self, data: Any, kind: int, items: tuple[str, ...], stale: int) -> None:
        case = self.case(data)
        if case is None:
            return
        head = (case.id, case.seen - stale, "c01")
        commands: list[c.AnyCommand] = [
            c.AcceptCase(*head),
            c.AcceptCase(*head, lacks=dict.fromkeys(items, "2026-03-03"), done=not items),
            c.AskCorrection(*head),
            c.BringMaterial(*head, items=items),
            c.RefuseCase(*head, reason=RefusalReason.NOT_ALLOWED),
            c.ShelveResult(*head, place="A"),
            c.CollectResult(*head, how=Collection.CODE),
            c.PostResult(*head, carrier="EMS", tracking="1"),
            c.TakeBackResult(*head, place="B"),
            c.NoteDelivery(*head),
            c.RemindCollection(*head),
        ]
        self.attempt(commands[kind])

    @rule(data=st.data(), chosen=st.integers(0, 5))
    def rarely(self, data: Any, chosen: int) -> None:
        case = self.case(data)
        if case is None:
            return
        one = (
            c.WithdrawCase(case.id, case.seen, "c01"),
            c.PublishMatter(CHAIN),
            c.WithdrawMatter("none"),
            c.SetDuty("r1", "r2", "2026-03-02", "2026-03-20", "r1"),
            c.SetDuty("r1", "", "", "", "r1"),
            c.SetCalendar(
                2026, Table("notice", True, {"2026-03-04": name("假日")}, {"2026-03-07": name("调休")}), "m"
            ),
        )
        self.attempt(one[chosen])

    @rule(data=st.data(), task=TASKS, by=PEOPLE, departments=DEPARTMENTS, kind=st.integers(0, 10))
    def at_a_department(self, data: Any, task: str, by: str, departments: tuple[str, ...], kind: int) -> None:
        case = self.case(data)
        if case is None:
            return
        if case.tasks and task not in case.tasks:
            task = next(iter(case.tasks))
        head = (case.id, case.seen, by)
        commands: list[c.AnyCommand] = [
            c.TakeTask(*head, task=task, departments=departments),
            c.DecideTask(*head, task=task, departments=departments, decision=Decision.APPROVED),
            c.DecideTask(*head, task=task, departments=departments, decision=Decision.REFUSED),
            c.GiveBackTask(*head, task=task, departments=departments),
            c.ReturnTask(*head, task=task, departments=departments, items=("m1",) if by == "r1" else ()),
            c.HandAgain(*head, task=task),
            c.SendPapers(*head, task=task),
            c.ConfirmPapers(*head, task=task, departments=departments),
            c.AskAdvice(*head, task=task, departments=departments, department=TAX),
            c.GiveAdvice(*head, advice="1", departments=departments),
            c.DecideTask(
                *head,
                task=task,
                departments=departments,
                decision=Decision.APPROVED,
                pledge=True,
                representative=by == "r2",
            ),
        ]
        self.attempt(commands[kind])

    @rule(data=st.data(), task=TASKS, departments=DEPARTMENTS, kind=st.integers(0, 4))
    def put_right(self, data: Any, task: str, departments: tuple[str, ...], kind: int) -> None:
        case = self.case(data)
        if case is None:
            return
        head = (case.id, case.seen, "c01")
        commands: list[c.AnyCommand] = [
            c.CorrectCase(*head, applicant="p2", reason=CorrectionReason.MISTYPED),
            c.RevokeDecision(*head, task=task, departments=departments, approver="h"),
            c.PublishMatter(structs.replace(CHAIN, flow=CHAIN.flow[:3])),
            c.PublishMatter(CHAIN),
            c.MoveCase(*head),
        ]
        self.attempt(commands[kind])

    @rule(data=st.data(), departments=DEPARTMENTS, kind=st.integers(0, 4), days=st.integers(0, 3))
    def at_the_clock(self, data: Any, departments: tuple[str, ...], kind: int, days: int) -> None:
        case = self.case(data)
        if case is None:
            return
        head = (case.id, case.seen, "r1")
        commands: list[c.AnyCommand] = [
            c.StopClock(*head, departments=departments, kind=PauseKind.INSPECTION, expected="2026-03-09"),
            c.StartClock(*head, departments=departments),
            c.ExtendLimit(*head, departments=departments, days=days, approver="h"),
            c.CorrectClock(
                *head,
                departments=departments,
                pause=0,
                stopped=self.office.at - days * 3600,
                started=self.office.at,
            ),
            c.AnswerLamp(*head, lamp=case.lamps[-1].id if case.lamps else "?", departments=departments),
        ]
        self.attempt(commands[kind])

    @invariant()
    def no_task_is_lost_and_no_result_comes_before_its_tasks_have_ended(self) -> None:
        for case in self.state.facts.cases.values():
            at_work = any(task.state in IN_HAND for task in case.tasks.values())
            ended = all(task.state in ENDED for task in case.tasks.values())
            match case.state:
                case CaseState.ACCEPTED:
                    assert at_work, "nobody has it"
                case CaseState.DECIDED | CaseState.ISSUING | CaseState.CLOSED | CaseState.WITHDRAWN:
                    assert ended
                case CaseState.RECEIVED | CaseState.REFUSED:
                    assert not case.tasks

    @invariant()
    def no_clock_runs_backwards(self) -> None:
        for case in self.state.facts.cases.values():
            moments = [0.0]
            for pause in case.pauses:
                moments += [pause.stopped, *([pause.started] if pause.started is not None else [])]
            assert moments == sorted(moments)
            assert all(pause.started is not None for pause in case.pauses[:-1])

    @invariant()
    def no_lamp_goes_on_twice_and_none_of_what_has_ended(self) -> None:
        for case in self.state.facts.cases.values():
            assert len({one.id for one in case.lamps}) == len(case.lamps)
        for id in self.state.turning.due(self.office.at, 1000):
            assert self.state.facts.cases[id].state is CaseState.ACCEPTED

    @invariant()
    def every_open_case_lies_where_it_is_looked_for(self) -> None:
        for department in (HOUSING, LAND, TAX):
            wanted = {id for id, case in self.state.facts.cases.items() if works(case, department)}
            assert set(self.state.piles.get(department, {})) == wanted

    @invariant()
    def dates_that_were_worked_out_before_are_those_that_are_worked_out_now(self) -> None:
        fresh = CasesState(self.office.settings, self.state.facts)
        for case in self.state.facts.cases.values():
            assert self.state.deadlines_of(case) == fresh.deadlines_of(case)

    def teardown(self) -> None:
        """Replay and snapshot lead to the same."""
        replayed = CasesState(self.office.settings)
        for event, at in self.office.happened:
            apply(replayed, event, at)
        assert replayed.facts == self.state.facts
        stream = CasesStream(self.office.settings)
        kept = stream.facts(self.state)
        restored = stream.restored(kept.head, kept.all_rows(), 7)
        assert (restored.facts, restored.seq) == (self.state.facts, 7)
        assert {d: set(p) for d, p in restored.piles.items() if p} == {
            d: set(p) for d, p in self.state.piles.items() if p
        }


Cases.TestCase.settings = hypothesis_settings(max_examples=60, stateful_step_count=40, deadline=None)
TestCases = Cases.TestCase
