"""An assessment rests on what was measured, is objected to once, decided by somebody else, and stands once it is signed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from server.config.assessment import assessment_of_config
from server.config.oversight_section import (
    OversightSection,
)
from server.domain.oversight import commands as c
from server.domain.oversight import refusal_codes as r
from server.domain.oversight.assessments.assessment import AssessedLine, Assessment
from server.domain.oversight.assessments.counted import Span
from server.domain.oversight.assessments.measures import Criterion, Grades, Measured, scored, total
from server.domain.oversight.private import objection_words, private_of
from server.domain.oversight.stream import OversightStream
from server.domain.oversight.words import (
    AssessedKind,
    AssessmentState,
    Grade,
    Measure,
    ObjectionResult,
)
from tests.cases import moment
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
    assert reached is None or 0 <= reached <= 100


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
