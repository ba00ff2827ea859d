"""Finding what a command names, or refusing it."""

from server.domain.cases import refusal_codes as r
from server.domain.cases.about import OnCase
from server.domain.cases.case import Case
from server.domain.cases.catalogue.matter import CatalogueEntry, Matter
from server.domain.cases.joint.joint import JointCase
from server.domain.cases.state import CasesState


def entry_of(state: CasesState, matter: str) -> CatalogueEntry:
    found = state.facts.matters.get(matter)
    if found is None:
        raise r.UnknownMatter(matter=matter)
    return found


def case_of(state: CasesState, number: str, hall: str = "") -> Case:
    """Of the hall, where one is named: another's is as unknown as none."""
    found = state.facts.cases.get(number)
    if found is None or (hall and found.hall != hall):
        raise r.UnknownCase(case=number)
    return found


def seen_case(state: CasesState, command: OnCase) -> Case:
    """The case as whoever acts has seen it."""
    case = case_of(state, command.case, command.hall)
    if case.seen != command.seen:
        raise r.CaseChanged(case=case.id)
    return case


def missing(case: Case, matter: Matter) -> list[str]:
    """Materials that are asked for and not there, by id."""
    return [m.id for m in matter.materials if m.id not in case.brought]


def known_materials(matter: Matter, items: tuple[str, ...]) -> None:
    known = {material.id for material in matter.materials}
    for item in items:
        if item not in known:
            raise r.UnknownMaterial(material=item)


def newest_already(state: CasesState, case: Case) -> bool:
    """Whether there is no newer version of its matter that is offered."""
    entry = state.facts.matters[case.matter]
    return not entry.offered or entry.newest.version == case.version


def cases_of(state: CasesState, joint: JointCase) -> dict[str, Case]:
    """The parts of a joint application that are at hand, by matter, in order."""
    found = ((matter, state.facts.cases.get(number)) for matter, number in joint.cases.items())
    return {matter: case for matter, case in found if case is not None}


def siblings(state: CasesState, case: Case) -> list[Case]:
    """The other parts of the same joint application that are at hand, in order."""
    joint = state.facts.joints.get(case.joint)
    return [] if joint is None else [one for one in cases_of(state, joint).values() if one.id != case.id]
