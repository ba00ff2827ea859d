"""Appointments, booked beforehand and called off."""

from server.domain.message import Command


class BookAppointment(Command, frozen=True, tag=True):
    """`codes` were drawn by the edge; the first that is free becomes the appointment's."""

    codes: tuple[str, ...]
    category: str
    booked_at: float
    services: tuple[str, ...] = ()
    by: str = ""


class CancelAppointment(Command, frozen=True, tag=True):
    code: str
    by: str = ""


AppointmentCommand = BookAppointment | CancelAppointment
