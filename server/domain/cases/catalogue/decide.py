from typing import assert_never

from server.domain.cases import commands as c
from server.domain.cases import events as e
from server.domain.cases.catalogue.check import check
from server.domain.cases.lookup import entry_of
from server.domain.cases.state import CasesState


def decide(state: CasesState, command: c.CatalogueCommand) -> list[e.AnyEvent]:
    match command:
        case c.PublishMatter(matter=matter):
            known = state.facts.matters.get(matter.id)
            if known is not None and known.offered and known.newest.matter == matter:
                return []
            check(matter)
            return [e.MatterPublished(matter, len(known.versions) + 1 if known else 1)]
        case c.WithdrawMatter(matter=matter):
            return [e.MatterWithdrawn(matter)] if entry_of(state, matter).offered else []
        case _:
            assert_never(command)
