from typing import assert_never

from server.domain.cases import commands as c
from server.domain.cases import events as e
from server.domain.cases import refusal_codes as r
from server.domain.cases.joint.apply import joint_case
from server.domain.cases.joint.joint import JointMatter, parts_of
from server.domain.cases.joint.unfold import unfold
from server.domain.cases.number import case_number
from server.domain.cases.order import circle
from server.domain.cases.state import CasesState


def decide(state: CasesState, command: c.JointCommand, at: float) -> list[e.AnyEvent]:
    match command:
        case c.PublishJoint(joint=joint):
            return _published(state, joint)
        case c.WithdrawJoint(joint=id):
            known = state.facts.joint_matters.get(id)
            if known is None:
                raise r.UnknownJoint(joint=id)
            return [e.JointWithdrawn(id)] if known.offered else []
        case c.OpenJoint():
            return _opened(state, command, at)
        case _:
            assert_never(command)


def _published(state: CasesState, joint: JointMatter) -> list[e.AnyEvent]:
    known = state.facts.joint_matters.get(joint.id)
    if known is not None and known.offered and known.versions[-1] == joint:
        return []
    _check(state, joint)
    return [e.JointPublished(joint, len(known.versions) + 1 if known else 1)]


def _check(state: CasesState, joint: JointMatter) -> None:
    """Raises InvalidJoint."""
    matters = [part.matter for part in joint.parts]
    unknown = next((id for id in matters if id not in state.facts.matters), "")
    foreign = next((id for part in joint.parts for id in part.after if id not in matters), "")
    twice = next((id for id in matters if matters.count(id) > 1), "")
    if unknown or foreign:
        raise r.InvalidJoint(joint=joint.id, cause=f"no matter {unknown or foreign}")
    if twice:
        raise r.InvalidJoint(joint=joint.id, cause=f"{twice} stands there twice")
    if all(part.optional for part in joint.parts):
        raise r.InvalidJoint(joint=joint.id, cause="nothing of it has to be")
    if stuck := circle({part.matter: part.after for part in joint.parts}):
        raise r.InvalidJoint(joint=joint.id, cause=f"{stuck} waits for itself")


def _opened(state: CasesState, command: c.OpenJoint, at: float) -> list[e.AnyEvent]:
    entry = state.facts.joint_matters.get(command.kind)
    if entry is None or not entry.offered:
        raise r.UnknownJoint(joint=command.kind)
    kind = entry.versions[-1]
    wanted = parts_of(kind, command.chosen)
    strange = set(command.chosen) - {part.matter for part in kind.parts if part.optional}
    if strange:
        raise r.UnknownMatter(matter=min(strange))
    for part in wanted:
        if not state.facts.matters[part.matter].offered:
            raise r.UnknownMatter(matter=part.matter)
        if command.trained is not None and part.matter not in command.trained:
            raise r.NotTrained(matter=part.matter)
    day, before = state.numbered(at)
    serial = before + 1
    opened = e.JointOpened(
        joint=case_number(state.settings.region, day, serial),
        kind=kind.id,
        version=len(entry.versions),
        hall=command.hall,
        window=command.window,
        ticket=command.ticket,
        clerk=command.by,
        applicant=command.applicant,
        agent=command.agent,
        chosen=command.chosen,
        brought=command.brought,
        day=day,
        serial=serial,
    )
    return [opened, *unfold(state, joint_case(opened, at), set(), day, serial)]
