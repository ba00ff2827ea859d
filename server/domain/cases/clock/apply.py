from typing import assert_never

from msgspec import structs

from server.domain.cases.case import CasePause, Extension
from server.domain.cases.clock import events as e
from server.domain.cases.moving import move
from server.domain.cases.state import CasesState


def apply(state: CasesState, event: e.ClockEvent, at: float) -> None:
    with move(state, event, at) as case:
        match event:
            case e.ClockStopped(kind=kind, expected=expected):
                case.pauses.append(CasePause(kind, at, expected))
            case e.ClockStarted():
                case.pauses[-1].started = at
            case e.ClockCorrected(pause=pause, stopped=stopped, started=started):
                case.pauses[pause] = structs.replace(
                    case.pauses[pause], stopped=stopped, started=started, corrected=event.reason
                )
            case e.LimitExtended():
                case.extension = Extension(event.days, event.approver, at, event.reason)
            case _:
                assert_never(event)
