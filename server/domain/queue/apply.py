"""Events change the state here and nowhere else. `apply` cannot refuse; life and replay both go through it."""

from collections.abc import Callable
from typing import Any, get_args

from server.domain.message import Event
from server.domain.queue.appointments import apply as appointments
from server.domain.queue.appointments.events import AppointmentEvent
from server.domain.queue.calls import apply as calls
from server.domain.queue.day import apply as day
from server.domain.queue.day.events import DayEvent
from server.domain.queue.events import AnyEvent
from server.domain.queue.leases import apply as leases
from server.domain.queue.leases.events import LeaseEvent
from server.domain.queue.notices import apply as notices
from server.domain.queue.notices.events import NoticeEvent
from server.domain.queue.plans import apply as plans
from server.domain.queue.plans.events import PlanEvent
from server.domain.queue.state import HallState
from server.domain.queue.tickets import apply as tickets
from server.domain.queue.windows import apply as windows
from server.domain.queue.windows.events import WindowEvent

APPLIED = 6
"""Raise it whenever the same events give other facts than before, so that no older snapshot is taken for them; a field
that is added, removed or renamed is noticed without it."""


def apply(state: HallState, event: AnyEvent, at: float) -> None:
    """Change `state` by one event that happened at `at` (seconds since the epoch)."""
    state.facts.at = at
    HOW[type(event)](state, event, at)


HOW: dict[type[Event], Callable[[HallState, Any, float], None]] = {
    **calls.HOW,
    **tickets.HOW,
    **dict.fromkeys(get_args(WindowEvent), windows.apply),
    **dict.fromkeys(get_args(DayEvent), day.apply),
    **dict.fromkeys(get_args(LeaseEvent), leases.apply),
    **dict.fromkeys(get_args(AppointmentEvent), appointments.apply),
    **dict.fromkeys(get_args(PlanEvent), plans.apply),
    **dict.fromkeys(get_args(NoticeEvent), notices.apply),
}
"""One look-up instead of a chain of comparisons: replay applies millions. A test holds it against `AnyEvent`."""
