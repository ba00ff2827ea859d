from typing import assert_never

from msgspec import structs

from server.domain.cases.case import RaisedLamp, lamp_id
from server.domain.cases.lamps import events as e
from server.domain.cases.moving import move
from server.domain.cases.state import CasesState


def apply(state: CasesState, event: e.LampEvent, at: float) -> None:
    match event:
        case e.LampRaised(task=task, lamp=lamp, due=due):
            # It counts for nobody's `seen`: who is about to press a button has done nothing with it.
            case = state.facts.cases[event.case]
            case.lamps.append(RaisedLamp(task, lamp, due, at))
            state.time_changed(case)
            state.changed[case.id] = None
        case e.LampAnswered(by=by, words=words):
            answered = lamp_id(event.task, event.lamp, event.due)
            with move(state, event, at) as case:
                case.lamps = [
                    structs.replace(one, answered_at=at, by=by, words=words) if one.id == answered else one
                    for one in case.lamps
                ]
        case _:
            assert_never(event)
