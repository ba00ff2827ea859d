"""The clerk's console and the rating pad beside it."""

from msgspec import Struct

from server.domain.language import Text
from server.domain.queue.calls.events import Why
from server.domain.queue.shown.kiosk import CardShown
from server.domain.queue.shown.moment import Moment
from server.domain.queue.shown.parts import CategoryLoad
from server.domain.queue.shown.presses import PressLine
from server.domain.queue.shown.reason import ReasonLine
from server.domain.queue.shown.ticket import StepLine, TicketView
from server.domain.queue.tickets.words import TicketState
from server.domain.queue.windows.words import WindowState


class NextLine(Struct, frozen=True):
    """A ticket that this window would call."""

    id: str
    number: str
    category: str
    group: str
    since: Moment
    promise_s: int
    urgency: float
    sent_here: bool


class AsideLine(Struct, frozen=True):
    """A ticket on hold or missed, to be taken up again."""

    id: str
    number: str
    category: str
    state: TicketState
    reason: str
    since: Moment


class WindowView(Struct, frozen=True):
    """A window in answers to commands."""

    id: str
    name: Text
    state: WindowState
    clerk: str
    clerk_name: str
    reason: str
    categories: tuple[str, ...]
    number: str
    ticket_state: str
    since: Moment | None
    served: int


class OtherWindow(Struct, frozen=True):
    """A window that a citizen can be sent to, with what a clerk wants to know before."""

    id: str
    name: Text
    state: WindowState
    clerk_name: str
    reason: str
    """Why it is paused."""
    categories: tuple[str, ...]


class DeskView(Struct, frozen=True):
    """What the console of a window shows."""

    hall: str
    hall_name: Text
    open: bool
    day_open: bool
    window: WindowView
    actions: tuple[str, ...]
    ticket: TicketView | None
    next: list[NextLine]
    why: Why | None
    """Why the first of `next` is first, as it stands now."""
    held: list[AsideLine]
    missed: list[AsideLine]
    loads: list[CategoryLoad]
    categories: list[CategoryLoad]
    """All categories of the hall, for a transfer."""
    windows: list[str]
    history: list[StepLine]
    """The visit of the citizen at the window so far."""
    emergency: Text | None
    moved_by: str = ""
    """Who gave the window its categories last; empty for a plan."""
    moved_plan: str = ""
    """Name of the plan that did."""
    presses: list[PressLine] = []
    """What the call pad beside it asked for lately, newest first."""
    others: list[OtherWindow] = []
    """All windows but this one, for a transfer."""
    reads_cards: bool = False
    """Whether a card reader stands at the window."""
    card: CardShown | None = None
    """The identity card that lies there."""


class PadSignature(Struct, frozen=True):
    """Whoever fetches a result is asked to sign for it; `name` is that of the matter."""

    id: str
    name: Text


class PadView(Struct, frozen=True):
    """What the rating pad of a window asks."""

    hall: str
    window: str
    name: Text
    state: WindowState
    """Of the window."""
    clerk: str
    ticket: str
    """Id of the ticket to rate; empty when nobody is asked."""
    number: str
    asked_at: Moment | None
    emergency: Text | None
    signature: PadSignature | None = None
    reasons: list[ReasonLine] = []
    """To choose from, while somebody is asked."""
