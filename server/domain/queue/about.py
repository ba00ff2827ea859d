"""Whom an event is about: said by its type, so that nobody has to guess it from the names of its fields."""

from server.domain.message import Event


class AboutTicket(Event, frozen=True):
    ticket: str


class AboutWindow(Event, frozen=True):
    window: str


class AtWindow(AboutTicket, frozen=True):
    """About a ticket, and the window where it happens to it."""

    window: str
