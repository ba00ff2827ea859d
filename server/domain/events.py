"""What happened in a hall. Past tense, frozen, self-contained: `apply` needs nothing but the state and these."""

from msgspec import Struct

from server.domain.message import Event as Event
from server.domain.plans import Plan
from server.domain.upkeep import UpkeepEvent


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


class DayOpened(Event, frozen=True, tag=True):
    """`by` here and below: the person who decided it; empty for the timetable."""

    day: str
    by: str = ""


class IntakeOpened(Event, frozen=True, tag=True):
    by: str = ""


class IntakeClosed(Event, frozen=True, tag=True):
    by: str = ""


class DayClosed(Event, frozen=True, tag=True):
    day: str
    by: str = ""


class TicketTaken(Event, frozen=True, tag=True):
    ticket: str
    number: str
    serial: int
    category: str
    since: float
    group: str = "ordinary"
    language: str = "zh_CN"
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


class AppointmentBooked(Event, frozen=True, tag=True):
    code: str
    category: str
    booked_at: float
    services: tuple[str, ...] = ()
    by: str = ""


class AppointmentCancelled(Event, frozen=True, tag=True):
    code: str
    by: str = ""


class Block(Struct, frozen=True):
    """The serials of a category from `first` to `last`, printed behind `prefix`."""

    category: str
    first: int
    last: int
    prefix: str


class LeaseGranted(Event, frozen=True, tag=True):
    """These numbers are the kiosk's alone until the day ends."""

    lease: str
    kiosk: str
    blocks: tuple[Block, ...]
    digits: int
    """A number is the prefix and the serial in at least so many digits, whatever the configuration says later."""


class IdGivenUp(Event, frozen=True, tag=True):
    """A kiosk asked for a ticket under this id, heard nothing and gave out another: should it still come, it is refused."""

    ticket: str


class TicketCalled(Event, frozen=True, tag=True):
    ticket: str
    window: str
    call: int
    why: Why


class TicketRecalled(Event, frozen=True, tag=True):
    ticket: str
    window: str
    call: int


class ServiceStarted(Event, frozen=True, tag=True):
    ticket: str
    window: str


class TicketMissed(Event, frozen=True, tag=True):
    """`reenter_at` is the category's call count at which the ticket is back in its line."""

    ticket: str
    window: str
    reenter_at: int


class TicketReentered(Event, frozen=True, tag=True):
    """`cause`: "calls" after the configured number of calls, "asked" when the citizen came back."""

    ticket: str
    cause: str
    reason: str = ""


class TicketPostponed(Event, frozen=True, tag=True):
    ticket: str
    since: float


class TicketReleased(Event, frozen=True, tag=True):
    """The one window that it waited for has closed: it waits with its category again, the clock kept."""

    ticket: str


class TicketReturned(Event, frozen=True, tag=True):
    """It waits again with its clock kept. `cause`: "reopened", its day was closed by mistake; "window_gone", the window that
    it was called to is no more or has lost its clerk."""

    ticket: str
    cause: str


class TicketMoved(Event, frozen=True, tag=True):
    """Its category is no more; a manager gave it another."""

    ticket: str
    category: str


class TicketHeld(Event, frozen=True, tag=True):
    ticket: str
    window: str
    reason: str


class TicketResumed(Event, frozen=True, tag=True):
    ticket: str
    window: str


class TicketTransferred(Event, frozen=True, tag=True):
    ticket: str
    window: str
    category: str
    target: str = ""
    note: str = ""
    forced: bool = False
    """Sent to where nobody sat, after a question."""


class ServiceFinished(Event, frozen=True, tag=True):
    """One service of the visit is done; the visit itself goes on or ends with the event that follows."""

    ticket: str
    window: str
    outcome: str
    category: str
    clerk: str = ""
    service: str = ""
    case: str = ""


class ServiceContinued(Event, frozen=True, tag=True):
    """The visit's next service is done at the same window at once."""

    ticket: str
    window: str
    category: str


class TicketForwarded(Event, frozen=True, tag=True):
    """The visit's next service needs another window."""

    ticket: str
    window: str
    category: str


