"""A case from the window through the departments and back into the citizen's hands."""

import pytest
from msgspec import structs

from server.domain.cases import commands as c
from server.domain.cases import events as e
from server.domain.cases import refusals as r
from server.domain.cases.case import Case
from server.domain.cases.number import case_number, is_whole
from server.domain.cases.steps import barred
from server.domain.cases.words import (
    Action,
    CaseState,
    Collection,
    Decision,
    JoinRule,
    Lamp,
    PauseKind,
    RefusalReason,
    TaskState,
)
from tests.cases import CHAIN, HOUSING, LAND, STAMP, TITLE, Office, moment

YES, NO = Decision.APPROVED, Decision.REFUSED


def states(case: Case) -> dict[str, str]:
    return {id: task.state.value for id, task in case.tasks.items()}


def test_a_case_goes_from_the_window_through_two_departments_into_the_citizens_hands() -> None:
    office = Office()
    case = office.receive()
    assert case.state is CaseState.RECEIVED
    office.do(c.AcceptCase(case.id, case.seen, "c01"))
    assert (case.state, states(case)) == (CaseState.ACCEPTED, {"housing": "handed", "land": "handed"})
    office.decide(case, "housing", YES)
    assert (case.state, states(case)) == (CaseState.ACCEPTED, {"housing": "approved", "land": "handed"})
    office.decide(case, "land", YES, by="r2")
    assert (case.state, case.decision) == (CaseState.DECIDED, YES)
    office.do(c.ShelveResult(case.id, case.seen, "i1", place="A-3"))
    assert (case.state, case.place) == (CaseState.ISSUING, "A-3")
    office.do(c.CollectResult(case.id, case.seen, "i1", how=Collection.CODE))
    assert (case.state, case.collected, case.open) == (CaseState.CLOSED, Collection.CODE, False)


def test_an_immediate_matter_is_accepted_decided_and_handed_over_in_one_press() -> None:
    office = Office()
    case = office.receive("stamp", ["m1"])
    office.do(c.AcceptCase(case.id, case.seen, "c01", done=True))
    assert (case.state, case.decision, case.collected) == (CaseState.CLOSED, YES, Collection.AT_ONCE)
    assert states(case) == {"s": "approved"}
    promised = office.receive()
    with pytest.raises(r.NotImmediate):
        office.do(c.AcceptCase(promised.id, promised.seen, "c01", done=True))


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


# Departments


def test_a_step_begins_when_all_before_it_have_agreed() -> None:
    office = Office()
    case = office.accepted("chain")
    assert states(case) == {"a": "handed", "b": "planned", "c": "planned", "d": "planned"}
    office.decide(case, "a", YES)
    assert states(case) == {"a": "approved", "b": "handed", "c": "handed", "d": "planned"}
    office.decide(case, "c", YES)
    assert states(case)["d"] == "planned"
    office.decide(case, "b", YES)
    office.decide(case, "d", YES)
    assert (case.state, case.decision) == (CaseState.DECIDED, YES)


def test_one_refusal_leaves_no_other_open_for_ever() -> None:
    office = Office()
    case = office.accepted("chain")
    office.decide(case, "a", YES)
    office.decide(case, "b", NO)
    assert states(case) == {"a": "approved", "b": "refused", "c": "not_needed", "d": "not_needed"}
    assert (case.state, case.decision) == (CaseState.DECIDED, NO)


def test_where_all_must_speak_a_refusal_waits_for_those_who_are_at_it_and_frees_those_behind() -> None:
    office = Office([structs.replace(CHAIN, join=JoinRule.ALL)])
    case = office.accepted("chain")
    office.decide(case, "a", YES)
    office.decide(case, "b", NO)
    assert (case.state, states(case)["c"]) == (CaseState.ACCEPTED, "handed")
    office.decide(case, "c", YES)
    assert states(case) == {"a": "approved", "b": "refused", "c": "approved", "d": "not_needed"}
    assert (case.state, case.decision) == (CaseState.DECIDED, NO)


def test_a_task_is_the_departments_and_then_the_persons_who_took_it() -> None:
    office = Office()
    case = office.accepted()
    with pytest.raises(r.NotYourTask):
        office.do(c.TakeTask(case.id, case.seen, "r9", task="land", departments=(HOUSING,)))
    with pytest.raises(r.UnknownTask):
        office.do(c.TakeTask(case.id, case.seen, "r9", task="sea", departments=(HOUSING,)))
    office.take(case, "land")
    with pytest.raises(r.TaskElsewhere):
        office.do(c.GiveBackTask(case.id, case.seen, "r2", task="land", departments=(LAND,)))
    office.do(c.GiveBackTask(case.id, case.seen, "r1", task="land", departments=(LAND,)))
    assert (case.tasks["land"].state, case.tasks["land"].by) == (TaskState.HANDED, "")
    assert list(office.state.piles[LAND]) == [case.id]


