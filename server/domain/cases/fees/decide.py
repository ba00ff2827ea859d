"""What a case costs: set by whoever accepts or decides it, paid at the window before the result is handed over."""

from typing import assert_never

from server.domain.cases import commands as c
from server.domain.cases import events as e
from server.domain.cases.case import Case
from server.domain.cases.lookup import seen_case, siblings
from server.domain.cases.state import CasesState
from server.domain.cases.steps import barred, require
from server.domain.cases.words import CaseAction


def decide(state: CasesState, command: c.FeeCommand) -> list[e.AnyEvent]:
    case = seen_case(state, command)
    matter = state.matter_of(case)
    match command:
        case c.SetFee(items=items, by=by):
            require(case, matter, CaseAction.SET_FEE)
            return [e.FeeSet(case.id, items, by)]
        case c.PayFee(receipt=receipt, by=by):
            require(case, matter, CaseAction.PAY_FEE)
            cases = [case, *_others(state, case)] if command.together else [case]
            return [e.FeePaid(one.id, one.fee.fen if one.fee else 0, receipt, by) for one in cases]
        case c.WaiveFee(basis=basis, by=by):
            require(case, matter, CaseAction.WAIVE_FEE)
            return [e.FeeWaived(case.id, by, basis)]
        case _:
            assert_never(command)


def _others(state: CasesState, case: Case) -> list[Case]:
    """Other parts of the same joint application that something is due for."""
    return [
        one for one in siblings(state, case) if barred(one, state.matter_of(one), CaseAction.PAY_FEE) is None
    ]
