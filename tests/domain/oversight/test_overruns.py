"""A limit that is overrun is written down once, until it is kept again and its unit has said why."""

import pytest

from server.domain.cases.words import Lamp
from server.domain.oversight import commands as c
from server.domain.oversight import refusal_codes as r
from server.domain.oversight.keeping import ForgetEnded
from server.domain.oversight.overruns.hall_limits import SeenSince, hall_limits
from server.domain.oversight.overruns.overrun import LimitKey, OverLimit, Overrun
from server.domain.oversight.private import private_of
from server.domain.oversight.settings import LimitRules
from server.domain.oversight.stream import OversightStream
from server.domain.oversight.words import LimitKind
from server.domain.queue import commands as q
from tests.cases import LAND, moment
from tests.halls import Bench
from tests.oversight import Overseers

K = LimitKind


def over(here: Overseers, lamp: Lamp = Lamp.RED, count: int = 1, kind: LimitKind = K.WAIT) -> OverLimit:
    return OverLimit(kind, "main", "real-estate", lamp, here.at - 60, count)


def follow(here: Overseers, *over: OverLimit, at: str = "", halls: tuple[str, ...] = ("main",)) -> list[str]:
    return [type(event).__name__ for event in here.do(c.FollowLimits(over, halls), at)]


def the_one(here: Overseers) -> Overrun:
    (one,) = here.state.facts.overruns.values()
    return one


def answer(here: Overseers, one: Overrun) -> None:
    here.do(c.AnswerOverrun(one.id, one.seen, "m1", words="a"))


def test_an_overrun_begins_once_worsens_and_ends() -> None:
    here = Overseers()
    assert follow(here, over(here)) == ["LimitOverrun"]
    assert follow(here, over(here)) == []
    seen = the_one(here).seen
    assert follow(here, over(here, Lamp.DOUBLE_RED, 4)) == ["OverrunWorsened"]
    assert follow(here, over(here)) == [], "it was worse"
    assert follow(here) == ["OverrunEnded"]
    assert follow(here) == []
    one = the_one(here)
    assert (one.lamp, one.count, one.seen, one.began_at) == (Lamp.DOUBLE_RED, 4, seen, here.at - 60)


def test_what_comes_back_soon_is_the_same_and_what_comes_back_later_is_another() -> None:
    here = Overseers()
    follow(here, over(here))
    follow(here)
    assert follow(here, over(here, Lamp.DOUBLE_RED, 3), at="2026-03-02T10:15") == ["OverrunResumed"]
    assert (the_one(here).lamp, the_one(here).count, the_one(here).ended_at) == (Lamp.DOUBLE_RED, 3, 0.0)
    follow(here)
    assert follow(here, over(here), at="2026-03-02T10:31") == ["LimitOverrun"]
    assert list(here.state.facts.overruns) == ["L1", "L2"]


def test_nothing_is_said_of_a_hall_that_could_not_be_looked_at() -> None:
    here = Overseers()
    follow(here, over(here))
    assert follow(here, halls=("transport",)) == []
    assert follow(here) == ["OverrunEnded"]


def test_it_is_settled_once_it_has_ended_and_somebody_has_said_why() -> None:
    here = Overseers()
    follow(here, over(here))
    one = the_one(here)
    answer(here, one)
    assert (one.open, [(d.by, d.words) for d in one.deeds]) == (True, [("m1", "a")])
    with pytest.raises(r.AnsweredBefore):
        answer(here, one)
    follow(here)
    assert not one.open
    assert here.state.unsettled == {}


def test_an_answer_to_what_is_not_there_or_was_changed_is_refused() -> None:
    here = Overseers()
    follow(here, over(here))
    for command, refusal in (
        (c.AnswerOverrun("L9", 1, "m1", words="a"), r.UnknownOverrun),
        (c.AnswerOverrun("L1", 1, "m1", hall="transport", words="a"), r.UnknownOverrun),
        (c.AnswerOverrun("L1", 2, "m1", words="a"), r.ItemChanged),
    ):
        with pytest.raises(refusal):
            here.do(command)


def test_whoever_does_not_answer_is_reminded_each_working_day() -> None:
    here = Overseers()
    follow(here, over(here))
    assert follow(here, over(here), at="2026-03-03T17:29") == []
    assert follow(here, over(here), at="2026-03-03T17:30") == ["OverrunReminded"]
    assert follow(here, over(here), at="2026-03-04T10:00") == []
    assert follow(here, at="2026-03-04T17:30") == ["OverrunEnded", "OverrunReminded"]
    answer(here, the_one(here))
    assert follow(here, at="2026-03-09T17:30") == []
    assert the_one(here).reminders == 2


def test_what_citizens_wait_for_is_overrun_when_its_day_is_over() -> None:
    here = Overseers()
    one, concern, letter = here.follow_up(), here.concern(), here.letter(unit=LAND)
    assert follow(here, at="2026-03-03T17:29") == []
    assert follow(here, at="2026-03-03T17:30") == ["LimitOverrun", "LimitOverrun"]
    here.at = moment("2026-03-05T18:00")
    assert [x for x in follow(here) if x != "OverrunReminded"] == ["LimitOverrun"]
    known = {o.subject: (o.kind, o.hall, o.unit, o.lamp) for o in here.state.facts.overruns.values()}
    assert known == {
        one.id: (K.FOLLOW_UP, "main", "", Lamp.RED),
        concern.id: (K.CONCERN, "main", "", Lamp.RED),
        letter.id: (K.LETTER, "main", LAND, Lamp.RED),
    }
    here.do(c.AnswerLetter(letter.id, letter.seen, "r1", words="a"))
    assert follow(here, halls=()) == ["OverrunEnded"], "no hall has to be looked at for it"


