"""One form for several matters."""

from server.domain.cases import refusal_codes as r
from server.domain.cases.joint.joint import JointMatter
from server.domain.message import Command


class PublishJoint(Command, frozen=True, tag=True):
    """Nothing happens if the newest version says the same."""

    refusals = (r.InvalidJoint,)

    joint: JointMatter


class WithdrawJoint(Command, frozen=True, tag=True):
    refusals = (r.UnknownJoint,)

    joint: str


class OpenJoint(Command, frozen=True, tag=True):
    """Taken in at a window: every part that waits for nobody begins, and is accepted where its materials are there.
    `chosen`: the optional parts that are wanted; `trained`: matters for which whoever acts is, None for all."""

    refusals = (r.UnknownJoint, r.UnknownMatter, r.NotTrained)

    kind: str
    hall: str
    window: str
    ticket: str
    by: str
    applicant: str
    agent: str = ""
    chosen: tuple[str, ...] = ()
    brought: tuple[str, ...] = ()
    trained: tuple[str, ...] | None = None


JointCommand = PublishJoint | WithdrawJoint | OpenJoint
