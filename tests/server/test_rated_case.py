"""A visit that was about a case: its rating is the case's, at the stage that the visit was about."""

from server.bridges.rated_case import with_case
from server.domain.cases import commands as c
from server.domain.oversight.ratings.rated import RatedThing
from server.domain.oversight.words import RatedStage
from tests.cases import Office

VISIT = RatedThing("main", RatedStage.SERVICE, window="1", clerk="c01", ticket="t1")


def test_the_rating_of_a_visit_is_that_of_the_case_that_was_accepted_there() -> None:
    office = Office()
    assert with_case(office.state, VISIT) == VISIT, "somebody came for something else"
    case = office.receive()
    received = with_case(office.state, VISIT)
    assert (received.stage, received.case) == (RatedStage.SERVICE, case.id), "taken in, and not accepted yet"
    office.do(c.AcceptCase(case.id, case.seen, "c01"))
    accepted = with_case(office.state, VISIT)
    assert (accepted.stage, accepted.case, accepted.matter) == (RatedStage.ACCEPTED, case.id, case.matter)
    assert (accepted.window, accepted.clerk) == ("1", "c01"), "whoever served stays whom it is about"
    other = RatedThing("main", RatedStage.SERVICE, ticket="t2")
    assert with_case(office.state, other) == other
    nobody = RatedThing("main", RatedStage.SERVICE)
    assert with_case(office.state, nobody) == nobody


def test_the_rating_of_a_visit_for_the_result_is_that_of_the_cases_end() -> None:
    office = Office()
    case = office.receive()
    office.state.facts.cases[case.id].collected_with = "t9"
    ended = with_case(office.state, RatedThing("main", RatedStage.SERVICE, ticket="t9"))
    assert (ended.stage, ended.case) == (RatedStage.ENDED, case.id)
