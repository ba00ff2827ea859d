"""Who applied is put right, a case goes over to a newer version of its matter, a decision is revoked."""

from server.domain.cases import refusal_codes as r
from server.domain.cases.about import OnCase
from server.domain.cases.words import CorrectionReason

HEAD = (r.UnknownCase, r.CaseChanged, r.WrongCaseState)


class CorrectCase(OnCase, frozen=True, tag=True, kw_only=True):
    """`applicant` and `agent` are ids of personal data."""

    refusals = HEAD

    applicant: str
    agent: str = ""
    reason: CorrectionReason


class MoveCase(OnCase, frozen=True, tag=True):
    """To the newest version that is offered."""

    refusals = (*HEAD, r.VersionNewest, r.VersionDiffers)


class RevokeDecision(OnCase, frozen=True, tag=True, kw_only=True):
    """By the department whose part `task` was; `departments` are those of whoever acts."""

    refusals = (*HEAD, r.UnknownTask, r.NotYourTask, r.WithThePost, r.BuiltUpon)

    task: str
    departments: tuple[str, ...]
    approver: str
    reason: str = ""


AmendingCommand = CorrectCase | MoveCase | RevokeDecision
