"""Whatever may happen in a hall. Each kind stands with its thing; here they become one."""

from server.domain.queue.appointments.events import *
from server.domain.queue.calls.events import *
from server.domain.queue.day.events import *
from server.domain.queue.leases.events import *
from server.domain.queue.notices.events import *
from server.domain.queue.plans.events import *
from server.domain.queue.tickets.events import *
from server.domain.queue.windows.events import *

MoveEvent = CallEvent | LineEvent
"""A ticket that exists moves along the table of `tickets.states`."""
AnyEvent = (
    DayEvent | TicketEvent | CallEvent | WindowEvent | NoticeEvent | PlanEvent | AppointmentEvent | LeaseEvent
)
