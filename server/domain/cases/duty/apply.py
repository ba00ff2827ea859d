from server.domain.cases.duty.events import DutyEvent
from server.domain.cases.state import CasesState, Duty


def apply(state: CasesState, event: DutyEvent, at: float) -> None:
    del at
    if event.partner:
        state.facts.duties[event.absent] = Duty(event.partner, event.since, event.until)
    else:
        state.facts.duties.pop(event.absent, None)
