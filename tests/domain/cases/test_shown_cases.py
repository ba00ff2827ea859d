"""What screens show of cases: limits with their days, buttons with their reasons, lists in the order of their urgency."""

from msgspec import structs

from server.domain.cases import commands as c
from server.domain.cases.case import Case
from server.domain.cases.change import Change, shown_at_once
from server.domain.cases.shown.case import CaseView
from server.domain.cases.views.case import case_view, limits_view, public_case
from server.domain.cases.views.every_list import MOST
from server.domain.cases.views.found import found_line
from server.domain.cases.views.matters import matters_view
from server.domain.cases.views.pile import pile_view
from server.domain.cases.views.shelf import shelf_view
from server.domain.cases.views.workbook_line import listed
from server.domain.cases.words import CaseAction, CaseState, DayUse, Decision, Lamp, PauseKind
from server.domain.now import Now
from tests.cases import HOUSING, LAND, TAX, TITLE, Office, moment

YES = Decision.APPROVED


def now(at: str) -> Now:
    return Now(moment(at), lambda t: f"@{t:.0f}")


def shown(office: Office, case: Case, at: str = "2026-03-02T12:00") -> CaseView:
    return case_view(office.state, case, now(at))


def test_a_case_shows_its_limits_and_what_may_be_done_with_the_reason_for_the_rest() -> None:
    office = Office()
    view = shown(office, office.accepted())
    assert view.promise is not None
    assert view.law is not None
    assert (view.promise.due, view.law.due, view.promise.provisional) == ("2026-03-05", "2026-03-09", False)
    assert [(t.department, t.state.value, t.due and t.due.due) for t in view.tasks] == [
        (HOUSING, "handed", "2026-03-03"),
        (LAND, "handed", None),
    ]
    open_ones = {(a.action, a.task) for a in view.actions if not a.barred}
    assert open_ones == {
        (CaseAction.WITHDRAW, ""), (CaseAction.TAKE, "housing"), (CaseAction.TAKE, "land"),
        (CaseAction.PAUSE, ""), (CaseAction.EXTEND, ""), (CaseAction.SET_FEE, ""), (CaseAction.PUT_RIGHT, ""),
            (CaseAction.SEND_PAPERS, "housing"), (CaseAction.SEND_PAPERS, "land"),
    }  # fmt: skip
    reasons = {a.action: a.barred for a in view.actions if not a.task}
    assert (reasons[CaseAction.RESUME], reasons[CaseAction.COLLECT]) == ("clock_runs", "wrong_case_state")


def test_a_due_date_explains_itself_day_by_day() -> None:
    office = Office()
    case = office.accepted(at="2026-03-05T10:00")
    limits = limits_view(office.state, case)
    assert [(day.date[5:], day.use, day.number) for day in limits.promise] == [
        ("03-06", DayUse.COUNTED, 1), ("03-07", DayUse.REST, 1), ("03-08", DayUse.REST, 1),
        ("03-09", DayUse.COUNTED, 2), ("03-10", DayUse.COUNTED, 3),
    ]  # fmt: skip
    assert limits.law[-1].date == "2026-03-12"
    unknown = Office([structs.replace(TITLE, promise_days=0, law_days=0)])
    nothing = limits_view(unknown.state, unknown.accepted())
    assert (nothing.promise, nothing.law) == ([], [])


def test_while_the_clock_stands_no_end_is_told_and_overdue_does_not_grow() -> None:
    office = Office()
    case = office.accepted()
    stop = c.StopClock(
        case.id, case.seen, "r1", departments=(LAND,), kind=PauseKind.INSPECTION, expected="2026-03-10"
    )
    office.do(stop, at="2026-03-09T18:00")
    view = shown(office, case, "2026-06-01T12:00")
    assert (view.promise, view.law, view.lamp) == (None, None, Lamp.DOUBLE_RED), (
        "as it stood when it was stopped"
    )
    assert view.paused is not None
    assert (view.paused.kind, view.paused.expected, view.paused.started_at) == (
        PauseKind.INSPECTION,
        "2026-03-10",
        None,
    )


