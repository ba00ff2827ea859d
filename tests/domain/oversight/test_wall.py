"""The district at one glance: sums over all halls, and nothing of anybody in particular."""

from msgspec.structs import replace

from server.domain.cases import commands as cc
from server.domain.cases.views.lit_cases import lit_cases
from server.domain.cases.words import Decision, Lamp
from server.domain.now import Now
from server.domain.oversight import commands as c
from server.domain.oversight.overruns.district import District
from server.domain.oversight.overruns.overrun import OverLimit
from server.domain.oversight.shown.wall import CasesToday, WallView
from server.domain.oversight.views.wall import wall_view
from server.domain.oversight.words import LimitKind
from tests.cases import Office
from tests.domain.oversight.test_supervision import NAMES, WAITS, halls
from tests.oversight import Overseers

NIGHT = [0] * 21


def seen(here: Overseers, district: District, *, public: bool = False) -> WallView:
    return wall_view(here.state, district, Now(here.at, lambda at: f"{at:.0f}"), public=public)


def busy() -> District:
    both = halls(WAITS)
    main = replace(
        both["main"],
        longest_s=900,
        windows=3,
        taken=20,
        served=14,
        arrivals=(0, 5, 15, *NIGHT),
        levels=(1, 0, 0, 2, 6),
    )
    other = replace(
        both["transport"],
        longest_s=60,
        windows=1,
        taken=4,
        served=2,
        arrivals=(1, 1, 2, *NIGHT),
        levels=(0, 0, 1, 0, 0),
    )
    return District({"main": main, "transport": other})


def test_everything_is_added_up_over_the_halls() -> None:
    here = Overseers()
    here.concern()
    here.do(c.FollowLimits((WAITS,), ("main",)))
    view = seen(here, busy())
    assert (view.day, view.waiting, view.longest_s, view.windows, view.taken, view.served) == (
        "2026-03-02",
        10,
        900,
        4,
        24,
        16,
    )
    assert (view.arrivals[:3], len(view.arrivals), view.levels) == ([1, 6, 17], 24, [1, 0, 1, 2, 6])
    assert (view.cases, view.concerns, view.red, view.unanswered) == (None, 1, 1, 1)
    assert [(h.hall, h.red, h.cases) for h in view.halls] == [
        ("main", 1, CasesToday()),
        ("transport", 0, CasesToday()),
    ]


def test_the_worst_lamps_come_first_and_the_public_sees_only_how_many() -> None:
    here = Overseers()
    far = OverLimit(LimitKind.IDLE, "transport", "2", Lamp.DOUBLE_RED, 5.0)
    gone = OverLimit(LimitKind.DEVICE, "elsewhere", "p", Lamp.RED, 5.0)
    here.do(c.FollowLimits((WAITS, far, gone), ("main", "transport", "elsewhere")))
    here.do(c.AnswerOverrun("L1", 1, "m1", words="a"))
    view = seen(here, District(halls(WAITS)))
    assert [(x.kind, x.hall, x.name, x.answered) for x in view.lamps] == [
        (LimitKind.IDLE, "transport", None, False),
        (LimitKind.WAIT, "main", NAMES[WAITS.key], True),
        (LimitKind.DEVICE, "elsewhere", None, False),
    ]
    public = seen(here, District(halls(WAITS)), public=True)
    assert (public.lamps, public.red, public.unanswered) == ([], 3, 2)


def test_cases_count_on_the_day_on_which_they_came_so_far() -> None:
    here, office = Overseers(), Office()
    office.accepted("chain")
    office.accepted("stamp")
    case = office.accepted()
    office.decide(case, "land", Decision.APPROVED)
    office.decide(case, "housing", Decision.APPROVED, at="2026-03-03T10:00")
    while lit_cases(office.state).work_out(office.at, 10):
        pass
    district = District(halls(), lit_cases(office.state))
    view = seen(here, district)
    assert view.cases == CasesToday(received=3, accepted=3, decided=0, closed=0, running=2, late=0)
    here.at = office.at
    assert seen(here, district).cases == CasesToday(
        received=0, accepted=0, decided=1, closed=0, running=2, late=0
    )
    office.do(cc.FollowTime(), "2026-04-20T18:00")
    here.at = office.at
    lit_cases(office.state).work_out(office.at, 10)
    late = seen(here, district)
    assert late.cases is not None
    assert (late.cases.late, late.red, late.halls[0].red) == (1, 1, 1)
