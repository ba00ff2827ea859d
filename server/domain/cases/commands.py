"""Whatever somebody may want done with cases. Each kind stands with its thing; here they become one."""

from server.domain.cases.advice.commands import *
from server.domain.cases.amending.commands import *
from server.domain.cases.calendar.commands import *
from server.domain.cases.catalogue.commands import *
from server.domain.cases.clock.commands import *
from server.domain.cases.duty.commands import *
from server.domain.cases.fees.commands import *
from server.domain.cases.files.commands import *
from server.domain.cases.intake.commands import *
from server.domain.cases.issuing.commands import *
from server.domain.cases.joint.commands import *
from server.domain.cases.lamps.commands import *
from server.domain.cases.tasks.commands import *

AnyCommand = (
    CatalogueCommand
    | CalendarCommand
    | DutyCommand
    | IntakeCommand
    | TaskCommand
    | AdviceCommand
    | ClockCommand
    | LampCommand
    | FeeCommand
    | FileCommand
    | IssuingCommand
    | JointCommand
    | AmendingCommand
)
