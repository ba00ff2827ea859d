"""Joint services and applications for them as they are shown."""

from collections.abc import Mapping, Sequence

from server.domain.cases.case import Case
from server.domain.cases.joint.joint import JointCase, JointMatter, JointPart, parts_of, waits_for
from server.domain.cases.joint.limits import joint_terms, promised_days, way_through
from server.domain.cases.shown.case import DueView, LimitDay
from server.domain.cases.shown.joint import (
    JointLine,
    JointMaterial,
    JointPartLine,
    JointPartView,
    JointsView,
    JointView,
    PublicJoint,
)
from server.domain.cases.state import CasesState
from server.domain.cases.term_and_lamp import Deadline, Term, deadline, lamp
from server.domain.cases.views.case import due_view, material_line
from server.domain.cases.words import CaseState, Decision, Lamp
from server.domain.now import Now

Cases = Mapping[str, Case]
"""Matter → the case of that part, also of one that ended long ago."""


def joints_view(state: CasesState, offered: Sequence[str]) -> JointsView:
    """What a hall offers: all of whose matters can be applied for there."""
    kinds = [entry.versions[-1] for entry in state.facts.joint_matters.values() if entry.offered]
    here = [kind for kind in kinds if all(_is_offered(state, part, offered) for part in kind.parts)]
    return JointsView([_line(state, kind) for kind in here])


def _is_offered(state: CasesState, part: JointPart, offered: Sequence[str]) -> bool:
    return part.matter in offered and state.facts.matters[part.matter].offered


def _line(state: CasesState, kind: JointMatter) -> JointLine:
    matters = {part.matter: state.facts.matters[part.matter].newest.matter for part in kind.parts}
    given = {kind.paper(name) for part in kind.parts if not part.optional for name in part.gives}
    pile: dict[str, JointMaterial] = {}
    for matter in matters.values():
        for material in matter.materials:
            # Under the name that is asked for, where several mean one paper.
            paper = kind.paper(material.name.zh)
            if paper not in given and (paper not in pile or material.name.zh == paper):
                pile[paper] = JointMaterial(paper, material.name, material.form, material.copies)
    return JointLine(
        joint=kind.id,
        name=kind.name,
        days=kind.days or way_through(state, [part for part in kind.parts if not part.optional]),
        parts=[
            JointPartView(
                matter=part.matter,
                name=matters[part.matter].name,
                optional=part.optional,
                after=list(part.after),
                materials=[
                    paper for m in matters[part.matter].materials if (paper := kind.paper(m.name.zh)) in pile
                ],
            )
            for part in kind.parts
        ],
        materials=list(pile.values()),
    )


def joint_view(state: CasesState, joint: JointCase, cases: Cases, now: Now) -> JointView:
    kind = state.joint_of(joint)
    promise, law = joint_terms(state, joint, list(cases.values()))
    ends = (_deadline(promise), _deadline(law))
    lines = _lines(state, joint, cases, now)
    return JointView(
        joint=joint.id,
        kind=kind.id,
        name=kind.name,
        hall=joint.hall,
        opened_at=now.stamp(joint.opened_at),
        days=promised_days(state, joint),
        due=_due(promise),
        law=_due(law),
        lamp=Lamp.GREEN if _decided(lines) else lamp(*ends, now.at),
        fen=sum(line.fen for line in lines),
        ready=sum(line.state is CaseState.ISSUING for line in lines),
        ended=_ended(lines),
        parts=lines,
    )


def public_joint(state: CasesState, joint: JointCase, cases: Cases, now: Now) -> PublicJoint:
    promise, _ = joint_terms(state, joint, list(cases.values()))
    lines = _lines(state, joint, cases, now)
    steps = promise.steps if promise is not None else ()
    return PublicJoint(
        joint=joint.id,
        name=state.joint_of(joint).name,
        opened_at=now.stamp(joint.opened_at),
        due=_due(promise),
        fen=sum(line.fen for line in lines),
        ended=_ended(lines),
        parts=lines,
        days=[LimitDay(s.day.date, s.use, s.number, s.day.provisional) for s in steps],
    )


def _deadline(limit: Term | None) -> Deadline | None:
    return deadline(limit) if limit is not None else None


def _due(limit: Term | None) -> DueView | None:
    return DueView(limit.due, limit.provisional) if limit is not None and limit.ended else None


def _lines(state: CasesState, joint: JointCase, cases: Cases, now: Now) -> list[JointPartLine]:
    parts = parts_of(state.joint_of(joint), joint.chosen)
    dead: set[str] = set()
    lines: list[JointPartLine] = []
    for part in _in_order(parts):
        case = cases.get(part.matter)
        if case is None:
            over = bool(waits_for(part, parts) & dead)
        else:
            over = not case.open and case.decision is not Decision.APPROVED
            over = over or case.decision is Decision.REFUSED
        if over:
            dead.add(part.matter)
        lines.append(_part(state, part, case, over, now))
    return lines


def _in_order(parts: Sequence[JointPart]) -> list[JointPart]:
    """What comes before others first, else as they stand in the service."""
    done: dict[str, JointPart] = {}
    while rest := [part for part in parts if part.matter not in done]:
        done |= {part.matter: part for part in rest if waits_for(part, parts) <= done.keys()}
    return list(done.values())


def _part(state: CasesState, part: JointPart, case: Case | None, over: bool, now: Now) -> JointPartLine:
    matter = state.facts.matters[part.matter].newest.matter if case is None else state.matter_of(case)
    limits = state.deadlines_of(case) if case is not None else None
    fee = case.fee if case is not None else None
    materials = [material_line(case, matter, i) for i in range(len(matter.materials))] if case else []
    return JointPartLine(
        matter=part.matter,
        name=matter.name,
        case=case.id if case else "",
        seen=case.seen if case else 0,
        state=case.state if case else None,
        decision=case.decision if case else None,
        due=due_view(limits.promise, limits) if limits and case and not case.decision else None,
        lamp=limits.lamp(case.decided_at or case.ended_at or now.at) if limits and case else Lamp.GREEN,
        place=case.place if case else "",
        fen=fee.fen if fee and not fee.settled_at else 0,
        missing=[line for line in materials if not line.there] if case and case.open else [],
        after=list(part.after),
        over=over,
    )


def _decided(lines: Sequence[JointPartLine]) -> bool:
    return all(line.over or line.decision is not None for line in lines)


def _ended(lines: Sequence[JointPartLine]) -> bool:
    open_states = (CaseState.RECEIVED, CaseState.ACCEPTED, CaseState.DECIDED, CaseState.ISSUING)
    begun = [line for line in lines if line.state is not None]
    return not any(line.state in open_states for line in begun) and all(
        line.over for line in lines if line.state is None
    )
