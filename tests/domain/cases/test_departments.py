"""What departments do beside deciding: return, ask one another, stand in, go ahead, get papers."""

import pytest
from msgspec import structs

from server.domain.cases import commands as c
from server.domain.cases import refusal_codes as r
from server.domain.cases.case import Case
from server.domain.cases.private import private_of, words_of
from server.domain.cases.state import CasesState
from server.domain.cases.views.counter import counter_view
from server.domain.cases.views.departments import departments_view
from server.domain.cases.views.pile import pile_view
from server.domain.cases.words import CaseState, Decision, JoinRule, TaskState
from server.domain.now import Now
from tests.cases import HOUSING, LAND, STAMP, TAX, TITLE, Office

LED = structs.replace(
    TITLE,
    id="led",
    join=JoinRule.LEAD,
    flow=(structs.replace(TITLE.flow[0], lead=True, delegated=True), TITLE.flow[1]),
)
"""Housing leads, and its representative may decide."""


def now(office: Office) -> Now:
    return Now(office.at, str)


def pile(state: CasesState, department: str, office: Office) -> list[tuple[str, str]]:
    return [(line.task, line.advice) for line in pile_view(state, department, now(office)).lines]


def returned(office: Office, items: tuple[str, ...] = ("m2",)) -> Case:
    case = office.accepted()
    office.take(case, "land")
    office.do(
        c.ReturnTask(case.id, case.seen, "r1", task="land", departments=(LAND,), items=items, words="w1")
    )
    return case


def test_a_part_that_is_returned_lies_at_the_window_with_what_has_to_be_brought_again() -> None:
    office = Office()
    case = returned(office)
    assert (case.tasks["land"].state, case.tasks["land"].returned) == (TaskState.RETURNED, "w1")
    assert "m2" not in case.brought
    assert pile(office.state, LAND, office) == []
    assert [line.back for line in counter_view(office.state, "main", now(office)).lines] == [True]
    with pytest.raises(r.MaterialsMissing):
        office.do(c.HandAgain(case.id, case.seen, "c01", task="land"))
    office.do(c.BringMaterial(case.id, case.seen, "c01", items=("m2",)))
    office.do(c.HandAgain(case.id, case.seen, "c01", task="land"))
    assert case.tasks["land"].state is TaskState.HANDED
    assert counter_view(office.state, "main", now(office)).lines == []


def test_a_case_is_not_decided_while_a_part_of_it_lies_at_the_window() -> None:
    office = Office()
    case = returned(office, ())
    office.decide(case, "housing", Decision.APPROVED)
    assert case.state is CaseState.ACCEPTED


def test_only_materials_of_the_matter_can_be_asked_for_again() -> None:
    office = Office()
    case = office.accepted()
    office.take(case, "land")
    with pytest.raises(r.UnknownMaterial):
        office.do(c.ReturnTask(case.id, case.seen, "r1", task="land", departments=(LAND,), items=("m9",)))


def test_nobody_hands_on_what_a_department_has_not_returned_nor_a_part_that_does_not_exist() -> None:
    office = Office()
    case = office.accepted()
    with pytest.raises(r.WrongCaseState):
        office.do(c.HandAgain(case.id, case.seen, "c01", task="land"))
    with pytest.raises(r.UnknownTask):
        office.do(c.HandAgain(case.id, case.seen, "c01", task="?"))


def test_a_part_is_not_returned_while_the_clock_stands_still() -> None:
    office = Office()
    case = office.accepted()
    office.take(case, "land")
    office.do(
        c.StopClock(
            case.id,
            case.seen,
            "r1",
            departments=(LAND,),
            kind=TITLE.pauses[0],
            expected="2026-03-09",
        )
    )
    with pytest.raises(r.ClockStands):
        office.do(c.ReturnTask(case.id, case.seen, "r1", task="land", departments=(LAND,)))


# The lead


@pytest.fixture
def led() -> tuple[Office, Case]:
    office = Office([LED, STAMP])
    case = office.accepted("led")
    office.take(case, "housing")
    return office, case