def test_a_citizen_sees_departments_and_what_is_missing_and_nobodys_name() -> None:
    office = Office()
    case = office.receive(brought=["m1"])
    office.do(c.AskCorrection(case.id, case.seen, "c01"))
    mine = public_case(office.state, case, now("2026-03-02T12:00"))
    assert ([m.id for m in mine.missing], mine.promise, mine.days) == (["m2", "m3"], None, [])
    assert shown(office, case).corrected_at == f"@{moment('2026-03-02T10:00'):.0f}"
    other = office.accepted()
    office.take(other, "land", by="r7")
    extend = c.ExtendLimit(other.id, other.seen, "r7", departments=(LAND,), days=1, approver="局长")
    office.do(extend)
    theirs = public_case(office.state, other, now("2026-03-02T12:00"))
    assert [(task.department, task.by) for task in theirs.departments] == [(HOUSING, ""), (LAND, "")]
    assert (theirs.extended_by, shown(office, other).extension_days) == (1, 0)


def test_a_pile_is_sorted_by_urgency_and_what_stands_still_comes_last() -> None:
    office = Office()
    late = office.accepted(at="2026-02-26T10:00")
    paused = office.accepted(at="2026-03-02T10:00")
    fresh = office.accepted(at="2026-03-02T11:00")
    stop = c.StopClock(
        paused.id, paused.seen, "r1", departments=(LAND,), kind=PauseKind.INSPECTION, expected="2026-03-10"
    )
    office.do(stop)
    pile = pile_view(office.state, LAND, now("2026-03-03T18:00"))
    assert [line.case for line in pile.lines] == [late.id, fresh.id, paused.id]
    assert [line.lamp for line in pile.lines] == [Lamp.RED, Lamp.GREEN, Lamp.GREEN]
    assert (pile.count, pile.lamps[Lamp.RED], pile.lines[2].due) == (3, 1, None)
    assert pile_view(office.state, TAX, now("2026-03-03T18:00")).lines == []
    assert pile_view(office.state, HOUSING, now("2026-03-03T18:00")).lamps[Lamp.RED] == 2, (
        "by the step's own limit"
    )


def test_a_pile_shows_no_more_lines_than_anybody_reads_and_counts_all() -> None:
    office = Office()
    for _ in range(MOST + 3):
        office.accepted()
    pile = pile_view(office.state, LAND, now("2026-03-02T12:00"))
    assert (pile.count, len(pile.lines)) == (MOST + 3, MOST)
    again = pile_view(office.state, f"{LAND},{LAND}", now("2026-03-02T12:00"))
    assert again.count == MOST + 3, "a department that is named twice is one"


def test_a_shelf_shows_what_is_decided_the_oldest_first() -> None:
    office = Office()
    cases = [office.accepted(), office.accepted()]
    for case, at in ((cases[1], "2026-03-02T14:00"), (cases[0], "2026-03-02T15:00")):
        office.decide(case, "housing", YES, at=at)
        office.decide(case, "land", YES)
    shelf = shelf_view(office.state, "main", now("2026-03-02T16:00"))
    assert ([line.case for line in shelf.lines], shelf.count) == ([cases[1].id, cases[0].id], 2)
    assert shelf_view(office.state, "other", now("2026-03-02T16:00")).lines == []
    decided = shown(office, cases[0])
    assert (decided.decided_at, decided.result) == (f"@{moment('2026-03-02T15:00'):.0f}", TITLE.result)


def test_what_can_be_applied_for_is_what_is_offered_in_the_order_of_the_hall() -> None:
    office = Office()
    office.do(c.WithdrawMatter("chain"))
    lines = matters_view(office.state, ["stamp", "chain", "nothing", "title"]).matters
    assert [(line.matter, line.promise_days, len(line.materials)) for line in lines] == [
        ("stamp", 0, 1), ("title", 3, 3),
    ]  # fmt: skip


def test_a_change_is_shown_to_whom_it_is_about() -> None:
    office = Office()
    case = office.accepted()
    seen = shown_at_once(
        Change("@cases", office.state, office.do(c.WithdrawCase(case.id, case.seen, "c01")), office.at)
    )
    assert seen("case", case.id)
    assert seen("pile", LAND)
    assert seen("shelf", "main")
    assert not seen("pile", TAX)
    assert not seen("board", "main")
    published = office.do(c.PublishMatter(structs.replace(TITLE, promise_days=9)))
    assert not shown_at_once(Change("@cases", office.state, published, office.at))("pile", LAND)


def test_a_case_that_is_no_longer_at_hand_is_shown_as_it_ended() -> None:
    office = Office()
    case = office.receive("stamp", ["m1"])
    office.do(c.AcceptCase(case.id, case.seen, "c01", done=True))
    office.receive(at="2026-03-20T10:00")
    assert case.id not in office.state.facts.cases
    assert shown(office, case, "2026-03-20T12:00").state is CaseState.CLOSED


