"""What is shown of joint services (一件事): what can be applied for, and how an application stands."""

from msgspec import Struct

from server.domain.cases.shown.case import CaseMaterial, DueView, LimitDay
from server.domain.cases.words import CaseState, Decision, Lamp, MaterialForm
from server.domain.language import Text


class JointPartView(Struct, frozen=True):
    """A matter of a joint service; `after`: matters that come before it."""

    matter: str
    name: Text
    optional: bool
    after: list[str]
    materials: list[str]
    """Papers of the pile: one serves every part that asks for it."""


class JointMaterial(Struct, frozen=True):
    """A paper of the one pile; `paper` is what it is called when it is said that it was brought."""

    paper: str
    name: Text
    form: MaterialForm
    copies: int


class JointLine(Struct, frozen=True):
    """A joint service that a hall offers. `days`: the promise for all of it in working days; 0: not known."""

    joint: str
    name: Text
    days: int
    parts: list[JointPartView]
    materials: list[JointMaterial]


class JointsView(Struct, frozen=True):
    joints: list[JointLine]


class JointPartLine(Struct, frozen=True):
    """A part of an application. Without a `case` it has not begun: it waits for `after`, or cannot begin any more
    (`over`)."""

    matter: str
    name: Text
    case: str
    seen: int
    state: CaseState | None
    decision: Decision | None
    due: DueView | None
    lamp: Lamp
    place: str
    fen: int
    """What is still to be paid."""
    missing: list[CaseMaterial]
    after: list[str]
    over: bool


class JointView(Struct, frozen=True):
    """An application for a joint service. `fen`: what is still to be paid for all of it; `ready`: results on the shelf."""

    joint: str
    kind: str
    name: Text
    hall: str
    opened_at: str
    days: int
    due: DueView | None
    law: DueView | None
    lamp: Lamp
    fen: int
    ready: int
    ended: bool
    parts: list[JointPartLine]


class PublicJoint(Struct, frozen=True):
    """What whoever has the query code sees of it."""

    joint: str
    name: Text
    opened_at: str
    due: DueView | None
    fen: int
    ended: bool
    parts: list[JointPartLine]
    days: list[LimitDay]
