"""Lamps go on once, by time alone, and the department says why."""

import pytest
from msgspec import structs

from server.domain.cases import commands as c
from server.domain.cases import refusal_codes as r
from server.domain.cases.case import Case
from server.domain.cases.events import LampRaised
from server.domain.cases.state import CasesState
from server.domain.cases.words import Decision, Lamp, PauseKind
from tests.cases import HOUSING, LAND, TAX, TITLE, Office


def raised(office: Office, at: str) -> list[tuple[str, Lamp]]:
    return [(e.task, e.lamp) for e in office.do(c.FollowTime(), at) if isinstance(e, LampRaised)]


def test_lamps_go_on_in_their_order_each_once() -> None:
    office = Office()
    case = office.accepted()  # Monday: three days by promise, five by law, one for housing
    seen = case.seen
    assert raised(office, "2026-03-03T17:00") == []
    assert raised(office, "2026-03-03T18:00") == [("housing", Lamp.RED)]
    assert raised(office, "2026-03-04T18:00") == [("", Lamp.YELLOW)]
    assert raised(office, "2026-03-05T18:00") == [("", Lamp.RED)]
    assert raised(office, "2026-03-05T18:00") == []
    assert raised(office, "2026-03-09T18:00") == [("", Lamp.DOUBLE_RED)]
    assert case.seen == seen, "nobody's button is refused for it"


def test_after_a_long_time_off_everything_that_was_missed_goes_on_at_once_and_a_restart_repeats_nothing() -> (
    None
):
    office = Office()
    case = office.accepted()
    assert len(raised(office, "2026-03-20T09:00")) == 4
    restarted = CasesState(office.settings, office.state.facts)
    assert list(restarted.turning.due(office.at, 100)) == []
    assert case.open


def test_a_limit_that_moves_has_its_lamps_again_and_one_that_stands_still_has_none() -> None:
    office = Office([structs.replace(TITLE, law_days=0)])
    case = office.accepted()
    office.decide(case, "housing", Decision.APPROVED)
    office.do(
        c.StopClock(
            case.id, case.seen, "r1", departments=(LAND,), kind=PauseKind.INSPECTION, expected="2026-03-06"
        )
    )
    assert raised(office, "2026-03-10T18:00") == []
    office.do(c.StartClock(case.id, case.seen, "r1", departments=(LAND,)), "2026-03-10T19:00")
    assert raised(office, "2026-03-13T18:00") == [("", Lamp.YELLOW), ("", Lamp.RED)]
    office.do(c.ExtendLimit(case.id, case.seen, "r1", departments=(LAND,), days=2, approver="h"))
    assert raised(office, "2026-03-17T18:00") == [("", Lamp.YELLOW), ("", Lamp.RED)]


def test_nothing_goes_on_for_what_is_decided_and_a_matter_without_a_promise_has_the_laws_lamps() -> None:
    office = Office([structs.replace(TITLE, promise_days=0, flow=TITLE.flow[1:])])
    decided, open_one = office.accepted(), office.accepted()
    office.decide(decided, "land", Decision.APPROVED)
    lamps = [e for e in office.do(c.FollowTime(), "2026-03-09T18:00") if isinstance(e, LampRaised)]
    assert [(e.case, e.lamp) for e in lamps] == [
        (open_one.id, Lamp.YELLOW),
        (open_one.id, Lamp.DOUBLE_RED),
    ]


@pytest.fixture
def late() -> tuple[Office, Case]:
    office = Office()
    case = office.accepted()
    office.do(c.FollowTime(), "2026-03-05T18:00")
    return office, case


def test_the_department_says_why_once(late: tuple[Office, Case]) -> None:
    office, case = late
    lamp = next(one for one in case.lamps if one.task == "housing")
    answer = c.AnswerLamp(case.id, case.seen, "r1", lamp=lamp.id, words="w1", departments=(HOUSING,))
    with pytest.raises(r.NotYourTask):
        office.do(structs.replace(answer, departments=(LAND,)))
    with pytest.raises(r.UnknownLamp):
        office.do(structs.replace(answer, lamp="?"))
    office.do(answer)
    assert [(one.by, one.words) for one in case.lamps if one.task == "housing"] == [("r1", "w1")]
    with pytest.raises(r.LampAlreadyAnswered):
        office.do(structs.replace(answer, seen=case.seen))


def test_a_lamp_of_the_whole_case_is_answered_by_any_department_that_has_a_part(
    late: tuple[Office, Case],
) -> None:
    office, case = late
    lamp = next(one for one in case.lamps if one.lamp is Lamp.RED and not one.task)
    with pytest.raises(r.NotYourTask):
        office.do(c.AnswerLamp(case.id, case.seen, "t1", lamp=lamp.id, departments=(TAX,)))
    office.do(c.AnswerLamp(case.id, case.seen, "r1", lamp=lamp.id, departments=(LAND,)))
    assert [one.answered_at > 0 for one in case.lamps if not one.task and one.lamp is Lamp.RED] == [True]


def test_what_is_only_yellow_asks_for_no_answer() -> None:
    office = Office([structs.replace(TITLE, flow=TITLE.flow[1:])])
    case = office.accepted()
    office.do(c.FollowTime(), "2026-03-04T18:00")
    with pytest.raises(r.UnknownLamp):
        office.do(c.AnswerLamp(case.id, case.seen, "r1", lamp=case.lamps[0].id, departments=(LAND,)))
