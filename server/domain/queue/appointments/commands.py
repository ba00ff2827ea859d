"""Appointments, booked beforehand and called off."""

from server.domain.message import Command
from server.domain.queue import refusal_codes as r


class BookAppointment(Command, frozen=True, tag=True):
    """`codes` were drawn by the edge; the first that is free becomes the appointment's."""

    refusals = (r.UnknownCategory, r.UnknownService, r.InvalidBooking, r.AppointmentExists)

    codes: tuple[str, ...]
    category: str
    booked_at: float
    services: tuple[str, ...] = ()
    by: str = ""


class CancelAppointment(Command, frozen=True, tag=True):
    refusals = (r.UnknownAppointment, r.AppointmentUsed)

    code: str
    by: str = ""


AppointmentCommand = BookAppointment | CancelAppointment
