"""Every decision of a hall: a command and the state give events, or a refusal. Nothing is changed here."""

from typing import assert_never

from server.domain.queue.appointments import decide as appointments
from server.domain.queue.appointments.commands import AppointmentCommand
from server.domain.queue.calls import decide as calls
from server.domain.queue.calls.commands import CallCommand
from server.domain.queue.commands import AnyCommand
from server.domain.queue.day import decide as day
from server.domain.queue.day.commands import DayCommand
from server.domain.queue.events import AnyEvent
from server.domain.queue.leases import decide as leases
from server.domain.queue.leases.commands import LeaseCommand
from server.domain.queue.notices import decide as notices
from server.domain.queue.notices.commands import NoticeCommand
from server.domain.queue.plans import decide as plans
from server.domain.queue.plans.commands import PlanCommand
from server.domain.queue.state import HallState
from server.domain.queue.tickets import decide as tickets
from server.domain.queue.tickets.commands import TicketCommand
from server.domain.queue.windows import decide as windows
from server.domain.queue.windows.commands import WindowCommand


def decide(state: HallState, command: AnyCommand, at: float) -> list[AnyEvent]:
    """Events that carry out `command` at `at` (seconds since the epoch); raises `Refused`."""
    if isinstance(command, CallCommand):
        return calls.decide(state, command, at)
    if isinstance(command, TicketCommand):
        return tickets.decide(state, command, at)
    if isinstance(command, WindowCommand):
        return windows.decide(state, command)
    if isinstance(command, DayCommand):
        return day.decide(state, command)
    if isinstance(command, LeaseCommand):
        return leases.decide(state, command, at)
    if isinstance(command, AppointmentCommand):
        return appointments.decide(state, command, at)
    if isinstance(command, PlanCommand):
        return plans.decide(state, command)
    if isinstance(command, NoticeCommand):  # pyright: ignore[reportUnnecessaryIsInstance]
        return notices.decide(state, command, at)
    assert_never(command)
