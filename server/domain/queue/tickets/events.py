"""What happens to a ticket, besides its calls."""

from server.domain.language import Language
from server.domain.message import Event
from server.domain.queue.about import AboutTicket
from server.domain.queue.tickets.words import BackCause, ExpiryCause, RatingChannel, SlipState


class TicketTaken(AboutTicket, frozen=True, tag=True):
    number: str
    serial: int
    category: str
    since: float
    group: str = "ordinary"
    language: str = Language.CHINESE
    services: tuple[str, ...] = ()
    person: str = ""
    target: str = ""
    lease: str = ""
    """The kiosk's lease that the number came from; such a ticket was taken at `since`, before this event."""
    appointment: str = ""
    """The code of the appointment that was taken up."""
    booked_at: float = 0.0
    """The time of the appointment; 0 without one."""
    forced: bool = False
    """Taken for a window at which nobody sat, after a question."""
    holder: str = ""
    """Stands for whoever the card belongs to, for this day only; kept where the hall limits numbers per card."""


class TicketReentered(AboutTicket, frozen=True, tag=True):
    """A missed citizen is in line again."""

    cause: BackCause
    reason: str = ""


class TicketPostponed(AboutTicket, frozen=True, tag=True):
    since: float


class TicketReleased(AboutTicket, frozen=True, tag=True):
    """The one window that it waited for has closed: it waits with its category again, the clock kept."""


class TicketReturned(AboutTicket, frozen=True, tag=True):
    """It waits again with its clock kept."""

    cause: BackCause


class TicketMoved(AboutTicket, frozen=True, tag=True):
    """Its category is no more; a manager gave it another."""

    category: str


class TicketCancelled(AboutTicket, frozen=True, tag=True):
    reason: str = ""


class TicketExpired(AboutTicket, frozen=True, tag=True):
    cause: ExpiryCause


class TicketRated(AboutTicket, frozen=True, tag=True):
    level: int
    channel: RatingChannel
    reasons: tuple[str, ...] = ()
    text: str = ""
    window: str = ""
    clerk: str = ""
    corrected: bool = False
    finished: int = 0
    """How many services of the ticket were finished: the last of them is meant, of `category` and `service`. 0 in entries
    that were written before this was known."""
    category: str = ""
    service: str = ""


class SlipRequested(AboutTicket, frozen=True, tag=True):
    printer: str


class SlipRecorded(AboutTicket, frozen=True, tag=True):
    printer: str
    outcome: SlipState
    cause: str = ""


class WaitingMoved(Event, frozen=True, tag=True):
    """A manager gave those who wait in `category`, which is no more, another one; each ticket has an event of its own."""

    category: str
    to: str
    appointments: tuple[str, ...] = ()
    """Codes of those that move too."""
    by: str = ""


LineEvent = (
    TicketReentered
    | TicketPostponed
    | TicketReleased
    | TicketReturned
    | TicketMoved
    | TicketCancelled
    | TicketExpired
)
"""A ticket that exists moves along the table of `states`, and no window does it."""
MarkEvent = TicketRated | SlipRequested | SlipRecorded
"""A ticket is marked without moving."""
TicketEvent = TicketTaken | LineEvent | MarkEvent | WaitingMoved
