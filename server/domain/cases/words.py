"""The words that a case is told of in: each an enumeration, written as the text."""

from enum import StrEnum


class DayUnit(StrEnum):
    WORKING = "working"
    """工作日, which the law means by its limits (行政许可法, article 82)."""
    NATURAL = "natural"
    """自然日; what ends on a day of rest ends on the next working day."""


class DayUse(StrEnum):
    """What a day is to a limit."""

    COUNTED = "counted"
    REST = "rest"
    """No working day."""
    STOPPED = "stopped"
    """The clock stood still at its close of business."""
    CARRIED = "carried"
    """The limit is used up, but nobody works on this day."""


class Lamp(StrEnum):
    GREEN = "green"
    YELLOW = "yellow"
    """A working day or less is left."""
    RED = "red"
    """Past the promise."""
    DOUBLE_RED = "double_red"
    """Past the law's limit."""
