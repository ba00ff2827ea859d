from server.domain.cases import commands as c
from server.domain.cases import events as e
from server.domain.cases import refusal_codes as r
from server.domain.cases.state import CasesState


def decide(state: CasesState, command: c.DutyCommand, at: float) -> list[e.AnyEvent]:
    if command.partner == command.absent:
        raise r.InvalidDuty(cause="nobody stands in for themselves")
    if not command.partner:
        known = command.absent in state.facts.duties
        return [e.DutySet(command.absent, "", "", "", command.by)] if known else []
    if command.until < command.since:
        raise r.InvalidDuty(cause="it ends before it begins")
    if command.until < state.office.day_at(at):
        raise r.InvalidDuty(cause="it is over already")
    return [e.DutySet(command.absent, command.partner, command.since, command.until, command.by)]
