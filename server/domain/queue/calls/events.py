"""What happens to a ticket at a window."""

from msgspec import Struct

from server.domain.queue.about import AtWindow


class Rival(Struct, frozen=True):
    """The head of another line that a called ticket was compared with."""

    number: str
    category: str
    group: str
    urgency: float


class Why(Struct, frozen=True):
    """Why a ticket was called: the rule's version, how much of its promise it had used up, whom it beat."""

    rule: int
    urgency: float
    """Share of the promised wait used up: 1.0 is exactly the promise."""
    waited_s: float
    promise_s: float
    rivals: tuple[Rival, ...] = ()
    out_of_order: bool = False


class TicketCalled(AtWindow, frozen=True, tag=True):
    call: int
    why: Why


class TicketRecalled(AtWindow, frozen=True, tag=True):
    call: int


class ServiceStarted(AtWindow, frozen=True, tag=True):
    pass


class TicketMissed(AtWindow, frozen=True, tag=True):
    """`reenter_at` is the category's call count at which the ticket is back in its line."""

    reenter_at: int


class TicketHeld(AtWindow, frozen=True, tag=True):
    reason: str


class TicketResumed(AtWindow, frozen=True, tag=True):
    pass


class TicketTransferred(AtWindow, frozen=True, tag=True):
    category: str
    target: str = ""
    note: str = ""
    forced: bool = False
    """Sent to where nobody sat, after a question."""


class ServiceFinished(AtWindow, frozen=True, tag=True):
    """One service of the visit is done; the visit itself goes on or ends with the event that follows."""

    outcome: str
    category: str
    clerk: str = ""
    service: str = ""
    case: str = ""


class ServiceContinued(AtWindow, frozen=True, tag=True):
    """The visit's next service is done at the same window at once."""

    category: str


class TicketForwarded(AtWindow, frozen=True, tag=True):
    """The visit's next service needs another window."""

    category: str


class TicketServed(AtWindow, frozen=True, tag=True):
    pass


CallEvent = (
    TicketCalled
    | TicketRecalled
    | ServiceStarted
    | TicketMissed
    | TicketHeld
    | TicketResumed
    | TicketTransferred
    | ServiceFinished
    | ServiceContinued
    | TicketForwarded
    | TicketServed
)
"""A ticket moves along the table of `tickets.states`."""
