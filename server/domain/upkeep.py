"""What the timetable, the clock and the configuration ask of a hall, and what it brings about."""

from server.domain.message import Command, Event


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


class FollowConfiguration(Command, frozen=True, tag=True):
    """Bring the hall to what its configuration says now. `gone`: clerks who have left it."""

    gone: tuple[str, ...] = ()


class MoveWaiting(Command, frozen=True, tag=True):
    """Give everybody who waits in a category that has left the configuration, and its appointments, another one."""

    category: str
    to: str
    by: str = ""


MOVABLE = frozenset({"waiting", "missed", "held"})
"""States of a ticket that may be given another category: nobody is at a window with it."""
UpkeepCommand = FollowTimetable | FollowClock | FollowConfiguration | MoveWaiting


class TimetableFollowed(Event, frozen=True, tag=True):
    """The hall has done what the timetable asks in this phase of this day; the changes themselves follow."""

    day: str
    phase: str


class ClockChanged(Event, frozen=True, tag=True):
    """The clock was changed by `by_s` seconds. What was stamped later than now was stamped by the wrong clock."""

    by_s: float


class AllocationFiled(Event, frozen=True, tag=True):
    """The configuration gives a window other categories than before, and is the newer word.

    `filed`: what it says; `categories`: what the window serves now, `before` what it served.
    """

    window: str
    categories: tuple[str, ...]
    filed: tuple[str, ...]
    before: tuple[str, ...] = ()


class WindowRemoved(Event, frozen=True, tag=True):
    """The window has left the configuration."""

    window: str


class WaitingMoved(Event, frozen=True, tag=True):
    """A manager gave those who wait in `category`, which is no more, another one; each ticket has an event of its own."""

    category: str
    to: str
    appointments: tuple[str, ...] = ()
    """Codes of those that move too."""
    by: str = ""


UpkeepEvent = TimetableFollowed | ClockChanged | AllocationFiled | WindowRemoved | WaitingMoved
