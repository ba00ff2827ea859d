"""At the window: numbered, accepted, told what is missing, refused; and accepted by the law where nobody spoke."""

import pytest
from msgspec import structs

from server.domain.cases import commands as c
from server.domain.cases import refusal_codes as r
from server.domain.cases.case import Case
from server.domain.cases.number import case_number, is_whole
from server.domain.cases.words import (
    CaseState,
    Decision,
    RefusalReason,
)
from tests.cases import HOUSING, LAND, TITLE, Office, moment

YES, NO = Decision.APPROVED, Decision.REFUSED


def states(case: Case) -> dict[str, str]:
    return {id: task.state.value for id, task in case.tasks.items()}


# The number


def test_a_number_is_region_day_serial_and_the_check_character_of_an_identity_number() -> None:
    office = Office()
    first, second = office.receive(), office.receive()
    assert first.id.startswith("3704032026030200001")
    assert second.id.startswith("3704032026030200002")
    assert is_whole(first.id)
    assert is_whole("11010519491231002X"), "the example of GB 11643-1999"
    changed = first.id[:-3] + first.id[-2] + first.id[-3] + first.id[-1]
    assert not is_whole(changed), "two digits changed places"
    assert not is_whole("37040320260302٠0001X"), "digits of another script are none"
    tomorrow = office.receive(at="2026-03-03T09:00")
    assert tomorrow.id.startswith("3704032026030300001")


def test_two_cases_never_get_one_number_even_if_the_clock_is_set_back() -> None:
    office = Office()
    office.receive(at="2026-03-03T09:00")
    back = office.receive(at="2026-03-02T09:00")
    again = office.receive(at="2026-03-03T10:00")
    assert [back.id[6:19], again.id[6:19]] == ["2026030300002", "2026030300003"]
    assert case_number("370403", "2026-03-03", 2) == back.id


# At the window


def test_what_is_missing_is_told_once_and_all_of_it() -> None:
    office = Office()
    case = office.receive(brought=["m1"])
    with pytest.raises(r.MaterialsMissing) as told:
        office.do(c.AcceptCase(case.id, case.seen, "c01"))
    assert told.value.params == {"items": "m2, m3"}
    office.do(c.AskCorrection(case.id, case.seen, "c01"))
    assert case.correction is not None
    assert case.correction.items == ("m2", "m3")
    with pytest.raises(r.CorrectionTold):
        office.do(c.AskCorrection(case.id, case.seen, "c01"))
    office.do(c.BringMaterial(case.id, case.seen, "c01", items=("m3", "m2", "m3")))
    assert case.brought == ["m1", "m3", "m2"]
    office.do(c.AcceptCase(case.id, case.seen, "c01"))
    assert case.state is CaseState.ACCEPTED


def test_nothing_is_told_to_be_missing_of_what_is_all_there() -> None:
    office = Office()
    case = office.receive()
    with pytest.raises(r.NothingMissing):
        office.do(c.AskCorrection(case.id, case.seen, "c01"))
    with pytest.raises(r.NothingMissing):
        office.do(c.BringMaterial(case.id, case.seen, "c01", items=("m1",)))


def test_only_a_listed_material_may_follow_and_only_within_the_promise() -> None:
    office = Office()
    case = office.receive(brought=["m1", "m2"])
    with pytest.raises(r.LackTooLate) as late:
        office.do(c.AcceptCase(case.id, case.seen, "c01", lacks={"m3": "2026-03-06"}))
    assert late.value.params == {"until": "2026-03-05"}
    with pytest.raises(r.LackInPast):
        office.do(c.AcceptCase(case.id, case.seen, "c01", lacks={"m3": "2026-03-01"}))
    office.do(c.AcceptCase(case.id, case.seen, "c01", lacks={"m3": "2026-03-05"}))
    assert (case.state, case.lacks) == (CaseState.ACCEPTED, {"m3": "2026-03-05"})
    other = office.receive(brought=["m1", "m3"])
    with pytest.raises(r.MaterialsMissing) as told:
        office.do(c.AcceptCase(other.id, other.seen, "c01", lacks={"m2": "2026-03-03"}))
    assert told.value.params == {"items": "m2"}


def test_no_result_is_handed_out_while_a_pledged_material_is_not_there() -> None:
    office = Office()
    case = office.receive(brought=["m1", "m2"])
    office.do(c.AcceptCase(case.id, case.seen, "c01", lacks={"m3": "2026-03-05"}))
    office.decide(case, "housing", YES)
    office.decide(case, "land", YES)
    with pytest.raises(r.MaterialsMissing):
        office.do(c.ShelveResult(case.id, case.seen, "i1"))
    office.do(c.BringMaterial(case.id, case.seen, "c01", items=("m3",)))
    assert (case.lacks, case.brought) == ({}, ["m1", "m2", "m3"])
    office.do(c.ShelveResult(case.id, case.seen, "i1"))
    assert case.state is CaseState.ISSUING


def test_a_lack_without_a_known_promise_is_the_clerks_to_date() -> None:
    office = Office([structs.replace(TITLE, promise_days=0)])
    case = office.receive(brought=["m1", "m2"])
    office.do(c.AcceptCase(case.id, case.seen, "c01", lacks={"m3": "2026-12-31"}))
    assert case.lacks == {"m3": "2026-12-31"}


def test_a_refusal_is_for_a_reason_of_the_law_and_says_who_is_right() -> None:
    office = Office()
    case = office.receive()
    office.do(c.RefuseCase(case.id, case.seen, "c01", reason=RefusalReason.NOT_OURS, authority="市局"))
    assert (case.state, case.refusal, case.open) == (CaseState.REFUSED, RefusalReason.NOT_OURS, False)


def test_who_is_told_nothing_within_five_working_days_is_accepted_from_the_day_of_receipt() -> None:
    office = Office()
    told, untold = office.receive(brought=["m1"]), office.receive(brought=["m1"])
    office.do(c.AskCorrection(told.id, told.seen, "c01"))
    assert office.do(c.FollowTime(), at="2026-03-09T17:29") == []
    office.do(c.FollowTime(), at="2026-03-09T17:30")
    assert (untold.state, untold.deemed, untold.accepted_at) == (
        CaseState.ACCEPTED,
        True,
        moment("2026-03-02T10:00"),
    )
    assert told.state is CaseState.RECEIVED
    assert states(untold) == {"housing": "handed", "land": "handed"}
    promise = office.state.deadlines_of(untold).promise
    assert promise is not None
    assert promise.due == "2026-03-05"


def test_who_withdraws_frees_the_departments() -> None:
    office = Office()
    case = office.accepted()
    office.take(case, "land")
    office.do(c.WithdrawCase(case.id, case.seen, "c01"))
    assert (case.state, states(case)) == (
        CaseState.WITHDRAWN,
        {"housing": "not_needed", "land": "not_needed"},
    )
    assert office.state.piles == {HOUSING: {}, LAND: {}}
