"""What was booked beforehand, for whoever books and for the desk."""

from server.domain.queue.appointments.appointment import Appointment
from server.domain.queue.appointments.decide import appointment_of
from server.domain.queue.shown.appointment import AppointmentsView, AppointmentView
from server.domain.queue.state import HallState
from server.domain.queue.views.parts import Now


def appointment_view(state: HallState, code: str, now: Now) -> AppointmentView:
    return _view(state, appointment_of(state, code), now)


def appointments_view(state: HallState, now: Now) -> AppointmentsView:
    booked = sorted(state.facts.lasting.appointments.values(), key=lambda a: (a.booked_at, a.code))
    return AppointmentsView([_view(state, a, now) for a in booked])


def _view(state: HallState, booked: Appointment, now: Now) -> AppointmentView:
    ticket = state.facts.today.tickets.get(booked.ticket)
    number = ticket.number if ticket else ""
    return AppointmentView(booked.code, booked.category, booked.services, now.stamp(booked.booked_at), number)
