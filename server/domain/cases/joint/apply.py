from typing import assert_never

from server.domain.cases.joint import events as e
from server.domain.cases.joint.joint import JointCase, JointEntry
from server.domain.cases.state import CasesState


def apply(state: CasesState, event: e.JointEvent, at: float) -> None:
    facts = state.facts
    match event:
        case e.JointPublished(joint=joint):
            entry = facts.joint_matters.setdefault(joint.id, JointEntry([]))
            entry.versions.append(joint)
            entry.offered = True
        case e.JointWithdrawn(joint=id):
            facts.joint_matters[id].offered = False
        case e.JointOpened():
            facts.day, facts.serial = event.day, event.serial
            facts.joints[event.joint] = joint_case(event, at)
        case _:
            assert_never(event)


def joint_case(event: e.JointOpened, at: float) -> JointCase:
    """The application as it is opened, none of its parts begun."""
    return JointCase(
        id=event.joint,
        kind=event.kind,
        version=event.version,
        hall=event.hall,
        window=event.window,
        ticket=event.ticket,
        clerk=event.clerk,
        applicant=event.applicant,
        agent=event.agent,
        opened_at=at,
        chosen=event.chosen,
        brought=event.brought,
    )
