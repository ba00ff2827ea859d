"""What the configuration asks of the windows when it has changed."""

from collections.abc import Sequence

from server.domain.queue import events as e
from server.domain.queue.state import HallState
from server.domain.queue.tickets.states import AT_WINDOW
from server.domain.queue.tickets.words import BackCause
from server.domain.queue.windows.window import Window
from server.domain.queue.windows.words import WindowState


def follow_configuration(state: HallState, gone: Sequence[str]) -> list[e.AnyEvent]:
    """Windows that are no more first: their citizens go back into line, their clerks are free."""
    facts, known = state.facts, state.settings.windows
    found: list[e.AnyEvent] = []
    for window in facts.lasting.windows.values():
        if window.id not in known:
            found += [*_vacate(state, window), e.WindowRemoved(window.id)]
        elif window.clerk and window.clerk in gone:
            found += _vacate(state, window)
    for window in facts.lasting.windows.values():
        if window.id in known:
            found += _refile(state, window)
    return found


def _vacate(state: HallState, window: Window) -> list[e.AnyEvent]:
    """Close it: who stands there waits again with the clock kept, who waits for this window waits for its category."""
    found: list[e.AnyEvent] = []
    if window.ticket and state.facts.today.tickets[window.ticket].state in AT_WINDOW:
        found.append(e.TicketReturned(window.ticket, BackCause.WINDOW_GONE))
    lines = state.lines.get(f"@{window.id}", {}).values()
    found += [e.TicketReleased(ticket) for line in lines for _, _, ticket in line]
    return [*found, e.WindowClosed(window.id)] if window.state is not WindowState.CLOSED else found


def _refile(state: HallState, window: Window) -> list[e.AnyEvent]:
    """The configuration counts unless a manager moved the window since it last changed."""
    settings = state.settings
    wanted = settings.windows[window.id].categories
    before = window.categories
    left = tuple(x for x in before if x in settings.categories)
    if wanted != (before if window.filed is None else window.filed):
        planned = any(window.id in run.before for run in state.facts.lasting.plan_runs.values())
        return [e.AllocationFiled(window.id, left if planned else wanted, wanted, before)]
    return [e.AllocationFiled(window.id, left, wanted, before)] if left != before else []
