"""One citizen's visit."""

from msgspec import Struct, field

from server.domain.queue.calls.events import Why
from server.domain.queue.tickets.words import RatingChannel, SlipState, StepKind, TicketState


class VisitStep(Struct, frozen=True):
    """What happened at one moment of a visit."""

    kind: StepKind
    at: float
    window: str = ""
    category: str = ""
    detail: str = ""
    """A reason, an outcome, the service finished, or the window that it was sent to."""
    note: str = ""
    """Id of a note in the personal store."""


class Place(Struct):
    """Where a ticket stands in line."""

    since: float
    """When the clock of the promise started; a transfer keeps it."""
    target: str = ""
    """The one window that it waits for, if any."""
    booked_at: float = 0.0
    """The time of its appointment, if it has one."""
    postponed: bool = False
    misses: int = 0
    reenter_at: int = 0


class Turn(Struct):
    """How a ticket was called, and where it is or was called last."""

    window: str = ""
    clerk: str = ""
    call: int = 0
    """Its last call, as `Call.call` counts them."""
    calls: int = 0
    calls_since_wait: int = 0
    """Calls since it last began to wait: after a transfer the next window calls for the first time."""
    called_at: float = 0.0
    why: Why | None = None


class Visit(Struct):
    """What is done for a citizen, and what has been done."""

    services: tuple[str, ...] = ()
    step: int = 0
    """Index of the service that is next or under way."""
    started_at: float = 0.0
    worked_s: float = 0.0
    """Seconds of the current service before it was put on hold."""
    finished: int = 0
    """Services finished so far."""
    outcome: str = ""
    done_at: float = 0.0
    """When the service finished last ended."""
    done_window: str = ""
    """Window and clerk of the service finished last: whom a rating is about."""
    done_clerk: str = ""
    done_category: str = ""
    done_service: str = ""
    ended_at: float = 0.0
    reason: str = ""
    """Why it is on hold, was cancelled or expired."""
    note: str = ""
    """Id of the last note in the personal store."""
    steps: tuple[VisitStep, ...] = ()
    """The last steps, oldest first."""


class SlipProgress(Struct):
    printer: str = ""
    state: SlipState = SlipState.NONE
    cause: str = ""


class Rating(Struct):
    level: int
    channel: RatingChannel
    at: float
    finished: int
    """How many services had been finished when it came: the last of them is meant."""
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
    place: Place
    turn: Turn = field(default_factory=Turn)
    visit: Visit = field(default_factory=Visit)
    slip: SlipProgress = field(default_factory=SlipProgress)
    rating: Rating | None = None
    state: TicketState = TicketState.WAITING
    person: str = ""
    holder: str = ""
    """Stands for whoever the card belongs to; empty where nobody is counted."""
    lease: str = ""
    """The lease of a kiosk that was cut off when it gave out this number."""

    @property
    def rated(self) -> bool:
        """Whether somebody has rated the service finished last."""
        return self.rating is not None and self.rating.finished == self.visit.finished


def place_of(ticket: Ticket) -> str:
    """The name of the lines that a ticket waits in: its category, or "@window" when it was sent to one."""
    target = ticket.place.target
    return f"@{target}" if target else ticket.category
