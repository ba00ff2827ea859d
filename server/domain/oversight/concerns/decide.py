"""Who may raise a concern, who answers it, and what comes of the answer."""

from typing import assert_never

from server.domain.oversight import commands as c
from server.domain.oversight import events as e
from server.domain.oversight import refusal_codes as r
from server.domain.oversight.about import OnItem
from server.domain.oversight.concerns.concern import Concern
from server.domain.oversight.lookup import concern_of, seen_concern
from server.domain.oversight.number import CONCERN, oversight_number
from server.domain.oversight.state import OversightState
from server.domain.oversight.transitions import CONCERN as TABLE
from server.domain.oversight.words import CallResult, ConcernAction


def decide(state: OversightState, command: c.ConcernCommand, at: float) -> list[e.AnyEvent]:
    match command:
        case c.RaiseConcern():
            return _raise(state, command, at)
        case c.AssignConcern(unit=unit, difficulty=difficulty, by=by):
            one = _for(state, command, ConcernAction.ASSIGN)
            if unit and unit == one.about.department:
                raise r.NotForThem(item=one.id)
            return [e.ConcernAssigned(one.id, unit, difficulty, by)]
        case c.ReplyToConcern(words=words, by=by):
            return [e.ConcernReplied(_for(state, command, ConcernAction.REPLY).id, by, words)]
        case c.CallConcerned(result=result, words=words, by=by):
            one = _for(state, command, ConcernAction.CALL_BACK)
            again = result is CallResult.UNSATISFIED and not one.reopened
            return [e.ConcernedCalled(one.id, result, by, words, again)]
        case c.ReopenConcern(item=item, words=words):
            one = _allowed(concern_of(state, item), ConcernAction.REOPEN)
            if one.reopened:
                raise r.ReopenedBefore(item=one.id)
            return [e.ConcernReopened(one.id, words)]
        case c.WithdrawConcern(item=item):
            return [e.ConcernWithdrawn(_allowed(concern_of(state, item), ConcernAction.WITHDRAW).id)]
        case _:
            assert_never(command)


def _raise(state: OversightState, command: c.RaiseConcern, at: float) -> list[e.AnyEvent]:
    if not command.named and not state.settings.anonymous:
        raise r.NameNeeded()
    day, serial = state.numbered(at)
    number = oversight_number(CONCERN, state.settings.region, day, serial)
    return [
        e.ConcernRaised(
            concern=number,
            kind=command.kind,
            hall=command.hall,
            about=command.about,
            words=command.words,
            contact=command.contact,
            channel=command.channel,
            language=command.language,
            day=day,
            serial=serial,
            by=command.by,
        )
    ]


def _for(state: OversightState, command: OnItem, action: ConcernAction) -> Concern:
    return _allowed(seen_concern(state, command), action)


def _allowed(one: Concern, action: ConcernAction) -> Concern:
    if (one.state, action) not in TABLE:
        raise r.WrongStep(item=one.id)
    return one