def decide(
    office: Office,
    case: Case,
    decision: Decision = Decision.APPROVED,
    *,
    task: str = "housing",
    pledge: bool = False,
    representative: bool = False,
) -> None:
    """By whoever has taken it."""
    office.do(
        c.DecideTask(
            case.id,
            case.seen,
            "r1",
            task=task,
            departments=office.of(case, task),
            decision=decision,
            pledge=pledge,
            representative=representative,
        )
    )


def test_the_lead_goes_on_without_the_others_with_a_pledge(led: tuple[Office, Case]) -> None:
    office, case = led
    decide(office, case, pledge=True)
    assert (case.state, case.decision) == (CaseState.DECIDED, Decision.APPROVED)
    assert case.tasks["land"].state is TaskState.NOT_NEEDED


def test_without_a_pledge_the_lead_waits_for_the_others(led: tuple[Office, Case]) -> None:
    office, case = led
    decide(office, case)
    assert case.state is CaseState.ACCEPTED
    office.decide(case, "land", Decision.APPROVED)
    assert case.state is CaseState.DECIDED


def test_the_leads_refusal_ends_it(led: tuple[Office, Case]) -> None:
    office, case = led
    decide(office, case, Decision.REFUSED)
    assert (case.state, case.decision) == (CaseState.DECIDED, Decision.REFUSED)


def test_only_the_lead_goes_on_and_only_by_agreeing(led: tuple[Office, Case]) -> None:
    office, case = led
    with pytest.raises(r.NotTheLead):
        decide(office, case, Decision.REFUSED, pledge=True)
    office.take(case, "land")
    with pytest.raises(r.NotTheLead):
        decide(office, case, task="land", pledge=True)


def test_a_matter_that_its_lead_decides_has_exactly_one() -> None:
    with pytest.raises(r.InvalidMatter):
        Office([structs.replace(TITLE, join=JoinRule.LEAD)])


def test_a_representative_decides_what_the_department_has_delegated_and_nothing_else(
    led: tuple[Office, Case],
) -> None:
    office, case = led
    office.take(case, "land")
    with pytest.raises(r.NotDelegated):
        decide(office, case, task="land", representative=True)
    decide(office, case, representative=True)
    assert case.tasks["housing"].state is TaskState.APPROVED


# Advice


def test_a_department_that_is_asked_finds_the_question_in_its_pile_and_answers_once() -> None:
    office = Office()
    case = office.accepted()
    office.take(case, "land")
    office.do(
        c.AskAdvice(case.id, case.seen, "r1", task="land", departments=(LAND,), department=TAX, question="q1")
    )
    assert pile(office.state, TAX, office) == [("land", "1")]
    answer = c.GiveAdvice(case.id, case.seen, "t1", advice="1", words="w1", departments=(TAX,))
    with pytest.raises(r.NotYourTask):
        office.do(structs.replace(answer, departments=(HOUSING,)))
    with pytest.raises(r.UnknownAdvice):
        office.do(structs.replace(answer, advice="2"))
    office.do(answer)
    assert (case.advice[0].given_by, case.advice[0].words) == ("t1", "w1")
    assert pile(office.state, TAX, office) == []
    with pytest.raises(r.AdviceAlreadyGiven):
        office.do(structs.replace(answer, seen=case.seen))


def test_nobody_is_asked_any_more_once_the_case_is_decided() -> None:
    office = Office()
    case = office.accepted()
    office.take(case, "land")
    office.do(c.AskAdvice(case.id, case.seen, "r1", task="land", departments=(LAND,), department=TAX))
    office.do(
        c.DecideTask(case.id, case.seen, "r1", task="land", departments=(LAND,), decision=Decision.APPROVED)
    )
    office.decide(case, "housing", Decision.APPROVED)
    assert pile(office.state, TAX, office) == []


# Papers


