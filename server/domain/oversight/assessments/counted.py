"""What the stream of oversight itself knows of whoever is assessed: low ratings, complaints, lamps, letters of a span."""

from collections.abc import Iterator
from typing import NamedTuple, assert_never

from server.domain.oversight.assessments.measures import Measured
from server.domain.oversight.concerns.concern import Concern
from server.domain.oversight.followups.follow_up import FollowUp
from server.domain.oversight.letters.letter import Letter
from server.domain.oversight.overruns.overrun import Overrun
from server.domain.oversight.state import OversightState
from server.domain.oversight.words import (
    AssessedKind,
    ConcernKind,
    ConcernState,
    FollowUpState,
    LimitKind,
    Measure,
)

OF_WINDOWS = frozenset({LimitKind.IDLE, LimitKind.PAUSED})
GRAVE = frozenset({ConcernKind.COMPLAINT, ConcernKind.STUCK})
"""Questions and suggestions are nobody's fault."""
Item = tuple[Measure, str]


class Span(NamedTuple):
    """Seconds since the epoch; `until` is not in it."""

    since: float
    until: float

    def holds(self, at: float) -> bool:
        return self.since <= at < self.until


def counted(
    state: OversightState, kind: AssessedKind, hall: str, subject: str, span: Span
) -> dict[Measure, Measured]:
    """Of one clerk, window, department or hall; what cannot be of such a kind is not there."""
    found: dict[Measure, list[str]] = {measure: [] for measure in OF_KIND[kind]}
    for measure, id in _items(state, kind, hall, subject, span):
        found[measure].append(id)
    return {measure: Measured(float(len(ids)), tuple(ids[:MOST])) for measure, ids in found.items()}


MOST = 200
"""Ids that are kept as evidence; the number is that of all."""
OF_KIND = {
    AssessedKind.CLERK: (Measure.LOW_RATINGS, Measure.COMPLAINTS),
    AssessedKind.WINDOW: (Measure.LOW_RATINGS, Measure.COMPLAINTS, Measure.OVERRUNS, Measure.UNANSWERED),
    AssessedKind.DEPARTMENT: (
        Measure.LOW_RATINGS,
        Measure.COMPLAINTS,
        Measure.OVERRUNS,
        Measure.UNANSWERED,
        Measure.LETTERS,
    ),
    AssessedKind.HALL: (
        Measure.LOW_RATINGS,
        Measure.COMPLAINTS,
        Measure.OVERRUNS,
        Measure.UNANSWERED,
        Measure.LETTERS,
    ),
}


FIGURES = {
    AssessedKind.CLERK: frozenset({Measure.BUSY_SHARE, Measure.SERVICES, Measure.MEAN_RATING}),
    AssessedKind.WINDOW: frozenset({
        Measure.KEPT_SHARE, Measure.MEAN_WAIT_S, Measure.BUSY_SHARE, Measure.SERVICES, Measure.MEAN_RATING,
    }),
    AssessedKind.DEPARTMENT: frozenset({Measure.TASKS_ON_TIME_SHARE}),
    AssessedKind.HALL: frozenset({
        Measure.KEPT_SHARE, Measure.MEAN_WAIT_S, Measure.ABANDONED_SHARE, Measure.BUSY_SHARE, Measure.SERVICES,
        Measure.MEAN_RATING,
    }),
}  # fmt: skip
"""What of each kind the statistics know: of a clerk nothing that the queue does."""


def measurable(kind: AssessedKind) -> frozenset[Measure]:
    """By what somebody of that kind can be assessed."""
    return FIGURES[kind].union(OF_KIND[kind])


def _items(state: OversightState, kind: AssessedKind, hall: str, subject: str, span: Span) -> Iterator[Item]:
    facts = state.facts
    for one in facts.follow_ups.values():
        counts = one.state is not FollowUpState.DROPPED and not one.set_aside and span.holds(one.given.at)
        if counts and _about(kind, subject, one, one.about.hall, hall):
            yield Measure.LOW_RATINGS, one.id
    for one in facts.concerns.values():
        counts = one.kind in GRAVE and one.state is not ConcernState.WITHDRAWN and span.holds(one.raised_at)
        if counts and _about(kind, subject, one, one.hall, hall):
            yield Measure.COMPLAINTS, one.id
    for one in facts.overruns.values():
        if span.holds(one.began_at) and _lamp(kind, subject, one, hall):
            yield Measure.OVERRUNS, one.id
            if not one.answered_at:
                yield Measure.UNANSWERED, one.id
    for one in facts.letters.values():
        if span.holds(one.sent_at) and _addressed(kind, subject, one):
            yield Measure.LETTERS, one.id


def _addressed(kind: AssessedKind, subject: str, one: Letter) -> bool:
    if kind is AssessedKind.DEPARTMENT:
        return one.unit == subject
    return kind is AssessedKind.HALL and one.hall == subject and not one.unit


def _about(kind: AssessedKind, subject: str, one: FollowUp | Concern, at_hall: str, hall: str) -> bool:
    """Whom a rating or a complaint is about."""
    match kind:
        case AssessedKind.CLERK:
            return at_hall == hall and one.about.clerk == subject
        case AssessedKind.WINDOW:
            return at_hall == hall and one.about.window == subject
        case AssessedKind.DEPARTMENT:
            return one.about.department == subject
        case AssessedKind.HALL:
            return at_hall == subject
        case _:
            assert_never(kind)


def _lamp(kind: AssessedKind, subject: str, one: Overrun, hall: str) -> bool:
    match kind:
        case AssessedKind.CLERK:
            return False
        case AssessedKind.WINDOW:
            return one.hall == hall and one.kind in OF_WINDOWS and one.subject == subject
        case AssessedKind.DEPARTMENT:
            return one.unit == subject
        case AssessedKind.HALL:
            return one.hall == subject and not one.unit
        case _:
            assert_never(kind)
