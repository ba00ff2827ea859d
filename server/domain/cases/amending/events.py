"""What is put right afterwards: who applied, which version of the matter counts, a decision that does not stand."""

from server.domain.cases.about import AboutCase, AboutTask
from server.domain.cases.words import CorrectionReason, Decision


class CaseCorrected(AboutCase, frozen=True, tag=True):
    """更正: whose case it is was written down wrongly, or somebody else acts for them. `applicant` and `agent` are ids of
    personal data."""

    by: str
    applicant: str
    agent: str
    reason: CorrectionReason


class CaseMoved(AboutCase, frozen=True, tag=True):
    """From one version of its matter to another."""

    version: int
    by: str


class DecisionRevoked(AboutCase, frozen=True, tag=True):
    """撤销 (行政许可法, article 69), with the approval of `approver`; `reason` is the id of words that are kept apart."""

    decision: Decision
    by: str
    approver: str
    reason: str


class TaskReopened(AboutTask, frozen=True, tag=True):
    """What the department decided does not stand: it decides again."""


class TaskPlanned(AboutTask, frozen=True, tag=True):
    """It was let go of, or built on what does not stand: it comes again after those before it."""


AmendingEvent = CaseCorrected | CaseMoved | DecisionRevoked | TaskReopened | TaskPlanned
