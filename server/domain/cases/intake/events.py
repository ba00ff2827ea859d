"""From the application to its acceptance, or to the reason why there is none."""

from server.domain.cases.about import AboutCase
from server.domain.cases.words import RefusalReason


class CaseReceived(AboutCase, frozen=True, tag=True):
    """收件. `applicant`, `agent`: ids of personal data; `brought`: materials by id."""

    matter: str
    version: int
    hall: str
    window: str
    ticket: str
    clerk: str
    applicant: str
    day: str
    """Of its number, ISO date."""
    serial: int
    """Of its number on that day."""
    agent: str = ""
    brought: tuple[str, ...] = ()
    door: str = ""
    """Through which program it came; empty: over a counter."""
    external: str = ""
    """How that program calls it."""
    joint: str = ""
    """The joint application that it is a part of."""


class CorrectionAsked(AboutCase, frozen=True, tag=True):
    """一次性告知: everything that is missing, at once."""

    items: tuple[str, ...]
    by: str


class MaterialBrought(AboutCase, frozen=True, tag=True):
    items: tuple[str, ...]
    by: str


class LackAllowed(AboutCase, frozen=True, tag=True):
    """容缺: the material follows by `until`, ISO date."""

    item: str
    until: str
    by: str


class LackFilled(AboutCase, frozen=True, tag=True):
    item: str
    by: str


class CaseAccepted(AboutCase, frozen=True, tag=True):
    by: str


class CaseDeemedAccepted(AboutCase, frozen=True, tag=True):
    """Nobody said within five working days what is missing: accepted from the day of receipt (行政许可法, article 32)."""


class CaseRefused(AboutCase, frozen=True, tag=True):
    """不予受理. `authority` is who decides it instead."""

    reason: RefusalReason
    by: str
    authority: str = ""


class CaseWithdrawn(AboutCase, frozen=True, tag=True):
    by: str


IntakeEvent = (
    CaseReceived
    | CorrectionAsked
    | MaterialBrought
    | LackAllowed
    | LackFilled
    | CaseAccepted
    | CaseDeemedAccepted
    | CaseRefused
    | CaseWithdrawn
)
