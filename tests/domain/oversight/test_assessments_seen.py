"""Who sees which assessment, and what of it."""

import pytest

from server.domain.cases.words import Lamp
from server.domain.now import Now
from server.domain.oversight import commands as c
from server.domain.oversight.assessments.assessment import AssessedLine, Assessment
from server.domain.oversight.assessments.measures import Measured, scored
from server.domain.oversight.assessments.sight import line_actions, oversees, sees
from server.domain.oversight.concerns.concern import ConcernAbout
from server.domain.oversight.overruns.overrun import OverLimit
from server.domain.oversight.shown.assessments import AssessmentView
from server.domain.oversight.sight import Viewer
from server.domain.oversight.views.assessments import assessment_line, assessment_view, seen_assessments
from server.domain.oversight.words import AssessedKind, AssessmentAction, Grade, LimitKind
from tests.cases import LAND
from tests.domain.oversight.test_assessments import LOW, RATING, K, M, draw, judge, line, object_to, office
from tests.halls import name
from tests.oversight import Overseers

# Who sees it


def test_a_clerk_sees_the_own_line_and_a_manager_those_of_the_hall() -> None:
    here = office()
    one = draw(here, line(), line("c01"))
    clerk, manager = Viewer("c03", "main"), Viewer("m1", "main", leads=True)
    supervisor, elsewhere = Viewer("s1", supervises=True), Viewer("m2", "transport", leads=True)
    assert [[sees(one, x, who) for x in one.lines] for who in (clerk, manager, supervisor, elsewhere)] == [
        [True, False],
        [True, True],
        [True, True],
        [False, False],
    ]
    assert line_actions(one, one.lines[0], clerk) == [AssessmentAction.OBJECT]
    assert line_actions(one, one.lines[0], manager) == []
    object_to(here, one)
    assert (line_actions(one, one.lines[0], clerk), line_actions(one, one.lines[0], manager)) == (
        [],
        [AssessmentAction.DECIDE],
    )
    judge(here, one)
    assert line_actions(one, one.lines[0], manager) == []
    here.do(c.SignAssessment(one.id, one.seen, "m1"), "2026-03-20T10:00")
    assert line_actions(one, one.lines[1], Viewer("c01", "main")) == []


@pytest.mark.parametrize(
    ("kind", "subject", "whose", "leads"),
    [
        (K.WINDOW, "3", Viewer("m1", "main", leads=True), True),
        (K.DEPARTMENT, LAND, Viewer("r1", departments=(LAND,)), False),
        (K.HALL, "main", Viewer("m1", "main", leads=True), False),
    ],
)
def test_windows_departments_and_halls_have_somebody_who_objects_for_them(
    kind: AssessedKind, subject: str, whose: Viewer, leads: bool
) -> None:
    here = office()
    one = draw(here, line(subject), kind=kind)
    (kept,) = one.lines
    assert sees(one, kept, whose)
    assert (line_actions(one, kept, whose), oversees(kind, one.hall, whose)) == (
        [AssessmentAction.OBJECT],
        leads,
    )
    assert not sees(one, kept, Viewer("c03", "main"))
    assert oversees(kind, one.hall, Viewer("s1", supervises=True))


# As it is shown


def shown(here: Overseers, one: Assessment, who: Viewer) -> AssessmentView:
    now = Now(here.at, lambda at: f"{at:.0f}")
    return assessment_view(
        here.state,
        one,
        who,
        now,
        lambda hall, id: f"{hall}/{id}",
        lambda _, id: name(id),
        ("2026-02-01", "2026-02-28"),
    )


def test_it_is_shown_the_best_first_to_each_what_is_theirs_and_complaints_to_nobody_whom_they_are_about() -> (
    None
):
    here = office()
    low, late, letter = here.follow_up(), here.concern(about=ConcernAbout(clerk="c03")), here.letter()
    here.do(c.FollowLimits((OverLimit(LimitKind.IDLE, "main", "3", Lamp.RED, here.at),), ("main",)))
    measured = {M.LOW_RATINGS: Measured(4.0, (low.id, late.id, letter.id, "L1", "gone"))}
    one = draw(
        here, AssessedLine("c03", scored((RATING, LOW), measured)), line("c01"), AssessedLine("c09", ())
    )
    manager, clerk = Viewer("m1", "main", leads=True), Viewer("c03", "main")
    view = shown(here, one, manager)
    assert [(x.subject, x.total, x.grade) for x in view.lines] == [
        ("c01", 75.0, Grade.PASS),
        ("c03", 0.0, Grade.FAIL),
        ("c09", None, None),
    ]
    assert (view.may_sign, view.may_draw, view.objections_until, view.line.by) == (
        True,
        True,
        "2026-03-09",
        "main/m1",
    )
    score = view.lines[1].scores[1]
    assert (score.evidence, score.hidden) == ([low.id, late.id, letter.id, "L1"], 1)
    own = shown(here, one, clerk)
    assert [(x.subject, x.scores[1].evidence, x.scores[1].hidden) for x in own.lines] == [
        ("c03", [low.id, "L1"], 3)
    ]
    assert (own.may_sign, own.line.subjects) == (False, 1)
    object_to(here, one)
    judge(here, one, points={"low": 10.0})
    changed = next(x for x in shown(here, one, clerk).lines if x.subject == "c03")
    assert (changed.scores[1].points, changed.scores[1].before, changed.actions) == (10.0, 0.0, [])
    assert changed.objection is not None
    assert (changed.objection.by, changed.objection.decided_by) == ("main/c03", "main/m1")
    assert shown(here, one, manager).may_draw is False


def test_the_list_has_what_somebody_sees_a_line_of() -> None:
    here = office()
    one = draw(here)
    two = draw(here, line(LAND), kind=K.DEPARTMENT)
    object_to(here, one)
    now = Now(here.at, lambda at: f"{at:.0f}")
    for who, ids in (
        (Viewer("c03", "main"), [one.id]),
        (Viewer("r1", departments=(LAND,)), [two.id]),
        (Viewer("s1", supervises=True), [one.id, two.id]),
        (Viewer("c01", "main"), []),
    ):
        assert [x.id for x in seen_assessments(here.state, who)] == ids
    row = assessment_line(one, Viewer("c03", "main"), now, lambda hall, id: id)
    assert (row.objections, row.signed_at, row.signed_by) == (1, None, "")
    here.do(c.SignAssessment(two.id, two.seen, "s1"), "2026-03-20T10:00")
    assert assessment_line(two, Viewer("s1", supervises=True), now, lambda hall, id: id).signed_by == "s1"