class TicketServed(Event, frozen=True, tag=True):
    ticket: str
    window: str


class TicketCancelled(Event, frozen=True, tag=True):
    ticket: str
    reason: str = ""


class TicketExpired(Event, frozen=True, tag=True):
    """`cause`: "last_chance" or "day_closed"."""

    ticket: str
    cause: str


class TicketRated(Event, frozen=True, tag=True):
    ticket: str
    level: int
    channel: str
    reasons: tuple[str, ...] = ()
    text: str = ""
    window: str = ""
    clerk: str = ""
    corrected: bool = False


class SlipRequested(Event, frozen=True, tag=True):
    ticket: str
    printer: str


class SlipRecorded(Event, frozen=True, tag=True):
    ticket: str
    printer: str
    outcome: str
    cause: str = ""


class WindowOpened(Event, frozen=True, tag=True):
    window: str
    clerk: str


class WindowTakenOver(Event, frozen=True, tag=True):
    """`clerk` goes on where `before` was signed in."""

    window: str
    clerk: str
    before: str


class WindowPaused(Event, frozen=True, tag=True):
    window: str
    reason: str


class WindowResumed(Event, frozen=True, tag=True):
    window: str


class WindowClosed(Event, frozen=True, tag=True):
    window: str


class AllocationChanged(Event, frozen=True, tag=True):
    """`plan`: the plan that moved it; `undoes`: the serial of the change that this one takes back."""

    window: str
    categories: tuple[str, ...]
    before: tuple[str, ...] = ()
    forced: bool = False
    by: str = ""
    plan: str = ""
    undoes: int = 0


class NoticePosted(Event, frozen=True, tag=True):
    """`kind`: "ticker" or "emergency"; `until` 0 stands until somebody takes it down."""

    notice: str
    kind: str
    zh: str
    en: str
    until: float = 0.0
    by: str = ""


class NoticeWithdrawn(Event, frozen=True, tag=True):
    notice: str
    by: str = ""


class PlanSet(Event, frozen=True, tag=True):
    plan: Plan
    by: str = ""


class PlanDropped(Event, frozen=True, tag=True):
    plan: str
    by: str = ""


class PlanBegun(Event, frozen=True, tag=True):
    """`before`: what each of its windows served until now. The changes themselves follow as events of their own."""

    plan: str
    day: str
    before: dict[str, tuple[str, ...]]


class PlanEnded(Event, frozen=True, tag=True):
    plan: str
    by: str = ""


class AlertAcknowledged(Event, frozen=True, tag=True):
    """Somebody has seen it; `size` is how bad it was, so that it comes back when it gets worse."""

    alert: str
    size: int
    by: str = ""


DayEvent = DayOpened | IntakeOpened | IntakeClosed | DayClosed
NoticeEvent = NoticePosted | NoticeWithdrawn
PlanEvent = PlanSet | PlanDropped | PlanBegun | PlanEnded
WindowEvent = WindowOpened | WindowTakenOver | WindowPaused | WindowResumed | WindowClosed | AllocationChanged
MoveEvent = (
    TicketCalled
    | TicketRecalled
    | ServiceStarted
    | TicketMissed
    | TicketReentered
    | TicketPostponed
    | TicketReleased
    | TicketReturned
    | TicketMoved
    | TicketHeld
    | TicketResumed
    | TicketTransferred
    | ServiceFinished
    | ServiceContinued
    | TicketForwarded
    | TicketServed
    | TicketCancelled
    | TicketExpired
)
"""Events that follow the table of `transitions` for a ticket that exists."""
MarkEvent = TicketRated | SlipRequested | SlipRecorded
"""Events that mark a ticket without moving it."""
AnyEvent = (
    DayEvent
    | WindowEvent
    | NoticeEvent
    | PlanEvent
    | AlertAcknowledged
    | LeaseGranted
    | IdGivenUp
    | AppointmentBooked
    | AppointmentCancelled
    | TicketTaken
    | MoveEvent
    | MarkEvent
    | UpkeepEvent
)
