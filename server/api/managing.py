"""Routes of managers: notices, plans, alerts seen, changes taken back, the effect of a reallocation beforehand."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any

from msgspec import Meta, Struct

from server.api import answers
from server.api import body_shapes as bodies
from server.api.ids import fresh_id
from server.api.routes import Ask, C, CommandRoute, Route, ViewRoute, roles
from server.api.times import moment
from server.domain.queue import commands as c
from server.domain.queue.calls.desk import window_view
from server.domain.queue.events import AllocationChanged, AnyEvent
from server.domain.queue.lookup import window_of
from server.domain.queue.notices.view import notice_lines
from server.domain.queue.plans.plan import Plan
from server.domain.queue.refusal_codes import UnknownWindow
from server.domain.queue.shown.change import ChangeLine, PlanLine
from server.domain.queue.shown.desk import WindowView
from server.domain.queue.shown.notice import NoticeLine
from server.domain.queue.shown.preview import Preview
from server.domain.queue.state import HallState
from server.domain.queue.views.changes import change_lines, plan_lines
from server.domain.queue.views.parts import Now
from server.domain.queue.windows.preview import preview
from server.domain.queue.words import NoticeKind
from server.shell.problem_sentences import Problem

HALL = "/api/v1/halls/{hall}"
WINDOW = HALL + "/windows/{window}"
MANAGING = roles("manager")
NoticeText = Annotated[str, Meta(min_length=1, max_length=200, pattern=bodies.LINE)]
Clock = Annotated[str, Meta(pattern=rf"^([01][0-9]|2[0-3]):[0-5][0-9]{bodies.END}")]
End = Annotated[str, Meta(pattern=rf"^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00){bodies.END}")]
Day = Annotated[str, Meta(pattern=rf"^[0-9]{{4}}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]){bodies.END}")]


class NoticeBody(bodies.Body, frozen=True):
    """Something that the hall is told: a line on the boards, or a text over everything."""

    kind: NoticeKind
    zh: NoticeText
    en: bodies.Text = ""
    """Left out: the Chinese stands for both."""
    until: bodies.Short | None = None
    """RFC 3339; left out: until somebody takes it down."""


class PlanBody(bodies.Body, frozen=True):
    """Which windows serve what, on which days, from when until when."""

    name: Annotated[str, Meta(min_length=1, max_length=40, pattern=bodies.LINE)]
    start: Clock
    end: End
    windows: Annotated[dict[bodies.Id, tuple[bodies.Id, ...]], Meta(min_length=1, max_length=200)]
    """window → the categories that it serves while the plan is on."""
    weekdays: Annotated[tuple[Annotated[int, Meta(ge=1, le=7)], ...], Meta(max_length=7)] = ()
    dates: Annotated[tuple[Day, ...], Meta(max_length=100)] = ()
    endings: Annotated[tuple[Annotated[int, Meta(ge=0, le=9)], ...], Meta(max_length=10)] = ()
    """Market days: last digits of the day of the month."""
    enabled: bool = True


class AlertBody(bodies.Body, frozen=True):
    """An alert as it was seen."""

    alert: Annotated[str, Meta(min_length=1, max_length=100, pattern=bodies.LINE)]
    size: Annotated[int, Meta(ge=0, le=1_000_000)]
    """The count that the alert showed."""


class UndoBody(bodies.Body, frozen=True):
    """Whether also a category may be left without a window."""

    force: bool = False


class MoveBody(bodies.Body, frozen=True):
    """Where those who wait belong."""

    to: bodies.Id
    """The category that they wait in from now on."""


class WantedBody(bodies.Body, frozen=True):
    """What a window would serve."""

    categories: Annotated[tuple[bodies.Id, ...], Meta(max_length=50)]


class Notices(Struct, frozen=True):
    """Everything that the hall is told now."""

    notices: list[NoticeLine]


class Plans(Struct, frozen=True):
    """All plans of the hall."""

    plans: list[PlanLine]


class Changes(Struct, frozen=True):
    """The newest changes first."""

    changes: list[ChangeLine]


def _post(ask: Ask) -> c.PostNotice:
    body: NoticeBody = ask.body
    until = moment(body.until, "until") if body.until else 0.0
    return c.PostNotice(fresh_id(), body.kind, body.zh, body.en, until, ask.who.name)


def _plan(ask: Ask) -> c.SetPlan:
    """A plan of the path's id, or a new one."""
    b: PlanBody = ask.body
    plan = Plan(
        ask.item or fresh_id(),
        b.name,
        b.start,
        b.end,
        dict(b.windows),
        tuple(sorted(set(b.weekdays))),
        tuple(sorted(set(b.dates))),
        tuple(sorted(set(b.endings))),
        b.enabled,
    )
    return c.SetPlan(plan, ask.who.name)


