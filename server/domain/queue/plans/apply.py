from typing import assert_never

from server.domain.queue import changes
from server.domain.queue.plans.events import PlanBegun, PlanDropped, PlanEnded, PlanEvent, PlanSet
from server.domain.queue.plans.plan import PlanRun
from server.domain.queue.state import HallState
from server.domain.queue.words import ChangeKind


def apply(state: HallState, event: PlanEvent, at: float) -> None:
    facts = state.facts
    match event:
        case PlanSet(plan=plan):
            facts.lasting.plans[plan.id] = plan
            facts.lasting.plan_days.pop(plan.id, None)
            changes.record(state, at, event.by, ChangeKind.PLAN, plan.name, "set")
        case PlanDropped():
            gone = facts.lasting.plans.pop(event.plan)
            facts.lasting.plan_days.pop(event.plan, None)
            changes.record(state, at, event.by, ChangeKind.PLAN, gone.name, "drop")
        case PlanBegun():
            facts.lasting.plan_runs[event.plan] = PlanRun(event.day, dict(event.before))
            facts.lasting.plan_days[event.plan] = event.day
            changes.record(state, at, "", ChangeKind.PLAN, facts.lasting.plans[event.plan].name, "begin")
        case PlanEnded():
            del facts.lasting.plan_runs[event.plan]
            changes.record(state, at, event.by, ChangeKind.PLAN, facts.lasting.plans[event.plan].name, "end")
        case _:
            assert_never(event)
