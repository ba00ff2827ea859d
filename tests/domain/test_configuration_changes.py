"""What has left the configuration holds nobody: clerks are free, citizens back in line, each change on record."""

import pytest
from msgspec import structs

from server.domain.queue import commands as c
from server.domain.queue.plans.plan import Plan
from server.domain.queue.refusal_codes import UnknownCategory, WrongState
from server.domain.queue.settings import HallSettings
from server.domain.queue.state import HallState
from server.domain.queue.views.manager import manager_view
from server.domain.queue.views.parts import Now
from tests.halls import Bench, name, small_hall


def without(settings: HallSettings, *, window: str = "", category: str = "") -> HallSettings:
    windows = {
        w.id: structs.replace(w, categories=tuple(x for x in w.categories if x != category))
        for w in settings.windows.values()
        if w.id != window
    }
    categories = {x.id: x for x in settings.categories.values() if x.id != category}
    return structs.replace(settings, windows=windows, categories=categories)


def restarted(hall: Bench, settings: HallSettings) -> Bench:
    """The same hall with another configuration, as after a restart."""
    again = Bench(settings)
    again.state = HallState(settings, hall.state.facts)
    return again


def test_a_window_that_is_no_more_gives_back_its_clerk_and_its_citizens() -> None:
    hall = Bench().open()
    for ticket in ("at", "sent"):
        hall.take(10.0, ticket, "construction")
    assert hall.next(20.0, "2") == "at"
    hall.do(21.0, c.Start("2"))
    assert hall.next(22.0, "1") == "sent"
    hall.do(23.0, c.Start("1"))
    hall.do(24.0, c.Transfer("1", to_window="2"))
    later = restarted(hall, without(small_hall(), window="2"))
    later.do(100.0, c.FollowConfiguration())
    facts = later.state.facts
    assert set(facts.lasting.windows) == {"1", "3"}
    assert [(t.id, t.state, t.place.target, t.place.since) for t in facts.today.tickets.values()] == [
        ("at", "waiting", "", 10.0),
        ("sent", "waiting", "", 10.0),
    ]
    later.do(101.0, c.CloseWindow("1"))
    later.do(102.0, c.OpenWindow("1", "c02"))  # the clerk of window 2 may sit down elsewhere
    assert later.next(103.0, "1") == "at"
    assert ("settings", "2", "window-removed") in [
        (x.kind, x.subject, x.action) for x in facts.lasting.changes
    ]
    assert later.do(104.0, c.FollowConfiguration()) == []  # said once


def test_a_window_that_alone_served_a_category_is_not_counted_any_more() -> None:
    settings = structs.replace(
        small_hall(),
        windows={
            w.id: structs.replace(w, categories=("construction",) if w.id == "2" else ("enterprise",))
            for w in small_hall().windows.values()
        },
    )
    hall = Bench(settings).open()
    later = restarted(hall, without(settings, window="2"))
    later.do(100.0, c.FollowConfiguration())
    assert "construction" not in later.state.allocated
    assert "construction" not in later.state.capacity


def test_a_clerk_who_has_left_the_configuration_holds_no_window() -> None:
    hall = Bench().open(["1"])
    hall.take(10.0, "a")
    hall.next(20.0)
    hall.do(100.0, c.FollowConfiguration(gone=("c01",)))
    assert hall.state.facts.lasting.windows["1"].state == "closed"
    assert hall.state.facts.today.tickets["a"].state == "waiting"


def test_who_waits_in_a_category_that_is_no_more_is_given_another_by_a_manager() -> None:
    hall = Bench().open()
    hall.take(10.0, "a", "construction")
    hall.take(11.0, "b", "construction")
    hall.next(12.0, "2")
    hall.do(13.0, c.Start("2"))
    hall.do(14.0, c.Hold("2", "copies"))
    hall.do(15.0, c.BookAppointment(("2468",), "construction", 3600.0))
    later = restarted(hall, without(small_hall(), category="construction"))
    later.do(100.0, c.FollowConfiguration())
    assert later.state.facts.lasting.windows["1"].categories == ("enterprise",)
    later.do(101.0, c.MoveWaiting("construction", "enterprise", "m1"))
    facts = later.state.facts
    assert [(t.id, t.category, t.state, t.place.since) for t in facts.today.tickets.values()] == [
        ("a", "enterprise", "held", 10.0),
        ("b", "enterprise", "waiting", 11.0),
    ]
    assert facts.lasting.appointments["2468"].category == "enterprise"
    assert later.next(102.0, "1") == "b"
    with pytest.raises(UnknownCategory):
        later.do(103.0, c.MoveWaiting("construction", "enterprise", "m1"))


