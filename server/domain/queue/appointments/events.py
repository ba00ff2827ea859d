"""What becomes of appointments."""

from server.domain.message import Event


class AppointmentBooked(Event, frozen=True, tag=True):
    code: str
    category: str
    booked_at: float
    services: tuple[str, ...] = ()
    by: str = ""


class AppointmentCancelled(Event, frozen=True, tag=True):
    code: str
    by: str = ""


AppointmentEvent = AppointmentBooked | AppointmentCancelled
