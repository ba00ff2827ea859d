"""A visit that is rated at the window or on the phone was often about a case: then its rating is that of the case."""

from msgspec import structs

from server.domain.cases.state import CasesState
from server.domain.oversight.ratings.rated import RatedThing
from server.domain.oversight.words import RatedStage


def with_case(state: CasesState, about: RatedThing) -> RatedThing:
    """With the newest case that was taken in or handed over at that visit, and at which stage; as it is without any."""
    mine = (
        c for c in state.facts.cases.values() if about.ticket and about.ticket in (c.ticket, c.collected_with)
    )
    newest = max(mine, key=lambda case: case.received_at, default=None)
    if newest is None:
        return about
    if newest.collected_with == about.ticket:
        stage = RatedStage.ENDED
    else:
        stage = RatedStage.ACCEPTED if newest.accepted_at else about.stage
    return structs.replace(about, stage=stage, case=newest.id, matter=newest.matter)
