"""A matter as its papers show it."""

from collections.abc import Sequence

from server.domain.cases.catalogue.columns import columns
from server.domain.cases.lookup import entry_of
from server.domain.cases.shown.matter import MatterPaper, MatterPlace
from server.domain.cases.state import CasesState
from server.domain.now import Now


def matter_paper(state: CasesState, id: str, places: Sequence[MatterPlace], now: Now) -> MatterPaper:
    """`places`: where it would be done if it is offered. Raises UnknownMatter."""
    entry = entry_of(state, id)
    matter = entry.newest.matter
    return MatterPaper(
        matter=id,
        version=entry.newest.version,
        published_at=now.stamp(entry.newest.at),
        offered=entry.offered,
        name=matter.name,
        kind=matter.kind,
        promise_days=matter.promise_days,
        law_days=matter.law_days,
        unit=matter.unit,
        extension_days=matter.extension_days,
        time_limit=matter.time_limit,
        legal_time_limit=matter.legal_time_limit,
        pauses=matter.pauses,
        conditions=matter.conditions,
        materials=matter.materials,
        steps=matter.flow,
        columns=columns(matter.flow),
        join=matter.join,
        result=matter.result,
        fee=matter.fee,
        fees=matter.fees,
        legal_basis=matter.legal_basis,
        source=matter.source,
        checked=matter.checked,
        national=matter.national,
        places=list(places) if entry.offered else [],
    )
