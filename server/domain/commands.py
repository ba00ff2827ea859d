"""What somebody wants to happen in a hall. Imperative, frozen; `decide` answers with events or a refusal."""

from msgspec import Struct

from server.domain.message import Command
from server.domain.plans import Plan
from server.domain.upkeep import UpkeepCommand


class Acting(Command, frozen=True, kw_only=True):
    acting: str = ""
    """The clerk who does it and must be the one signed in there; empty for who may act at any window."""


class AtWindow(Acting, frozen=True):
    """Something that whoever sits at a window does there."""

    window: str


class OpenDay(Command, frozen=True, tag=True):
    """Begin the day `day` (ISO date in the hall's time zone); on a new day the number series start again.

    `by` here and below: the person who decides it, for the list of who changed what; empty for the timetable.
    """

    day: str
    by: str = ""


class OpenIntake(Command, frozen=True, tag=True):
    """Give out numbers again, after a break."""

    by: str = ""


class CloseIntake(Command, frozen=True, tag=True):
    """Give out no more numbers; who already waits is still served."""

    by: str = ""


class CloseDay(Command, frozen=True, tag=True):
    """End the day: whatever is not final expires."""

    by: str = ""


class TakeTicket(Command, frozen=True, tag=True):
    """A citizen takes a number. `ticket` is the opaque id that the edge drew for it."""

    ticket: str
    category: str
    services: tuple[str, ...] = ()
    group: str = "ordinary"
    language: str = "zh_CN"
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


class RequestHeldSlip(Command, frozen=True, tag=True):
    """Print the slip of a number once more for its holder. A kiosk without a printer shows it alone."""

    holder: str
    number: str
    printer: str


class BookAppointment(Command, frozen=True, tag=True):
    """`codes` were drawn by the edge; the first that is free becomes the appointment's."""

    codes: tuple[str, ...]
    category: str
    booked_at: float
    services: tuple[str, ...] = ()
    by: str = ""


class CancelAppointment(Command, frozen=True, tag=True):
    code: str
    by: str = ""


class GrantLease(Command, frozen=True, tag=True):
    """Set `count` numbers of each category aside for a kiosk, for when it is cut off from the server."""

    lease: str
    kiosk: str
    count: int


class OfflineTicket(Struct, frozen=True, omit_defaults=True):
    """A ticket that a kiosk gave out from its lease. `taken_at` is by the kiosk's clock.

    `instead`: the id of a ticket that was asked of the server before, without an answer; should it exist, it goes.
    """

    ticket: str
    category: str
    serial: int
    taken_at: float
    group: str = "ordinary"
    language: str = "zh_CN"
    services: tuple[str, ...] = ()
    slip: str = ""
    instead: str = ""


class HandIn(Command, frozen=True, tag=True):
    """What a kiosk gave out from a lease, in order; what is here already is passed over.

    `sent_at` is the kiosk's clock at the hand-in: only the time between taking and handing in is believed.
    """

    lease: str
    kiosk: str
    tickets: tuple[OfflineTicket, ...]
    sent_at: float


class CancelTicket(Command, frozen=True, tag=True):
    ticket: str
    reason: str = ""


class RequeueTicket(Command, frozen=True, tag=True):
    """A missed citizen is back."""

    ticket: str
    reason: str = ""


class PostponeTicket(Command, frozen=True, tag=True):
    """稍后再来: a waiting citizen gives up the place once and starts waiting anew."""

    ticket: str


class RateTicket(Command, frozen=True, tag=True):
    ticket: str
    level: int
    reasons: tuple[str, ...] = ()
    text: str = ""
    """Id of the citizen's words in the personal store; never the words."""
    channel: str = "phone"
    at_window: str = ""
    """The pad's window: it may rate only what was done there."""


class RequestSlip(Command, frozen=True, tag=True):
    """Print the ticket (again)."""

    ticket: str
    printer: str


class RecordSlip(Command, frozen=True, tag=True):
    """What the printer said of a slip: printed, failed or unknown."""

    ticket: str
    printer: str
    outcome: str
    cause: str = ""


