from typing import assert_never

from server.domain.queue.appointments.appointment import Appointment
from server.domain.queue.appointments.events import AppointmentBooked, AppointmentCancelled, AppointmentEvent
from server.domain.queue.state import HallState


def apply(state: HallState, event: AppointmentEvent, at: float) -> None:
    del at
    booked = state.facts.lasting.appointments
    match event:
        case AppointmentBooked(code=code):
            booked[code] = Appointment(code, event.category, event.booked_at, event.services)
        case AppointmentCancelled(code=code):
            booked.pop(code, None)
        case _:
            assert_never(event)
