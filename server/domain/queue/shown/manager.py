"""The manager's panel."""

from msgspec import Struct

from server.domain.language import Text
from server.domain.queue.shown.alert import Alert
from server.domain.queue.shown.change import ChangeLine, PlanLine
from server.domain.queue.shown.desk import WindowView
from server.domain.queue.shown.moment import Moment
from server.domain.queue.shown.notice import NoticeLine
from server.domain.queue.shown.parts import CategoryLoad
from server.domain.queue.shown.presses import PressLine
from server.domain.queue.tickets.words import SlipState


class SlipLine(Struct, frozen=True):
    """A slip that the printer refused, or of which nobody knows whether it came out."""

    ticket: str
    number: str
    printer: str
    slip: SlipState
    cause: str
    taken_at: Moment


class CategoryDay(Struct, frozen=True):
    """A category's load and what the day brought so far."""

    load: CategoryLoad
    longest_since: Moment | None
    """When the clock of the ticket started that has used up most of its promise."""
    longest_promise_s: int
    """That ticket's promise."""
    late: int
    """How many waiting tickets are over their promise."""
    taken: int
    served: int
    missed: int
    cancelled: int
    mean_wait_s: int | None
    """None while nobody was called."""
    kept: float | None
    """Share of the called who were called within their promise; None before the first call."""


class ManagerView(Struct, frozen=True):
    """What the manager's panel shows."""

    hall: str
    name: Text
    day: str
    open: bool
    day_open: bool
    windows: list[WindowView]
    categories: list[CategoryDay]
    slips: list[SlipLine]
    held: int
    missed: int
    alerts: list[Alert]
    notices: list[NoticeLine]
    plans: list[PlanLine]
    changes: list[ChangeLine]
    returning: int = 0
    """How many come back into line if the day, closed by hand, is opened again."""
    presses: list[PressLine] = []
    """What the pads asked for lately, newest first."""
