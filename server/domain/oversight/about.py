"""The bases of what happens to follow-ups, concerns, letters and overruns, and of what somebody wants done with one."""

from server.domain.message import Command, Event


class AboutFollowUp(Event, frozen=True):
    follow_up: str


class AboutConcern(Event, frozen=True):
    concern: str


class AboutLetter(Event, frozen=True):
    letter: str


class AboutOverrun(Event, frozen=True):
    overrun: str


class AboutAssessment(Event, frozen=True):
    assessment: str


class OnItem(Command, frozen=True):
    """`seen` is how many events it had on the screen of whoever acts. `hall`: the one they work in, empty for all."""

    item: str
    seen: int
    by: str
    hall: str = ""
    departments: tuple[str, ...] = ()
    """For which whoever acts answers."""
