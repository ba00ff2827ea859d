"""Who sits at a window and which categories it serves."""

from typing import assert_never

from server.domain.queue import commands as c
from server.domain.queue import events as e
from server.domain.queue import refusal_codes as r
from server.domain.queue.lookup import category_of, name_of, own_window, window_of
from server.domain.queue.state import HallState
from server.domain.queue.windows.following import follow_configuration
from server.domain.queue.windows.window import Window
from server.domain.queue.windows.words import WindowState


def decide(state: HallState, command: c.WindowCommand) -> list[e.AnyEvent]:
    if isinstance(command, c.UndoChange):
        return _undo(state, command)
    if isinstance(command, c.FollowConfiguration):
        return follow_configuration(state, command.gone)
    window = window_of(state, command.window)
    own_window(state, command)
    match command:
        case c.TakeOverWindow(clerk=clerk):
            return _take_over(state, window, clerk)
        case c.OpenWindow(clerk=clerk, named=named):
            if named and clerk not in state.settings.clerks:
                raise r.UnknownClerk(clerk=clerk)
            if window.state is not WindowState.CLOSED:
                raise r.WindowTaken(window=window.id, clerk=state.settings.clerk_name(window.clerk))
            elsewhere = next((w for w in state.facts.lasting.windows.values() if w.clerk == clerk), None)
            if elsewhere is not None:
                raise r.ClerkElsewhere(window=elsewhere.id, clerk=state.settings.clerk_name(clerk))
            return [e.WindowOpened(window.id, clerk)]
        case c.PauseWindow(reason=reason):
            _require(window, WindowState.OPEN)
            return [e.WindowPaused(window.id, reason)]
        case c.ResumeWindow():
            _require(window, WindowState.PAUSED)
            return [e.WindowResumed(window.id)]
        case c.CloseWindow():
            _require(window, WindowState.OPEN, WindowState.PAUSED)
            stranded = state.lines.get(f"@{window.id}", {}).values()
            released = [e.TicketReleased(ticket) for line in stranded for _, _, ticket in line]
            return [*released, e.WindowClosed(window.id)]
        case c.Allocate():
            if command.seen is not None and command.seen != window.categories:
                raise r.ChangedSince(window=window.id)
            return allocate(state, window, command.categories, force=command.force, by=command.by)
        case _:
            assert_never(command)


def _take_over(state: HallState, window: Window, clerk: str) -> list[e.AnyEvent]:
    if window.state is WindowState.CLOSED or window.clerk == clerk:
        raise r.WrongState(window=window.id, state=window.state)
    elsewhere = next((w for w in state.facts.lasting.windows.values() if w.clerk == clerk), None)
    if elsewhere is not None:
        raise r.ClerkElsewhere(window=elsewhere.id, clerk=state.settings.clerk_name(clerk))
    return [e.WindowTakenOver(window.id, clerk, window.clerk)]


def _require(window: Window, *states: WindowState) -> None:
    """The window is in one of `states` and nobody stands at it."""
    if window.state not in states or window.ticket:
        raise r.WrongState(window=window.id, state="busy" if window.ticket else window.state)


def allocate(
    state: HallState, window: Window, wanted: tuple[str, ...], *, force: bool, by: str, undoes: int = 0
) -> list[e.AnyEvent]:
    """Move categories; refused when one would be left without a window, unless forced."""
    categories = tuple(dict.fromkeys(wanted))
    for category in categories:
        category_of(state, category)
    if categories == window.categories:
        return []
    lost = None if force else left_without(state, window, categories)
    if lost is not None:
        raise r.CategoryUnserved(category=name_of(state, lost))
    return [e.AllocationChanged(window.id, categories, window.categories, force, by, undoes=undoes)]


def left_without(state: HallState, window: Window, categories: tuple[str, ...]) -> str | None:
    """The first category that would be without a window if `window` served `categories`, or None.

    "Without a window" is: no window of the hall serves it any more, or people wait for it and no staffed
    window is left while one was there before.
    """
    others = [w for w in state.facts.lasting.windows.values() if w.id != window.id]
    for lost in window.categories:
        if lost in categories:
            continue
        allocated = any(lost in w.categories for w in others)
        staffed = any(lost in w.categories and w.state is not WindowState.CLOSED for w in others)
        waits = window.state is not WindowState.CLOSED and state.waiting.get(lost, 0) > 0
        if not allocated or (waits and not staffed):
            return lost
    return None


def _undo(state: HallState, command: c.UndoChange) -> list[e.AnyEvent]:
    found = next((x for x in state.facts.lasting.changes if x.serial == command.change), None)
    if found is None or found.kind != "allocation":
        raise r.UnknownChange(change=str(command.change))
    window = window_of(state, found.subject)
    if found.undone or window.categories != found.after:
        raise r.ChangedSince(window=window.id)
    # What has left the configuration since cannot come back.
    before = tuple(x for x in found.before if x in state.settings.categories)
    return allocate(state, window, before, force=command.force, by=command.by, undoes=found.serial)
