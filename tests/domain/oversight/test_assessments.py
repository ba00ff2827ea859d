"""An assessment rests on what was measured, is objected to once, decided by somebody else, and stands once it is signed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from server.config.assessment import assessment_faults, assessment_of_config
from server.config.schema import (
    AssessmentSection,
    CriterionSection,
    GradesSection,
    Label,
    OversightSection,
)
from server.domain.cases.words import Lamp
from server.domain.now import Now
from server.domain.oversight import commands as c
from server.domain.oversight import refusal_codes as r
from server.domain.oversight.assessments.assessment import AssessedLine, Assessment
from server.domain.oversight.assessments.counted import Span, counted
from server.domain.oversight.assessments.measures import Criterion, Grades, Measured, scored, total
from server.domain.oversight.assessments.sight import line_actions, oversees, sees
from server.domain.oversight.concerns.concern import ConcernAbout
from server.domain.oversight.overruns.overrun import OverLimit
from server.domain.oversight.private import objection_words, private_of
from server.domain.oversight.shown.assessments import AssessmentView
from server.domain.oversight.sight import Viewer
from server.domain.oversight.stream import OversightStream
from server.domain.oversight.views.assessments import assessment_line, assessment_view, seen_assessments
from server.domain.oversight.words import (
    AssessedKind,
    AssessmentAction,
    AssessmentState,
    ConcernKind,
    ContestResult,
    Grade,
    LimitKind,
    Measure,
    ObjectionResult,
)
from tests.cases import LAND, MONDAY, moment
from tests.halls import name
from tests.oversight import SETTINGS, Overseers

K, M = AssessedKind, Measure
RATING = Criterion("rating", name("r"), M.MEAN_RATING, 60.0, 3.0, 5.0)
LOW = Criterion("low", name("l"), M.LOW_RATINGS, 40.0, 4.0, 0.0)
RULES = assessment_of_config(OversightSection())
WITH = structs.replace(
    SETTINGS, assessment=structs.replace(RULES, criteria={**RULES.criteria, K.CLERK: (RATING, LOW)})
)
MARCH = Span(moment("2026-03-01T00:00"), moment("2026-04-01T00:00"))


def line(subject: str = "c03", rating: float | None = 4.5, low: float = 1.0) -> AssessedLine:
    measured = {M.MEAN_RATING: Measured(rating), M.LOW_RATINGS: Measured(low, ("t1~1",))}
    return AssessedLine(subject, scored((RATING, LOW), measured))


def draw(
    here: Overseers, *lines: AssessedLine, period: str = "2026-02", kind: AssessedKind = K.CLERK
) -> Assessment:
    hall = "main" if kind in (K.CLERK, K.WINDOW) else ""
    here.do(
        c.DrawUpAssessment(
            kind=kind, hall=hall, period=period, ended=moment("2026-03-01T00:00"), lines=lines or (line(),), by="m1"
        )
    )  # fmt: skip
    return list(here.state.facts.assessments.values())[-1]


def object_to(here: Overseers, one: Assessment, by: str = "c03", subject: str = "c03") -> None:
    here.do(c.ObjectToAssessment(one.id, one.seen, by, subject=subject, words="o"))


def judge(
    here: Overseers,
    one: Assessment,
    result: ObjectionResult = ObjectionResult.UPHELD,
    by: str = "m1",
    points: dict[str, float] | None = None,
) -> None:
    here.do(
        c.DecideObjection(one.id, one.seen, by, subject="c03", result=result, words="d", points=points or {})
    )


def office() -> Overseers:
    return Overseers(WITH)


# Points


def test_what_lies_between_nothing_and_the_whole_is_worth_its_share_whichever_is_better() -> None:
    assert [RATING.points(value) for value in (2.0, 3.0, 4.0, 5.0, 5.5)] == [0.0, 0.0, 30.0, 60.0, 60.0]
    assert [LOW.points(value) for value in (0.0, 1.0, 4.0, 9.0)] == [40.0, 30.0, 0.0, 0.0]


def test_what_could_not_be_measured_counts_for_nothing_and_the_rest_for_more() -> None:
    assert total((RATING, LOW), line().scores) == 75.0
    assert total((RATING, LOW), line(rating=None).scores) == 75.0
    assert total((RATING, LOW), scored((RATING, LOW), {})) is None


@pytest.mark.parametrize(
    ("points", "grade"), [(90, Grade.EXCELLENT), (89.9, Grade.GOOD), (60, Grade.PASS), (59.9, Grade.FAIL)]
)
def test_grades(points: float, grade: Grade) -> None:
    assert Grades().of(points) is grade


@given(
    st.lists(
        st.tuples(st.floats(1, 60), st.floats(0, 9), st.floats(10, 20), st.none() | st.floats(-5, 30)),
        min_size=1,
        max_size=6,
    )
)
def test_a_total_lies_between_none_and_a_hundred(
    rows: list[tuple[float, float, float, float | None]],
) -> None:
    criteria = tuple(
        Criterion(str(n), name("x"), list(Measure)[n], weight, zero, full)
        for n, (weight, zero, full, _) in enumerate(rows)
    )
    measured = {criteria[n].measure: Measured(value) for n, (*_, value) in enumerate(rows)}
    reached = total(criteria, scored(criteria, measured))
    assert reached is None or 0 <= reached <= 100.5


# Its way


def test_it_is_drawn_up_objected_to_decided_and_signed_and_then_stands() -> None:
    here = office()
    one = draw(here, line(), line("c01"))
    assert (one.id, one.grade(one.lines[0]), one.total(one.lines[0])) == (
        "K2026-02.clerk.main",
        Grade.PASS,
        75.0,
    )
    object_to(here, one)
    with pytest.raises(r.ObjectedTo):
        here.do(c.SignAssessment(one.id, one.seen, "m1"), "2026-03-20T10:00")
    judge(here, one, points={"low": 40.0})
    first = one.lines[0]
    assert (one.total(first), first.objection and first.objection.before) == (85.0, {"low": 30.0})
    assert one.total(one.lines[1]) == 75.0, "nobody else's"
    here.do(c.SignAssessment(one.id, one.seen, "m1"))
    assert (one.state, one.closed_at, one.open) == (AssessmentState.SIGNED, here.at, False)
    for command in (
        c.ObjectToAssessment(one.id, one.seen, "c01", subject="c01", words="o"),
        c.DecideObjection(one.id, one.seen, "m1", subject="c03", result=ObjectionResult.UPHELD, words="d"),
        c.SignAssessment(one.id, one.seen, "m1"),
    ):
        with pytest.raises(r.AssessmentSignedOff):
            here.do(command)
    with pytest.raises(r.AssessmentSignedOff):
        draw(here)


def test_it_is_drawn_up_anew_until_somebody_objects_and_only_when_its_time_is_over() -> None:
    here = office()
    draw(here)
    one = draw(here, line(rating=5.0))
    assert (len(here.state.facts.assessments), one.seen, one.total(one.lines[0])) == (1, 2, 90.0)
    object_to(here, one)
    with pytest.raises(r.ObjectedTo):
        draw(here)
    with pytest.raises(r.NobodyAssessed):
        here.do(c.DrawUpAssessment(kind=K.HALL, hall="", period="2026-02", ended=0.0, lines=(), by="s1"))
    with pytest.raises(r.PeriodNotOver):
        here.do(
            c.DrawUpAssessment(
                kind=K.HALL, hall="", period="2026-03", ended=here.at + 1, lines=(line(),), by="s1"
            )
        )


def test_objections_have_their_days_and_nobody_signs_before() -> None:
    here = office()
    one = draw(here)
    with pytest.raises(r.ObjectionsStillOpen):
        here.do(c.SignAssessment(one.id, one.seen, "m1"), "2026-03-09T17:29")
    here.at = moment("2026-03-09T17:30")
    with pytest.raises(r.ObjectionsOver):
        object_to(here, one)
    here.do(c.SignAssessment(one.id, one.seen, "m1"))
    assert not one.open
    at_once = Overseers(structs.replace(WITH, assessment=structs.replace(WITH.assessment, objection_days=0)))
    one = draw(at_once)
    object_to(at_once, one)
    judge(at_once, one)
    at_once.do(c.SignAssessment(one.id, one.seen, "m1"))
    assert not one.open


def test_an_objection_is_made_once_and_decided_by_somebody_else_within_what_a_criterion_is_worth() -> None:
    here = office()
    one = draw(here, line(), line("c01"))
    with pytest.raises(r.WrongStep):
        judge(here, one)
    with pytest.raises(r.UnknownSubject):
        object_to(here, one, subject="c09")
    with pytest.raises(r.UnknownAssessment):
        here.do(c.SignAssessment("K", 1, "m1"))
    with pytest.raises(r.ItemChanged):
        here.do(c.SignAssessment(one.id, 7, "m1"))
    object_to(here, one)
    with pytest.raises(r.ObjectedBefore):
        object_to(here, one)
    with pytest.raises(r.SecondPersonNeeded):
        judge(here, one, by="c03")
    for points in ({"low": 41.0}, {"low": -1.0}, {"other": 1.0}):
        with pytest.raises(r.PointsOutside):
            judge(here, one, points=points)
    with pytest.raises(r.PointsOutside):
        judge(here, one, ObjectionResult.REJECTED, points={"low": 40.0})
    judge(here, one, ObjectionResult.REJECTED)
    assert (one.total(one.lines[0]), objection_words(one, "c03")) == (75.0, {"first": "o", "why": "d"})
    assert (objection_words(one, "c01"), objection_words(one, "c09"), private_of(one)) == ({}, {}, ["o", "d"])
    with pytest.raises(r.WrongStep):
        judge(here, one)


def test_a_snapshot_brings_it_back() -> None:
    here = office()
    one = draw(here)
    object_to(here, one)
    stream = OversightStream(here.settings)
    kept = stream.facts(here.state)
    restored = stream.restored(kept.head, kept.all_rows(), 1)
    assert restored.facts == here.state.facts
    assert restored.facts.assessments[one.id].criteria == (RATING, LOW)


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


# What is counted


def test_what_is_counted_of_each_kind_and_what_is_set_aside_or_taken_back_is_not() -> None:
    here = office()
    low = here.follow_up()
    aside = here.state.facts.follow_ups[here.rate(1, case="b", clerk="c01", department=LAND, window="1")]
    here.contest(aside, by="c01")
    here.decide(aside, ContestResult.UPHELD)
    late = here.concern(about=ConcernAbout(clerk="c03", window="3", department=LAND))
    here.concern(ConcernKind.QUESTION, about=ConcernAbout(clerk="c03"))
    gone = here.concern(about=ConcernAbout(clerk="c03"))
    here.do(c.WithdrawConcern(item=gone.id))
    idle = OverLimit(LimitKind.IDLE, "main", "3", Lamp.RED, here.at)
    far = OverLimit(LimitKind.IDLE, "transport", "3", Lamp.RED, here.at)
    here.do(c.FollowLimits((idle, far), ("main", "transport")))
    here.do(c.AnswerOverrun("L1", 1, "m1", words="a"))
    sent = [here.letter(unit=LAND), here.letter()]

    def of(
        kind: AssessedKind, subject: str, hall: str = "main", span: Span = MARCH
    ) -> dict[Measure, tuple[str, ...]]:
        return {m: v.evidence for m, v in counted(here.state, kind, hall, subject, span).items()}

    assert of(K.CLERK, "c03") == {M.LOW_RATINGS: (low.id,), M.COMPLAINTS: (late.id,)}
    assert of(K.CLERK, "c01") == {M.LOW_RATINGS: (), M.COMPLAINTS: ()}
    assert of(K.CLERK, "c03", "transport") == {M.LOW_RATINGS: (), M.COMPLAINTS: ()}
    assert of(K.WINDOW, "3") == {
        M.LOW_RATINGS: (low.id,), M.COMPLAINTS: (late.id,), M.OVERRUNS: ("L1",), M.UNANSWERED: (),
    }  # fmt: skip
    assert of(K.DEPARTMENT, LAND, "") == {
        M.LOW_RATINGS: (), M.COMPLAINTS: (late.id,), M.OVERRUNS: (), M.UNANSWERED: (), M.LETTERS: (sent[0].id,),
    }  # fmt: skip
    assert of(K.HALL, "main", "") == {
        M.LOW_RATINGS: (low.id,), M.COMPLAINTS: (late.id,), M.OVERRUNS: ("L1",), M.UNANSWERED: (),
        M.LETTERS: (sent[1].id,),
    }  # fmt: skip
    assert of(K.HALL, "transport", "")[M.UNANSWERED] == ("L2",)
    april = Span(MARCH.until, MARCH.until + 1)
    assert not any(of(K.HALL, "main", "", april).values())
    assert MARCH.holds(moment(MONDAY))


# By the configuration


def section(**more: object) -> OversightSection:
    return OversightSection(**more)  # type: ignore[arg-type]


def criterion(**more: object) -> CriterionSection:
    base = {
        "id": "a",
        "name": Label("甲", "a"),
        "measure": M.MEAN_RATING,
        "weight": 1.0,
        "zero": 1.0,
        "full": 5.0,
    }
    return CriterionSection(**(base | more))  # type: ignore[arg-type]


def test_what_the_configuration_says_of_a_kind_takes_the_place_of_what_is_usual() -> None:
    own = AssessmentSection(K.CLERK, (criterion(),))
    rules = assessment_of_config(section(assessment=(own,)))
    assert [x.id for x in rules.criteria[K.CLERK]] == ["a"]
    assert rules.criteria[K.HALL] == RULES.criteria[K.HALL]
    assert all(sum(x.weight for x in kept) == 100 for kept in RULES.criteria.values())
    assert list(assessment_faults(OversightSection())) == []


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        (section(grades=GradesSection(good=95)), "must fall from 100"),
        (section(grades=GradesSection(objection_days=61)), "objection_days"),
        (section(assessment=(AssessmentSection(K.CLERK, (criterion(),)),) * 2), "appears twice"),
        (section(assessment=(AssessmentSection(K.CLERK, ()),)), "at least one criterion"),
        (
            section(assessment=(AssessmentSection(K.CLERK, (criterion(), criterion())),)),
            "id 'a' appears twice",
        ),
        (
            section(assessment=(AssessmentSection(K.CLERK, (criterion(measure=M.LETTERS),)),)),
            "not known of a clerk",
        ),
        (section(assessment=(AssessmentSection(K.CLERK, (criterion(full=1.0),)),)), "must differ"),
    ],
)
def test_rules_that_cannot_be_are_refused(said: OversightSection, fault: str) -> None:
    assert [x for x in assessment_faults(said) if fault in x]


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
