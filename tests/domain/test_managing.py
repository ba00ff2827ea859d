"""Notices, plans, changes taken back, alerts that were seen, the effect of a move beforehand."""

import pytest
from msgspec import structs

from server.domain.queue import commands as c
from server.domain.queue import events as e
from server.domain.queue import refusal_codes as r
from server.domain.queue.calls.desk import desk_view
from server.domain.queue.plans.plan import Plan, due, overlap
from server.domain.queue.shown.alert import Alert
from server.domain.queue.views.alerts import AGAIN_S
from server.domain.queue.views.board import board_view
from server.domain.queue.views.changes import change_lines
from server.domain.queue.views.manager import manager_view
from server.domain.queue.views.parts import Now
from server.domain.queue.windows.preview import preview
from server.domain.queue.words import NoticeKind
from server.domain.timetable import ByHand, CalendarOutlook
from tests.halls import DAY, Bench, large_hall, small_hall

LUNCH = Plan("p1", "午间", "11:30", "13:30", {"2": ("construction", "comprehensive")}, weekdays=(1, 2, 3))


def now(at: float) -> Now:
    return Now(at, lambda t: f"@{t:.0f}")


def served(bench: Bench, window: str) -> tuple[str, ...]:
    return bench.state.facts.lasting.windows[window].categories


def test_a_plan_is_on_between_its_times_on_its_weekdays_dates_and_market_days():
    market = Plan("m", "逢三逢八", "08:00", "12:00", {"1": ()}, endings=(3, 8), dates=("2026-12-31",))
    assert due(LUNCH, "2026-11-23", 1, "11:30")
    assert not due(LUNCH, "2026-11-23", 1, "13:30")
    assert not due(LUNCH, "2026-11-26", 4, "12:00")
    assert [due(market, f"2026-11-{d}", 7, "09:00") for d in ("03", "13", "18", "19")] == [
        True,
        True,
        True,
        False,
    ]
    assert due(market, "2026-12-31", 4, "09:00")
    assert not due(
        Plan("x", "off", "08:00", "12:00", {"1": ()}, weekdays=(1,), enabled=False), "2026-11-23", 1, "09:00"
    )


def test_plans_overlap_only_with_a_window_a_time_and_a_day_in_common():
    def plan(start: str, end: str, window: str = "2", days: tuple[int, ...] = (1,)) -> Plan:
        return Plan("o", "o", start, end, {window: ()}, weekdays=days)

    assert overlap(LUNCH, plan("13:00", "14:00"))
    assert not overlap(LUNCH, plan("13:30", "14:00"))
    assert not overlap(LUNCH, plan("13:00", "14:00", window="1"))
    assert not overlap(LUNCH, plan("13:00", "14:00", days=(5,)))
    assert overlap(LUNCH, Plan("o", "o", "12:00", "12:30", {"2": ()}, endings=(3,)))


def test_a_plan_moves_its_windows_and_gives_them_back():
    bench = Bench().open()
    bench.do(10, c.SetPlan(LUNCH, "admin"))
    bench.do(20, c.BeginPlan("p1"))
    assert served(bench, "2") == ("construction", "comprehensive")
    bench.do(30, c.EndPlan("p1"))
    assert served(bench, "2") == ("construction",)
    with pytest.raises(r.WrongState):  # once a day, whoever ended it
        bench.do(40, c.BeginPlan("p1"))


def test_a_plan_leaves_a_window_alone_that_serves_what_it_wants_already():
    bench = Bench().open()
    bench.do(10, c.SetPlan(structs.replace(LUNCH, windows={"1": ("comprehensive",), "2": ("construction",)})))
    assert bench.do(20, c.BeginPlan("p1")) == [
        e.PlanBegun("p1", DAY, {"1": ("enterprise", "construction"), "2": ("construction",)}),
        e.AllocationChanged("1", ("comprehensive",), ("enterprise", "construction"), forced=True, plan="p1"),
    ]


def test_a_plan_that_there_is_not_or_that_is_not_on_is_refused():
    bench = Bench().open()
    for command in (c.DropPlan("p1"), c.BeginPlan("p1"), c.EndPlan("p1")):
        with pytest.raises(r.UnknownPlan):
            bench.do(10, command)
    bench.do(20, c.SetPlan(LUNCH))
    with pytest.raises(r.WrongState) as caught:
        bench.do(30, c.EndPlan("p1"))
    assert caught.value.params == {"state": "ended"}


