"""Every decision about cases: a command and the state give events, or a refusal. Nothing is changed here."""

from typing import assert_never

from server.domain.cases.advice import decide as advice
from server.domain.cases.advice.commands import AdviceCommand
from server.domain.cases.amending import decide as amending
from server.domain.cases.amending.commands import AmendingCommand
from server.domain.cases.calendar import decide as calendar
from server.domain.cases.calendar.commands import CalendarCommand
from server.domain.cases.catalogue import decide as catalogue
from server.domain.cases.catalogue.commands import CatalogueCommand
from server.domain.cases.clock import decide as clock
from server.domain.cases.clock.commands import ClockCommand
from server.domain.cases.commands import AnyCommand
from server.domain.cases.duty import decide as duty
from server.domain.cases.duty.commands import DutyCommand
from server.domain.cases.events import AnyEvent
from server.domain.cases.fees import decide as fees
from server.domain.cases.fees.commands import FeeCommand
from server.domain.cases.files import decide as files
from server.domain.cases.files.commands import FileCommand
from server.domain.cases.intake import decide as intake
from server.domain.cases.intake.commands import IntakeCommand
from server.domain.cases.issuing import decide as issuing
from server.domain.cases.issuing.commands import IssuingCommand
from server.domain.cases.joint import decide as joint
from server.domain.cases.joint.commands import JointCommand
from server.domain.cases.joint.unfold import set_free
from server.domain.cases.lamps import decide as lamps
from server.domain.cases.lamps.commands import LampCommand
from server.domain.cases.state import CasesState
from server.domain.cases.tasks import decide as tasks
from server.domain.cases.tasks.commands import TaskCommand


def decide(state: CasesState, command: AnyCommand, at: float) -> list[AnyEvent]:
    """Events that carry out `command` at `at` (seconds since the epoch); raises `Refused`."""
    events = _decided(state, command, at)
    return [*events, *set_free(state, events, at)]


def _decided(state: CasesState, command: AnyCommand, at: float) -> list[AnyEvent]:
    if isinstance(command, FileCommand):
        return files.decide(state, command)
    if isinstance(command, AmendingCommand):
        return amending.decide(state, command)
    if isinstance(command, FeeCommand):
        return fees.decide(state, command)
    if isinstance(command, JointCommand):
        return joint.decide(state, command, at)
    if isinstance(command, IntakeCommand):
        return intake.decide(state, command, at)
    if isinstance(command, TaskCommand):
        return tasks.decide(state, command, at)
    if isinstance(command, ClockCommand):
        return clock.decide(state, command, at)
    if isinstance(command, IssuingCommand):
        return issuing.decide(state, command, at)
    if isinstance(command, AdviceCommand):
        return advice.decide(state, command, at)
    if isinstance(command, LampCommand):
        return lamps.decide(state, command, at)
    if isinstance(command, CalendarCommand):
        return calendar.decide(state, command)
    if isinstance(command, DutyCommand):
        return duty.decide(state, command, at)
    if isinstance(command, CatalogueCommand):  # pyright: ignore[reportUnnecessaryIsInstance]
        return catalogue.decide(state, command)
    assert_never(command)
