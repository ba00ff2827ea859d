from collections.abc import Iterator
from typing import assert_never

from server.domain.cases import commands as c
from server.domain.cases import events as e
from server.domain.cases.catalogue.check import check
from server.domain.cases.catalogue.matter import Matter
from server.domain.cases.lookup import entry_of
from server.domain.cases.state import CasesState


def decide(state: CasesState, command: c.CatalogueCommand) -> list[e.AnyEvent]:
    match command:
        case c.PublishMatter(matter=matter):
            return list(_published(state, matter))
        case c.PublishMatters(matters=matters):
            return [event for matter in matters for event in _published(state, matter)]
        case c.WithdrawMatter(matter=matter, by=by):
            return [e.MatterWithdrawn(matter, by)] if entry_of(state, matter).offered else []
        case _:
            assert_never(command)


def _published(state: CasesState, matter: Matter) -> Iterator[e.MatterPublished]:
    known = state.facts.matters.get(matter.id)
    if known is not None and known.offered and known.newest.matter.says(matter):
        return
    check(matter)
    yield e.MatterPublished(matter, len(known.versions) + 1 if known else 1)
