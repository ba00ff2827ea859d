"""Plans: set and dropped by people, begun and ended by the clock."""

from typing import Final, assert_never

from server.domain.queue import commands as c
from server.domain.queue import events as e
from server.domain.queue import refusal_codes as r
from server.domain.queue.lookup import category_of, window_of
from server.domain.queue.plans.plan import Plan, overlap
from server.domain.queue.state import HallState

MOST: Final = 50


def decide(state: HallState, command: c.PlanCommand) -> list[e.AnyEvent]:
    facts = state.facts
    match command:
        case c.SetPlan(plan=plan, by=by):
            _check(state, plan)
            ending = _end(state, plan.id, by) if plan.id in facts.lasting.plan_runs else []
            return [*ending, e.PlanSet(plan, by)]
        case c.DropPlan(plan=plan, by=by):
            _known(state, plan)
            ending = _end(state, plan, by) if plan in facts.lasting.plan_runs else []
            return [*ending, e.PlanDropped(plan, by)]
        case c.BeginPlan(plan=plan):
            return _begin(state, _known(state, plan))
        case c.EndPlan(plan=plan, by=by):
            if _known(state, plan).id not in facts.lasting.plan_runs:
                raise r.WrongState(state="ended")
            return _end(state, plan, by)
        case _:
            assert_never(command)


def _known(state: HallState, plan: str) -> Plan:
    found = state.facts.lasting.plans.get(plan)
    if found is None:
        raise r.UnknownPlan()
    return found


def _check(state: HallState, plan: Plan) -> None:
    others = [p for p in state.facts.lasting.plans.values() if p.id != plan.id]
    if len(others) >= MOST:
        raise r.TooManyPlans()
    over_midnight = plan.start > plan.end
    if (
        plan.start == plan.end
        or (over_midnight and not state.settings.timetable.overnight)
        or not plan.windows
    ):
        raise r.InvalidPlan()
    if not (plan.weekdays or plan.dates or plan.endings):
        raise r.InvalidPlan()
    for window, categories in plan.windows.items():
        window_of(state, window)
        for category in categories:
            category_of(state, category)
    clash = next((p for p in others if overlap(plan, p)), None)
    if clash is not None:
        raise r.PlanOverlaps(plan=clash.name)


def _begin(state: HallState, plan: Plan) -> list[e.AnyEvent]:
    """Every window of the plan changes; what its clerk is doing now is finished first, as after any change."""
    facts = state.facts
    if plan.id in facts.lasting.plan_runs or facts.lasting.plan_days.get(plan.id) == facts.today.day:
        raise r.WrongState(state="begun")
    known = {w: facts.lasting.windows[w] for w in plan.windows if w in facts.lasting.windows}
    before = {w: window.categories for w, window in known.items()}
    moved: list[e.AnyEvent] = []
    for w, had in before.items():
        wanted = _wanted(state, plan, w)
        if wanted != had:
            moved.append(e.AllocationChanged(w, wanted, had, forced=True, plan=plan.id))
    return [e.PlanBegun(plan.id, facts.today.day, before), *moved]


def _end(state: HallState, plan: str, by: str) -> list[e.AnyEvent]:
    """Back to what was before, where nobody has said otherwise meanwhile."""
    facts = state.facts
    run, known = facts.lasting.plan_runs[plan], facts.lasting.plans[plan]
    back: list[e.AnyEvent] = []
    for w, before in run.before.items():
        window = facts.lasting.windows.get(w)
        if window is None or window.categories != _wanted(state, known, w) or window.categories == before:
            continue
        back.append(e.AllocationChanged(w, before, window.categories, forced=True, by=by, plan=plan))
    return [*back, e.PlanEnded(plan, by)]


def _wanted(state: HallState, plan: Plan, window: str) -> tuple[str, ...]:
    """What the plan gives a window, without what has left the configuration."""
    return tuple(c for c in dict.fromkeys(plan.windows[window]) if c in state.settings.categories)
