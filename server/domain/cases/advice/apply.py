from typing import assert_never

from msgspec import structs

from server.domain.cases.advice import events as e
from server.domain.cases.case import Advice
from server.domain.cases.moving import move
from server.domain.cases.state import CasesState


def apply(state: CasesState, event: e.AdviceEvent, at: float) -> None:
    with move(state, event, at) as case:
        match event:
            case e.AdviceAsked():
                case.advice.append(
                    Advice(event.advice, event.task, event.department, at, event.by, event.question)
                )
            case e.AdviceGiven():
                case.advice = [
                    structs.replace(one, given_at=at, given_by=event.by, words=event.words)
                    if one.id == event.advice
                    else one
                    for one in case.advice
                ]
            case _:
                assert_never(event)
