"""What whoever supervises sees of all halls at one moment, and what each other sees of it."""

from collections.abc import Mapping

import pytest

from server.domain.cases import commands as cc
from server.domain.cases.views.lit_cases import lit_cases, uncollected
from server.domain.cases.views.pile import urgency_of
from server.domain.cases.words import Decision, Lamp
from server.domain.now import Now
from server.domain.oversight import commands as c
from server.domain.oversight.concerns.concern import ConcernAbout
from server.domain.oversight.overruns.district import District, HallNow
from server.domain.oversight.overruns.overrun import LimitKey, OverLimit
from server.domain.oversight.shown.supervision import LampCounts, SupervisionView
from server.domain.oversight.sight import Viewer
from server.domain.oversight.views import supervision
from server.domain.oversight.views.items import Title
from server.domain.oversight.views.supervision import supervision_view
from server.domain.oversight.words import LampGroup, LimitKind
from tests.cases import HOUSING, LAND, Office
from tests.halls import name
from tests.oversight import Overseers

K, G = LimitKind, LampGroup
SUPERVISOR = Viewer("s1", supervises=True)
MANAGER = Viewer("m1", "main", leads=True)
REVIEWER = Viewer("r1", departments=(LAND,))


def title(hall: str, id: str) -> str:
    return f"{hall}/{id}"


TITLE: Title = title
NAMES = {LimitKey(K.WAIT, "main", "enterprise"): name("企业开办")}
WAITS = OverLimit(K.WAIT, "main", "enterprise", Lamp.RED, 100.0, 3)
SOON = OverLimit(K.PAUSED, "transport", "2", Lamp.YELLOW, 100.0)


def halls(*limits: OverLimit) -> Mapping[str, HallNow]:
    return {
        hall: HallNow(
            hall,
            name(hall),
            open=True,
            waiting=5,
            limits=tuple(x for x in limits if x.hall == hall),
            names=NAMES,
        )
        for hall in ("main", "transport")
    }


def seen(here: Overseers, who: Viewer, district: District | None = None) -> SupervisionView:
    found = district or District(halls(WAITS, SOON))
    return supervision_view(here.state, who, found, Now(here.at, lambda at: f"{at:.0f}"), TITLE)


def late(here: Overseers) -> None:
    here.do(c.FollowLimits((WAITS,), ("main", "transport")))


def test_a_supervisor_sees_every_hall_and_answers_nothing() -> None:
    here = Overseers()
    late(here)
    view = seen(here, SUPERVISOR)
    assert [(h.hall, h.waiting) for h in view.halls] == [("main", 5), ("transport", 5)]
    assert view.halls[0].lamps[G.WAITS] == LampCounts(1, 0, 1, 0, 1)
    assert view.halls[1].lamps[G.WINDOWS] == LampCounts(1, 1, 0, 0, 0)
    assert view.halls[1].lamps[G.CASES] == LampCounts()
    assert [(line.kind, line.lamp, line.may_answer) for line in view.lines] == [
        (K.WAIT, Lamp.RED, False),
        (K.PAUSED, Lamp.YELLOW, False),
    ]
    assert view.lines[0].name == name("企业开办")
    assert (view.on, view.unanswered, view.mine, view.supervises) == (1, 1, 0, True)


def test_a_manager_sees_the_own_hall_and_says_why() -> None:
    here = Overseers()
    late(here)
    view = seen(here, MANAGER)
    assert ([h.hall for h in view.halls], view.mine, view.supervises) == (["main"], 1, False)
    here.do(c.AnswerOverrun(view.lines[0].id, view.lines[0].seen, "m1", words="a"))
    (line,) = seen(here, MANAGER).lines
    assert (line.owed, line.may_answer, line.answered_by, line.ended_at) == (0, False, "main/m1", None)
    here.do(c.FollowLimits((), ("main", "transport")))
    (line,) = seen(here, MANAGER, District(halls())).lines
    assert line.ended_at == f"{here.at:.0f}"
    here.at += 86401
    assert seen(here, MANAGER, District(halls())).lines == []


def test_a_department_sees_what_it_has_to_answer() -> None:
    here = Overseers()
    here.letter(unit=LAND)
    here.do(c.FollowLimits((WAITS,), ("main",)), "2026-03-06T10:00")
    view = seen(here, REVIEWER)
    assert [(line.kind, line.may_answer) for line in view.lines] == [(K.LETTER, True)]
    assert (view.halls, view.mine) == ([], 1)
    assert [(line.kind, line.may_answer) for line in seen(here, MANAGER).lines] == [
        (K.WAIT, True),
        (K.LETTER, False),
    ]


def test_a_complaint_that_is_late_is_kept_from_whom_it_is_about() -> None:
    here = Overseers()
    one = here.concern(about=ConcernAbout(clerk="m1"))
    here.do(c.FollowLimits((), ()), "2026-03-06T10:00")
    assert seen(here, MANAGER, District(halls())).lines == []
    (line,) = seen(here, Viewer("m2", "main", leads=True), District(halls())).lines
    assert (line.subject, line.name) == (one.id, None)


