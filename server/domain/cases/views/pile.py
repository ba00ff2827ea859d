"""What departments have in hand, the most urgent first."""

from functools import partial
from heapq import nsmallest
from math import inf

from server.domain.cases.case import Case, Task
from server.domain.cases.catalogue.matter import FlowStep
from server.domain.cases.shown.lists import PileLine, PileView
from server.domain.cases.state import AT_WORK, CasesState
from server.domain.cases.urgency import Placed, Urgency
from server.domain.cases.views.case import Title, by_id, due_view
from server.domain.cases.views.every_list import MOST, NEVER
from server.domain.cases.words import Lamp
from server.domain.now import Now

WORSE = {Lamp.DOUBLE_RED: 0, Lamp.RED: 1, Lamp.YELLOW: 2, Lamp.GREEN: 3}


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
