"""Lists of cases: a department's pile, a hall's shelf, what can be applied for."""

from functools import partial
from heapq import nsmallest
from math import inf

from server.domain.cases.case import Case, Task
from server.domain.cases.catalogue.matter import FlowStep, Published
from server.domain.cases.issuing.reminding import may_be_listed
from server.domain.cases.shown.case import CaseMaterial
from server.domain.cases.shown.lists import (
    CatalogueLine,
    CounterLine,
    CounterView,
    DepartmentLine,
    DepartmentsView,
    FoundLine,
    MattersView,
    PileLine,
    PileView,
    ShelfLine,
    ShelfView,
)
from server.domain.cases.state import AT_WORK, DAY_S, CasesState
from server.domain.cases.urgency import Placed, Urgency
from server.domain.cases.views.case import Title, by_id, due_view, posting_line
from server.domain.cases.words import Decision, Lamp
from server.domain.now import Now

MOST = 200
"""Lines of a list on a screen; whoever looks for more searches."""
WORSE = {Lamp.DOUBLE_RED: 0, Lamp.RED: 1, Lamp.YELLOW: 2, Lamp.GREEN: 3}
NEVER = "9999"
"""Behind every date."""


def departments_of(key: str) -> list[str]:
    """The departments of a list's key: one, or several with commas between."""
    return list(dict.fromkeys(key.split(",")))


def pile_view(state: CasesState, key: str, now: Now, title: Title = by_id) -> PileView:
    """By lamp, then by due date; what stands still and what has no limit come last."""
    departments = departments_of(key)
    orders = [urgency_of(state, department) for department in departments]
    parts = nsmallest(MOST, [part for order in orders for part in order.first(MOST, now.at)])
    lamps = {lamp: sum(order.lamps[worse] for order in orders) for lamp, worse in WORSE.items()}
    return PileView(
        key, sum(map(len, orders)), lamps, [_pile_line(state, part, now, title) for part in parts]
    )


def urgency_of(state: CasesState, department: str) -> Urgency:
    """The department's parts in their order, kept from now on."""
    if department not in state.urgencies:
        place = partial(_placed, state, department)
        state.urgencies[department] = Urgency(place, state.piles.get(department, {}))
    return state.urgencies[department]


def _placed(state: CasesState, department: str, number: str, at: float) -> tuple[list[Placed], float]:
    case = state.facts.cases.get(number)
    if case is None or number not in state.piles.get(department, {}):
        return [], inf
    parts = [
        Placed(*_rank(state, case, task, at), case.id, task.id)
        for task in case.tasks.values()
        if task.department == department and task.state in AT_WORK
    ]
    parts += [
        Placed(*_rank(state, case, case.tasks[one.task], at), case.id, one.task, one.id)
        for one in case.advice
        if one.department == department and not one.given_at
    ]
    limits = state.deadlines_of(case)
    return parts, min((limits.turns_after(part.task, at) for part in parts), default=inf)


def _lamp(state: CasesState, case: Case, task: Task, at: float) -> Lamp:
    limits = state.deadlines_of(case)
    return min(limits.lamp(at), limits.task_lamp(task.id, at), key=WORSE.__getitem__)


def _rank(state: CasesState, case: Case, task: Task, at: float) -> tuple[int, str]:
    limits = state.deadlines_of(case)
    ends = [limit.due for limit in (limits.tasks.get(task.id), limits.promise or limits.law) if limit]
    due = NEVER if limits.paused_at is not None else min(ends, default=NEVER)
    return WORSE[_lamp(state, case, task, at)], due


def _step(state: CasesState, case: Case, task: Task) -> FlowStep:
    return next(step for step in state.matter_of(case).flow if step.id == task.id)


