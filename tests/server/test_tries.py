"""The book of wrong passwords: it slows before it locks, has a limit, and nobody clears an own count with it."""

from server.access.tries import (
    DELAYS_S,
    FORGET_S,
    KNOWN_DELAYS_S,
    LOCKED_S,
    MOST_NAMES,
    MOST_SOURCES,
    Tries,
)

HERE, THERE, ANN = "192.168.1.9", "192.168.1.10", "main\nann"


def fail(tries: Tries, source: str, person: str, times: int, now: float = 0.0) -> float:
    """Wait as long as is asked and be wrong again; returns when the last wait ends."""
    for _ in range(times):
        now += tries.wait(source, person, now)
        tries.failed(source, person, now)
    return now + tries.wait(source, person, now)


def test_two_slips_cost_nothing_and_then_the_wait_grows_to_a_lock():
    tries = Tries()
    waits = [tries.failed(HERE, ANN, 0.0).until for _ in range(9)]
    assert waits == [0, 0, 1, 5, 30, 120, LOCKED_S, LOCKED_S, LOCKED_S]
    assert sum(DELAYS_S) < FORGET_S


def test_at_a_known_browser_it_slows_and_never_locks():
    tries = Tries()
    for _ in range(50):
        tries.failed("browser", ANN, 0.0, KNOWN_DELAYS_S)
    assert tries.wait("browser", ANN, 0.0) == 30


def test_a_wait_is_for_one_person_at_one_source():
    tries = Tries()
    fail(tries, HERE, ANN, 7)
    assert tries.wait(HERE, ANN, 150.0) > 800
    assert tries.wait(THERE, ANN, 150.0) == 0
    assert tries.wait(HERE, "main\nbob", 150.0) == 0


def test_the_right_password_and_an_hour_clear_the_count():
    tries = Tries()
    end = fail(tries, HERE, ANN, 2)
    tries.succeeded(HERE, ANN)
    assert fail(tries, HERE, ANN, 2, end) == end
    late = end + FORGET_S + 1
    assert fail(tries, HERE, ANN, 2, late) == late


def test_a_source_that_tries_many_names_waits_for_all_further_ones_and_frees_none():
    tries = Tries()
    end = fail(tries, HERE, ANN, 5)
    for i in range(10_000):
        tries.failed(HERE, f"main\nmade up {i}", end)
    assert len(tries) == MOST_NAMES + 1
    assert tries.wait(HERE, "main\nnever tried", end) == LOCKED_S
    assert tries.failed(HERE, ANN, end).failures == 6
    assert tries.wait(THERE, "main\nnever tried", end) == 0


def test_names_that_are_forgotten_make_room():
    tries = Tries()
    for i in range(MOST_NAMES):
        tries.failed(HERE, f"main\n{i}", 0.0)
    later = FORGET_S + 1.0
    assert tries.failed(HERE, ANN, later).failures == 1
    assert len(tries) == 1


def test_the_book_has_a_limit_whatever_comes_from_wherever():
    tries = Tries()
    for i in range(3 * MOST_SOURCES):
        tries.failed(f"2001:db8:0:{i:x}::/64", ANN, float(i))
    assert len(tries) == MOST_SOURCES


def test_a_new_password_lifts_every_wait_of_the_person():
    tries = Tries()
    fail(tries, HERE, ANN, 7)
    fail(tries, HERE, "main\nbob", 7)
    fail(tries, THERE, ANN, 7)
    tries.forgive(ANN)
    assert tries.wait(HERE, ANN, 200.0) == tries.wait(THERE, ANN, 200.0) == 0
    assert tries.wait(HERE, "main\nbob", 200.0) > 0
