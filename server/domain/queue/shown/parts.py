"""Pieces that several screens share."""

from msgspec import Struct

from server.domain.language import Language, Text
from server.domain.queue.shown.moment import Moment
from server.domain.queue.tickets.words import TicketState
from server.domain.queue.windows.words import WindowState

NOBODY = Text("—", "—")
"""The name of what there is not."""


class Wait(Struct, frozen=True):
    """Median and 90th percentile of the predicted wait, in seconds."""

    p50: int
    p90: int


class CategoryLoad(Struct, frozen=True):
    """A category with who waits for it."""

    id: str
    prefix: str
    name: Text
    waiting: int
    wait_s: Wait | None
    """Predicted wait of somebody who takes a number now; None while no window works for it."""
    promise_s: int
    windows: int
    """Windows open for it now."""
    served: bool
    """Whether any window of the hall is allocated to it."""
    full: bool
    staffed: WindowState
    """Whether anybody works for it now: "open" while a window does, "paused" while all that have a clerk are paused,
    "closed" when nobody sits there."""
    issuing: bool = False
    """出件: whoever waits for it collects a result."""


class CallLine(Struct, frozen=True):
    """One announcement on a screen. `call` rises within the day: a screen speaks what it has not spoken."""

    call: int
    number: str
    window: str
    category: str
    language: Language
    at: Moment
    again: bool
    state: TicketState
    zone: str
    """The window's."""