def _pile_line(state: CasesState, part: Placed, now: Now, title: Title) -> PileLine:
    case = state.facts.cases[part.case]
    task = case.tasks[part.task]
    limits = state.deadlines_of(case)
    return PileLine(
        case=case.id,
        seen=case.seen,
        task=task.id,
        department_name=_step(state, case, task).department_name,
        name=state.matter_of(case).name,
        step=_step(state, case, task).name,
        state=task.state,
        by=task.by,
        by_name=title("", task.by),
        lamp=_lamp(state, case, task, now.at),
        due=due_view(limits.tasks.get(task.id) or limits.promise or limits.law, limits),
        paused=case.paused is not None,
        lacks=bool(case.lacks),
        hall=case.hall,
        received_at=now.stamp(case.received_at),
        advice=part.advice,
    )


def counter_view(state: CasesState, hall: str, now: Now) -> CounterView:
    """What waits longest for a word first."""
    cases = [state.facts.cases[id] for id in state.counters.get(hall, {})]
    lines = [_counter_line(state, case, now) for case in cases]
    lines.sort(key=lambda line: (line.corrected, line.due.due if line.due else NEVER, line.case))
    return CounterView(hall, len(lines), lines[:MOST])


def _counter_line(state: CasesState, case: Case, now: Now) -> CounterLine:
    limits = state.deadlines_of(case)
    running = limits.promise or limits.law if case.accepted_at else limits.notice
    return CounterLine(
        case=case.id,
        seen=case.seen,
        name=state.matter_of(case).name,
        state=case.state,
        back=case.accepted_at > 0,
        due=due_view(running, limits),
        lamp=limits.lamp(now.at),
        received_at=now.stamp(case.received_at),
        corrected=case.correction is not None and not case.accepted_at,
    )


def shelf_view(state: CasesState, hall: str, now: Now) -> ShelfView:
    cases = [state.facts.cases[id] for id in state.shelves.get(hall, {})]
    # What nobody has put on the shelf yet waits since it was decided.
    cases.sort(key=lambda case: (case.ready_at or case.decided_at, case.id))
    lines = [
        ShelfLine(
            case=case.id,
            seen=case.seen,
            name=state.matter_of(case).name,
            result=state.matter_of(case).result,
            decision=case.decision or Decision.APPROVED,
            state=case.state,
            place=case.place,
            decided_at=now.stamp(case.decided_at),
            lacks=bool(case.lacks),
            ready_at=now.maybe(case.ready_at),
            waits_days=int((now.at - case.ready_at) // DAY_S) if case.ready_at and not case.posted else 0,
            may_remind=may_be_listed(case, now.at),
            reminded_at=now.maybe(case.reminded_at),
            posting=posting_line(case.postings[-1], now) if case.postings else None,
        )
        for case in cases[:MOST]
    ]
    return ShelfView(hall, len(cases), lines)


def matters_view(state: CasesState, matters: list[str]) -> MattersView:
    """Those of these that can be applied for, in this order."""
    known = (state.facts.matters.get(id) for id in matters)
    return MattersView([_matter(entry.newest) for entry in known if entry is not None and entry.offered])


def _matter(published: Published) -> CatalogueLine:
    matter = published.matter
    return CatalogueLine(
        matter=matter.id,
        version=published.version,
        name=matter.name,
        kind=matter.kind,
        promise_days=matter.promise_days,
        departments=list(dict.fromkeys(step.department_name for step in matter.flow)),
        materials=[
            CaseMaterial(m.id, m.name, m.form, m.copies, there=False, may_lack=m.may_lack)
            for m in matter.materials
        ],
    )


def departments_view(state: CasesState) -> DepartmentsView:
    names = {
        step.department: step.department_name
        for entry in state.facts.matters.values()
        if entry.offered
        for step in entry.newest.matter.flow
    }
    return DepartmentsView([DepartmentLine(id, names[id]) for id in sorted(names)])


def found_line(state: CasesState, case: Case, now: Now) -> FoundLine:
    limits = state.deadlines_of(case)
    return FoundLine(
        case=case.id,
        name=state.matter_of(case).name,
        state=case.state,
        hall=case.hall,
        received_at=now.stamp(case.received_at),
        ended_at=now.maybe(case.ended_at),
        due=due_view(limits.promise or limits.law, limits),
        lamp=limits.lamp(case.decided_at or case.ended_at or now.at),
        paused=case.open and case.paused is not None,
        decision=case.decision,
    )