def test_work_on_what_was_taken_away_meanwhile_is_not_carried_out() -> None:
    office = Office()
    case = office.accepted()
    before = case.seen
    office.take(case, "land")
    with pytest.raises(r.CaseChanged):
        office.do(c.TakeTask(case.id, before, "r2", task="land", departments=(LAND,)))
    with pytest.raises(r.WrongCaseState):
        office.do(c.TakeTask(case.id, case.seen, "r2", task="land", departments=(LAND,)))


# The clock


def test_a_stop_moves_the_end_and_nothing_is_decided_meanwhile() -> None:
    office = Office()
    case = office.accepted()
    office.take(case, "land")
    stop = c.StopClock(
        case.id, case.seen, "r1", departments=(LAND,), kind=PauseKind.INSPECTION, expected="2026-03-10"
    )
    office.do(stop, at="2026-03-03T10:00")
    assert office.state.deadlines_of(case).lamp(moment("2026-05-01T10:00")) is Lamp.GREEN, (
        "it stands as it stood"
    )
    with pytest.raises(r.ClockStands):
        office.do(c.DecideTask(case.id, case.seen, "r1", task="land", departments=(LAND,), decision=YES))
    with pytest.raises(r.ClockStands):
        office.do(structs.replace(stop, seen=case.seen))
    office.do(c.StartClock(case.id, case.seen, "r1", departments=(LAND,)), at="2026-03-05T10:00")
    due = office.state.deadlines_of(case).promise
    assert due is not None
    assert due.due == "2026-03-09"
    with pytest.raises(r.ClockRuns):
        office.do(c.StartClock(case.id, case.seen, "r1", departments=(LAND,)))


def test_only_a_kind_of_stop_that_the_matter_lists_stops_it_and_only_a_department_that_has_part() -> None:
    office = Office()
    case = office.accepted()
    stop = c.StopClock(
        case.id, case.seen, "r1", departments=(LAND,), kind=PauseKind.AUCTION, expected="2026-03-10"
    )
    with pytest.raises(r.PauseNotListed):
        office.do(stop)
    with pytest.raises(r.NotYourTask):
        office.do(structs.replace(stop, departments=("别的局",)))
    chain = office.accepted("chain")
    with pytest.raises(r.PauseNotListed):
        office.do(structs.replace(stop, case=chain.id, seen=chain.seen))


def test_a_limit_is_extended_once_by_no_more_than_the_matter_allows_and_keeps_its_stops() -> None:
    office = Office()
    case = office.accepted()
    extend = c.ExtendLimit(case.id, case.seen, "r1", departments=(LAND,), days=2, approver="局长")
    with pytest.raises(r.NotExtendable):
        office.do(structs.replace(extend, days=3))
    stop = c.StopClock(
        case.id, case.seen, "r1", departments=(LAND,), kind=PauseKind.INSPECTION, expected="2026-03-10"
    )
    office.do(stop, at="2026-03-03T10:00")
    office.do(c.StartClock(case.id, case.seen, "r1", departments=(LAND,)), at="2026-03-04T10:00")
    office.do(structs.replace(extend, seen=case.seen))
    due = office.state.deadlines_of(case)
    assert due.promise is not None
    assert due.law is not None
    assert (due.promise.due, due.law.due) == ("2026-03-10", "2026-03-12")
    with pytest.raises(r.NotExtendable):
        office.do(structs.replace(extend, seen=case.seen))


def test_each_step_has_a_lamp_of_its_own() -> None:
    office = Office()
    case = office.accepted()
    due = office.state.deadlines_of(case)
    late = moment("2026-03-03T17:30")
    assert (due.lamp(late), due.task_lamp("housing", late)) == (Lamp.GREEN, Lamp.RED)
    assert due.task_lamp("land", late) is Lamp.GREEN, "a step without a limit of its own"


# Issuing


