"""Assessments from the state to what is seen of them."""

from collections.abc import Callable

from server.domain.language import Text
from server.domain.now import Now
from server.domain.oversight.assessments.assessment import AssessedLine, Assessment, Objection
from server.domain.oversight.assessments.measures import Score
from server.domain.oversight.assessments.sight import line_actions, oversees, sees
from server.domain.oversight.shown.assessments import (
    AssessedView,
    AssessmentLine,
    AssessmentView,
    CriterionView,
    ObjectionView,
    ScoreView,
)
from server.domain.oversight.sight import Viewer, may_see
from server.domain.oversight.state import OversightState
from server.domain.oversight.views.items import Title

Named = Callable[[Assessment, str], Text]
"""What a clerk, window, department or hall is called."""


def seen_assessments(state: OversightState, who: Viewer) -> list[Assessment]:
    """Those of which somebody sees a line, the newest period first."""
    found = [
        one for one in state.facts.assessments.values() if any(sees(one, line, who) for line in one.lines)
    ]
    return sorted(found, key=lambda one: (one.period[:4], one.drawn_at), reverse=True)


def assessment_line(one: Assessment, who: Viewer, now: Now, title: Title) -> AssessmentLine:
    """Counted among what somebody sees of it."""
    mine = [line for line in one.lines if sees(one, line, who)]
    return AssessmentLine(
        id=one.id,
        kind=one.kind,
        hall=one.hall,
        period=one.period,
        state=one.state,
        subjects=len(mine),
        objections=sum(line.contested for line in mine),
        drawn_at=now.stamp(one.drawn_at),
        by=title(one.hall, one.by),
        signed_at=now.maybe(one.signed_at),
        signed_by=title(one.hall, one.signed_by) if one.signed_by else "",
        seen=one.seen,
    )


def assessment_view(
    state: OversightState,
    one: Assessment,
    who: Viewer,
    now: Now,
    title: Title,
    named: Named,
    days: tuple[str, str],
) -> AssessmentView:
    """`days`: first and last of the period, ISO."""
    days_open = state.settings.assessment.objection_days
    limit = state.ends(one.drawn_at, days_open) if days_open else None
    leads = oversees(one.kind, one.hall, who)
    lines = [
        _assessed(state, one, line, who, now, title, named) for line in one.lines if sees(one, line, who)
    ]
    lines.sort(key=lambda line: (-(line.total if line.total is not None else -1.0), line.subject))
    return AssessmentView(
        line=assessment_line(one, who, now, title),
        since=days[0],
        until=days[1],
        criteria=[CriterionView(x.id, x.name, x.measure, x.weight, x.zero, x.full) for x in one.criteria],
        excellent=one.grades.excellent,
        good=one.grades.good,
        passed=one.grades.passed,
        lines=lines,
        objections_until=limit.due if limit is not None else "",
        may_sign=one.open and leads,
        may_draw=one.open and leads and not any(line.objection for line in one.lines),
    )


def _assessed(
    state: OversightState,
    one: Assessment,
    line: AssessedLine,
    who: Viewer,
    now: Now,
    title: Title,
    named: Named,
) -> AssessedView:
    before = line.objection.before if line.objection else {}
    return AssessedView(
        line.subject,
        named(one, line.subject),
        [_score(state, score, before.get(score.criterion), who) for score in line.scores],
        one.total(line),
        one.grade(line),
        _objection(one, line.objection, now, title) if line.objection else None,
        line_actions(one, line, who),
    )


def _score(state: OversightState, score: Score, before: float | None, who: Viewer) -> ScoreView:
    """A complaint is kept from whom it is about, here too: they see how many there are."""
    shown = [id for id in score.evidence if _may_know(state, id, who)]
    return ScoreView(
        score.criterion, score.value, score.points, before, shown, len(score.evidence) - len(shown)
    )


def _may_know(state: OversightState, id: str, who: Viewer) -> bool:
    facts = state.facts
    item = facts.follow_ups.get(id) or facts.concerns.get(id) or facts.letters.get(id)
    return id in facts.overruns if item is None else may_see(item, who)


def _objection(one: Assessment, objection: Objection, now: Now, title: Title) -> ObjectionView:
    return ObjectionView(
        now.stamp(objection.at),
        title(one.hall, objection.by),
        now.maybe(objection.decided_at),
        title(one.hall, objection.decided_by) if objection.decided_by else "",
        objection.result,
    )