def _change(ask: Ask) -> int:
    if not ask.item.isdecimal() or len(ask.item) > 12:
        raise Problem("unknown_change", change=ask.item)
    return int(ask.item)


def _notices(state: HallState, events: Sequence[AnyEvent], ask: Ask, now: Now) -> Notices:
    return Notices(notice_lines(state, now))


def _plans(state: HallState, events: Sequence[AnyEvent], ask: Ask, now: Now) -> Plans:
    return Plans(plan_lines(state))


def _changed_window(state: HallState, events: Sequence[AnyEvent], ask: Ask, now: Now) -> WindowView:
    """The window that has its old categories again."""
    serial = _change(ask)
    moved = [e.window for e in events if isinstance(e, AllocationChanged)]
    window = moved or [x.subject for x in state.facts.lasting.changes if x.serial == serial]
    return window_view(state, window_of(state, window[0]), now)


def _row(
    path: str,
    summary: str,
    makes: type[C],
    command: Callable[[Ask], C],
    body: type[Struct],
    answer: str,
    **more: Any,
) -> CommandRoute[C]:
    kind, answered = {
        "notices": (Notices, _notices),
        "plans": (Plans, _plans),
        "window": (WindowView, _changed_window),
        "day": (answers.DayView, answers.the_day),
    }[answer]
    return CommandRoute(
        "POST",
        HALL + path,
        summary,
        kind,
        MANAGING,
        body,
        makes=makes,
        command=command,
        answered=answered,
        **more,
    )


ROUTES: list[Route] = [
    _row("/notices", "Tell the hall something, on the boards or over everything", c.PostNotice, _post, NoticeBody,
         "notices"),
    _row("/notices/{notice}/withdraw", "Take a notice down", c.WithdrawNotice,
         lambda a: c.WithdrawNotice(a.item, a.who.name), bodies.Empty, "notices"),
    _row("/plans", "Plan a reallocation by the clock", c.SetPlan, _plan, PlanBody, "plans", named="addPlan"),
    _row("/plans/{plan}/change", "Change a plan; one that is on ends first", c.SetPlan, _plan, PlanBody, "plans",
         named="changePlan"),
    _row("/plans/{plan}/drop", "Give a plan up; one that is on ends first", c.DropPlan,
         lambda a: c.DropPlan(a.item, a.who.name), bodies.Empty, "plans"),
    _row("/plans/{plan}/end", "End a plan for today", c.EndPlan, lambda a: c.EndPlan(a.item, a.who.name),
         bodies.Empty, "plans"),
    _row("/alerts/acknowledge", "An alert was seen; it comes back when it gets worse", c.AcknowledgeAlert,
         lambda a: c.AcknowledgeAlert(a.body.alert, a.body.size, a.who.name), AlertBody, "day"),
    _row("/changes/{change}/undo", "Take back the last change of a window", c.UndoChange,
         lambda a: c.UndoChange(_change(a), a.body.force, a.who.name), UndoBody, "window"),
    _row("/categories/{category}/move-waiting", "Give who waits in a category that is no more another one",
         c.MoveWaiting, lambda a: c.MoveWaiting(a.item, a.body.to, a.who.name), MoveBody, "day"),
    ViewRoute("GET", HALL + "/changes", "Who changed what and when", Changes, roles("manager", "supervisor"),
              named="listChanges", look=lambda s, a, n: Changes(change_lines(s, n))),
    ViewRoute("POST", WINDOW + "/allocation/preview", "What a reallocation would do; nothing is changed", Preview,
              roles("manager", "supervisor"), WantedBody, (UnknownWindow,), named="previewAllocation",
              look=lambda s, a, n: preview(s, window_of(s, a.window), a.body.categories, n.at)),
]  # fmt: skip
