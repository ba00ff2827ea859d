"""What call pads and rating pads asked for lately, and what came of it; kept in memory, not in the journal."""

from msgspec import Struct

from server.domain.queue.shown.moment import Moment


class PressLine(Struct, frozen=True):
    """One order of a pad. `code` is empty when it was carried out, else the refusal's stable code."""

    at: Moment
    window: str
    keys: str
    """What was pressed: "023 call", "rating 5"."""
    action: str
    number: str
    code: str
    message: str
    """The refusal in English, to be shown in the reader's language; empty when it was carried out."""
