"""A case as screens show it."""

from collections.abc import Callable

from msgspec import structs

from server.domain.cases.case import Advice, Case, CasePause, Posting, RaisedLamp, Task
from server.domain.cases.catalogue.matter import FlowStep, Matter
from server.domain.cases.deadlines import Deadlines, law_term, promise_term
from server.domain.cases.lookup import newest_already
from server.domain.cases.refusal_codes import VersionNewest
from server.domain.cases.shown.case import (
    ActionLine,
    AdviceLine,
    CaseMaterial,
    CaseView,
    DueView,
    FeeLine,
    FileLine,
    LampLine,
    LimitDay,
    LimitsView,
    PapersLine,
    PauseLine,
    PostingLine,
    PublicCase,
    PutRightLine,
    RevocationLine,
    TaskLine,
)
from server.domain.cases.state import CasesState
from server.domain.cases.steps import barred
from server.domain.cases.term_and_lamp import Deadline, Term
from server.domain.cases.transitions import OF_A_PART
from server.domain.cases.words import CaseAction
from server.domain.now import Now

Title = Callable[[str, str], str]
"""(hall or nothing, id) → what a person is called."""


def by_id(hall: str, id: str) -> str:
    """Where nobody knows the people."""
    del hall
    return id


def case_view(state: CasesState, case: Case, now: Now, title: Title = by_id) -> CaseView:
    matter, limits = state.matter_of(case), state.deadlines_of(case)
    extended = case.extension.days if case.extension else 0
    return CaseView(
        case=case.id,
        seen=case.seen,
        matter=matter.id,
        name=matter.name,
        kind=matter.kind,
        state=case.state,
        hall=case.hall,
        window=case.window,
        ticket=case.ticket,
        clerk=case.clerk,
        clerk_name=title(case.hall, case.clerk),
        received_at=now.stamp(case.received_at),
        accepted_at=now.maybe(case.accepted_at),
        deemed=case.deemed,
        promise=due_view(limits.promise, limits),
        law=due_view(limits.law, limits),
        lamp=limits.lamp(now.at),
        paused=case.paused and _pause(case.paused, now),
        pauses=[_pause(pause, now) for pause in case.pauses],
        pause_kinds=list(matter.pauses),
        extended_by=extended,
        extension_days=0 if extended else matter.extension_days,
        materials=[material_line(case, matter, i) for i in range(len(matter.materials))],
        corrected_at=now.stamp(case.correction.at) if case.correction else None,
        tasks=_tasks(state, case, matter, limits, now, title),
        decision=case.decision,
        decided_at=now.maybe(case.decided_at),
        refusal=case.refusal,
        result=matter.result,
        place=case.place,
        collected=case.collected,
        signed=case.signed,
        postings=[posting_line(one, now) for one in case.postings],
        reminded_at=now.maybe(case.reminded_at),
        advice=[_advice(one, now, title) for one in case.advice],
        lamps=[_lamp(one, now, title) for one in case.lamps],
        fee=_fee(case, now),
        scans=matter.scans,
        files=[
            FileLine(
                f.id,
                f.material,
                f.kind,
                f.size,
                now.stamp(f.at),
                title(case.hall, f.by),
                f.struck_at > 0,
                f.use,
            )
            for f in case.files
        ],
        joint=case.joint,
        door=case.door,
        external=case.external,
        ended_at=now.maybe(case.ended_at),
        put_right=[
            PutRightLine(one.reason, now.stamp(one.at), title(case.hall, one.by)) for one in case.put_right
        ],
        revocations=[
            RevocationLine(one.decision, now.stamp(one.at), title("", one.by), one.approver)
            for one in case.revocations
        ],
        actions=_actions(state, case, matter),
    )


def public_case(state: CasesState, case: Case, now: Now) -> PublicCase:
    matter, limits = state.matter_of(case), state.deadlines_of(case)
    lines = [material_line(case, matter, i) for i in range(len(matter.materials))]
    return PublicCase(
        case=case.id,
        hall=case.hall,
        name=matter.name,
        state=case.state,
        received_at=now.stamp(case.received_at),
        accepted_at=now.maybe(case.accepted_at),
        promise=due_view(limits.promise, limits),
        paused=case.paused and _pause(case.paused, now),
        extended_by=case.extension.days if case.extension else 0,
        missing=[line for line in lines if not line.there],
        departments=[_nameless(task) for task in _tasks(state, case, matter, limits, now, by_id)],
        decision=case.decision,
        result=matter.result,
        posting=posting_line(case.postings[-1], now) if case.postings else None,
        fee=_fee(case, now),
        ended_at=now.maybe(case.ended_at),
        days=_days(promise_term(case, matter, state.office)),
    )


