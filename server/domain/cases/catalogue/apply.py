from typing import assert_never

from server.domain.cases.catalogue.events import CatalogueEvent, MatterPublished, MatterWithdrawn
from server.domain.cases.catalogue.matter import CatalogueEntry, Published
from server.domain.cases.state import CasesState


def apply(state: CasesState, event: CatalogueEvent, at: float) -> None:
    matters = state.facts.matters
    match event:
        case MatterPublished(matter=matter, version=version):
            entry = matters.setdefault(matter.id, CatalogueEntry([]))
            entry.versions.append(Published(matter, version, at))
            entry.offered, entry.by_hand = True, False
        case MatterWithdrawn(matter=matter, by=by):
            matters[matter].offered, matters[matter].by_hand = False, by != ""
        case _:
            assert_never(event)
