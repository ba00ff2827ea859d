"""How a case goes from department to department: what is handed on next, and when it is decided."""

from collections.abc import Mapping

from server.domain.cases.case import ENDED, Case
from server.domain.cases.catalogue.matter import Matter
from server.domain.cases.issuing import events as issuing
from server.domain.cases.tasks import events as e
from server.domain.cases.words import Collection, Decision, JoinRule, TaskState

IN_HAND = frozenset({TaskState.HANDED, TaskState.TAKEN, TaskState.RETURNED})


def first(case: str, matter: Matter) -> list[e.TaskEvent]:
    """What is handed over at acceptance: all that waits for nobody. A matter without departments is decided by it."""
    if not matter.flow:
        return [e.CaseDecided(case, Decision.APPROVED)]
    return [e.TaskHanded(case, step.id) for step in matter.flow if not step.after]


def after(case: Case, matter: Matter, event: e.TaskDecided) -> list[e.TaskEvent]:
    """What follows from a department's decision: others are handed their part or let go of, or the case is decided."""
    states = {id: task.state for id, task in case.tasks.items()}
    refused = event.decision is Decision.REFUSED
    states[event.task] = TaskState.REFUSED if refused else TaskState.APPROVED
    lead = any(step.lead for step in matter.flow if step.id == event.task)
    ends = matter.join is JoinRule.FIRST_REFUSAL or (matter.join is JoinRule.LEAD and lead)
    if (refused and ends) or event.pledge:
        return [*_let_go(case.id, states), e.CaseDecided(case.id, event.decision)]
    handed = handed_on(case.id, matter, states)
    states |= {h.task: TaskState.HANDED for h in handed}
    if any(state in IN_HAND for state in states.values()):
        return list(handed)
    # Whoever still waits does so for a department that has refused.
    decision = Decision.REFUSED if TaskState.REFUSED in states.values() else Decision.APPROVED
    return [*_let_go(case.id, states), e.CaseDecided(case.id, decision)]


def released(case: Case) -> list[e.TaskEvent]:
    """Every part that has not ended is let go of."""
    return list(_let_go(case.id, {id: task.state for id, task in case.tasks.items()}))


def at_once(case: str, matter: Matter, by: str) -> list[e.TaskEvent | issuing.IssuingEvent]:
    """An immediate matter: whoever accepts decides for the departments and hands over."""
    return [
        *decided_at_once(case, matter, by),
        issuing.ResultReady(case, "", by),
        issuing.ResultCollected(case, Collection.AT_ONCE, by),
        issuing.CaseClosed(case),
    ]


def decided_at_once(case: str, matter: Matter, by: str) -> list[e.TaskEvent]:
    """An immediate matter: whoever accepts decides for the departments."""
    steps = [
        event
        for step in matter.flow
        for event in (
            e.TaskHanded(case, step.id),
            e.TaskTaken(case, step.id, by),
            e.TaskDecided(case, step.id, Decision.APPROVED, by),
        )
    ]
    return [*steps, e.CaseDecided(case, Decision.APPROVED)]


def handed_on(case: str, matter: Matter, states: Mapping[str, TaskState]) -> list[e.TaskHanded]:
    """What can be handed over as the parts stand."""
    return [
        e.TaskHanded(case, step.id)
        for step in matter.flow
        if states[step.id] is TaskState.PLANNED
        and all(states[before] is TaskState.APPROVED for before in step.after)
    ]


def _let_go(case: str, states: Mapping[str, TaskState]) -> list[e.TaskReleased]:
    return [e.TaskReleased(case, id) for id, state in states.items() if state not in ENDED]
