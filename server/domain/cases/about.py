"""The bases of what happens to a case, and of what somebody wants done with one."""

from server.domain.message import Command, Event


class AboutCase(Event, frozen=True):
    case: str


class AboutTask(AboutCase, frozen=True):
    """About one department's part of a case."""

    task: str


class OnCase(Command, frozen=True):
    """`seen` is how many events the case had on the screen of whoever acts. `hall`: the one they work in, empty for all."""

    case: str
    seen: int
    by: str
    hall: str = ""
