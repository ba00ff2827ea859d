"""What a citizen does with a ticket, and what becomes of its slip."""

from server.domain.language import Language
from server.domain.message import Command
from server.domain.queue import refusal_codes as r
from server.domain.queue.tickets.words import RatingChannel, SlipState


class TakeTicket(Command, frozen=True, tag=True):
    """A citizen takes a number. `ticket` is the opaque id that the edge drew for it."""

    refusals = (
        r.UnknownCategory,
        r.UnknownGroup,
        r.UnknownService,
        r.UnknownWindow,
        r.InvalidBooking,
        r.HallClosed,
        r.CategoryClosed,
        r.CategoryFull,
        r.WrongState,
        r.WindowUnstaffed,
        r.UnknownAppointment,
        r.AppointmentUsed,
        r.AppointmentOtherDay,
        r.GivenUp,
        r.NumberHeld,
    )

    ticket: str
    category: str
    services: tuple[str, ...] = ()
    group: str = "ordinary"
    language: str = Language.CHINESE
    person: str = ""
    window: str = ""
    printer: str = ""
    booked_at: float | None = None
    appointment: str = ""
    """The code of an appointment; category, services and group are then the booked ones."""
    force: bool = False
    """For a `window` at which nobody sits: it is meant so."""
    holder: str = ""
    """Stands for whoever the card belongs to, for this day only; empty where nobody is to be counted."""


class CancelTicket(Command, frozen=True, tag=True):
    refusals = (r.UnknownTicket, r.WrongState)

    ticket: str
    reason: str = ""


class RequeueTicket(Command, frozen=True, tag=True):
    """A missed citizen is back."""

    refusals = (r.UnknownTicket, r.WrongState)

    ticket: str
    reason: str = ""


class PostponeTicket(Command, frozen=True, tag=True):
    """稍后再来: a waiting citizen gives up the place once and starts waiting anew."""

    refusals = (r.UnknownTicket, r.WrongState)

    ticket: str


class RateTicket(Command, frozen=True, tag=True):
    refusals = (r.UnknownTicket, r.NotServed, r.RatingLate, r.AlreadyRated, r.UnknownReason)

    ticket: str
    level: int
    reasons: tuple[str, ...] = ()
    text: str = ""
    """Id of the citizen's words in the personal store; never the words."""
    channel: RatingChannel = RatingChannel.PHONE
    at_window: str = ""
    """The pad's window: it may rate only what was done there."""


class RequestSlip(Command, frozen=True, tag=True):
    """Print the ticket (again)."""

    refusals = (r.UnknownTicket, r.UnknownPrinter, r.WrongState)

    ticket: str
    printer: str


class RequestHeldSlip(Command, frozen=True, tag=True):
    """Print the slip of a number once more for its holder. A kiosk without a printer shows it alone."""

    refusals = (r.UnknownTicket, r.WrongState)

    holder: str
    number: str
    printer: str


class RecordSlip(Command, frozen=True, tag=True):
    """What the printer said of a slip: printed, failed or unknown."""

    refusals = (r.UnknownTicket,)

    ticket: str
    printer: str
    outcome: SlipState
    cause: str = ""


class MoveWaiting(Command, frozen=True, tag=True):
    """Give everybody who waits in a category that has left the configuration, and its appointments, another one."""

    refusals = (r.UnknownCategory, r.WrongState)

    category: str
    to: str
    by: str = ""


TicketCommand = (
    TakeTicket
    | CancelTicket
    | RequeueTicket
    | PostponeTicket
    | RateTicket
    | RequestSlip
    | RequestHeldSlip
    | RecordSlip
    | MoveWaiting
)
