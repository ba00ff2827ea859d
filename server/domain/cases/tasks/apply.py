from typing import assert_never

from msgspec import structs

from server.domain.cases.case import Papers
from server.domain.cases.moving import move
from server.domain.cases.state import CasesState
from server.domain.cases.tasks import events as e
from server.domain.cases.transitions import task_after
from server.domain.cases.words import Decision


def apply(state: CasesState, event: e.TaskEvent, at: float) -> None:
    with move(state, event, at) as case:
        if isinstance(event, e.CaseDecided):
            case.decision, case.decided_at = event.decision, at
            if case.joint and event.decision is Decision.APPROVED:
                state.facts.joints[case.joint].approved.append(case.matter)
            return
        task = case.tasks[event.task]
        task.state = task_after(task.state, event)
        match event:
            case e.TaskHanded():
                task.handed_at = at
            case e.TaskTaken(by=by):
                task.taken_at, task.by = at, by
            case e.TaskReturned(items=items, words=words):
                task.returned, task.taken_at, task.by = words, 0.0, ""
                case.brought = [item for item in case.brought if item not in items]
            case e.PapersSent(pieces=pieces, by=by):
                task.papers = Papers(pieces, at, by)
            case e.PapersConfirmed(by=by):
                task.papers = task.papers and structs.replace(task.papers, got_at=at, got_by=by)
            case e.TaskGivenBack():
                task.taken_at, task.by = 0.0, ""
            case e.TaskDecided(by=by, opinion=opinion):
                task.by, task.opinion, task.ended_at = by, opinion, at
            case e.TaskReleased():
                task.ended_at = at
            case _:
                assert_never(event)
