"""A case's clock is stopped, started, its limit extended."""

from server.domain.cases import refusal_codes as r
from server.domain.cases.about import OnCase
from server.domain.cases.words import PauseKind


class OnClock(OnCase, frozen=True, kw_only=True):
    """`departments` are those for which whoever acts may act: one of them has a part of the case."""

    refusals = (r.UnknownCase, r.NotYourTask, r.CaseChanged, r.WrongCaseState)

    departments: tuple[str, ...] = ()


class StopClock(OnClock, frozen=True, tag=True, kw_only=True):
    refusals = (*OnClock.refusals, r.ClockStands, r.PauseNotListed)

    kind: PauseKind
    expected: str


class StartClock(OnClock, frozen=True, tag=True):
    refusals = (*OnClock.refusals, r.ClockRuns)


class ExtendLimit(OnClock, frozen=True, tag=True, kw_only=True):
    refusals = (*OnClock.refusals, r.NotExtendable)

    days: int
    approver: str
    reason: str = ""


class CorrectClock(OnClock, frozen=True, tag=True, kw_only=True):
    """As in the event. A stop that is over stays over, and one that stands stays standing."""

    refusals = (*OnClock.refusals, r.InvalidCorrection)

    pause: int
    stopped: float
    started: float | None = None
    reason: str = ""


ClockCommand = StopClock | StartClock | ExtendLimit | CorrectClock
