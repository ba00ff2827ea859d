"""What happens to joint applications as a whole; their parts are cases like others."""

from server.domain.cases.joint.joint import JointMatter
from server.domain.message import Event


class JointPublished(Event, frozen=True, tag=True):
    """Ends the version before; applications keep the one of their opening."""

    joint: JointMatter
    version: int


class JointWithdrawn(Event, frozen=True, tag=True):
    """Cannot be applied for any more."""

    joint: str


class JointOpened(Event, frozen=True, tag=True):
    """一件事受理. `applicant`, `agent`: ids of personal data; `brought`: materials by their Chinese names."""

    joint: str
    kind: str
    version: int
    hall: str
    window: str
    ticket: str
    clerk: str
    applicant: str
    day: str
    serial: int
    """Both of its number."""
    agent: str = ""
    chosen: tuple[str, ...] = ()
    brought: tuple[str, ...] = ()


JointEvent = JointPublished | JointWithdrawn | JointOpened
