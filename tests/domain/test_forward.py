"""People ahead and the range follow the calling rule and each ticket's own clock."""

from itertools import pairwise

from hypothesis import given
from hypothesis import settings as trying
from hypothesis import strategies as st
from msgspec import structs

from server.domain.queue import commands as c
from server.domain.queue.calls import next_ticket
from server.domain.queue.calls.people_ahead import PLAYED, ahead_of, pace
from server.domain.queue.forecast import place
from server.domain.queue.near import near
from server.domain.queue.settings import Group, HallSettings, WindowSettings
from server.domain.queue.shown.parts import Wait
from server.domain.queue.state import HallState
from server.domain.queue.tickets.view import taken_view, ticket_view
from server.domain.queue.views.parts import Now, load
from tests.halls import Bench, name, small_hall

HOUR = 3600.0


def settings(*windows: tuple[str, ...]) -> HallSettings:
    """The small hall with these windows' categories, one window after the other."""
    made = small_hall()
    made.groups["appointment"] = Group(id="appointment", name=name("booked"), share=0.6)
    made.groups["slow"] = Group(id="slow", name=name("slow"), share=1.5)
    own = [
        WindowSettings(id=str(n), name=name(f"Window {n}"), categories=served)
        for n, served in enumerate(windows, 1)
    ]
    return structs.replace(made, windows={w.id: w for w in own})


def hall(*windows: tuple[str, ...], busy: bool = True) -> Bench:
    """Every window of it open; `busy` ones have a citizen, sent to them alone."""
    bench = Bench(settings(*(windows or (("enterprise",),))))
    bench.open([str(n) for n in range(1, len(bench.state.settings.windows) + 1)])
    if busy:
        for window in bench.state.settings.windows:
            bench.do(0, c.TakeTicket(f"at {window}", "enterprise", window=window))
            assert bench.next(0, window) == f"at {window}"
            bench.do(0, c.Start(window))
    return bench


def now(at: float) -> Now:
    return Now(at, lambda t: f"@{t:g}")


def ahead(bench: Bench, ticket: str, at: float) -> int:
    return ahead_of(bench.state, bench.state.facts.today.tickets[ticket], at)


def minutes(bench: Bench, ticket: str, at: float) -> tuple[int, int]:
    wait = place(bench.state, bench.state.facts.today.tickets[ticket], at).wait
    assert wait is not None
    return round(wait.p50 / 60), round(wait.p90 / 60)


def called(state: HallState, category: str, at: float) -> list[str]:
    """The whole line in the order in which window 1 calls, one call after the other: the rule itself says who."""
    order: list[str] = []
    found = pace(state, category, state.capacity)
    assert found is not None
    while pick := next_ticket.pick(
        state, state.facts.lasting.windows["1"], at + found.first_s + len(order) * found.gap_s
    ):
        order.append(pick.ticket.id)
        state.dequeue(pick.ticket)
    return order


GROUPS = ("ordinary", "elderly", "returning", "appointment", "slow")
WAITING = st.lists(st.tuples(st.sampled_from(GROUPS), st.integers(-1200, 1800)), max_size=24)


@trying(deadline=None)  # a busy machine is no fault
@given(WAITING, st.integers(20, 400), st.integers(1, 2), st.booleans())
def test_people_ahead_are_those_whom_the_rule_calls_first_when_call_follows_call(
    waiting: list[tuple[str, int]], service_s: int, windows: int, busy: bool
) -> None:
    bench = hall(*[("enterprise",)] * windows, busy=busy)
    bench.state.facts.lasting.pace_s["enterprise"] = service_s * windows
    for n, (group, since) in enumerate(waiting):
        bench.do(0, c.TakeTicket(f"t{n}", "enterprise", group=group, booked_at=float(since)))
    told = {t: ahead(bench, t, 600) for t in (f"t{n}" for n in range(len(waiting)))}
    order = called(bench.state, "enterprise", 600)
    assert told == {ticket: n for n, ticket in enumerate(order)}


