"""A visit so far, for the clerk who has the citizen before them."""

from server.domain.queue.shown.parts import NOBODY
from server.domain.queue.shown.ticket import StepLine
from server.domain.queue.state import HallState
from server.domain.queue.tickets.ticket import Ticket
from server.domain.queue.tickets.words import StepKind
from server.domain.queue.views.parts import Now, category_name, window_name


def visit_steps(state: HallState, ticket: Ticket, now: Now) -> list[StepLine]:
    """Oldest first."""
    lines: list[StepLine] = []
    for step in ticket.visit.steps:
        service = state.settings.services.get(step.detail) if step.kind is StepKind.FINISHED else None
        lines.append(
            StepLine(
                kind=step.kind,
                at=now.stamp(step.at),
                window=step.window,
                window_name=window_name(state, step.window) if step.window else NOBODY,
                category_name=category_name(state, step.category),
                detail=step.detail,
                service_name=service.name if service else None,
                has_note=bool(step.note),
            )
        )
    return lines
