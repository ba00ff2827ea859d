from typing import assert_never

from msgspec import structs

from server.domain.cases.case import Fee
from server.domain.cases.fees import events as e
from server.domain.cases.moving import move
from server.domain.cases.state import CasesState


def apply(state: CasesState, event: e.FeeEvent, at: float) -> None:
    with move(state, event, at) as case:
        match event:
            case e.FeeSet(items=items):
                case.fee = Fee(items)
            case e.FeePaid(receipt=receipt):
                case.fee = case.fee and structs.replace(case.fee, settled_at=at, receipt=receipt)
            case e.FeeWaived(basis=basis):
                case.fee = case.fee and structs.replace(case.fee, settled_at=at, waived=True, basis=basis)
            case _:
                assert_never(event)