@trying(deadline=None, max_examples=15)  # a busy machine is no fault
@given(st.lists(st.sampled_from(GROUPS[:3]), min_size=300, max_size=400), st.integers(5, 60))
def test_in_a_long_line_the_place_is_right_to_a_few(groups: list[str], service_s: int) -> None:
    bench = hall()
    bench.state.facts.lasting.pace_s["enterprise"] = service_s
    for n, group in enumerate(groups):
        bench.take(n, f"t{n}", group=group)
    some = [f"t{n}" for n in range(0, len(groups), 37)]
    told = {t: ahead(bench, t, 600) for t in some}
    order = called(bench.state, "enterprise", 600)
    near = len(GROUPS) * (1 + len(groups) // PLAYED)
    assert all(abs(told[t] - order.index(t)) <= near for t in some)


def test_who_is_overtaken_as_fast_as_calls_are_made_is_told_everybody_who_will_overtake() -> None:
    """A call every 30 s, and somebody every 15 s who waits half as long by promise: each call lets one more pass."""
    bench = hall()
    bench.state.facts.lasting.pace_s["enterprise"] = 30
    bench.take(0, "ordinary")
    for n in range(120):
        bench.take(1800 + 15 * n, f"e{n}", group="elderly")
    told = ahead(bench, "ordinary", 3600)
    assert told == called(bench.state, "enterprise", 3600).index("ordinary") == 120


def test_an_elderly_ticket_among_many_is_told_its_own_place_and_it_never_rises() -> None:
    bench = hall()
    bench.state.facts.lasting.pace_s["enterprise"] = 75  # a call every 75 s
    for n in range(84):
        bench.take(n * 30, f"o{n}")
    bench.take(2600, "elder", group="elderly")
    bench.take(2600, "last")
    first = ahead(bench, "elder", 2600)
    assert (first, ahead(bench, "last", 2600)) == (25, 85)
    assert minutes(bench, "elder", 2600)[0] < minutes(bench, "last", 2600)[0]
    at, told = 2600.0, [first]
    while bench.state.facts.today.tickets["elder"].state == "waiting":
        at += 75
        bench.do(at, c.Finish("1", "done"))
        bench.state.facts.lasting.pace_s["enterprise"] = 75
        bench.next(at)
        bench.do(at, c.Start("1"))
        bench.take(at, f"new {at:g}", group="elderly")
        told.append(ahead(bench, "elder", at))
    assert all(later <= before for before, later in pairwise(told))
    assert len(told) == first + 2  # as many calls as it was told, then its own


def test_a_booking_for_three_hours_later_is_told_its_time_and_not_the_length_of_the_line() -> None:
    bench = hall()
    bench.state.facts.lasting.pace_s["enterprise"] = 30
    for n in range(6):
        bench.take(n, f"o{n}")
    bench.do(60, c.BookAppointment(("246810",), "enterprise", 3 * HOUR))
    bench.do(60, c.TakeTicket("booked", "", appointment="246810"))
    view = ticket_view(bench.state, bench.state.facts.today.tickets["booked"], now(60))
    assert (view.ahead, view.booked_at, view.group_name.en) == (6, "@10800", "booked")
    assert view.wait_s is not None
    assert view.wait_s.p50 == 3 * HOUR - 60
    assert view.wait_s.p90 > view.wait_s.p50
    bench.take(90, "walk-in")
    assert ahead(bench, "walk-in", 90) == 6  # who comes now goes first
    assert ahead(bench, "booked", 90) == 7


def test_a_booking_behind_a_long_line_is_told_what_the_line_needs() -> None:
    bench = hall()
    for n in range(40):
        bench.take(n, f"o{n}")
    bench.do(60, c.TakeTicket("booked", "enterprise", group="appointment", booked_at=600.0))
    assert (
        ahead(bench, "booked", 60) == 4
    )  # calls at 360, 660, …: at 1,560 s 960/600 is more than 1,555/1,000
    assert minutes(bench, "booked", 60) == (23, 40)  # and not 9 minutes, its time


def test_a_late_booking_keeps_its_time_on_the_ticket_though_the_clock_starts_at_the_arrival() -> None:
    bench = hall()
    bench.do(0, c.BookAppointment(("246810",), "enterprise", HOUR))
    bench.do(2 * HOUR, c.TakeTicket("late", "", appointment="246810"))
    view = taken_view(bench.state, bench.state.facts.today.tickets["late"], now(2 * HOUR))
    assert view.booked_at == "@3600"
    assert bench.state.facts.today.tickets["late"].place.since == 2 * HOUR


def test_an_ordinary_range_counts_those_whom_the_rule_will_let_pass() -> None:
    alone, mixed = hall(), hall()
    for bench, group in ((alone, "ordinary"), (mixed, "elderly")):
        for n in range(9):  # nine came in the last half hour, and have gone again
            bench.take(100 * n, f"gone {n}", group=group)
            bench.do(100 * n, c.CancelTicket(f"gone {n}"))
        for n in range(10):
            bench.take(1000, f"o{n}")
    assert ahead(alone, "o9", 1000) == ahead(mixed, "o9", 1000) == 9
    # Nine more will have come in half an hour, and the rule lets them pass: 19 services of 300 s instead of 10.
    assert minutes(alone, "o9", 1000) == (48, 71)
    assert minutes(mixed, "o9", 1000) == (93, 124)


def test_where_nearly_as_many_come_to_overtake_as_are_called_all_of_them_are_counted() -> None:
    bench = hall()
    bench.state.facts.lasting.pace_s["enterprise"] = 60  # a call a minute
    for n in range(57):
        bench.take(3600 + 30 * n, f"gone {n}", group="elderly")
        bench.do(3600 + 30 * n, c.CancelTicket(f"gone {n}"))
    bench.take(5399, "before")
    bench.take(5400, "who")
    assert ahead(bench, "who", 5400) == 1
    # In n minutes 1.9 n come and the rule lets half of them pass: of 40 calls, 38 are theirs.
    assert minutes(bench, "who", 5400) == (40, 48)


def test_of_those_who_come_before_a_booked_time_only_as_many_are_counted_as_are_called_till_it_is_its_turn() -> (
    None
):
    bench = hall()
    bench.state.facts.lasting.pace_s["enterprise"] = 60  # a call a minute, and two ordinary people come in it
    for n in range(60):
        bench.take(3600 + 30 * n, f"gone {n}")
        bench.do(3600 + 30 * n, c.CancelTicket(f"gone {n}"))
    bench.do(5400, c.TakeTicket("booked", "enterprise", group="appointment", booked_at=5400.0 + 1500))
    # After 25 minutes its clock starts, and each second of it counts as 1.67 of theirs: the 36th call is its own.
    assert minutes(bench, "booked", 5400) == (36, 44)


def test_nobody_waits_for_a_window_that_is_free_for_one_category_alone() -> None:
    free = hall(("enterprise",), busy=False)
    free.take(0, "t")
    assert place(free.state, free.state.facts.today.tickets["t"], 0).wait == Wait(0, 60)
    shared = hall(("enterprise", "construction"), busy=False)
    shared.take(0, "t")
    assert minutes(shared, "t", 0) == (7, 23)  # every other call may be another category's: one each 600 s


def test_a_window_that_is_free_for_others_or_paused_takes_nobody_at_once() -> None:
    others, paused = (
        hall(("enterprise",), (second,), busy=False) for second in ("construction", "enterprise")
    )
    paused.do(0, c.PauseWindow("2", "tea"))
    for bench in (others, paused):
        bench.do(0, c.TakeTicket("at 1", "enterprise", window="1"))
        bench.next(0)
        bench.take(0, "t")
        assert minutes(bench, "t", 0) == (4, 11)


def test_who_is_sent_to_a_free_window_goes_at_once_and_to_a_busy_one_after_its_citizen() -> None:
    for busy, told in ((False, Wait(0, 60)), (True, Wait(211, 684))):
        bench = hall(busy=busy)
        bench.do(1, c.TakeTicket("sent", "enterprise", window="1"))
        assert place(bench.state, bench.state.facts.today.tickets["sent"], 1).wait == told


def test_a_window_that_serves_nothing_of_its_own_is_thought_to_take_five_minutes_for_who_is_sent_there() -> (
    None
):
    bench = hall(("enterprise",), ())
    bench.state.facts.lasting.pace_s["enterprise"] = 60
    bench.do(1, c.TakeTicket("sent", "enterprise", window="2"))
    assert minutes(bench, "sent", 1) == (4, 11)


def test_who_is_booked_for_later_is_told_that_time_though_a_window_is_free() -> None:
    bench = hall(busy=False)
    bench.do(0, c.TakeTicket("booked", "enterprise", group="appointment", booked_at=1200.0))
    assert minutes(bench, "booked", 0) == (20, 31)


def test_a_category_that_is_no_more_and_was_never_measured_is_thought_to_take_five_minutes() -> None:
    bench = hall(("construction",), busy=False)  # a service of ten minutes
    bench.take(0, "t", "construction")
    bench.next(0)
    bench.take(0, "u", "construction")
    assert minutes(bench, "u", 0) == (7, 23)
    known = {id: x for id, x in bench.state.settings.categories.items() if id != "construction"}
    bench.state.settings = structs.replace(bench.state.settings, categories=known)
    assert minutes(bench, "u", 0) == (4, 11)


def test_nobody_of_the_same_group_who_comes_later_makes_a_range_longer() -> None:
    bench = hall()
    bench.take(0, "first", group="elderly")
    before = minutes(bench, "first", 500)
    for n in range(20):
        bench.take(400, f"e{n}", group="elderly")
    assert minutes(bench, "first", 500) == before


def test_whoever_comes_now_is_promised_the_same_on_the_board_and_on_the_ticket() -> None:
    bench = hall(("enterprise",), ("enterprise", "construction"))
    for n in range(30):
        bench.take(20 * n, f"t{n}", group=GROUPS[n % 3])
    bench.do(600, c.TakeTicket("booked", "enterprise", group="appointment", booked_at=5000.0))
    shown = load(bench.state, "enterprise", now(700)).wait_s
    bench.take(700, "new")
    assert taken_view(bench.state, bench.state.facts.today.tickets["new"], now(700)).wait_s == shown


def test_whoever_waits_for_one_window_has_those_ahead_whom_that_window_calls_first() -> None:
    bench = hall()  # one window: 300 s a call
    for n in range(5):
        bench.take(10 * n, f"o{n}")
    bench.do(60, c.TakeTicket("sent", "enterprise", window="1"))
    bench.take(70, "last")
    assert ahead(bench, "sent", 100) == 5
    assert ahead(bench, "last", 100) == 6  # the one who waits for that window alone takes its time too
    two = hall(("enterprise",), ("enterprise",))
    for n in range(8):
        two.take(10 * n, f"o{n}")
    two.do(90, c.TakeTicket("sent", "enterprise", window="2"))
    assert ahead(two, "sent", 100) == 4  # the other window calls every second one


def test_where_nobody_calls_the_place_is_that_of_this_moment_and_no_wait_is_promised() -> None:
    bench = Bench(settings(("enterprise",))).open([])
    for n in range(3):
        bench.take(n, f"o{n}")
    found = place(bench.state, bench.state.facts.today.tickets["o2"], 100)
    assert (found.ahead, found.wait) == (2, None)


@trying(deadline=None)  # a busy machine is no fault
@given(WAITING, st.integers(20, 400))
def test_a_range_is_never_negative_nor_shorter_than_for_those_who_are_called_first(
    waiting: list[tuple[str, int]], service_s: int
) -> None:
    bench = hall()
    bench.state.facts.lasting.pace_s["enterprise"] = service_s
    for n, (group, since) in enumerate(waiting):
        bench.do(0, c.TakeTicket(f"t{n}", "enterprise", group=group, booked_at=float(min(since, 600))))
    told = [place(bench.state, bench.state.facts.today.tickets[f"t{n}"], 600) for n in range(len(waiting))]
    waits = [found.wait for found in sorted(told, key=lambda p: p.ahead) if found.wait]
    assert len(waits) == len(waiting)
    assert all(0 < w.p50 < w.p90 for w in waits)
    floors = [round(service_s * (n + 1) * 0.65) for n in range(len(waits))]
    assert all(w.p50 >= floor for w, floor in zip(waits, floors, strict=True))


def test_three_ahead_at_one_slow_window_are_not_almost_the_turn_and_a_short_wait_is() -> None:
    """People ahead and range together: nobody is sent to the windows half an hour early."""
    bench = hall(("enterprise",))
    for at in range(4):
        bench.take(at, f"t{at}")
    slow = place(bench.state, bench.state.facts.today.tickets["t3"], 4)
    assert (slow.ahead <= 3, slow.wait is not None and slow.wait.p50 > 600, near(slow)) == (True, True, False)
    first = place(bench.state, bench.state.facts.today.tickets["t0"], 4)
    assert (first.ahead, near(first)) == (0, True)
    assert ticket_view(bench.state, bench.state.facts.today.tickets["t0"], now(4)).near
