"""The clerk's buttons."""

from server.domain.queue import refusals as r
from server.domain.queue.windows.commands import AtWindow


class CallNext(AtWindow, frozen=True, tag=True):
    refusals = (*AtWindow.refusals, r.NothingWaiting, r.WindowBusy, r.WindowClosed)


class CallTicket(AtWindow, frozen=True, tag=True):
    """Call a chosen ticket, waiting or missed, out of order."""

    refusals = (*AtWindow.refusals, r.UnknownTicket, r.WrongState, r.WindowBusy, r.WindowClosed)

    ticket: str


class Recall(AtWindow, frozen=True, tag=True):
    refusals = (*AtWindow.refusals, r.WrongState)


class Start(AtWindow, frozen=True, tag=True):
    refusals = (*AtWindow.refusals, r.WrongState)


class Miss(AtWindow, frozen=True, tag=True):
    refusals = (*AtWindow.refusals, r.WrongState)


class Hold(AtWindow, frozen=True, tag=True):
    refusals = (*AtWindow.refusals, r.WrongState)

    reason: str


class Unhold(AtWindow, frozen=True, tag=True):
    refusals = (*AtWindow.refusals, r.UnknownTicket, r.WrongState, r.WindowBusy, r.WindowClosed)

    ticket: str


class Transfer(AtWindow, frozen=True, tag=True):
    """Send the citizen being served on, to a category or to one window; the clock keeps running."""

    refusals = (
        *AtWindow.refusals,
        r.UnknownCategory,
        r.CategoryClosed,
        r.WrongState,
        r.WindowUnstaffed,
        r.CategoryUnstaffed,
    )

    category: str = ""
    to_window: str = ""
    note: str = ""
    """Id of the note in the personal store; never the words."""
    force: bool = False
    """To where nobody sits: it is meant so."""


class Finish(AtWindow, frozen=True, tag=True):
    refusals = (*AtWindow.refusals, r.WrongState)

    outcome: str
    case: str = ""


CallCommand = CallNext | CallTicket | Recall | Start | Miss | Hold | Unhold | Transfer | Finish