class OpenWindow(Command, frozen=True, tag=True):
    """A clerk signs in. `named`: somebody named the clerk, who must then be one of the hall's."""

    window: str
    clerk: str
    named: bool = False


class PauseWindow(AtWindow, frozen=True, tag=True):
    reason: str


class ResumeWindow(AtWindow, frozen=True, tag=True):
    pass


class TakeOverWindow(Command, frozen=True, tag=True):
    """A clerk goes on at a window where somebody else is signed in; whoever stands there stays."""

    window: str
    clerk: str


class CloseWindow(AtWindow, frozen=True, tag=True):
    pass


class Allocate(Command, frozen=True, tag=True):
    """`seen`: what the window served when somebody decided this; refused when that has changed meanwhile."""

    window: str
    categories: tuple[str, ...]
    force: bool = False
    by: str = ""
    seen: tuple[str, ...] | None = None


class UndoChange(Command, frozen=True, tag=True):
    """Take back the change of an allocation with this serial, while nothing newer was said about its window."""

    change: int
    force: bool = False
    by: str = ""


class PostNotice(Command, frozen=True, tag=True):
    """A line for the boards (`kind` "ticker") or a notice over everything ("emergency"); `until` 0: until taken down."""

    notice: str
    kind: str
    zh: str
    en: str
    until: float = 0.0
    by: str = ""


class WithdrawNotice(Command, frozen=True, tag=True):
    notice: str
    by: str = ""


class SetPlan(Command, frozen=True, tag=True):
    """Make a plan, or change the one of this id; a plan that is on ends first."""

    plan: Plan
    by: str = ""


class DropPlan(Command, frozen=True, tag=True):
    plan: str
    by: str = ""


class BeginPlan(Command, frozen=True, tag=True):
    plan: str


class EndPlan(Command, frozen=True, tag=True):
    plan: str
    by: str = ""


class AcknowledgeAlert(Command, frozen=True, tag=True):
    """`size`: how many it was about when it was seen."""

    alert: str
    size: int
    by: str = ""


class CallNext(AtWindow, frozen=True, tag=True):
    pass


class CallTicket(AtWindow, frozen=True, tag=True):
    """Call a chosen ticket, waiting or missed, out of order."""

    ticket: str


class Recall(AtWindow, frozen=True, tag=True):
    pass


class Start(AtWindow, frozen=True, tag=True):
    pass


class Miss(AtWindow, frozen=True, tag=True):
    pass


class Hold(AtWindow, frozen=True, tag=True):
    reason: str


class Unhold(AtWindow, frozen=True, tag=True):
    ticket: str


class Transfer(AtWindow, frozen=True, tag=True):
    """Send the citizen being served on, to a category or to one window; the clock keeps running."""

    category: str = ""
    to_window: str = ""
    note: str = ""
    """Id of the note in the personal store; never the words."""
    force: bool = False
    """To where nobody sits: it is meant so."""


class Finish(AtWindow, frozen=True, tag=True):
    outcome: str
    case: str = ""


DayCommand = OpenDay | OpenIntake | CloseIntake | CloseDay
LeaseCommand = GrantLease | HandIn
AppointmentCommand = BookAppointment | CancelAppointment
TicketCommand = (
    TakeTicket
    | CancelTicket
    | RequeueTicket
    | PostponeTicket
    | RateTicket
    | RequestSlip
    | RequestHeldSlip
    | RecordSlip
)
WindowCommand = OpenWindow | TakeOverWindow | PauseWindow | ResumeWindow | CloseWindow | Allocate | UndoChange
NoticeCommand = PostNotice | WithdrawNotice | AcknowledgeAlert
PlanCommand = SetPlan | DropPlan | BeginPlan | EndPlan
CallCommand = CallNext | CallTicket | Recall | Start | Miss | Hold | Unhold | Transfer | Finish
AnyCommand = (
    DayCommand
    | LeaseCommand
    | AppointmentCommand
    | TicketCommand
    | WindowCommand
    | NoticeCommand
    | PlanCommand
    | CallCommand
    | UpkeepCommand
)
