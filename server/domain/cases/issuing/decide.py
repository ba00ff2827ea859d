"""The issuing window (统一窗口出件): onto the shelf and into the citizen's hands."""

from typing import assert_never

from server.domain.cases import commands as c
from server.domain.cases import events as e
from server.domain.cases.lookup import seen_case
from server.domain.cases.state import CasesState
from server.domain.cases.steps import require
from server.domain.cases.words import CaseAction, CaseState


def decide(state: CasesState, command: c.IssuingCommand) -> list[e.AnyEvent]:
    case = seen_case(state, command)
    match command:
        case c.ShelveResult(place=place, by=by):
            if case.state is CaseState.ISSUING:
                return [e.ResultMoved(case.id, place, by)] if place != case.place else []
            require(case, state.matter_of(case), CaseAction.SHELVE)
            return [e.ResultReady(case.id, place, by)]
        case c.CollectResult(how=how, by=by):
            require(case, state.matter_of(case), CaseAction.COLLECT)
            got = e.ResultCollected(case.id, how, by, command.signed, command.collector)
            return [got, e.CaseClosed(case.id)]
        case c.PostResult(carrier=carrier, tracking=tracking, by=by):
            require(case, state.matter_of(case), CaseAction.POST)
            return [e.ResultPosted(case.id, carrier, tracking, by)]
        case c.TakeBackResult(place=place, by=by):
            require(case, state.matter_of(case), CaseAction.CAME_BACK)
            return [e.ResultCameBack(case.id, place, by)]
        case c.NoteDelivery(by=by):
            require(case, state.matter_of(case), CaseAction.DELIVERED)
            return [e.ResultDelivered(case.id, by), e.CaseClosed(case.id)]
        case c.RemindCollection(by=by):
            require(case, state.matter_of(case), CaseAction.REMIND)
            return [e.CollectionReminded(case.id, by)]
        case _:
            assert_never(command)
