"""What happens to the hall's day."""

from server.domain.message import Event


class DayOpened(Event, frozen=True, tag=True):
    """`by` here and below: the person who decided it; empty for the timetable."""

    day: str
    by: str = ""


class IntakeOpened(Event, frozen=True, tag=True):
    by: str = ""


class IntakeClosed(Event, frozen=True, tag=True):
    by: str = ""


class DayClosed(Event, frozen=True, tag=True):
    day: str
    by: str = ""


class TimetableFollowed(Event, frozen=True, tag=True):
    """The hall has done what the timetable asks in this phase of this day; the changes themselves follow."""

    day: str
    phase: str


class ClockChanged(Event, frozen=True, tag=True):
    """The clock was changed by `by_s` seconds. What was stamped later than now was stamped by the wrong clock."""

    by_s: float


DayEvent = DayOpened | IntakeOpened | IntakeClosed | DayClosed | TimetableFollowed | ClockChanged
