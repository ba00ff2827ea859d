"""What was booked beforehand, for whoever books and for the desk."""

from msgspec import Struct

from server.domain.queue.shown.moment import Moment


class AppointmentView(Struct, frozen=True):
    """An appointment as the desk sees it."""

    code: str
    """What the citizen enters at a kiosk."""
    category: str
    services: tuple[str, ...]
    booked_at: Moment
    number: str
    """Of the ticket that it became; "" before."""


class AppointmentsView(Struct, frozen=True):
    """All appointments from today on."""

    appointments: list[AppointmentView]
    """By their time."""
