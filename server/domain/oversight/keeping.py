"""What has ended long ago is let go of, and with it what is personal."""

from server.domain.message import Command, Event


class ForgetEnded(Command, frozen=True, tag=True):
    """What is personal of these is deleted already."""

    items: tuple[str, ...]


class EndedForgotten(Event, frozen=True, tag=True):
    items: tuple[str, ...]
