"""The one table of a ticket's states. Nothing outside it can happen; the diagram in the docs is drawn from it."""

from server.domain.queue import events as e
from server.domain.queue.tickets.words import TicketState

S = TicketState
AT_WINDOW = frozenset({S.CALLED, S.SERVING})
MOVABLE = frozenset({S.WAITING, S.MISSED, S.HELD})
"""States of a ticket that may be given another category: nobody is at a window with it."""
FINAL = frozenset({S.SERVED, S.CANCELLED, S.EXPIRED})

NEXT: dict[tuple[TicketState, type[e.Event]], TicketState] = {
    (S.WAITING, e.TicketCalled): S.CALLED,
    (S.WAITING, e.TicketPostponed): S.WAITING,
    (S.WAITING, e.TicketReleased): S.WAITING,
    (S.WAITING, e.TicketMoved): S.WAITING,
    (S.WAITING, e.TicketCancelled): S.CANCELLED,
    (S.WAITING, e.TicketExpired): S.EXPIRED,
    (S.CALLED, e.TicketRecalled): S.CALLED,
    (S.CALLED, e.ServiceStarted): S.SERVING,
    (S.CALLED, e.TicketMissed): S.MISSED,
    (S.CALLED, e.TicketReturned): S.WAITING,
    (S.CALLED, e.TicketCancelled): S.CANCELLED,
    (S.CALLED, e.TicketExpired): S.EXPIRED,
    (S.MISSED, e.TicketReentered): S.WAITING,
    (S.MISSED, e.TicketCalled): S.CALLED,
    (S.MISSED, e.TicketMoved): S.MISSED,
    (S.MISSED, e.TicketCancelled): S.CANCELLED,
    (S.MISSED, e.TicketExpired): S.EXPIRED,
    (S.SERVING, e.TicketHeld): S.HELD,
    (S.SERVING, e.TicketTransferred): S.WAITING,
    (S.SERVING, e.ServiceFinished): S.SERVING,
    (S.SERVING, e.ServiceContinued): S.SERVING,
    (S.SERVING, e.TicketForwarded): S.WAITING,
    (S.SERVING, e.TicketServed): S.SERVED,
    (S.SERVING, e.TicketReturned): S.WAITING,
    (S.SERVING, e.TicketExpired): S.EXPIRED,
    (S.HELD, e.TicketResumed): S.SERVING,
    (S.HELD, e.TicketMoved): S.HELD,
    (S.HELD, e.TicketCancelled): S.CANCELLED,
    (S.HELD, e.TicketExpired): S.EXPIRED,
    (S.EXPIRED, e.TicketReturned): S.WAITING,
}


def diagram() -> str:
    """The table as a Mermaid state diagram, for the documentation."""
    rows = [f"    {before} --> {after}: {event.__name__}" for (before, event), after in NEXT.items()]
    ends = [f"    {state} --> [*]" for state in TicketState if state in FINAL]
    return "\n".join(["stateDiagram-v2", "    [*] --> waiting: TicketTaken", *rows, *ends])
