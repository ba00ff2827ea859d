"""By what the configuration has clerks, windows, departments and halls assessed."""

from collections.abc import Iterator

from server.config.oversight_section import OversightSection
from server.domain.oversight.assessments.counted import measurable
from server.domain.oversight.assessments.measures import Criterion, Grades
from server.domain.oversight.settings import AssessmentRules
from server.domain.oversight.words import AssessedKind, Measure
from server.language.catalogues import text_of

K, M = AssessedKind, Measure
NAMES = {
    M.KEPT_SHARE: "Called within the promised wait",
    M.MEAN_WAIT_S: "Mean wait",
    M.ABANDONED_SHARE: "Left without being served",
    M.BUSY_SHARE: "Share of the time at work spent serving",
    M.SERVICES: "Services finished in the period",
    M.MEAN_RATING: "Mean of the ratings",
    M.TASKS_ON_TIME_SHARE: "Parts of cases decided in time",
    M.LOW_RATINGS: "Low ratings received",
    M.COMPLAINTS: "Complaints received",
    M.OVERRUNS: "Red lamps",
    M.UNANSWERED: "Lamps nobody has explained",
    M.LETTERS: "Letters of supervision received",
}
USUAL: dict[AssessedKind, tuple[tuple[Measure, float, float, float], ...]] = {
    K.CLERK: (
        (M.MEAN_RATING, 40, 3.0, 4.9), (M.BUSY_SHARE, 20, 0.2, 0.7), (M.LOW_RATINGS, 20, 5, 0), (M.COMPLAINTS, 20, 3, 0),
    ),
    K.WINDOW: (
        (M.MEAN_RATING, 40, 3.0, 4.9), (M.BUSY_SHARE, 20, 0.2, 0.7), (M.LOW_RATINGS, 20, 5, 0), (M.OVERRUNS, 20, 10, 0),
    ),
    K.DEPARTMENT: (
        (M.TASKS_ON_TIME_SHARE, 50, 0.8, 1.0), (M.LOW_RATINGS, 10, 5, 0), (M.COMPLAINTS, 15, 5, 0),
        (M.UNANSWERED, 15, 5, 0), (M.LETTERS, 10, 3, 0),
    ),
    K.HALL: (
        (M.KEPT_SHARE, 30, 0.7, 0.95), (M.ABANDONED_SHARE, 10, 0.2, 0.03), (M.MEAN_RATING, 20, 3.0, 4.8),
        (M.COMPLAINTS, 15, 10, 0), (M.UNANSWERED, 15, 5, 0), (M.LETTERS, 10, 3, 0),
    ),
}  # fmt: skip
"""(measure, weight, worth nothing, worth the whole weight) where the configuration says nothing else."""


def assessment_of_config(said: OversightSection) -> AssessmentRules:
    own = {
        section.kind: tuple(
            Criterion(one.id, one.name.text(), one.measure, one.weight, one.zero, one.full)
            for one in section.criterion
        )
        for section in said.assessment
    }
    usual = {
        kind: tuple(Criterion(measure, text_of(NAMES[measure]), measure, *rest) for measure, *rest in rows)
        for kind, rows in USUAL.items()
    }
    grades = said.grades
    return AssessmentRules(
        usual | own, Grades(grades.excellent, grades.good, grades.passed), grades.objection_days
    )


MOST_DAYS = 60


def assessment_faults(said: OversightSection) -> Iterator[str]:
    """As `server.config.check.faults`."""
    grades = said.grades
    if not 100 >= grades.excellent > grades.good > grades.passed > 0:
        yield "excellent, good and passed must fall from 100 at the most at $.oversight.grades"
    if not 0 <= grades.objection_days <= MOST_DAYS:
        yield f"objection_days must be between 0 and {MOST_DAYS} at $.oversight.grades.objection_days"
    seen: set[AssessedKind] = set()
    for i, section in enumerate(said.assessment):
        place = f"$.oversight.assessment[{i}]"
        if section.kind in seen:
            yield f"kind {section.kind.value!r} appears twice at {place}.kind"
        seen.add(section.kind)
        ids = [one.id for one in section.criterion]
        if not ids:
            yield f"at least one criterion is needed at {place}.criterion"
        for n, one in enumerate(section.criterion):
            at = f"{place}.criterion[{n}]"
            if ids.index(one.id) != n:
                yield f"id {one.id!r} appears twice at {at}.id"
            if one.measure not in measurable(section.kind):
                yield f"measure {one.measure.value!r} is not known of a {section.kind.value} at {at}.measure"
            if one.weight <= 0 or one.zero == one.full:
                yield f"weight must be above 0, zero and full must differ at {at}"