def limits_view(state: CasesState, case: Case) -> LimitsView:
    matter, office = state.matter_of(case), state.office
    return LimitsView(
        case=case.id,
        promise_days=matter.promise_days,
        law_days=matter.law_days,
        extended_by=case.extension.days if case.extension else 0,
        promise=_days(promise_term(case, matter, office)),
        law=_days(law_term(case, matter, office)),
    )


def due_view(limit: Deadline | None, limits: Deadlines) -> DueView | None:
    """Nothing while the clock stands still: nobody can say then when it ends."""
    return DueView(limit.due, limit.provisional) if limit is not None and limits.paused_at is None else None


def _days(limit: Term | None) -> list[LimitDay]:
    steps = limit.steps if limit is not None else ()
    return [
        LimitDay(s.day.date, s.use, s.number, s.day.provisional, None if s.day.working else s.day.name)
        for s in steps
    ]


def _pause(pause: CasePause, now: Now) -> PauseLine:
    return PauseLine(pause.kind, now.stamp(pause.stopped), pause.expected, now.maybe(pause.started or 0.0))


def material_line(case: Case, matter: Matter, index: int) -> CaseMaterial:
    one = matter.materials[index]
    there = one.id in case.brought
    until = case.lacks.get(one.id, "")
    return CaseMaterial(one.id, one.name, one.form, one.copies, there, one.may_lack, until)


def _fee(case: Case, now: Now) -> FeeLine | None:
    fee = case.fee
    return fee and FeeLine(fee.items, fee.fen, now.maybe(fee.settled_at), fee.receipt, fee.waived)


def posting_line(posting: Posting, now: Now) -> PostingLine:
    return PostingLine(posting.carrier, posting.tracking, now.stamp(posting.at), now.maybe(posting.back_at))


def _advice(one: Advice, now: Now, title: Title) -> AdviceLine:
    return AdviceLine(
        id=one.id,
        task=one.task,
        department=one.department,
        asked_at=now.stamp(one.asked_at),
        asked_by_name=title("", one.asked_by),
        given_at=now.maybe(one.given_at),
        given_by_name=title("", one.given_by),
    )


def _lamp(one: RaisedLamp, now: Now, title: Title) -> LampLine:
    return LampLine(
        id=one.id,
        task=one.task,
        lamp=one.lamp,
        due=one.due,
        raised_at=now.stamp(one.at),
        answered_at=now.maybe(one.answered_at),
        by_name=title("", one.by),
    )


def _tasks(
    state: CasesState, case: Case, matter: Matter, limits: Deadlines, now: Now, title: Title
) -> list[TaskLine]:
    return [_task(state, case.tasks[s.id], s, limits, now, title) for s in matter.flow if s.id in case.tasks]


def _task(
    state: CasesState, task: Task, step: FlowStep, limits: Deadlines, now: Now, title: Title
) -> TaskLine:
    papers = task.papers
    return TaskLine(
        id=task.id,
        department=task.department,
        department_name=step.department_name,
        name=step.name,
        state=task.state,
        lamp=limits.task_lamp(task.id, task.ended_at or now.at),
        due=due_view(limits.tasks.get(task.id), limits),
        by=task.by,
        by_name=title("", task.by),
        handed_at=now.maybe(task.handed_at),
        taken_at=now.maybe(task.taken_at),
        ended_at=now.maybe(task.ended_at),
        stand_in=state.stand_in(task.by, now.at),
        lead=step.lead,
        delegated=step.delegated,
        papers=papers
        and PapersLine(
            papers.pieces, now.stamp(papers.sent_at), now.maybe(papers.got_at), title("", papers.got_by)
        ),
    )


def _nameless(task: TaskLine) -> TaskLine:
    return structs.replace(task, by="", by_name="", taken_at=None, stand_in="", papers=None)


def _actions(state: CasesState, case: Case, matter: Matter) -> list[ActionLine]:
    """Of the case, and of each department's part."""
    found: list[ActionLine] = []
    for action in CaseAction:
        for task in case.tasks.values() if action in OF_A_PART else (None,):
            refusal = barred(case, matter, action, task)
            code = refusal.code if refusal else ""
            if action is CaseAction.MOVE and not code and newest_already(state, case):
                code = VersionNewest.code
            found.append(ActionLine(action, code, task.id if task else ""))
    return found