def test_what_is_found_says_how_it_stands_and_how_it_stood_when_it_was_decided() -> None:
    office = Office()
    case = office.accepted()
    office.decide(case, "housing", YES)
    office.decide(case, "land", YES)
    line = found_line(office.state, case, now("2026-06-01T10:00"))
    assert (line.case, line.state, line.decision) == (case.id, CaseState.DECIDED, YES)
    assert line.lamp is Lamp.GREEN, "it was decided in time"


def test_a_case_shows_its_lamps_what_was_asked_where_its_papers_are_and_who_stands_in() -> None:
    office = Office()
    case = office.accepted()
    office.do(c.SendPapers(case.id, case.seen, "c01", task="land", pieces=2))
    office.take(case, "land")
    office.do(c.AskAdvice(case.id, case.seen, "r1", task="land", departments=(LAND,), department=TAX))
    office.do(c.SetDuty("r1", "r2", "2026-03-02", "2026-03-09", "r1"))
    office.do(c.FollowTime(), "2026-03-03T18:00")
    view = shown(office, case)
    assert [(lamp.task, lamp.lamp, lamp.answered_at) for lamp in view.lamps] == [("housing", "red", None)]
    assert [(a.task, a.department, a.given_at) for a in view.advice] == [("land", TAX, None)]
    land = view.tasks[1]
    assert (land.stand_in, land.papers and land.papers.pieces, land.papers and land.papers.got_at) == (
        "r2",
        2,
        None,
    )
    pile = pile_view(office.state, f"{HOUSING},{TAX}", now_of(office))
    assert [(line.task, line.advice) for line in pile.lines] == [("housing", ""), ("land", "1")]
    office.do(c.GiveAdvice(case.id, case.seen, "t1", advice="1", departments=(TAX,)))
    assert pile_view(office.state, TAX, now_of(office)).lines == []


def test_what_the_post_has_is_told_to_the_citizen() -> None:
    office = Office()
    case = office.accepted()
    office.decide(case, "housing", Decision.APPROVED)
    office.decide(case, "land", Decision.APPROVED)
    office.do(c.ShelveResult(case.id, case.seen, "i1"))
    office.do(c.PostResult(case.id, case.seen, "i1", carrier="EMS", tracking="EA1"))
    assert shown(office, case).postings[0].tracking == "EA1"
    told = public_case(office.state, case, now_of(office)).posting
    assert told is not None
    assert told.carrier == "EMS"


def now_of(office: Office) -> Now:
    return Now(office.at, str)


def test_a_list_follows_time_and_every_change_although_it_remembers_where_each_stood() -> None:
    office = Office([structs.replace(TITLE, flow=TITLE.flow[1:], law_days=0)])
    early = office.accepted()
    late = office.accepted(at="2026-03-03T10:00")

    def order(at: str) -> list[tuple[str, Lamp]]:
        return [(line.case, line.lamp) for line in pile_view(office.state, LAND, now(at)).lines]

    assert order("2026-03-03T12:00") == [(early.id, Lamp.GREEN), (late.id, Lamp.GREEN)]
    assert order("2026-03-04T18:00") == [(early.id, Lamp.YELLOW), (late.id, Lamp.GREEN)]
    assert order("2026-03-05T18:00") == [(early.id, Lamp.RED), (late.id, Lamp.YELLOW)]
    assert order("2026-03-03T12:00") == [(early.id, Lamp.GREEN), (late.id, Lamp.GREEN)], (
        "a clock that was set back"
    )
    stop = c.StopClock(
        early.id, early.seen, "r1", departments=(LAND,), kind=PauseKind.INSPECTION, expected="2026-03-09"
    )
    office.do(stop, "2026-03-03T13:00")
    assert order("2026-03-05T18:00") == [(late.id, Lamp.YELLOW), (early.id, Lamp.GREEN)]


def test_a_line_that_leaves_the_screen_says_where_the_case_stands() -> None:
    office = Office()
    line = listed(office.state, office.accepted(), office.at)
    assert line.due is not None
    assert (line.due.due, line.lamp, line.paused, line.decision) == ("2026-03-05", Lamp.GREEN, False, None)
    assert len(line.departments) == 2
    nothing = listed(office.state, office.receive(), office.at)
    assert (nothing.due, nothing.lamp, nothing.departments) == (None, None, [])
