"""The issuing window (统一窗口出件): onto the shelf and into the citizen's hands."""

from collections.abc import Iterator
from typing import assert_never

from server.domain.cases import commands as c
from server.domain.cases import events as e
from server.domain.cases import refusal_codes as r
from server.domain.cases.case import Case
from server.domain.cases.issuing.reminding import reminded_lately
from server.domain.cases.lookup import seen_case, siblings
from server.domain.cases.state import CasesState
from server.domain.cases.steps import barred, require
from server.domain.cases.words import CaseAction, CaseState, FileKind, FileUse, Signing


def decide(state: CasesState, command: c.IssuingCommand, at: float) -> list[e.AnyEvent]:
    case = seen_case(state, command)
    match command:
        case c.ShelveResult(place=place, by=by):
            if case.state is CaseState.ISSUING:
                return [e.ResultMoved(case.id, place, by)] if place != case.place else []
            require(case, state.matter_of(case), CaseAction.SHELVE)
            return [e.ResultReady(case.id, place, by)]
        case c.CollectResult():
            require(case, state.matter_of(case), CaseAction.COLLECT)
            also = _also(state, case, CaseAction.COLLECT, command.together)
            return [event for one in (case, *also) for event in _collected(one, command)]
        case c.PostResult(carrier=carrier, tracking=tracking, by=by):
            require(case, state.matter_of(case), CaseAction.POST)
            also = _also(state, case, CaseAction.POST, command.together)
            return [e.ResultPosted(one.id, carrier, tracking, by) for one in (case, *also)]
        case c.TakeBackResult(place=place, by=by):
            require(case, state.matter_of(case), CaseAction.CAME_BACK)
            return [e.ResultCameBack(one.id, place, by) for one in _parcel(state, case)]
        case c.NoteDelivery(by=by):
            require(case, state.matter_of(case), CaseAction.DELIVERED)
            return [
                event
                for one in _parcel(state, case)
                for event in (e.ResultDelivered(one.id, by), e.CaseClosed(one.id))
            ]
        case c.RemindCollection(by=by):
            require(case, state.matter_of(case), CaseAction.REMIND)
            if reminded_lately(case, at):
                raise r.RemindedLately(case=case.id)
            return [e.CollectionReminded(case.id, by)]
        case _:
            assert_never(command)


def _collected(case: Case, command: c.CollectResult) -> Iterator[e.AnyEvent]:
    drawn, by = command.signature, command.by
    if drawn is not None:
        yield e.FileAttached(
            case.id, drawn.file, "", FileKind.PNG, drawn.size, drawn.salt, drawn.sum, by, FileUse.SIGNATURE
        )
    signed = command.signed if drawn is None else Signing.PAD
    yield e.ResultCollected(case.id, command.how, by, signed, command.collector, command.ticket)
    yield e.CaseClosed(case.id)


def _also(state: CasesState, case: Case, action: CaseAction, together: bool) -> list[Case]:
    """What else of the same joint application can go the same way."""
    others = siblings(state, case) if together else []
    return [one for one in others if barred(one, state.matter_of(one), action) is None]


def _parcel(state: CasesState, case: Case) -> list[Case]:
    """The case, and what was sent together with it."""
    sent = case.posted
    same = (
        one for one in siblings(state, case) if one.posted and sent and one.posted.tracking == sent.tracking
    )
    return [case, *same]
