"""What managers decide: notices, plans, acknowledged alerts, and the list of who changed what."""

from collections.abc import Callable
from typing import Any, assert_never

from server.domain import events as e
from server.domain.state import Acknowledged, ChangeRecord, HallState, Notice, PlanRun

KEPT = 100
"""Changes that the list holds besides those of a plan that begins and ends: each may be one of every window."""
DAY: dict[type[e.Event], str] = {
    e.DayOpened: "open",
    e.DayClosed: "close",
    e.IntakeOpened: "resume-intake",
    e.IntakeClosed: "pause-intake",
}


def record(
    state: HallState,
    at: float,
    by: str,
    kind: str,
    subject: str,
    action: str,
    *,
    before: tuple[str, ...] = (),
    after: tuple[str, ...] = (),
    plan: str = "",
) -> None:
    """Add a line to the list of changes."""
    facts = state.facts
    facts.changed += 1
    line = ChangeRecord(facts.changed, at, by, kind, subject, action, before, after, plan)
    kept = KEPT + 2 * len(state.settings.windows)
    facts.changes = [*facts.changes[-kept + 1 :], line]


def record_allocation(state: HallState, event: e.AllocationChanged, at: float) -> None:
    record(
        state,
        at,
        event.by,
        "allocation",
        event.window,
        "undo" if event.undoes else "forced" if event.forced and not event.plan else "move",
        before=event.before,
        after=event.categories,
        plan=event.plan,
    )
    for line in state.facts.changes:
        if line.serial == event.undoes:
            line.undone = True


def _notice(state: HallState, event: e.NoticeEvent, at: float) -> None:
    notices = state.facts.notices
    match event:
        case e.NoticePosted():
            notices[event.notice] = Notice(
                event.notice, event.kind, event.zh, event.en, at, event.until, event.by
            )
            record(state, at, event.by, "notice", event.zh, event.kind)
        case e.NoticeWithdrawn():
            gone = notices.pop(event.notice)
            record(state, at, event.by, "notice", gone.zh, "withdraw")
        case _:
            assert_never(event)


def _plan(state: HallState, event: e.PlanEvent, at: float) -> None:
    facts = state.facts
    match event:
        case e.PlanSet(plan=plan):
            facts.plans[plan.id] = plan
            facts.plan_days.pop(plan.id, None)
            record(state, at, event.by, "plan", plan.name, "set")
        case e.PlanDropped():
            gone = facts.plans.pop(event.plan)
            facts.plan_days.pop(event.plan, None)
            record(state, at, event.by, "plan", gone.name, "drop")
        case e.PlanBegun():
            facts.plan_runs[event.plan] = PlanRun(event.day, dict(event.before))
            facts.plan_days[event.plan] = event.day
            record(state, at, "", "plan", facts.plans[event.plan].name, "begin")
        case e.PlanEnded():
            del facts.plan_runs[event.plan]
            record(state, at, event.by, "plan", facts.plans[event.plan].name, "end")
        case _:
            assert_never(event)


def _acknowledge(state: HallState, event: e.AlertAcknowledged, at: float) -> None:
    state.facts.acknowledged[event.alert] = Acknowledged(event.by, at, event.size)


HOW: dict[type[e.Event], Callable[[HallState, Any, float], None]] = {
    e.NoticePosted: _notice,
    e.NoticeWithdrawn: _notice,
    e.PlanSet: _plan,
    e.PlanDropped: _plan,
    e.PlanBegun: _plan,
    e.PlanEnded: _plan,
    e.AlertAcknowledged: _acknowledge,
}
