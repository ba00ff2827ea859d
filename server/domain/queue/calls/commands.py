"""The clerk's buttons."""

from server.domain.queue.windows.commands import AtWindow


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


CallCommand = CallNext | CallTicket | Recall | Start | Miss | Hold | Unhold | Transfer | Finish