def test_fifty_plans_are_enough_and_any_of_them_may_still_be_changed():
    def plan(n: int, name: str = "x") -> Plan:
        return structs.replace(LUNCH, id=f"p{n}", name=name, start=f"08:{n:02}", end=f"08:{n + 1:02}")

    bench = Bench().open()
    for n in range(50):
        bench.do(10, c.SetPlan(plan(n)))
    with pytest.raises(r.TooManyPlans):
        bench.do(20, c.SetPlan(plan(50)))
    bench.do(30, c.SetPlan(plan(0, "changed")))
    plans = bench.state.facts.lasting.plans
    assert (len(plans), plans["p0"].name) == (50, "changed")


def test_what_a_manager_says_during_a_plan_stands_when_it_ends():
    bench = Bench().open()
    bench.do(10, c.SetPlan(LUNCH))
    bench.do(20, c.BeginPlan("p1"))
    bench.do(30, c.Allocate("2", ("comprehensive",), force=True, by="admin"))
    bench.do(40, c.EndPlan("p1"))
    assert served(bench, "2") == ("comprehensive",)


def test_giving_up_or_changing_a_plan_that_is_on_ends_it_first():
    bench = Bench().open()
    bench.do(10, c.SetPlan(LUNCH))
    bench.do(20, c.BeginPlan("p1"))
    events = bench.do(30, c.DropPlan("p1", "admin"))
    assert [type(x) for x in events] == [e.AllocationChanged, e.PlanEnded, e.PlanDropped]
    assert served(bench, "2") == ("construction",)
    assert bench.state.facts.lasting.plan_runs == {}


def test_a_plan_for_every_window_of_a_large_hall_leaves_the_change_before_it_to_be_taken_back():
    hall = large_hall()
    bench = Bench(hall).open(())
    bench.do(10, c.Allocate("61", ("enterprise",), force=True, by="admin"))
    others = {w: ("construction", "enterprise") for w in hall.windows if w != "61"}
    bench.do(20, c.SetPlan(Plan("all", "all", "11:30", "13:30", others, weekdays=(1,))))
    bench.do(30, c.BeginPlan("all"))
    [own] = [
        line for line in change_lines(bench.state, now(30)) if line.by == "admin" and line.subject == "61"
    ]
    bench.do(40, c.UndoChange(own.serial, by="admin"))
    assert served(bench, "61") == ("comprehensive",)


def test_a_plan_that_wants_a_taken_window_or_has_no_days_is_refused():
    bench = Bench().open()
    bench.do(10, c.SetPlan(LUNCH))
    with pytest.raises(r.PlanOverlaps):
        bench.do(20, c.SetPlan(Plan("p2", "x", "12:00", "12:30", {"2": ()}, weekdays=(2,))))
    with pytest.raises(r.InvalidPlan):
        bench.do(20, c.SetPlan(Plan("p2", "x", "12:00", "12:30", {"3": ()})))
    with pytest.raises(r.InvalidPlan):
        bench.do(20, c.SetPlan(Plan("p2", "x", "12:30", "12:30", {"3": ()}, weekdays=(2,))))


def test_the_last_change_of_a_window_is_taken_back_and_named():
    bench = Bench().open()
    bench.do(10, c.Allocate("3", ("comprehensive",), by="admin"))
    [moved, *_] = change_lines(bench.state, now(10))
    assert (moved.by, moved.subject, moved.may_undo) == ("admin", "3", True)
    bench.do(20, c.UndoChange(moved.serial, by="admin"))
    assert served(bench, "3") == ("comprehensive", "enterprise")
    back, first, *_ = change_lines(bench.state, now(20))
    assert (back.action, first.undone, first.may_undo) == ("undo", True, False)
    with pytest.raises(r.ChangedSince):
        bench.do(30, c.UndoChange(moved.serial))


def test_an_older_change_cannot_be_taken_back_over_a_newer_one():
    bench = Bench().open()
    bench.do(10, c.Allocate("3", ("comprehensive",)))
    bench.do(20, c.Allocate("3", ("comprehensive", "construction")))
    older = bench.state.facts.lasting.changes[-2].serial
    with pytest.raises(r.ChangedSince):
        bench.do(30, c.UndoChange(older))
    with pytest.raises(r.UnknownChange):
        bench.do(30, c.UndoChange(999))


def test_the_preview_says_what_the_move_then_does():
    bench = Bench().open()
    for n in range(6):
        bench.take(n, f"t{n}", "construction")
    window = bench.state.facts.lasting.windows["3"]
    shown = preview(bench.state, window, ("comprehensive", "construction"), 10)
    effect = {x.id: x for x in shown.effects}
    assert (effect["construction"].windows_before, effect["construction"].windows_after) == (2, 3)
    assert (effect["enterprise"].windows_before, effect["enterprise"].windows_after) == (2, 1)
    bench.do(10, c.Allocate("3", ("comprehensive", "construction")))
    after = {x.load.id: x.load for x in manager_view(bench.state, now(10)).categories}
    assert after["construction"].wait_s == effect["construction"].wait_after_s
    assert after["enterprise"].wait_s == effect["enterprise"].wait_after_s
    assert shown.unserved is None


