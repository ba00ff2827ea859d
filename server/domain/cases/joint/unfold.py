"""Which parts of a joint application begin now: what waits for nobody, and what a decision has set free."""

from collections.abc import Iterator

from server.domain.cases import events as e
from server.domain.cases.catalogue.matter import Matter, Published
from server.domain.cases.joint.joint import JointCase, parts_of, waits_for
from server.domain.cases.number import case_number
from server.domain.cases.state import CasesState
from server.domain.cases.tasks.flow import decided_at_once, first
from server.domain.cases.words import Decision, MatterKind


def unfold(
    state: CasesState, joint: JointCase, approved: set[str], day: str, serial: int
) -> Iterator[e.AnyEvent]:
    """Parts of which everything before is in `approved`, each with a number after `serial`. One whose materials are there is
    accepted with it; what is done at once is decided too, which may set others free."""
    parts = parts_of(state.joint_of(joint), joint.chosen)
    begun = set(joint.cases)
    while ready := [p for p in parts if p.matter not in begun and waits_for(p, parts) <= approved]:
        for part in ready:
            begun.add(part.matter)
            serial += 1
            number = case_number(state.settings.region, day, serial)
            published = state.facts.matters[part.matter].newest
            brought = _brought(state, joint, published.matter, approved)
            yield _received(joint, published, number, brought, day, serial)
            if len(brought) == len(published.matter.materials):
                yield e.CaseAccepted(number, joint.clerk)
                if published.matter.kind is MatterKind.IMMEDIATE:
                    yield from decided_at_once(number, published.matter, joint.clerk)
                    approved = approved | {part.matter}
                else:
                    yield from first(number, published.matter)


def set_free(state: CasesState, events: list[e.AnyEvent], at: float) -> list[e.AnyEvent]:
    """What other parts begin by what happens to the cases of joint applications."""
    serial = 0
    found: list[e.AnyEvent] = []
    for event in events:
        if not isinstance(event, e.CaseDecided) or event.decision is not Decision.APPROVED:
            continue
        case = state.facts.cases.get(event.case)
        if case is None or not case.joint:
            continue
        joint = state.facts.joints[case.joint]
        day, begun = state.numbered(at)
        begun = max(begun, serial)
        more = list(unfold(state, joint, {*joint.approved, case.matter}, day, begun))
        serial = begun + sum(isinstance(one, e.CaseReceived) for one in more)
        found += more
    return found


def _brought(state: CasesState, joint: JointCase, matter: Matter, approved: set[str]) -> tuple[str, ...]:
    """Ids of its materials that lie in the pile, or that a part before has given."""
    kind = state.joint_of(joint)
    given = (name for part in kind.parts if part.matter in approved for name in part.gives)
    there = {kind.paper(name) for name in (*joint.brought, *given)}
    return tuple(material.id for material in matter.materials if kind.paper(material.name.zh) in there)


def _received(
    joint: JointCase, published: Published, number: str, brought: tuple[str, ...], day: str, serial: int
) -> e.CaseReceived:
    return e.CaseReceived(
        case=number,
        matter=published.matter.id,
        version=published.version,
        hall=joint.hall,
        window=joint.window,
        ticket=joint.ticket,
        clerk=joint.clerk,
        applicant=joint.applicant,
        agent=joint.agent,
        brought=brought,
        day=day,
        serial=serial,
        joint=joint.id,
    )