def cases_of(office: Office) -> District:
    while lit_cases(office.state).work_out(office.at, 1):
        pass
    piles = {name: urgency_of(office.state, name) for name in office.state.piles}
    for order in piles.values():
        order.first(1, office.at)
    return District(halls(), lit_cases(office.state), piles)


def test_cases_are_counted_by_hall_and_by_department_and_those_with_a_lamp_are_listed() -> None:
    here, office = Overseers(), Office()
    office.accepted("chain")
    case = office.accepted()
    office.do(cc.FollowTime(), "2026-03-04T18:00")
    view = seen(here, SUPERVISOR, cases_of(office))
    assert view.halls[0].lamps[G.CASES] == LampCounts(2, 0, 1, 0, 1), "housing has had its day"
    assert [(d.department, d.lamps) for d in view.departments] == [
        (HOUSING, LampCounts(2, 0, 1, 0, 1)),
        (LAND, LampCounts(1, 1, 0, 0, 0)),
    ]
    (line,) = view.lines
    assert (line.kind, line.subject, line.name, line.due) == (
        K.CASE,
        case.id,
        office.state.matter_of(case).name,
        "2026-03-05",
    )
    assert (line.unit, line.owed, line.answered_by) == (f"{HOUSING}, {LAND}", 1, "")
    assert [line.subject for line in seen(here, REVIEWER, cases_of(office)).lines] == [case.id]
    assert [d.department for d in seen(here, REVIEWER, cases_of(office)).departments] == [LAND]
    assert seen(here, Viewer("m9", "transport", leads=True), cases_of(office)).lines == []


def test_a_case_that_is_over_stays_until_somebody_has_said_why_it_was_late() -> None:
    here, office = Overseers(), Office()
    case = office.accepted()
    office.decide(case, "land", Decision.APPROVED)
    office.do(cc.FollowTime(), "2026-03-03T18:00")
    district = cases_of(office)
    office.decide(case, "housing", Decision.APPROVED)
    assert lit_cases(office.state).work_out(office.at, 9) is False
    view = seen(here, SUPERVISOR, district)
    assert (view.halls[0].lamps[G.CASES].running, [(x.lamp, x.due, x.unit) for x in view.lines]) == (
        0,
        [(Lamp.RED, "2026-03-03", HOUSING)],
    )
    office.do(
        cc.AnswerLamp(case.id, case.seen, "r1", lamp=case.lamps[0].id, words="w", departments=(HOUSING,))
    )
    assert seen(here, SUPERVISOR, cases_of(office)).lines == []
    office.state.calendar_changed()
    assert office.state.lit is None, "every limit is worked out anew"


def test_a_lamp_that_was_answered_says_by_whom_and_what_has_no_lamp_any_more_is_forgotten() -> None:
    here, office = Overseers(), Office()
    case = office.accepted()
    office.do(cc.FollowTime(), "2026-03-03T18:00")
    office.do(
        cc.AnswerLamp(case.id, case.seen, "r1", lamp=case.lamps[0].id, words="w", departments=(HOUSING,))
    )
    (line,) = seen(here, SUPERVISOR, cases_of(office)).lines
    assert (line.owed, line.answered_by) == (0, "/r1")
    office.do(cc.WithdrawCase(case.id, case.seen, "c01"))
    assert cases_of(office).lit is not None
    assert seen(here, SUPERVISOR, cases_of(office)).lines == []
    office.state.forget_ended(office.at + 4 * 86_400)
    assert cases_of(office).lit.lit == {}  # pyright: ignore[reportOptionalMemberAccess]


def test_more_lamps_than_a_list_holds_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervision, "MOST", 2)
    here = Overseers()
    many = [OverLimit(K.DEVICE, "main", f"d{n}", Lamp.RED, here.at) for n in range(5)]
    here.do(c.FollowLimits(tuple(many), ("main",)))
    view = seen(here, MANAGER, District(halls(*many)))
    assert (len(view.lines), view.more, view.on, view.mine) == (2, 3, 5, 5)


def test_an_answer_to_a_low_rating_that_is_late_is_the_halls() -> None:
    here = Overseers()
    one = here.follow_up()
    here.do(c.FollowLimits((), ()), "2026-03-06T10:00")
    (line,) = seen(here, MANAGER).lines
    assert (line.kind, line.subject, line.may_answer) == (K.FOLLOW_UP, one.id, True)


def test_results_wait_on_the_shelf_since_they_were_laid_there_but_not_those_that_the_post_has() -> None:
    office = Office()
    cases = [office.accepted() for _ in range(3)]
    for case in cases:
        office.decide(case, "land", Decision.APPROVED)
        office.decide(case, "housing", Decision.APPROVED)
    for case in cases[:2]:
        office.do(cc.ShelveResult(case.id, case.seen, "c01", place="A1"), "2026-03-04T10:00")
    office.do(cc.PostResult(cases[1].id, cases[1].seen, "c01", carrier="EMS", tracking="1"))
    assert uncollected(office.state, "main") == [cases[0].ready_at]
