"""Who changed what and when, and the plans that change allocations by the clock."""

from server.domain.queue.change_record import ChangeRecord
from server.domain.queue.shown.change import ChangeLine, PlanLine
from server.domain.queue.shown.parts import NOBODY
from server.domain.queue.state import HallState
from server.domain.queue.views.parts import Now, category_name, window_name
from server.domain.queue.words import ChangeKind

SHOWN = 40
"""Changes shown besides those of a plan that has begun, which may be one of every window."""


def change_lines(state: HallState, now: Now) -> list[ChangeLine]:
    """The last changes, newest first."""
    shown = SHOWN + len(state.settings.windows)
    return [_line(state, now, change) for change in reversed(state.facts.lasting.changes[-shown:])]


def last_move(state: HallState, window: str) -> tuple[str, str]:
    """(name of the person, name of the plan) behind the window's categories; empty where nobody moved them lately."""
    for change in reversed(state.facts.lasting.changes):
        if change.kind is ChangeKind.ALLOCATION and change.subject == window:
            plan = state.facts.lasting.plans.get(change.plan)
            by = state.settings.clerk_name(change.by) if change.by and not change.plan else ""
            return by, plan.name if plan else ""
    return "", ""


def _line(state: HallState, now: Now, change: ChangeRecord) -> ChangeLine:
    plan = state.facts.lasting.plans.get(change.plan)
    window = (
        state.facts.lasting.windows.get(change.subject)
        if change.kind in (ChangeKind.ALLOCATION, ChangeKind.SETTINGS)
        else None
    )
    return ChangeLine(
        serial=change.serial,
        at=now.stamp(change.at),
        by=state.settings.clerk_name(change.by) if change.by else "",
        kind=change.kind,
        action=change.action,
        subject=change.subject,
        subject_name=window_name(state, change.subject) if window else NOBODY,
        before=[category_name(state, c) for c in change.before],
        after=[category_name(state, c) for c in change.after],
        plan=plan.name if plan else "",
        undone=change.undone,
        may_undo=window is not None
        and change.kind is ChangeKind.ALLOCATION
        and change.subject in state.settings.windows
        and not change.undone
        and window.categories == change.after,
    )


def plan_lines(state: HallState) -> list[PlanLine]:
    """Every plan by its start."""
    plans = sorted(state.facts.lasting.plans.values(), key=lambda p: (p.start, p.name))
    return [
        PlanLine(
            p.id,
            p.name,
            p.start,
            p.end,
            p.weekdays,
            p.dates,
            p.endings,
            p.windows,
            p.enabled,
            p.id in state.facts.lasting.plan_runs,
        )
        for p in plans
    ]