def test_a_result_moves_on_the_shelf_until_it_is_collected() -> None:
    office = Office()
    case = office.accepted()
    office.decide(case, "housing", YES)
    office.decide(case, "land", NO)
    assert list(office.state.shelves["main"]) == [case.id], "a refusal is handed over in writing as well"
    office.do(c.ShelveResult(case.id, case.seen, "i1", place="A-3"))
    office.do(c.ShelveResult(case.id, case.seen, "i1", place="B-1"))
    assert case.place == "B-1"
    assert office.do(c.ShelveResult(case.id, case.seen, "i1", place="B-1")) == []
    office.do(c.CollectResult(case.id, case.seen, "i1", how=Collection.CARD))
    assert office.state.shelves["main"] == {}


def test_what_ended_long_ago_is_let_go_of() -> None:
    office = Office()
    case = office.receive("stamp", ["m1"])
    office.do(c.AcceptCase(case.id, case.seen, "c01", done=True))
    office.receive(at="2026-03-05T09:59")
    assert case.id in office.state.facts.cases
    office.receive(at="2026-03-05T10:01")
    assert case.id not in office.state.facts.cases


def test_a_hall_knows_the_cases_of_no_other() -> None:
    office = Office()
    case = office.receive()
    with pytest.raises(r.UnknownCase):
        office.do(c.AcceptCase(case.id, case.seen, "c01", hall="tax"))
    with pytest.raises(r.UnknownCase):
        office.do(c.AcceptCase("1", 1, "c01"))


# Buttons


def test_a_button_that_is_missing_says_why() -> None:
    office = Office()
    case = office.receive(brought=["m1"])

    def why(action: Action) -> str:
        refusal = barred(case, TITLE, action)
        return refusal.code if refusal else ""

    assert why(Action.ACCEPT) == ""
    assert why(Action.COLLECT) == "wrong_case_state"
    assert why(Action.TAKE) == "wrong_case_state"
    office.do(c.AskCorrection(case.id, case.seen, "c01"))
    assert why(Action.CORRECT) == "correction_told"


# The catalogue


def test_a_case_keeps_the_version_of_its_filing() -> None:
    office = Office()
    before = office.accepted()
    assert office.do(c.PublishMatter(TITLE)) == [], "the same again is no version"
    office.do(c.PublishMatter(structs.replace(TITLE, promise_days=2)))
    office.do(c.PublishMatter(structs.replace(TITLE, promise_days=1)))
    after = office.accepted()
    assert (before.version, after.version) == (1, 3), "two corrections on one day are two versions"
    promises = [office.state.deadlines_of(case).promise for case in (before, after)]
    assert [promise and promise.due for promise in promises] == ["2026-03-05", "2026-03-03"]


def test_a_matter_that_is_withdrawn_takes_no_more_cases_and_breaks_none() -> None:
    office = Office()
    case = office.accepted()
    office.do(c.WithdrawMatter("title"))
    assert office.do(c.WithdrawMatter("title")) == []
    with pytest.raises(r.UnknownMatter):
        office.receive()
    with pytest.raises(r.UnknownMatter):
        office.do(c.WithdrawMatter("nothing"))
    office.decide(case, "land", YES)
    assert office.do(c.PublishMatter(TITLE)) == [e.MatterPublished(TITLE, 2)], "offered again"


@pytest.mark.parametrize(
    ("wrong", "cause"),
    [
        (structs.replace(CHAIN, flow=()), "no department decides it"),
        (structs.replace(CHAIN, flow=CHAIN.flow[1:]), "no step a"),
        (structs.replace(CHAIN, flow=(*CHAIN.flow, CHAIN.flow[0])), "a stands there twice"),
        (structs.replace(TITLE, materials=TITLE.materials * 2), "m1 stands there twice"),
        (
            structs.replace(CHAIN, flow=(structs.replace(CHAIN.flow[0], after=("d",)), *CHAIN.flow[1:])),
            "a waits for itself",
        ),
    ],
)
def test_a_matter_whose_parts_do_not_fit_together_is_not_published(wrong: c.Matter, cause: str) -> None:
    with pytest.raises(r.InvalidMatter) as told:
        Office([wrong])
    assert told.value.params["cause"] == cause


def test_materials_that_the_matter_does_not_ask_for_are_refused() -> None:
    office = Office([STAMP, TITLE])
    with pytest.raises(r.UnknownMaterial):
        office.receive("stamp", ["m9"])
    case = office.receive(brought=["m1", "m2"])
    with pytest.raises(r.UnknownMaterial):
        office.do(c.AcceptCase(case.id, case.seen, "c01", lacks={"m9": "2026-03-03"}))
