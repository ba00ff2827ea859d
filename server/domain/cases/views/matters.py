"""The matters that can be applied for."""

from server.domain.cases.catalogue.matter import Published
from server.domain.cases.shown.case import CaseMaterial
from server.domain.cases.shown.lists import CatalogueLine, MattersView
from server.domain.cases.state import CasesState


def matters_view(state: CasesState, matters: list[str]) -> MattersView:
    """Those of these that can be applied for, in this order."""
    known = (state.facts.matters.get(id) for id in matters)
    return MattersView([_matter(entry.newest) for entry in known if entry is not None and entry.offered])


def _matter(published: Published) -> CatalogueLine:
    matter = published.matter
    return CatalogueLine(
        matter=matter.id,
        version=published.version,
        name=matter.name,
        kind=matter.kind,
        promise_days=matter.promise_days,
        departments=list(dict.fromkeys(step.department_name for step in matter.flow)),
        materials=[
            CaseMaterial(m.id, m.name, m.form, m.copies, there=False, may_lack=m.may_lack)
            for m in matter.materials
        ],
    )