def test_papers_are_sent_by_the_window_and_confirmed_by_the_department() -> None:
    office = Office()
    case = office.accepted()
    confirm = c.ConfirmPapers(case.id, case.seen, "r1", task="land", departments=(LAND,))
    with pytest.raises(r.NoPapersSent):
        office.do(confirm)
    office.do(c.SendPapers(case.id, case.seen, "c01", task="land", pieces=3))
    with pytest.raises(r.PapersUnderWay):
        office.do(c.SendPapers(case.id, case.seen, "c01", task="land"))
    office.do(structs.replace(confirm, seen=case.seen))
    papers = case.tasks["land"].papers
    assert papers is not None
    assert (papers.pieces, papers.sent_by, papers.got_by) == (3, "c01", "r1")
    office.do(c.SendPapers(case.id, case.seen, "c01", task="land"))


# Standing in


def test_a_partner_decides_in_the_absents_stead_on_the_days_of_the_absence_and_says_for_whom() -> None:
    office = Office()
    case = office.accepted()
    office.take(case, "land", by="r1")
    decision = c.DecideTask(
        case.id, case.seen, "r2", task="land", departments=(LAND,), decision=Decision.APPROVED
    )
    with pytest.raises(r.TaskElsewhere):
        office.do(decision)
    office.do(c.SetDuty("r1", "r2", "2026-03-03", "2026-03-04", "r1"))
    with pytest.raises(r.TaskElsewhere):
        office.do(decision)
    line = pile_view(office.state, LAND, now(office)).lines[0]
    assert line.by == "r1"
    events = office.do(decision, "2026-03-03T09:00")
    assert [getattr(event, "for_", None) for event in events][:1] == ["r1"]


def test_an_absence_can_be_ended_and_one_that_makes_no_sense_is_refused() -> None:
    office = Office()
    office.do(c.SetDuty("r1", "r2", "2026-03-02", "2026-03-20", "r1"))
    assert office.state.stand_in("r1", office.at) == "r2"
    office.do(c.SetDuty("r1", "", "", "", "m1"))
    assert office.state.stand_in("r1", office.at) == ""
    assert office.do(c.SetDuty("r1", "", "", "", "m1")) == []
    for partner, since, until in (
        ("r1", "2026-03-02", "2026-03-20"),
        ("r2", "2026-03-05", "2026-03-04"),
        ("r2", "2026-02-02", "2026-02-20"),
    ):
        with pytest.raises(r.InvalidDuty):
            office.do(c.SetDuty("r1", partner, since, until, "r1"))


# Training


def test_a_clerk_accepts_only_matters_that_they_are_trained_for() -> None:
    office = Office()
    with pytest.raises(r.NotTrained):
        office.do(c.ReceiveCase("title", "main", "1", "", "c01", "p", trained=("stamp",)))
    case = office.receive()
    with pytest.raises(r.NotTrained):
        office.do(c.AcceptCase(case.id, case.seen, "c01", trained=()))
    office.do(c.AcceptCase(case.id, case.seen, "c01", trained=("title",)))
    assert case.state is CaseState.ACCEPTED


def test_a_case_knows_everything_that_was_kept_apart_for_it() -> None:
    office = Office()
    case = returned(office, ())
    office.take(case, "housing", by="r2")
    asked = c.AskAdvice(
        case.id, case.seen, "r2", task="housing", departments=(HOUSING,), department=TAX, question="w2"
    )
    office.do(asked)
    office.do(c.GiveAdvice(case.id, case.seen, "t1", advice="1", words="w3", departments=(TAX,)))
    office.do(
        c.ExtendLimit(case.id, case.seen, "r2", departments=(HOUSING,), days=1, approver="h", reason="w4")
    )
    assert words_of(case) == {"return land": "w1", "question 1": "w2", "advice 1": "w3", "extension": "w4"}
    assert words_of(office.accepted()) == {}
    assert list(private_of(case)) == ["person-1", "w1", "w2", "w3", "w4"]


def test_the_departments_of_what_can_be_applied_for_are_known_by_name() -> None:
    office = Office([TITLE, STAMP])
    office.do(c.WithdrawMatter("stamp"))
    assert [one.id for one in departments_view(office.state).departments] == sorted([HOUSING, LAND])
