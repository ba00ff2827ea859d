"""Whatever may happen to cases. Each kind stands with its thing; here they become one."""

from server.domain.cases.advice.events import *
from server.domain.cases.amending.events import *
from server.domain.cases.calendar.events import *
from server.domain.cases.catalogue.events import *
from server.domain.cases.clock.events import *
from server.domain.cases.duty.events import *
from server.domain.cases.fees.events import *
from server.domain.cases.files.events import *
from server.domain.cases.intake.events import *
from server.domain.cases.issuing.events import *
from server.domain.cases.joint.events import *
from server.domain.cases.lamps.events import *
from server.domain.cases.tasks.events import *

AnyEvent = (
    CatalogueEvent
    | CalendarEvent
    | DutyEvent
    | IntakeEvent
    | TaskEvent
    | AdviceEvent
    | ClockEvent
    | LampEvent
    | FeeEvent
    | FileEvent
    | IssuingEvent
    | JointEvent
    | AmendingEvent
)
