"""A window opens, closes, changes hands and is given other categories."""

from typing import assert_never

from server.domain.queue import changes
from server.domain.queue import events as e
from server.domain.queue.state import HallState
from server.domain.queue.windows.events import SeatEvent, WindowEvent
from server.domain.queue.windows.window import Window
from server.domain.queue.windows.words import WindowState
from server.domain.queue.words import ChangeKind


def apply(state: HallState, event: WindowEvent, at: float) -> None:
    match event:
        case e.AllocationChanged():
            _allocate(state, event, at)
        case e.AllocationFiled():
            _file(state, event, at)
        case e.WindowRemoved(window=window):
            state.facts.lasting.windows.pop(window, None)
            changes.record(state, at, "", ChangeKind.SETTINGS, window, "window-removed")
        case _:
            _seat(state, event, at)
    state.measure_capacity()


def _window(state: HallState, id: str) -> Window:
    """The window; made anew if it has left the configuration since."""
    found = state.facts.lasting.windows.get(id)
    if found is None:
        found = state.facts.lasting.windows[id] = Window(id=id, categories=())
    return found


def _seat(state: HallState, event: SeatEvent, at: float) -> None:
    window = _window(state, event.window)
    match event:
        case e.WindowOpened(clerk=clerk):
            window.state, window.clerk, window.reason = WindowState.OPEN, clerk, ""
        case e.WindowTakenOver(clerk=clerk):
            window.clerk = clerk
            if window.ticket:
                state.facts.today.tickets[window.ticket].turn.clerk = clerk
            changes.record(state, at, clerk, ChangeKind.DESK, window.id, "take-over", before=(event.before,))
            return
        case e.WindowPaused(reason=reason):
            window.state, window.reason = WindowState.PAUSED, reason
        case e.WindowResumed():
            window.state, window.reason = WindowState.OPEN, ""
        case e.WindowClosed():
            window.state, window.clerk, window.reason = WindowState.CLOSED, "", ""
        case _:
            assert_never(event)
    window.since = at


def _allocate(state: HallState, event: e.AllocationChanged, at: float) -> None:
    window = _window(state, event.window)
    if window.filed is None:
        known = state.settings.windows.get(window.id)
        window.filed = event.before or (known.categories if known else ())
    window.categories = event.categories
    changes.record(
        state,
        at,
        event.by,
        ChangeKind.ALLOCATION,
        event.window,
        "undo" if event.undoes else "forced" if event.forced and not event.plan else "move",
        before=event.before,
        after=event.categories,
        plan=event.plan,
    )
    for line in state.facts.lasting.changes:
        if line.serial == event.undoes:
            line.undone = True


def _file(state: HallState, event: e.AllocationFiled, at: float) -> None:
    window = _window(state, event.window)
    window.categories, window.filed = event.categories, event.filed
    for run in state.facts.lasting.plan_runs.values():
        if event.window in run.before:  # where the plan goes back to when it ends
            run.before[event.window] = event.filed
    changes.record(
        state, at, "", ChangeKind.SETTINGS, event.window, "filed", before=event.before, after=event.categories
    )
