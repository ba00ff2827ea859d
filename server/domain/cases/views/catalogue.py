"""The catalogue as screens show it, and what a file would do to it."""

from collections.abc import Iterable

from server.domain.cases.catalogue.matter import CatalogueEntry, Matter
from server.domain.cases.shown.catalogue import CatalogueRow, CatalogueView, ComparedView
from server.domain.cases.state import CasesState
from server.domain.now import Now


def catalogue_view(state: CasesState, now: Now) -> CatalogueView:
    return CatalogueView([_line(entry, now) for _, entry in sorted(state.facts.matters.items())])


def _line(entry: CatalogueEntry, now: Now) -> CatalogueRow:
    matter = entry.newest.matter
    return CatalogueRow(
        matter=matter.id,
        version=entry.newest.version,
        name=matter.name,
        kind=matter.kind,
        promise_days=matter.promise_days,
        law_days=matter.law_days,
        departments=list(dict.fromkeys(step.department_name for step in matter.flow)),
        materials=len(matter.materials),
        offered=entry.offered,
        origin=matter.origin,
        published_at=now.stamp(entry.newest.at),
    )


def compared(state: CasesState, matters: Iterable[Matter]) -> ComparedView:
    new: list[str] = []
    changed: list[str] = []
    same = 0
    for matter in matters:
        known = state.facts.matters.get(matter.id)
        if known is None:
            new.append(matter.id)
        elif known.offered and known.newest.matter.says(matter):
            same += 1
        else:
            changed.append(matter.id)
    return ComparedView(new, changed, same)