def test_the_preview_shows_what_is_moved_or_waits_otherwise_and_nothing_else():
    bench = Bench().open()
    window = bench.state.facts.lasting.windows["3"]
    # Comprehensive stays, but has the window for itself; construction is not touched.
    assert [x.id for x in preview(bench.state, window, ("comprehensive",), 10).effects] == [
        "enterprise",
        "comprehensive",
    ]
    assert preview(bench.state, window, ("enterprise", "comprehensive", "fishing"), 10).effects == []
    closed = Bench().open(())
    shown = preview(closed.state, closed.state.facts.lasting.windows["3"], ("comprehensive",), 10).effects
    assert [(x.id, x.wait_before_s, x.wait_after_s) for x in shown] == [("enterprise", None, None)]


def test_the_preview_names_the_category_that_would_be_left_without_a_window():
    bench = Bench().open()
    shown = preview(bench.state, bench.state.facts.lasting.windows["3"], ("enterprise",), 10)
    assert shown.unserved is not None
    assert shown.unserved.en == "comprehensive"


def alert(bench: Bench, at: float) -> Alert:
    [found] = [a for a in manager_view(bench.state, now(at)).alerts if a.kind == "late"]
    return found


def test_a_plan_over_midnight_belongs_to_the_day_on_which_it_begins():
    night = Plan("n", "夜班", "22:00", "02:00", {"1": ()}, weekdays=(5,))
    friday, saturday = ("2026-11-27", 5), ("2026-11-28", 6)
    times = ("21:59", "22:00", "23:59", "00:00", "01:59", "02:00")
    assert [due(night, *friday, time) for time in times] == [False, True, True, True, True, False]
    assert not any(due(night, *saturday, time) for time in times)
    assert overlap(night, Plan("o", "o", "01:00", "03:00", {"1": ()}, weekdays=(5,)))
    assert overlap(Plan("o", "o", "23:00", "24:00", {"1": ()}, weekdays=(5,)), night)
    assert not overlap(night, Plan("o", "o", "02:00", "22:00", {"1": ()}, weekdays=(5,)))


def test_only_a_hall_that_works_over_midnight_has_plans_over_midnight():
    class Night(ByHand):
        overnight = True

    night = Plan("n", "夜班", "22:00", "02:00", {"1": ("enterprise",)}, weekdays=(5,))
    with pytest.raises(r.InvalidPlan):
        Bench().open().do(1, c.SetPlan(night))
    open_at_night = Bench(structs.replace(small_hall(), timetable=Night())).open()
    open_at_night.do(1, c.SetPlan(night))
    with pytest.raises(r.InvalidPlan):
        open_at_night.do(2, c.SetPlan(structs.replace(night, end="22:00")))


def test_an_acknowledged_alert_comes_back_when_it_gets_worse_or_in_time():
    bench = Bench().open()
    for n in range(2):
        bench.take(0, f"t{n}")
    assert (alert(bench, 1100).count, alert(bench, 1100).acknowledged_by) == (2, "")
    bench.do(1100, c.AcknowledgeAlert("late/enterprise", 2, "admin"))
    assert alert(bench, 1200).acknowledged_by == "admin"
    for n in range(2, 5):
        bench.take(1200, f"t{n}")
    assert alert(bench, 1300).acknowledged_by == "admin"
    assert (alert(bench, 2300).count, alert(bench, 2300).acknowledged_by) == (5, "")
    bench.do(2300, c.AcknowledgeAlert("late/enterprise", 5, "c01"))
    assert alert(bench, 2300).acknowledged_by == "Wang"
    assert alert(bench, 2301 + AGAIN_S).acknowledged_by == ""


def calendar_alert(outlook: CalendarOutlook, bench: Bench | None = None, at: float = 0.0) -> list[Alert]:
    class Known(ByHand):
        def outlook(self, at: float) -> CalendarOutlook:
            del at
            return outlook

    bench = bench or Bench()
    bench.state.settings = structs.replace(small_hall(), timetable=Known())
    return [a for a in manager_view(bench.state, now(at)).alerts if a.kind in ("calendar", "disputed")]


def test_a_year_without_announced_holidays_is_an_alert_and_a_bad_one_when_it_is_near():
    far, near = CalendarOutlook(2027, 61), CalendarOutlook(2027, 14)
    [warning], [bad] = calendar_alert(far), calendar_alert(near)
    assert (warning.id, warning.level, warning.count, warning.subject) == (
        "calendar/2027",
        "warn",
        61,
        "2027",
    )
    assert (bad.level, bad.count) == ("bad", 14)
    assert calendar_alert(CalendarOutlook()) == []


