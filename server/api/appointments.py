"""Routes of appointments: a booking system, or somebody at the telephone, books; the citizen brings the code to a kiosk."""

import secrets
from collections.abc import Sequence
from typing import Annotated

from msgspec import Meta

from server.api import body_shapes as bodies
from server.api.routes import Ask, CommandRoute, Route, ViewRoute, roles
from server.api.times import moment
from server.domain.queue import commands as c
from server.domain.queue.appointments.view import appointment_view, appointments_view
from server.domain.queue.events import AnyEvent, AppointmentBooked
from server.domain.queue.shown.appointment import AppointmentsView, AppointmentView
from server.domain.queue.state import HallState
from server.domain.queue.views.parts import Now

PATH = "/api/v1/halls/{hall}/appointments"
BOOKING = roles("clerk", "manager")
DIGITS = 6
"""As in the messages that people know; among a day's hundreds a guess hits one in thousands."""
TRIES = 8
"""Codes drawn at once, so that one is free even when thousands are booked."""


class BookingBody(bodies.Body, frozen=True):
    """For what and when somebody books."""

    category: bodies.Id
    booked_at: bodies.Short
    """RFC 3339 with offset."""
    services: Annotated[tuple[bodies.Id, ...], Meta(max_length=8)] = ()
    code: bodies.Code | None = None
    """The booking system's own; drawn if left out."""


def _drawn() -> str:
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"


def _book(ask: Ask) -> c.BookAppointment:
    body: BookingBody = ask.body
    codes = (body.code,) if body.code else tuple(_drawn() for _ in range(TRIES))
    return c.BookAppointment(
        codes, body.category, moment(body.booked_at, "booked_at"), body.services, ask.who.name
    )


def _booked(state: HallState, events: Sequence[AnyEvent], ask: Ask, now: Now) -> AppointmentView:
    (code,) = (e.code for e in events if isinstance(e, AppointmentBooked))
    return appointment_view(state, code, now)


def _left(state: HallState, events: Sequence[AnyEvent], ask: Ask, now: Now) -> AppointmentsView:
    return appointments_view(state, now)


ROUTES: list[Route] = [
    CommandRoute("POST", PATH, "Book an appointment; the answer has its code", AppointmentView, BOOKING, BookingBody,
                 status=201, makes=c.BookAppointment, command=_book, answered=_booked),
    ViewRoute("GET", PATH, "Appointments from today on", AppointmentsView, roles("clerk", "manager", "supervisor"),
              named="listAppointments", look=lambda s, a, n: appointments_view(s, n)),
    CommandRoute("POST", PATH + "/{appointment}/cancel", "Give an appointment up", AppointmentsView, BOOKING, bodies.Empty,
                 makes=c.CancelAppointment, command=lambda a: c.CancelAppointment(a.item, a.who.name), answered=_left),
]  # fmt: skip
