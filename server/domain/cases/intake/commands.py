"""At the window: received, accepted, corrected, refused, withdrawn."""

from server.domain.cases import refusal_codes as r
from server.domain.cases.about import OnCase
from server.domain.cases.words import RefusalReason
from server.domain.message import Command


class ReceiveCase(Command, frozen=True, tag=True):
    """Taken in at a window of a hall, on a ticket or without one; `applicant` and `agent` as in the event."""

    refusals = (r.UnknownMatter, r.UnknownMaterial, r.NotTrained, r.ExternalKnown)

    matter: str
    hall: str
    window: str
    ticket: str
    by: str
    applicant: str
    agent: str = ""
    brought: tuple[str, ...] = ()
    trained: tuple[str, ...] | None = None
    """Matters for which whoever acts is trained; None: for all."""
    door: str = ""
    external: str = ""
    """Both as in the event; no two cases of a door are called the same."""


class AcceptCase(OnCase, frozen=True, tag=True):
    """`lacks`: material → until when it follows (ISO date). `done`: an immediate matter is handed over as well."""

    refusals = (r.UnknownCase, r.CaseChanged, r.WrongCaseState, r.MaterialsMissing, r.UnknownMaterial, r.LackTooLate,
                r.LackInPast, r.NotImmediate, r.NotTrained)  # fmt: skip

    lacks: dict[str, str] = {}
    done: bool = False
    trained: tuple[str, ...] | None = None


class AskCorrection(OnCase, frozen=True, tag=True):
    """Of everything that is missing."""

    refusals = (r.UnknownCase, r.CaseChanged, r.WrongCaseState, r.CorrectionTold, r.NothingMissing)


class BringMaterial(OnCase, frozen=True, tag=True):
    refusals = (r.UnknownCase, r.CaseChanged, r.WrongCaseState, r.UnknownMaterial, r.NothingMissing)

    items: tuple[str, ...] = ()


class RefuseCase(OnCase, frozen=True, tag=True, kw_only=True):
    refusals = (r.UnknownCase, r.CaseChanged, r.WrongCaseState)

    reason: RefusalReason
    authority: str = ""


class WithdrawCase(OnCase, frozen=True, tag=True):
    refusals = (r.UnknownCase, r.CaseChanged, r.WrongCaseState)


IntakeCommand = ReceiveCase | AcceptCase | AskCorrection | BringMaterial | RefuseCase | WithdrawCase