def test_days_about_which_the_sources_disagree_are_an_alert_with_the_first_of_them():
    [found] = calendar_alert(CalendarOutlook(disputed=("2026-12-26", "2026-12-27")))
    assert (found.kind, found.level, found.count, found.subject) == ("disputed", "warn", 2, "2026-12-26")


def test_a_calendar_alert_that_was_seen_comes_back_the_next_day_and_not_within_the_hour():
    bench, outlook = Bench().open(), CalendarOutlook(2027, 40)
    bench.do(100, c.AcknowledgeAlert("calendar/2027", 40, "c01"))
    seen = [calendar_alert(outlook, bench, at)[0].acknowledged_by for at in (101 + AGAIN_S, 100 + 86_401)]
    assert seen == ["Wang", ""]


def test_an_opening_in_a_year_that_is_not_announced_is_shown_as_provisional():
    class Hourly(ByHand):
        def opens_after(self, at: float) -> float:
            return at + 3600

        def provisional(self, at: float) -> bool:
            return at >= 5000

    bench = Bench(structs.replace(small_hall(), timetable=Hourly()))
    assert not board_view(bench.state, now(1000)).opens_provisional
    assert board_view(bench.state, now(1400)).opens_provisional


def test_a_notice_stands_until_its_time_or_until_it_is_taken_down():
    bench = Bench().open()
    bench.do(10, c.PostNotice("n1", NoticeKind.TICKER, "停水", "No water", until=100, by="admin"))
    bench.do(20, c.PostNotice("n2", NoticeKind.EMERGENCY, "请撤离", "", by="admin"))
    view = board_view(bench.state, now(50))
    assert [(n.id, n.text.en) for n in view.notices] == [("n1", "No water"), ("n2", "请撤离")]
    assert [n.id for n in board_view(bench.state, now(100)).notices] == ["n2"]
    bench.do(110, c.WithdrawNotice("n2", "admin"))
    assert board_view(bench.state, now(120)).notices == []
    with pytest.raises(r.UnknownNotice):
        bench.do(130, c.WithdrawNotice("n2"))


def test_twenty_notices_are_enough_and_those_that_are_over_make_room():
    bench = Bench().open()
    for n in range(20):
        bench.do(10, c.PostNotice(f"n{n}", NoticeKind.TICKER, "x", "", until=100 if n else 0))
    with pytest.raises(r.TooManyNotices):
        bench.do(50, c.PostNotice("one more", NoticeKind.TICKER, "x", ""))
    bench.do(200, c.PostNotice("one more", NoticeKind.TICKER, "x", ""))
    assert list(bench.state.facts.lasting.notices) == ["n0", "one more"]


def test_the_history_of_a_visit_travels_with_the_citizen():
    bench = Bench().open()
    bench.take(0, "t1")
    bench.next(10)
    bench.do(20, c.Start("1"))
    bench.do(30, c.Transfer("1", to_window="3", note="note-id"))
    bench.next(40, "3")
    steps = desk_view(bench.state, "3", now(50)).history
    assert [(s.kind, s.window, s.at) for s in steps] == [
        ("called", "1", "@10"),
        ("started", "1", "@20"),
        ("transferred", "1", "@30"),
        ("called", "3", "@40"),
    ]
    assert steps[2].has_note
    assert steps[2].detail == "3"


def test_who_opened_and_closed_the_day_is_on_record():
    bench = Bench().open()
    bench.do(10, c.CloseIntake("admin"))
    assert [(x.kind, x.action, x.by) for x in change_lines(bench.state, now(10))] == [
        ("day", "pause-intake", "admin"),
        ("day", "open", ""),
    ]


def test_a_change_that_was_decided_on_what_the_window_no_longer_serves_is_refused() -> None:
    bench = Bench().open()
    bench.do(0, c.Allocate("1", ("enterprise",), by="a", seen=("enterprise", "construction")))
    with pytest.raises(r.ChangedSince):
        bench.do(
            1, c.Allocate("1", ("comprehensive",), force=True, by="b", seen=("enterprise", "construction"))
        )
    assert bench.state.facts.lasting.windows["1"].categories == ("enterprise",)


def test_a_window_says_who_or_which_plan_gave_it_its_categories_last():
    bench = Bench().open()

    def last() -> tuple[str, str]:
        view = desk_view(bench.state, "2", now(60))
        return view.moved_by, view.moved_plan

    assert last() == ("", "")
    bench.do(10, c.SetPlan(LUNCH, "c01"))
    bench.do(20, c.BeginPlan("p1"))
    assert last() == ("", "午间")
    bench.do(30, c.Allocate("2", ("construction",), by="c01"))
    assert last() == ("Wang", "")
