"""What opens and closes the hall's day: a person, the timetable, the clock."""

from server.domain.message import Command
from server.domain.queue import refusal_codes as r


class OpenDay(Command, frozen=True, tag=True):
    """Begin the day `day` (ISO date in the hall's time zone); on a new day the number series start again.

    `by` here and below: the person who decides it, for the list of who changed what; empty for the timetable.
    """

    refusals = (r.WrongState,)

    day: str
    by: str = ""


class OpenIntake(Command, frozen=True, tag=True):
    """Give out numbers again, after a break."""

    refusals = (r.WrongState,)

    by: str = ""


class CloseIntake(Command, frozen=True, tag=True):
    """Give out no more numbers; who already waits is still served."""

    refusals = (r.WrongState,)

    by: str = ""


class CloseDay(Command, frozen=True, tag=True):
    """End the day: whatever is not final expires."""

    refusals = (r.WrongState,)

    by: str = ""


class FollowTimetable(Command, frozen=True, tag=True):
    """The timetable is at `phase` of the day `day` (ISO date in the hall's zone).

    Asked again in the same phase it changes nothing, so that a person's word stands until the next one, also over a restart.
    `phase` is before, intake, break, grace or closed, or always for a hall that ignores its hours. `waits`: the day before
    goes on without a gap, and this one follows once nobody of it is left; clerks stay at their windows.
    """

    day: str
    phase: str
    waits: bool = False


class FollowClock(Command, frozen=True, tag=True):
    """The server's clock was changed by `by_s` seconds; below zero it was set back."""

    by_s: float


DayCommand = OpenDay | OpenIntake | CloseIntake | CloseDay | FollowTimetable | FollowClock
