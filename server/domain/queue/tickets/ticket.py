"""One citizen's visit."""

from msgspec import Struct

from server.domain.queue.calls.events import Why
from server.domain.queue.tickets.states import TicketState


class VisitStep(Struct, frozen=True):
    """What happened at one moment of a visit: `kind` called, started, held, resumed, missed, back, transferred,
    finished, continued or forwarded."""

    kind: str
    at: float
    window: str = ""
    category: str = ""
    detail: str = ""
    """A reason, an outcome, the service finished, or the window that it was sent to."""
    note: str = ""
    """Id of a note in the personal store."""


class Rating(Struct):
    level: int
    channel: str
    at: float
    reasons: tuple[str, ...] = ()
    corrected: bool = False


class Ticket(Struct):
    """One citizen's visit. Times in seconds since the epoch."""

    id: str
    number: str
    order: int
    category: str
    group: str
    language: str
    taken_at: float
    since: float
    """When the clock of the promise started; a transfer keeps it."""
    booked_at: float = 0.0
    """The time of its appointment, if it has one."""
    state: TicketState = TicketState.WAITING
    services: tuple[str, ...] = ()
    step: int = 0
    """Index of the service of the visit that is next or under way."""
    target: str = ""
    """The one window that this ticket waits for, if any."""
    window: str = ""
    """Where it is or was called last."""
    clerk: str = ""
    misses: int = 0
    reenter_at: int = 0
    calls: int = 0
    call: int = 0
    """The last call of this ticket, as `Call.call` counts them."""
    calls_since_wait: int = 0
    """Calls since it last began to wait: after a transfer the next window calls for the first time."""
    called_at: float = 0.0
    started_at: float = 0.0
    ended_at: float = 0.0
    done_at: float = 0.0
    """When the service finished last ended."""
    worked_s: float = 0.0
    """Seconds of the current service before it was put on hold."""
    reason: str = ""
    postponed: bool = False
    person: str = ""
    holder: str = ""
    """Stands for whoever the card belongs to; empty where nobody is counted."""
    note: str = ""
    printer: str = ""
    slip: str = ""
    """"" never asked for, "wanted", "printed", "failed", "unknown"."""
    slip_cause: str = ""
    why: Why | None = None
    outcome: str = ""
    finished: int = 0
    """Services of this visit finished so far."""
    done_window: str = ""
    """Window and clerk of the service finished last: whom a rating is about."""
    done_clerk: str = ""
    rating: Rating | None = None
    rated: int = 0
    """How many services had been finished when the last rating came."""
    lease: str = ""
    """The lease of a kiosk that was cut off when it gave out this number."""
    steps: tuple[VisitStep, ...] = ()
    """The last steps of the visit, oldest first."""


def place_of(ticket: Ticket) -> str:
    """The name of the lines that a ticket waits in: its category, or "@window" when it was sent to one."""
    return f"@{ticket.target}" if ticket.target else ticket.category