# In a hall

RULES = LimitRules()


def limits(
    bench: Bench, at: float, seen_since: SeenSince | None = None, down: tuple[str, ...] = ()
) -> dict[LimitKey, OverLimit]:
    return {one.key: one for one in hall_limits(bench.state, RULES, at, seen_since or SeenSince(), down)}


def key(kind: LimitKind, subject: str) -> LimitKey:
    return LimitKey(kind, "main", subject)


def test_a_wait_is_measured_by_whoever_has_used_up_most_of_the_promise() -> None:
    bench = Bench().open()
    bench.take(0, "t1")
    bench.take(0, "t2", "construction")
    bench.take(0, "t3", "construction", "elderly")
    for at, lamp in ((999, Lamp.GREEN), (1000, Lamp.YELLOW), (1500, Lamp.RED), (3000, Lamp.DOUBLE_RED)):
        assert limits(bench, at)[key(K.WAIT, "enterprise")].lamp is lamp
    found = limits(bench, 1000)[key(K.WAIT, "construction")]
    assert (found.lamp, found.since, found.count) == (Lamp.RED, 600, 1), (
        "of the elderly, whose promise is shorter"
    )


def test_a_window_that_calls_nobody_while_people_wait_is_idle_after_its_minutes() -> None:
    bench, seen_since = Bench().open(["1", "2"]), SeenSince()
    bench.take(0, "t1")
    idle = key(K.IDLE, "1")
    assert limits(bench, 10, seen_since)[idle].lamp is Lamp.GREEN
    assert limits(bench, 200, seen_since)[idle].lamp is Lamp.YELLOW
    assert (limits(bench, 310, seen_since)[idle].lamp, limits(bench, 310, seen_since)[idle].since) == (
        Lamp.RED,
        310,
    )
    assert key(K.IDLE, "2") not in limits(bench, 310, seen_since), "nobody waits for that one"
    bench.next(320)
    assert idle not in limits(bench, 320, seen_since)
    bench.serve(330)
    bench.take(340, "t2")
    assert limits(bench, 350, seen_since)[idle].since == 650, "it begins anew"
    assert limits(bench, 340, seen_since)[idle].since == 640, "a clock that was set back counts from now"


def test_people_whom_no_window_serves_and_windows_that_are_paused_for_long() -> None:
    bench, seen_since = Bench().open(["1"]), SeenSince()
    bench.take(0, "t1")
    bench.take(0, "t2", "comprehensive")
    bench.do(0, q.TakeTicket("t3", "enterprise", window="3", force=True))
    bench.do(0, q.PauseWindow("1", "break"))
    assert key(K.UNSERVED, "enterprise") in limits(bench, 0, seen_since)
    found = limits(bench, 1800, seen_since)
    assert {k.subject: one.lamp for k, one in found.items() if k.kind is K.UNSERVED} == {
        "enterprise": Lamp.RED,
        "comprehensive": Lamp.RED,
    }
    assert found[key(K.PAUSED, "1")].lamp is Lamp.RED
    bench.do(1801, q.ResumeWindow("1"))
    found = limits(bench, 1801, seen_since)
    assert [k.subject for k in found if k.kind in (K.UNSERVED, K.PAUSED)] == ["comprehensive"]


def test_a_device_that_is_down_for_long() -> None:
    bench, seen_since = Bench().open(), SeenSince()
    assert limits(bench, 0, seen_since, ("k1",))[key(K.DEVICE, "k1")].lamp is Lamp.GREEN
    assert limits(bench, 600, seen_since, ("k1",))[key(K.DEVICE, "k1")].lamp is Lamp.RED
    assert limits(bench, 601, seen_since) == {}
    assert limits(bench, 602, seen_since, ("k1",))[key(K.DEVICE, "k1")].since == 1202


def test_a_snapshot_brings_back_which_overrun_of_a_limit_was_the_last_in_whatever_order_its_rows_are() -> (
    None
):
    here = Overseers()
    for n in range(10):
        follow(here, over(here), at=f"2026-03-02T{10 + n}:00")
        follow(here)
    answer(here, here.state.facts.overruns["L10"])
    stream = OversightStream(here.settings)
    kept = stream.facts(here.state)
    restored = stream.restored(kept.head, dict(sorted(kept.all_rows().items())), 1)
    assert list(restored.facts.overruns) == [f"L{n}" for n in range(1, 11)]
    assert {one.id for one in restored.newest.values()} == {"L10"}
    assert restored.unsettled.keys() == here.state.unsettled.keys() == {f"L{n}" for n in range(1, 10)}
    assert private_of(restored.facts.overruns["L10"]) == ["a"]
    here.do(ForgetEnded(("L10",)))
    assert "L10" not in here.state.facts.overruns
