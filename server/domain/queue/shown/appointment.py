"""What was booked beforehand, for whoever books and for the desk."""

from msgspec import Struct


class AppointmentView(Struct, frozen=True):
    code: str
    """What the citizen enters at a kiosk."""
    category: str
    services: tuple[str, ...]
    booked_at: str
    number: str
    """Of the ticket that it became; "" before."""


class AppointmentsView(Struct, frozen=True):
    appointments: list[AppointmentView]
    """By their time."""
