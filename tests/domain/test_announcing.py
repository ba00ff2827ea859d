"""What screens know of the calls of a hall with more windows than any list is long."""

from server.domain.queue import commands as c
from server.domain.queue.shown.board import BoardView, SignView
from server.domain.queue.views.board import board_view, sign_view
from server.domain.queue.views.parts import Now
from tests.halls import Bench, large_hall

WINDOWS = [str(n) for n in range(1, 62)]
EAST, WEST = WINDOWS[:30], WINDOWS[30:]


def large() -> Bench:
    return Bench(large_hall()).open(WINDOWS)


def call(hall: Bench, at: float, window: str) -> str:
    """The next citizen of a window, from the kiosk to the call; returns the number."""
    category = "enterprise" if window in EAST else "comprehensive"
    number = hall.take(at, f"{window} at {at}", category)
    hall.next(at, window)
    return number


def board(hall: Bench) -> BoardView:
    return board_view(hall.state, Now(0.0, str))


def sign(hall: Bench, window: str) -> SignView:
    return sign_view(hall.state, window, Now(0.0, str))


def test_every_call_that_is_still_awaited_is_on_the_board_however_many_windows_called() -> None:
    hall = large()
    called = [call(hall, 1.0, window) for window in WINDOWS]
    assert [line.number for line in board(hall).calls] == called[::-1]
    assert [line.call for line in board(hall).calls] == list(range(61, 0, -1))


def test_a_call_stays_while_its_citizen_is_awaited_and_goes_with_the_others_once_he_has_come() -> None:
    hall = large()
    waiting, come = call(hall, 1.0, "1"), call(hall, 1.0, "2")
    hall.do(1.0, c.Start("2"))
    for n in range(100):
        call(hall, 2.0 + n, "3")
        hall.serve(2.0 + n, "3")
    numbers = [line.number for line in board(hall).calls]
    assert waiting in numbers
    assert come not in numbers


def test_the_list_is_no_longer_than_the_hall_needs_after_a_long_day() -> None:
    hall = large()
    for n in range(30):
        for window in WINDOWS:
            call(hall, 1.0 + n, window)
            hall.serve(1.0 + n, window)
    assert len(board(hall).calls) == 8 + 6  # the last of the hall, all in the west, and the last of the east


def test_a_quiet_zone_keeps_its_own_last_calls_beside_a_busy_one() -> None:
    hall = large()
    quiet = [call(hall, 1.0, window) for window in EAST[:7]]
    for window in EAST[:7]:
        hall.do(1.0, c.Start(window))
    for n in range(100):
        call(hall, 2.0 + n, "61")
        hall.serve(2.0 + n, "61")
    assert [line.number for line in board(hall).calls if line.zone == "east"] == quiet[:0:-1]


def test_a_recall_takes_the_place_of_the_call_before_it() -> None:
    hall = large()
    number = call(hall, 1.0, "1")
    call(hall, 1.0, "2")
    hall.do(2.0, c.Recall("1"))
    lines = [(line.call, line.number, line.again) for line in board(hall).calls]
    assert lines == [(3, number, True), (2, "A002", False)]


def test_a_sign_keeps_the_call_of_its_own_window_while_all_the_others_call_and_changes_it_at_a_recall() -> (
    None
):
    hall = large()
    call(hall, 1.0, "1")
    own = sign(hall, "1").call
    for n in range(40):
        for window in ("2", "3"):
            call(hall, 2.0 + n, window)
            hall.serve(2.0 + n, window)
    assert sign(hall, "1").call == own
    hall.do(50.0, c.Recall("1"))
    assert sign(hall, "1").call > own


def test_a_zone_has_what_its_own_windows_serve_and_the_board_names_the_zones_once() -> None:
    shown = board(large())
    assert shown.zones == ["east", "west"]
    assert [(zone.zone, zone.categories) for zone in shown.zone_lines] == [
        ("east", ["enterprise"]),
        ("west", ["comprehensive"]),
    ]


def test_a_sign_tells_who_is_called_from_who_is_served() -> None:
    hall = large()
    seen = [(sign(hall, "1").number, sign(hall, "1").serving)]
    number = call(hall, 1.0, "1")
    seen.append((sign(hall, "1").number, sign(hall, "1").serving))
    hall.do(2.0, c.Start("1"))
    seen.append((sign(hall, "1").number, sign(hall, "1").serving))
    assert seen == [("", False), (number, False), (number, True)]
