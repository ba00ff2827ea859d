"""A case from the window through the departments and back into the citizen's hands."""

import pytest
from msgspec import structs

from server.domain.cases import commands as c
from server.domain.cases import refusal_codes as r
from server.domain.cases.case import Case
from server.domain.cases.steps import barred
from server.domain.cases.words import (
    CaseAction,
    CaseState,
    Collection,
    Decision,
    JoinRule,
    Lamp,
    PauseKind,
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
        office.do(c.DecideTask(case.id, case.seen, "r2", task="land", departments=(LAND,), decision=YES))
    # A colleague may put it back: whoever took it may be ill or gone.
    office.do(c.GiveBackTask(case.id, case.seen, "r2", task="land", departments=(LAND,)))
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

    def why(action: CaseAction) -> str:
        refusal = barred(case, TITLE, action)
        return refusal.code if refusal else ""

    assert why(CaseAction.ACCEPT) == ""
    assert why(CaseAction.COLLECT) == "wrong_case_state"
    assert why(CaseAction.TAKE) == "wrong_case_state"
    office.do(c.AskCorrection(case.id, case.seen, "c01"))
    assert why(CaseAction.CORRECT) == "correction_told"


def test_a_refusal_is_handed_over_although_a_pledged_material_never_came() -> None:
    office = Office()
    case = office.receive(brought=["m1", "m2"])
    office.do(c.AcceptCase(case.id, case.seen, "c01", lacks={"m3": "2026-03-05"}))
    office.decide(case, "housing", NO)
    office.decide(case, "land", NO)
    office.do(c.ShelveResult(case.id, case.seen, "i1"))
    assert (case.state, list(case.lacks)) == (CaseState.ISSUING, ["m3"])


def test_a_matter_without_departments_is_decided_by_its_acceptance() -> None:
    office = Office([structs.replace(STAMP, flow=())])
    case = office.receive("stamp", ["m1"])
    office.do(c.AcceptCase(case.id, case.seen, "c01"))
    assert (case.state, case.decision) == (CaseState.DECIDED, YES)
    office.do(c.ShelveResult(case.id, case.seen, "i1"))
    unanswered = office.receive("stamp", [])
    office.do(c.FollowTime(), at="2026-03-09T17:30")
    assert (unanswered.state, unanswered.deemed) == (CaseState.DECIDED, True)


def test_who_withdraws_while_the_clock_stands_leaves_no_clock_standing() -> None:
    office = Office()
    case = office.accepted()
    stop = c.StopClock(
        case.id, case.seen, "r1", departments=(LAND,), kind=PauseKind.INSPECTION, expected="2026-03-10"
    )
    office.do(stop)
    office.do(c.WithdrawCase(case.id, case.seen, "c01"))
    assert (case.state, case.paused) == (CaseState.WITHDRAWN, None)


def test_what_is_there_already_cannot_be_pledged_to_follow() -> None:
    office = Office()
    case = office.receive()
    with pytest.raises(r.UnknownMaterial):
        office.do(c.AcceptCase(case.id, case.seen, "c01", lacks={"m3": "2026-03-05"}))


def test_what_is_personal_is_kept_for_as_long_as_the_matter_says_from_the_end_on() -> None:
    office = Office([structs.replace(STAMP, retention_days=30), TITLE])
    stamped, open_one = office.receive("stamp", ["m1"]), office.receive()
    office.do(c.AcceptCase(stamped.id, stamped.seen, "c01", done=True))
    assert office.state.keep_until(stamped) == office.at + 30 * 86400
    assert office.state.keep_until(open_one) == 0
    office.do(c.WithdrawCase(open_one.id, open_one.seen, "c01"))
    assert office.state.keep_until(open_one) == office.at + office.settings.retention_days * 86400
