"""The clerk's buttons."""

from server.domain.queue import refusal_codes as r
from server.domain.queue.windows.commands import AtDesk


class CallNext(AtDesk, frozen=True, tag=True):
    refusals = (*AtDesk.refusals, r.NothingWaiting, r.WindowBusy, r.WindowNotOpen, r.WindowOnPause)


class CallTicket(AtDesk, frozen=True, tag=True):
    """Call a chosen ticket, waiting or missed, out of order."""

    refusals = (
        *AtDesk.refusals,
        r.UnknownTicket,
        r.WrongState,
        r.WindowBusy,
        r.WindowNotOpen,
        r.WindowOnPause,
    )

    ticket: str


class Recall(AtDesk, frozen=True, tag=True):
    refusals = (*AtDesk.refusals, r.WrongState)


class Start(AtDesk, frozen=True, tag=True):
    refusals = (*AtDesk.refusals, r.WrongState)


class Miss(AtDesk, frozen=True, tag=True):
    refusals = (*AtDesk.refusals, r.WrongState)


class Hold(AtDesk, frozen=True, tag=True):
    refusals = (*AtDesk.refusals, r.WrongState)

    reason: str


class Unhold(AtDesk, frozen=True, tag=True):
    refusals = (
        *AtDesk.refusals,
        r.UnknownTicket,
        r.WrongState,
        r.WindowBusy,
        r.WindowNotOpen,
        r.WindowOnPause,
    )

    ticket: str


class Transfer(AtDesk, frozen=True, tag=True):
    """Send the citizen being served on, to a category or to one window; the clock keeps running."""

    refusals = (
        *AtDesk.refusals,
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


class Finish(AtDesk, frozen=True, tag=True):
    refusals = (*AtDesk.refusals, r.WrongState)

    outcome: str
    case: str = ""


CallCommand = CallNext | CallTicket | Recall | Start | Miss | Hold | Unhold | Transfer | Finish
