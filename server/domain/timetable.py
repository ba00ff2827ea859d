"""What a hall must know of its timetable. All moments are seconds since the epoch, all days ISO dates."""

from typing import Protocol

from msgspec import Struct


class CalendarOutlook(Struct, frozen=True):
    """What somebody should look after in the calendar of working days."""

    missing: int = 0
    """The year whose holidays should be announced by now and are not known; 0 for none."""
    days_left: int = 0
    """Until that year begins; 0 in the year itself."""
    disputed: tuple[str, ...] = ()
    """Days to come about which the sources do not agree."""


class Timetable(Protocol):
    """A hall's day is the date on which its service began: at half past midnight that may be yesterday's."""

    @property
    def overnight(self) -> bool:
        """Whether the hall works over midnight on any day."""
        ...

    def day_at(self, at: float) -> str:
        """The hall's day at a moment."""
        ...

    def day_ends(self, day: str, at: float) -> float | None:
        """When the hall's day, which at a moment is `day`, gives way to the next one; a day that lags behind does soon."""
        ...

    def span(self, day: str) -> tuple[float, float] | None:
        """(first, last): when service begins and ends on a day, if it is one on which the hall works; None for no date."""
        ...

    def opens_after(self, at: float) -> float | None:
        """When numbers are given out again after a moment; None: not in two months."""
        ...

    def provisional(self, at: float) -> bool:
        """Whether the day of a moment lies in a year whose holidays nobody has announced yet."""
        ...

    def outlook(self, at: float) -> CalendarOutlook: ...


class ByHand:
    """Of a hall that a manager opens and closes by hand."""

    overnight = False

    def day_at(self, at: float) -> str:
        del at
        return ""

    def day_ends(self, day: str, at: float) -> float | None:
        del day, at
        return None

    def span(self, day: str) -> tuple[float, float] | None:
        del day
        return None

    def opens_after(self, at: float) -> float | None:
        del at
        return None

    def provisional(self, at: float) -> bool:
        del at
        return False

    def outlook(self, at: float) -> CalendarOutlook:
        del at
        return CalendarOutlook()


BY_HAND = ByHand()
