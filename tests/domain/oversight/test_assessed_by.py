"""What is counted of whoever is assessed, and by which rules."""

import pytest

from server.config.assessment import assessment_faults, assessment_of_config
from server.config.oversight_section import (
    AssessmentSection,
    CriterionSection,
    GradesSection,
    OversightSection,
)
from server.config.strict import Label
from server.domain.cases.words import Lamp
from server.domain.oversight import commands as c
from server.domain.oversight.assessments.counted import Span, counted
from server.domain.oversight.concerns.concern import ConcernAbout
from server.domain.oversight.overruns.overrun import OverLimit
from server.domain.oversight.words import AssessedKind, ConcernKind, ContestResult, LimitKind, Measure
from tests.cases import LAND, MONDAY, moment
from tests.domain.oversight.test_assessments import MARCH, RULES, K, M, office

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
