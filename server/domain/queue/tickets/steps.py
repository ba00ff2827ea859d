"""The history of a visit, written as its ticket moves."""

from collections.abc import Callable
from typing import Any

from server.domain.message import Event
from server.domain.queue import events as e
from server.domain.queue.tickets.ticket import Ticket, VisitStep
from server.domain.queue.tickets.words import StepKind

KEPT = 30
"""Steps of one visit; who comes back more often loses the oldest."""


def remember(ticket: Ticket, step: VisitStep) -> None:
    """Behind the others; the oldest goes where there are too many."""
    visit = ticket.visit
    visit.steps = (*visit.steps, step) if len(visit.steps) < KEPT else (*visit.steps[-KEPT + 1 :], step)


STEPS: dict[type[Event], Callable[[Ticket, Any, float], VisitStep]] = {
    e.TicketCalled: lambda t, e, at: VisitStep(StepKind.CALLED, at, e.window, t.category),
    e.ServiceStarted: lambda t, e, at: VisitStep(StepKind.STARTED, at, e.window, t.category),
    e.TicketMissed: lambda t, e, at: VisitStep(StepKind.MISSED, at, e.window, t.category),
    e.TicketReentered: lambda t, e, at: VisitStep(StepKind.BACK, at, "", t.category, e.cause),
    e.TicketReturned: lambda t, e, at: VisitStep(StepKind.BACK, at, "", t.category, e.cause),
    e.TicketMoved: lambda t, e, at: VisitStep(StepKind.TRANSFERRED, at, "", e.category),
    e.TicketHeld: lambda t, e, at: VisitStep(StepKind.HELD, at, e.window, t.category, e.reason),
    e.TicketResumed: lambda t, e, at: VisitStep(StepKind.RESUMED, at, e.window, t.category),
    e.TicketTransferred: lambda t, e, at: VisitStep(
        StepKind.TRANSFERRED, at, e.window, e.category, e.target, e.note
    ),
    e.ServiceFinished: lambda t, e, at: VisitStep(
        StepKind.FINISHED, at, e.window, e.category, e.service or e.outcome
    ),
    e.ServiceContinued: lambda t, e, at: VisitStep(StepKind.CONTINUED, at, e.window, e.category),
    e.TicketForwarded: lambda t, e, at: VisitStep(StepKind.FORWARDED, at, e.window, e.category),
}
"""What is remembered of an event that a clerk asks about; of every other one, nothing."""
