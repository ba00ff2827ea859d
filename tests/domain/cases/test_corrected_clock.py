"""A stop that was entered wrong is put right, both values kept; in whatever order, one answer."""

from itertools import permutations

import pytest

from server.domain.cases import commands as c
from server.domain.cases import refusal_codes as r
from server.domain.cases.case import Case
from server.domain.cases.clock.events import ClockCorrected
from server.domain.cases.words import PauseKind
from tests.cases import LAND, TITLE, Office, moment


def twice_stopped() -> tuple[Office, Case]:
    office = Office([TITLE])
    case = office.accepted()
    for day in ("03", "05"):
        office.do(
            c.StopClock(
                case.id,
                case.seen,
                "r1",
                departments=(LAND,),
                kind=PauseKind.INSPECTION,
                expected="2026-03-09",
            ),
            f"2026-03-{day}T09:00",
        )
        office.do(c.StartClock(case.id, case.seen, "r1", departments=(LAND,)), f"2026-03-{day}T19:00")
    return office, case


def correct(case: Case, pause: int, stopped: str, started: str | None) -> c.CorrectClock:
    return c.CorrectClock(
        case.id,
        case.seen,
        "m1",
        departments=(LAND,),
        pause=pause,
        stopped=moment(stopped),
        started=moment(started) if started else None,
        reason="w1",
    )


def test_both_values_are_kept_and_the_due_date_follows() -> None:
    office, case = twice_stopped()
    before = office.state.deadlines_of(case).promise
    assert before is not None
    (event,) = office.do(correct(case, 0, "2026-03-03T09:00", "2026-03-03T11:00"))
    assert isinstance(event, ClockCorrected)
    assert (event.was_started, event.started) == (moment("2026-03-03T19:00"), moment("2026-03-03T11:00"))
    after = office.state.deadlines_of(case).promise
    assert after is not None
    assert (before.due, after.due) == ("2026-03-09", "2026-03-06")


def test_the_order_of_corrections_and_extensions_makes_no_difference() -> None:
    def extended(case: Case) -> c.AnyCommand:
        return c.ExtendLimit(case.id, case.seen, "r1", departments=(LAND,), days=2, approver="h")

    def first(case: Case) -> c.AnyCommand:
        return correct(case, 0, "2026-03-03T08:00", "2026-03-04T20:00")

    def second(case: Case) -> c.AnyCommand:
        return correct(case, 1, "2026-03-05T18:00", "2026-03-05T19:00")

    dues: set[str] = set()
    for order in permutations((first, second, extended)):
        office, case = twice_stopped()
        for step in order:
            office.do(step(case))
        dues.add(repr(office.state.deadlines_of(case)))
    assert len(dues) == 1


@pytest.mark.parametrize(
    ("pause", "stopped", "started"),
    [
        (2, "2026-03-03T09:00", "2026-03-03T10:00"),
        (0, "2026-03-01T09:00", "2026-03-03T10:00"),
        (0, "2026-03-03T12:00", "2026-03-03T10:00"),
        (0, "2026-03-03T12:00", "2026-03-06T10:00"),
        (1, "2026-03-03T12:00", "2026-03-05T10:00"),
        (1, "2026-03-05T12:00", "2026-03-25T10:00"),
        (1, "2026-03-05T12:00", None),
    ],
    ids=["none such", "before acceptance", "ends before it begins", "into the next", "into the one before", "in the future",
         "unended"],
)  # fmt: skip
def test_a_stop_that_cannot_have_been_is_refused(pause: int, stopped: str, started: str | None) -> None:
    office, case = twice_stopped()
    with pytest.raises(r.InvalidCorrection):
        office.do(correct(case, pause, stopped, started))


def test_of_a_stop_that_stands_only_the_beginning_is_put_right() -> None:
    office = Office([TITLE])
    case = office.accepted()
    office.do(
        c.StopClock(
            case.id, case.seen, "r1", departments=(LAND,), kind=PauseKind.INSPECTION, expected="2026-03-09"
        ),
        "2026-03-04T09:00",
    )
    office.do(correct(case, 0, "2026-03-03T09:00", None))
    assert (case.paused and case.paused.stopped) == moment("2026-03-03T09:00")
