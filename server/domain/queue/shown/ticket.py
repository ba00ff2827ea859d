"""A ticket as its citizen and the staff are shown it, and the answer to taking one."""

from msgspec import Struct

from server.domain.language import Language, Text
from server.domain.queue.calls.events import Why
from server.domain.queue.shown.moment import Moment
from server.domain.queue.shown.parts import Wait
from server.domain.queue.tickets.words import SlipState, StepKind, TicketState
from server.domain.queue.windows.words import WindowState


class ServiceLine(Struct, frozen=True):
    """A service of the visit."""

    id: str
    name: Text
    materials: tuple[Text, ...]
    done: bool


class TicketView(Struct, frozen=True):
    """A ticket, as its citizen or the staff sees it."""

    id: str
    number: str
    hall: str
    hall_name: Text
    category: str
    category_name: Text
    group: str
    group_name: Text
    booked_at: Moment | None
    """The time of its appointment."""
    language: Language
    state: TicketState
    ahead: int | None
    """People whom the rule calls first if the windows go on as now; None once it no longer waits."""
    wait_s: Wait | None
    """None while no window works that may call it."""
    near: bool
    """Almost its turn, by those ahead and by the wait: time to come to the windows."""
    staffed: WindowState
    """Whether a window may go on with it: "open", "paused" while none is at work but a clerk is away for a while, "closed"
    when nobody sits there and the manager has been told."""
    taken_at: Moment
    since: Moment
    promise_s: int
    window: str
    """The window that called it last, or that it waits for."""
    window_name: Text
    called_at: Moment | None
    started_at: Moment | None
    worked_s: float
    """Seconds that its service took before it was put on hold, not counting since `started_at`."""
    services: list[ServiceLine]
    calls: int
    misses: int
    postponed: bool
    rated: bool
    may_rate: bool
    slip: SlipState
    url: str
    """The citizen's page; empty for everybody else, since whoever has it may do what the citizen may."""
    offline: bool
    """Taken at a kiosk that was cut off from the server."""
    emergency: Text | None
    why: Why | None = None
    """Why it was called; set once it was."""
    calls_since_wait: int = 0
    """Calls since it last began to wait; `calls` counts those of the whole visit."""


class TakenView(Struct, frozen=True):
    """The answer to taking a number: its place, small because the journal keeps it for repeated requests."""

    id: str
    number: str
    hall: str
    category: str
    group: str
    language: Language
    state: TicketState
    ahead: int
    wait_s: Wait | None
    taken_at: Moment
    slip: SlipState
    url: str
    booked_at: Moment | None = None
    staffed: WindowState = WindowState.OPEN


class StepLine(Struct, frozen=True):
    """A step of a visit."""

    kind: StepKind
    at: Moment
    window: str
    window_name: Text
    category_name: Text
    detail: str
    service_name: Text | None
    """The service that was finished, where the visit named one."""
    has_note: bool
