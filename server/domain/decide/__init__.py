"""Every decision of a hall: a command and the state give events, or a refusal. Nothing is changed here."""

from typing import assert_never

from server.domain import commands as c
from server.domain import upkeep as u
from server.domain.decide import appointments, calls, day, leases, notices, plans, tickets, upkeep, windows
from server.domain.events import AnyEvent
from server.domain.state import HallState


def decide(state: HallState, command: c.AnyCommand, at: float) -> list[AnyEvent]:
    """Events that carry out `command` at `at` (seconds since the epoch); raises `Refused`."""
    match command:
        case c.OpenDay() | c.OpenIntake() | c.CloseIntake() | c.CloseDay():
            return day.decide(state, command)
        case c.GrantLease() | c.HandIn():
            return leases.decide(state, command, at)
        case c.BookAppointment() | c.CancelAppointment():
            return appointments.decide(state, command, at)
        case (
            c.TakeTicket()
            | c.CancelTicket()
            | c.RequeueTicket()
            | c.PostponeTicket()
            | c.RateTicket()
            | c.RequestSlip()
            | c.RequestHeldSlip()
            | c.RecordSlip()
        ):
            return tickets.decide(state, command, at)
        case (
            c.OpenWindow()
            | c.TakeOverWindow()
            | c.PauseWindow()
            | c.ResumeWindow()
            | c.CloseWindow()
            | c.Allocate()
            | c.UndoChange()
        ):
            return windows.decide(state, command)
        case c.PostNotice() | c.WithdrawNotice() | c.AcknowledgeAlert():
            return notices.decide(state, command, at)
        case c.SetPlan() | c.DropPlan() | c.BeginPlan() | c.EndPlan():
            return plans.decide(state, command)
        case (
            c.CallNext()
            | c.CallTicket()
            | c.Recall()
            | c.Start()
            | c.Miss()
            | c.Hold()
            | c.Unhold()
            | c.Transfer()
            | c.Finish()
        ):
            return calls.decide(state, command, at)
        case u.FollowTimetable() | u.FollowClock() | u.FollowConfiguration() | u.MoveWaiting():
            return upkeep.decide(state, command)
        case _:
            assert_never(command)
