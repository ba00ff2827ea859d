"""The words that a ticket is told of in: each an enumeration, written as the text."""

from enum import StrEnum


class TicketState(StrEnum):
    """Where a ticket stands; `states.py` has the table of its ways."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    HELD = "held"
    MISSED = "missed"
    SERVED = "served"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


class SlipState(StrEnum):
    NONE = ""
    """Never asked for."""
    WANTED = "wanted"
    PRINTED = "printed"
    FAILED = "failed"
    UNKNOWN = "unknown"
    """A person must look before it is printed again."""
    SKIPPED = "skipped"
    """What it says was over before its turn came."""


class RatingChannel(StrEnum):
    PHONE = "phone"
    PAD = "pad"
    KIOSK = "kiosk"


class StepKind(StrEnum):
    """What happened at one moment of a visit."""

    CALLED = "called"
    STARTED = "started"
    HELD = "held"
    RESUMED = "resumed"
    MISSED = "missed"
    BACK = "back"
    TRANSFERRED = "transferred"
    FINISHED = "finished"
    CONTINUED = "continued"
    FORWARDED = "forwarded"


class BackCause(StrEnum):
    """Why somebody waits again."""

    CALLS = "calls"
    """After the configured number of calls."""
    ASKED = "asked"
    """The citizen came back."""
    REOPENED = "reopened"
    """The day was closed by mistake."""
    WINDOW_GONE = "window_gone"
    """The window has left the configuration."""


class ExpiryCause(StrEnum):
    LAST_CHANCE = "last_chance"
    DAY_CLOSED = "day_closed"
