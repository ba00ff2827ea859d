"""The words that a hall is told of in: each an enumeration, written as the text."""

from enum import StrEnum


class NoticeKind(StrEnum):
    TICKER = "ticker"
    """A line on the boards."""
    EMERGENCY = "emergency"
    """Over everything on every screen."""


class ChangeKind(StrEnum):
    """What a manager, a plan, the timetable or the configuration changed."""

    ALLOCATION = "allocation"
    DAY = "day"
    PLAN = "plan"
    NOTICE = "notice"
    DESK = "desk"
    SETTINGS = "settings"


class AlertLevel(StrEnum):
    BAD = "bad"
    WARN = "warn"


class AlertKind(StrEnum):
    """What the manager should look at; what `count` and `subject` of the alert are is said here."""

    UNSERVED = "unserved"
    """`count` wait in a category without a window that is at work."""
    LATE = "late"
    """`count` wait longer than promised."""
    SLOW = "slow"
    """Who comes now waits longer than promised, `count` minutes."""
    FULL = "full"
    """A category gives out no more numbers; `count` wait."""
    PAUSED = "paused"
    """A window, for `count` minutes."""
    SLIPS = "slips"
    """`count` did not come out."""
    DEVICE = "device"
    """One is down."""
    STORE = "store"
    """The file `subject` was taken away from the server."""
    CALENDAR = "calendar"
    """The holidays of the year `subject`, which begins in `count` days, are not announced."""
    DISPUTED = "disputed"
    """The sources of the calendar do not agree about `count` days to come, the first of them `subject`."""
    CLOCK = "clock"
    """It was changed by `count` minutes, `subject` ahead or back."""
    HOMELESS = "homeless"
    """`count` wait in a category that is no more."""
    STRANDED = "stranded"
    """`count` wait for one window that is not open."""
    HELD = "held"
    """`count` are on hold at a window that has closed."""
    BOOKED = "booked"
    """`count` are booked for a category without windows."""


class DeviceHealth(StrEnum):
    OK = "ok"
    WARNING = "warning"
    DOWN = "down"
    UNKNOWN = "unknown"
    """It has not been asked yet."""
