from typing import assert_never

from msgspec import structs

from server.domain.cases.case import Posting
from server.domain.cases.issuing import events as e
from server.domain.cases.moving import move
from server.domain.cases.state import CasesState
from server.domain.cases.words import Collection


def apply(state: CasesState, event: e.IssuingEvent, at: float) -> None:
    with move(state, event, at) as case:
        match event:
            case e.ResultReady(place=place):
                case.place, case.ready_at = place, at
            case e.ResultMoved(place=place):
                case.place = place
            case e.ResultCollected(how=how):
                case.collected, case.signed, case.collector = how, event.signed, event.collector
                case.collected_with = event.ticket
            case e.ResultPosted(carrier=carrier, tracking=tracking):
                case.postings.append(Posting(carrier, tracking, at))
            case e.ResultCameBack(place=place):
                case.postings[-1] = structs.replace(case.postings[-1], back_at=at)
                case.place, case.ready_at = place, at
            case e.ResultDelivered():
                case.collected = Collection.POST
            case e.CollectionReminded():
                case.reminded_at = at
            case e.CaseClosed():
                pass
            case _:
                assert_never(event)
