"""The list of who changed what."""

from server.domain.queue.change_record import ChangeRecord
from server.domain.queue.state import HallState
from server.domain.queue.words import ChangeKind

KEPT = 100
"""Changes that the list holds besides those of a plan that begins and ends: each may be one of every window."""


def record(
    state: HallState,
    at: float,
    by: str,
    kind: ChangeKind,
    subject: str,
    action: str,
    *,
    before: tuple[str, ...] = (),
    after: tuple[str, ...] = (),
    plan: str = "",
) -> None:
    """Add a line to the list of changes."""
    facts = state.facts
    facts.lasting.changed += 1
    line = ChangeRecord(facts.lasting.changed, at, by, kind, subject, action, before, after, plan)
    kept = KEPT + 2 * len(state.settings.windows)
    facts.lasting.changes = [*facts.lasting.changes[-kept + 1 :], line]
