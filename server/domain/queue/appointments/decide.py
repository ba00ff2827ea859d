"""Appointments: booked beforehand under a code, taken up at the kiosk on their day."""

from typing import assert_never

from msgspec import structs

from server.domain.queue import commands as c
from server.domain.queue import events as e
from server.domain.queue import refusal_codes as r
from server.domain.queue.appointments.appointment import AROUND_S, Appointment
from server.domain.queue.lookup import category_of, services_of
from server.domain.queue.state import HallState

AHEAD_S = 90 * 86400
"""Nothing is booked further ahead."""
LATE_S = 30 * 60
"""Whoever comes later than this waits from the arrival on and no longer from the booked time."""
GROUP = "appointment"


def decide(state: HallState, command: c.AppointmentCommand, at: float) -> list[e.AnyEvent]:
    match command:
        case c.BookAppointment():
            return _book(state, command, at)
        case c.CancelAppointment(code=code, by=by):
            if appointment_of(state, code).ticket:
                raise r.AppointmentUsed(number=_number(state, code))
            return [e.AppointmentCancelled(code, by)]
        case _:
            assert_never(command)


def _book(state: HallState, command: c.BookAppointment, at: float) -> list[e.AnyEvent]:
    category = category_of(state, command.category)
    services_of(state, category, command.services)
    if not at - AROUND_S <= command.booked_at <= at + AHEAD_S:
        raise r.InvalidBooking()
    code = next((one for one in command.codes if one not in state.facts.lasting.appointments), None)
    if code is None:
        raise r.AppointmentExists(booked=command.codes[0])
    return [e.AppointmentBooked(code, category.id, command.booked_at, command.services, command.by)]


def appointment_of(state: HallState, code: str) -> Appointment:
    found = state.facts.lasting.appointments.get(code)
    if found is None:
        raise r.UnknownAppointment()
    return found


def taken_up(state: HallState, command: c.TakeTicket, at: float) -> tuple[c.TakeTicket, float]:
    """The command with what was booked under its code: category, services, group and the time that the wait counts from; and
    the booked time itself, which counts no longer for who is late."""
    booked = appointment_of(state, command.appointment)
    if booked.ticket:
        raise r.AppointmentUsed(number=_number(state, booked.code))
    if abs(booked.booked_at - at) > AROUND_S:
        raise r.AppointmentOtherDay()
    asked = structs.replace(
        command,
        category=booked.category,
        services=booked.services,
        group=GROUP if GROUP in state.settings.groups else command.group,
        booked_at=booked.booked_at if at - booked.booked_at <= LATE_S else None,
    )
    return asked, booked.booked_at


def _number(state: HallState, code: str) -> str:
    ticket = state.facts.today.tickets.get(state.facts.lasting.appointments[code].ticket)
    return ticket.number if ticket else ""
