"""Whatever somebody may want to happen in a hall. Each kind stands with its thing; here they become one."""

from server.domain.queue.appointments.commands import *
from server.domain.queue.calls.commands import *
from server.domain.queue.day.commands import *
from server.domain.queue.leases.commands import *
from server.domain.queue.notices.commands import *
from server.domain.queue.plans.commands import *
from server.domain.queue.tickets.commands import *
from server.domain.queue.windows.commands import *

AnyCommand = (
    DayCommand
    | TicketCommand
    | CallCommand
    | WindowCommand
    | NoticeCommand
    | PlanCommand
    | AppointmentCommand
    | LeaseCommand
)
