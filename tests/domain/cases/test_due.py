"""The one day by which a case has to be done, as lists are put in order by it."""

from msgspec import structs

from server.domain.cases import commands as c
from server.domain.cases.views.found import found_line
from server.domain.cases.words import Decision, PauseKind
from server.domain.now import Now
from tests.cases import CHAIN, HOUSING, LAND, TITLE, Office

LAW_ALONE = structs.replace(CHAIN, id="law-alone", promise_days=0, law_days=10)
NO_LIMIT = structs.replace(CHAIN, id="no-limit", promise_days=0)


def test_a_case_has_to_be_done_by_its_promise_or_where_none_was_made_by_the_law() -> None:
    office = Office((TITLE, LAW_ALONE, NO_LIMIT))
    assert office.state.due_of(office.accepted()) == "2026-03-05"
    assert office.state.due_of(office.accepted("law-alone")) == "2026-03-16"
    assert office.state.due_of(office.accepted("no-limit")) == ""


def test_nothing_is_due_before_a_case_is_accepted_while_its_clock_stands_or_once_it_is_decided() -> None:
    office = Office()
    case = office.receive()
    assert office.state.due_of(case) == ""
    office.do(c.AcceptCase(case.id, case.seen, "c01"))
    office.do(
        c.StopClock(
            case.id,
            case.seen,
            "r1",
            departments=(LAND,),
            kind=PauseKind.INSPECTION,
            expected="2026-03-10",
        )
    )
    line = found_line(office.state, case, Now(office.at, str))
    assert (office.state.due_of(case), line.due, line.paused) == ("", None, True)
    office.do(c.StartClock(case.id, case.seen, "r1", departments=(LAND,)), "2026-03-04T10:00")
    line = found_line(office.state, case, Now(office.at, str))
    assert office.state.due_of(case) == "2026-03-06"
    assert (line.due and line.due.due, line.paused) == ("2026-03-06", False)
    office.decide(case, "land", Decision.APPROVED)
    assert office.state.due_of(case) == "2026-03-06"
    office.decide(case, "housing", Decision.APPROVED)
    assert (case.decision, office.state.due_of(case)) == (Decision.APPROVED, "")
    assert case.departments == {HOUSING, LAND}
