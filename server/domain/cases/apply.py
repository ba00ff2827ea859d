"""Events change the cases here and nowhere else. `apply` cannot refuse; life and replay both go through it."""

from collections.abc import Callable
from typing import Any, get_args

from server.domain.cases.advice import apply as advice
from server.domain.cases.advice.events import AdviceEvent
from server.domain.cases.amending import apply as amending
from server.domain.cases.amending.events import AmendingEvent
from server.domain.cases.calendar import apply as calendar
from server.domain.cases.calendar.events import CalendarSet
from server.domain.cases.catalogue import apply as catalogue
from server.domain.cases.catalogue.events import CatalogueEvent
from server.domain.cases.clock import apply as clock
from server.domain.cases.clock.events import ClockEvent
from server.domain.cases.duty import apply as duty
from server.domain.cases.duty.events import DutySet
from server.domain.cases.events import AnyEvent
from server.domain.cases.fees import apply as fees
from server.domain.cases.fees.events import FeeEvent
from server.domain.cases.files import apply as files
from server.domain.cases.files.events import FileEvent
from server.domain.cases.intake import apply as intake
from server.domain.cases.intake.events import IntakeEvent
from server.domain.cases.issuing import apply as issuing
from server.domain.cases.issuing.events import IssuingEvent
from server.domain.cases.joint import apply as joint
from server.domain.cases.joint.events import JointEvent
from server.domain.cases.lamps import apply as lamps
from server.domain.cases.lamps.events import LampEvent
from server.domain.cases.state import CasesState
from server.domain.cases.tasks import apply as tasks
from server.domain.cases.tasks.events import TaskEvent
from server.domain.message import Event

APPLIED = 4
"""Raise it whenever the same events give other facts than before."""


def apply(state: CasesState, event: AnyEvent, at: float) -> None:
    """Change `state` by one event that happened at `at` (seconds since the epoch)."""
    state.facts.at = at
    HOW[type(event)](state, event, at)


HOW: dict[type[Event], Callable[[CasesState, Any, float], None]] = {
    **dict.fromkeys(get_args(IntakeEvent), intake.apply),
    **dict.fromkeys(get_args(TaskEvent), tasks.apply),
    **dict.fromkeys(get_args(ClockEvent), clock.apply),
    **dict.fromkeys(get_args(IssuingEvent), issuing.apply),
    **dict.fromkeys(get_args(CatalogueEvent), catalogue.apply),
    **dict.fromkeys(get_args(AdviceEvent), advice.apply),
    **dict.fromkeys(get_args(LampEvent), lamps.apply),
    **dict.fromkeys(get_args(FeeEvent), fees.apply),
    **dict.fromkeys(get_args(FileEvent), files.apply),
    **dict.fromkeys(get_args(JointEvent), joint.apply),
    **dict.fromkeys(get_args(AmendingEvent), amending.apply),
    CalendarSet: calendar.apply,
    DutySet: duty.apply,
}
"""One look-up instead of a chain of comparisons. A test holds it against `AnyEvent`."""
