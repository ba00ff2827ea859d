"""What the manager is told, with how many and how bad, and from which moment on."""

from msgspec import structs

from server.domain.queue import commands as c
from server.domain.queue.shown.manager import SlipLine
from server.domain.queue.tickets.words import SlipState
from server.domain.queue.views.alerts import CLOCK_TOLD_S, PAUSED_S, Cause
from server.domain.queue.views.manager import SLIPS_SHOWN, manager_view
from server.domain.queue.views.parts import Now
from server.domain.queue.words import AlertKind, AlertLevel
from tests.halls import Bench, name, small_hall


def now(at: float) -> Now:
    return Now(at, lambda t: f"@{t:g}")


def told(bench: Bench, at: float) -> list[tuple[str, str, int]]:
    return [(a.id, a.level, a.count) for a in manager_view(bench.state, now(at)).alerts]


def test_a_category_is_full_from_its_last_place_on() -> None:
    settings = small_hall()
    settings.categories["enterprise"] = structs.replace(settings.categories["enterprise"], capacity=2)
    bench = Bench(settings).open()
    bench.take(0, "a")
    assert told(bench, 0) == []
    bench.take(0, "b")
    assert told(bench, 0) == [("full/enterprise", "warn", 2)]


def test_a_category_where_who_comes_now_waits_longer_than_promised_is_slow_before_anybody_is_late() -> None:
    bench = Bench().open(["3"])  # half of window 3: a call every 600 s
    for n in range(3):
        bench.take(0, f"t{n}")
    [(id, level, minutes)] = told(bench, 1)
    assert (id, level) == ("slow/enterprise", "warn")
    assert minutes == 37  # of three before and oneself, each 600 s; the median of such a sum
    bench.state.facts.lasting.pace_s["enterprise"] = 30
    assert told(bench, 1) == []


def test_a_window_is_worth_a_look_once_it_has_been_paused_for_more_than_half_an_hour() -> None:
    bench = Bench().open()
    bench.do(100, c.PauseWindow("2", "tea"))
    assert told(bench, 100 + PAUSED_S) == []
    assert told(bench, 100 + PAUSED_S + 60) == [("paused/2", "warn", 31)]
    bench.do(2000, c.AcknowledgeAlert("paused/2", 31, "c01"))
    [seen] = manager_view(bench.state, now(3700)).alerts
    assert (seen.count, seen.acknowledged_by, seen.about) == (60, "Wang", name("Window 2"))


def test_a_changed_clock_is_told_for_two_hours_with_its_direction() -> None:
    bench = Bench().open()
    bench.do(1000, c.FollowClock(-5400.0))
    assert told(bench, 1000 + CLOCK_TOLD_S - 1) == [("clock/back", "bad", 90)]
    assert told(bench, 1000 + CLOCK_TOLD_S) == []
    bench.do(9000, c.FollowClock(20.0))
    assert told(bench, 9000) == [("clock/ahead", "bad", 1)]


def test_slips_that_did_not_come_out_are_counted_and_the_last_of_them_listed() -> None:
    bench = Bench().open()
    bench.take(5, "fine")
    bench.do(5, c.RecordSlip("fine", "k1", SlipState.PRINTED))
    for n in range(SLIPS_SHOWN + 1):
        bench.take(10 + n, f"t{n}", "comprehensive")
        bench.do(10 + n, c.RecordSlip(f"t{n}", "k1", SlipState.FAILED, "paper_out"))
    view = manager_view(bench.state, now(20))
    assert [(a.id, a.count, a.about) for a in view.alerts if a.kind == "slips"] == [("slips", 51, None)]
    assert len(view.slips) == 50
    assert view.slips[0] == SlipLine("t1", "G002", "k1", SlipState.FAILED, "paper_out", "@11")
    assert view.slips[-1].ticket == "t50"


def test_the_worst_comes_first_and_what_somebody_has_seen_last() -> None:
    bench = Bench().open()
    bench.do(10, c.AcknowledgeAlert("device/a", 1, "c01"))
    causes = [
        Cause(AlertKind.DEVICE, level, 1, subject=id)
        for id, level in (("a", AlertLevel.BAD), ("b", AlertLevel.WARN), ("d", AlertLevel.BAD))
    ]
    view = manager_view(bench.state, now(20), causes)
    assert [a.id for a in view.alerts] == ["device/d", "device/b", "device/a"]
    assert view.alerts[-1].acknowledged_at == "@10"


def test_the_longest_wait_of_a_category_is_that_which_used_most_of_its_promise() -> None:
    bench = Bench().open()
    bench.take(0, "ordinary")  # of 1,000 s
    bench.take(100, "elder", group="elderly")  # of 500 s
    bench.take(700, "back", group="returning")  # of 800 s
    day = manager_view(bench.state, now(800)).categories[0]
    assert (day.longest_since, day.longest_promise_s, day.late) == ("@100", 500, 1)
    day = manager_view(bench.state, now(150)).categories[0]
    assert (day.longest_since, day.longest_promise_s, day.late) == (None, 1000, 0)


def test_the_mean_wait_and_the_promises_kept_are_those_of_first_calls() -> None:
    bench = Bench().open()
    bench.take(0, "a")
    assert manager_view(bench.state, now(0)).categories[0].kept is None
    bench.next(500)  # of 1,000 s
    bench.do(510, c.Recall("1"))
    bench.do(520, c.Miss("1"))
    bench.do(900, c.CallTicket("1", "a"))
    bench.serve(910)
    bench.take(1000, "b")
    bench.next(2500)
    bench.do(2510, c.Miss("1"))
    day = manager_view(bench.state, now(2600)).categories[0]
    assert (day.mean_wait_s, day.kept) == (1000, 0.5)
    assert (day.taken, day.served, day.missed, day.cancelled) == (2, 1, 2, 0)
