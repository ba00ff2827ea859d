from typing import assert_never

from server.domain.cases.issuing import events as e
from server.domain.cases.moving import move
from server.domain.cases.state import CasesState


def apply(state: CasesState, event: e.IssuingEvent, at: float) -> None:
    with move(state, event, at) as case:
        match event:
            case e.ResultReady(place=place) | e.ResultMoved(place=place):
                case.place = place
            case e.ResultCollected(how=how):
                case.collected = how
            case e.CaseClosed():
                pass
            case _:
                assert_never(event)
