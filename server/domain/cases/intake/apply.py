from typing import assert_never

from server.domain.cases.case import Case, Correction
from server.domain.cases.intake import events as e
from server.domain.cases.moving import move, planned
from server.domain.cases.state import CasesState


def apply(state: CasesState, event: e.IntakeEvent, at: float) -> None:
    if isinstance(event, e.CaseReceived):
        _received(state, event, at)
        return
    with move(state, event, at) as case:
        match event:
            case e.CorrectionAsked(items=items):
                case.correction = Correction(items, at)
            case e.MaterialBrought(items=items):
                case.brought.extend(items)
            case e.LackAllowed(item=item, until=until):
                case.lacks[item] = until
            case e.LackFilled(item=item):
                case.lacks.pop(item, None)
                case.brought.append(item)
            case e.CaseAccepted():
                case.accepted_at = at
                planned(state, case)
            case e.CaseDeemedAccepted():
                case.accepted_at, case.deemed = case.received_at, True
                planned(state, case)
            case e.CaseRefused(reason=reason):
                case.refusal = reason
            case e.CaseWithdrawn():
                pass
            case _:
                assert_never(event)


def _received(state: CasesState, event: e.CaseReceived, at: float) -> None:
    state.forget_ended(at)
    facts = state.facts
    facts.day, facts.serial = event.day, event.serial
    facts.cases[event.case] = case = Case(
        id=event.case,
        matter=event.matter,
        version=event.version,
        hall=event.hall,
        window=event.window,
        ticket=event.ticket,
        clerk=event.clerk,
        applicant=event.applicant,
        agent=event.agent,
        received_at=at,
        brought=list(event.brought),
        door=event.door,
        external=event.external,
        joint=event.joint,
        seen=1,
    )
    if event.joint:
        facts.joints[event.joint].cases[event.matter] = event.case
    state.moved(case)