def test_only_a_category_that_is_no_more_is_emptied_into_one_that_there_is() -> None:
    hall = Bench().open()
    hall.take(10.0, "a", "construction")
    with pytest.raises(WrongState) as there:
        hall.do(11.0, c.MoveWaiting("construction", "enterprise"))
    assert there.value.params == {"state": "there"}
    later = restarted(hall, without(small_hall(), category="construction"))
    with pytest.raises(UnknownCategory) as nowhere:
        later.do(12.0, c.MoveWaiting("construction", "fishing"))
    assert nowhere.value.params == {"category": "fishing"}


def test_who_is_on_the_way_in_a_category_that_is_no_more_is_told_to_the_manager_and_keeps_a_promise() -> None:
    hall = Bench().open()
    for ticket in ("waits", "done", "missed"):
        hall.take(10.0, ticket, "construction")
    for code, booked_at in (("1111", 3600.0), ("2222", 7200.0)):
        hall.do(11.0, c.BookAppointment((code,), "construction", booked_at))
    hall.do(12.0, c.CancelTicket("done"))
    hall.do(13.0, c.CallTicket("2", "missed"))
    hall.do(14.0, c.Miss("2"))
    hall.do(15.0, c.TakeTicket("came", "", appointment="2222"))  # counts as a ticket and no longer as booked
    later = restarted(hall, without(small_hall(), category="construction"))
    view = manager_view(later.state, Now(100.0, str))
    found = [a for a in view.alerts if a.kind == "homeless"]
    assert [(a.id, a.level, a.count, a.subject, a.about) for a in found] == [
        ("homeless/construction", "bad", 4, "construction", name("construction"))
    ]
    assert later.state.settings.promise_s("construction", "ordinary") == 1800.0


def test_a_plan_that_is_on_goes_back_to_what_the_file_says_meanwhile() -> None:
    hall = Bench().open()
    hall.do(10.0, c.SetPlan(Plan("p1", "x", "11:30", "13:30", {"2": ("comprehensive",)}, weekdays=(1,))))
    hall.do(20.0, c.BeginPlan("p1"))
    later = restarted(hall, filed(small_hall(), "2", "enterprise"))
    later.do(30.0, c.FollowConfiguration())
    window = later.state.facts.lasting.windows["2"]
    assert (window.categories, window.filed) == (("comprehensive",), ("enterprise",))
    later.do(40.0, c.EndPlan("p1"))
    assert window.categories == ("enterprise",)


def test_a_plan_for_another_window_is_left_alone_by_what_the_file_says() -> None:
    hall = Bench().open()
    hall.do(10.0, c.SetPlan(Plan("p1", "x", "11:30", "13:30", {"1": ("comprehensive",)}, weekdays=(1,))))
    hall.do(20.0, c.BeginPlan("p1"))
    later = restarted(hall, filed(small_hall(), "2", "enterprise"))
    later.do(30.0, c.FollowConfiguration())
    assert later.state.facts.lasting.plan_runs["p1"].before == {"1": ("enterprise", "construction")}
    assert later.state.facts.lasting.windows["2"].categories == ("enterprise",)


def filed(settings: HallSettings, window: str, *categories: str) -> HallSettings:
    windows = dict(settings.windows)
    windows[window] = structs.replace(windows[window], categories=categories)
    return structs.replace(settings, windows=windows)


def test_the_file_counts_for_a_window_that_nobody_moved() -> None:
    later = restarted(Bench().open(), filed(small_hall(), "2", "enterprise"))
    later.do(100.0, c.FollowConfiguration())
    assert later.state.facts.lasting.windows["2"].categories == ("enterprise",)
    assert later.do(101.0, c.FollowConfiguration()) == []


def test_a_managers_move_stands_until_the_file_says_something_new() -> None:
    hall = Bench().open()
    hall.do(10.0, c.Allocate("2", ("comprehensive",), by="m1"))
    same = restarted(hall, small_hall())
    assert same.do(100.0, c.FollowConfiguration()) == []
    assert same.state.facts.lasting.windows["2"].categories == ("comprehensive",)
    changed = restarted(same, filed(small_hall(), "2", "enterprise"))
    changed.do(200.0, c.FollowConfiguration())
    assert changed.state.facts.lasting.windows["2"].categories == ("enterprise",)
    changed.do(300.0, c.Allocate("2", ("construction",), by="m1"))
    assert restarted(changed, filed(small_hall(), "2", "enterprise")).do(400.0, c.FollowConfiguration()) == []
