"""The history of a visit, written as its ticket moves."""

from server.domain.queue import events as e
from server.domain.queue.tickets.ticket import Ticket, VisitStep
from server.domain.queue.tickets.words import StepKind

KEPT = 30
"""Steps of one visit; who comes back more often loses the oldest."""


def add(ticket: Ticket, event: e.MoveEvent, at: float) -> None:
    """Remember the step that `event` is, if it is one that a clerk asks about."""
    step = _step(ticket, event, at)
    if step is not None:
        ticket.visit.steps = (*ticket.visit.steps[-KEPT + 1 :], step)


def _step(ticket: Ticket, event: e.MoveEvent, at: float) -> VisitStep | None:
    match event:
        case e.TicketCalled():
            return VisitStep(StepKind.CALLED, at, event.window, ticket.category)
        case e.ServiceStarted():
            return VisitStep(StepKind.STARTED, at, event.window, ticket.category)
        case e.TicketMissed():
            return VisitStep(StepKind.MISSED, at, event.window, ticket.category)
        case e.TicketReentered():
            return VisitStep(StepKind.BACK, at, "", ticket.category, event.cause)
        case e.TicketReturned():
            return VisitStep(StepKind.BACK, at, "", ticket.category, event.cause)
        case e.TicketMoved():
            return VisitStep(StepKind.TRANSFERRED, at, "", event.category)
        case e.TicketHeld():
            return VisitStep(StepKind.HELD, at, event.window, ticket.category, event.reason)
        case e.TicketResumed():
            return VisitStep(StepKind.RESUMED, at, event.window, ticket.category)
        case e.TicketTransferred():
            return VisitStep(StepKind.TRANSFERRED, at, event.window, event.category, event.target, event.note)
        case e.ServiceFinished():
            return VisitStep(
                StepKind.FINISHED, at, event.window, event.category, event.service or event.outcome
            )
        case e.ServiceContinued():
            return VisitStep(StepKind.CONTINUED, at, event.window, event.category)
        case e.TicketForwarded():
            return VisitStep(StepKind.FORWARDED, at, event.window, event.category)
        case _:
            return None
