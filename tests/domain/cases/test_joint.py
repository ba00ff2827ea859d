"""一件事: one form, several matters; parts begin when what comes before is agreed to, and the limit is the longest way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.calendar import Table
from server.domain.cases import commands as c
from server.domain.cases import events as e
from server.domain.cases import refusal_codes as r
from server.domain.cases.case import Case
from server.domain.cases.catalogue.matter import FlowStep, Matter, MatterMaterial
from server.domain.cases.joint.joint import JointCase, JointMatter, JointPart
from server.domain.cases.joint.lamps import work_out
from server.domain.cases.joint.limits import longest_way
from server.domain.cases.joint.unfold import set_free
from server.domain.cases.lookup import cases_of
from server.domain.cases.shown.joint import JointPartLine, JointView
from server.domain.cases.views.joint import joint_view, joints_view, public_joint
from server.domain.cases.words import JOINT_LIMIT, CaseState, Decision, Lamp, MatterKind, PauseKind
from server.domain.now import Now
from tests.cases import LAND, Office
from tests.halls import name


def matter(
    id: str,
    materials: tuple[str, ...],
    days: int = 5,
    kind: MatterKind = MatterKind.PROMISED,
    flow: bool = True,
) -> Matter:
    return Matter(
        id=id,
        name=name(id),
        kind=kind,
        promise_days=days,
        pauses=(PauseKind.TESTING,),
        materials=tuple(MatterMaterial(id=f"m{i}", name=name(one)) for i, one in enumerate(materials)),
        flow=(FlowStep(id="s", department=LAND, name=name("s")),) if flow else (),
    )


LICENCE = matter("licence", ("申请书", "身份证"), 3)
TAX = matter("tax", ("营业执照", "身份证明"), 0, MatterKind.IMMEDIATE)
FOOD = matter("food", ("食品申请书", "营业执照", "平面图"), 10)
POST = matter("post", ("身份证",), 0, MatterKind.IMMEDIATE, flow=False)
COMPANY = JointMatter(
    id="company",
    name=name("企业开办"),
    parts=(
        JointPart(matter="licence", gives=("营业执照",)),
        JointPart(matter="tax", after=("licence",)),
        JointPart(matter="food", after=("licence", "post"), optional=True),
        JointPart(matter="post", after=("tax",), optional=True),
    ),
    law_days=45,
    same=(("申请书", "食品申请书"), ("身份证", "身份证明")),
)
PILE = ("申请书", "身份证", "平面图")


def at_work() -> Office:
    o = Office((LICENCE, TAX, FOOD, POST))
    o.do(c.PublishJoint(COMPANY))
    return o


def opened(o: Office, *chosen: str, brought: tuple[str, ...] = PILE) -> JointCase:
    o.do(c.OpenJoint("company", "main", "1", "t1", "c01", "person-1", chosen=chosen, brought=brought))
    return list(o.state.facts.joints.values())[-1]


def part(o: Office, joint: JointCase, matter: str) -> Case:
    return o.state.facts.cases[joint.cases[matter]]


def view(o: Office, joint: JointCase) -> JointView:
    return joint_view(o.state, joint, cases_of(o.state, joint), Now(o.at, str))


def lines(o: Office, joint: JointCase) -> dict[str, JointPartLine]:
    return {line.matter: line for line in view(o, joint).parts}


def test_one_form_opens_what_waits_for_nobody_and_the_rest_follows_by_itself() -> None:
    o = at_work()
    joint = opened(o, "food")
    assert list(joint.cases) == ["licence"]
    licence = part(o, joint, "licence")
    assert (licence.state, licence.joint, licence.applicant) == (CaseState.ACCEPTED, joint.id, "person-1")
    o.decide(licence, "s", Decision.APPROVED)
    # The licence is there now: nobody asks for it, and what is done at once is done.
    assert (part(o, joint, "tax").state, part(o, joint, "food").state) == (
        CaseState.DECIDED,
        CaseState.ACCEPTED,
    )
    assert joint.approved == ["licence", "tax"]
    numbers = {joint.id, *joint.cases.values()}
    assert len(numbers) == 4


def test_what_is_missing_waits_at_the_window_and_is_accepted_there() -> None:
    o = at_work()
    joint = opened(o, "food", brought=("申请书", "身份证"))
    o.decide(part(o, joint, "licence"), "s", Decision.APPROVED)
    food = part(o, joint, "food")
    assert (food.state, food.brought) == (CaseState.RECEIVED, ["m0", "m1"])
    assert [one.name.zh for one in lines(o, joint)["food"].missing] == ["平面图"]
    assert food.id in o.state.counters["main"]


def test_a_part_that_was_not_chosen_holds_nothing_up_and_a_chosen_one_does() -> None:
    o = at_work()
    without, with_post = opened(o, "food"), opened(o, "food", "post")
    for joint in (without, with_post):
        o.decide(part(o, joint, "licence"), "s", Decision.APPROVED)
    assert "post" not in without.cases
    assert part(o, without, "food").state is CaseState.ACCEPTED
    assert part(o, with_post, "food").state is CaseState.ACCEPTED, "post is done at once, then food begins"
    assert with_post.approved == ["licence", "tax", "post"]


def test_a_refusal_ends_what_waits_for_it_and_nothing_else() -> None:
    o = at_work()
    joint = opened(o, "food")
    o.decide(part(o, joint, "licence"), "s", Decision.REFUSED)
    assert list(joint.cases) == ["licence"]
    shown = lines(o, joint)
    assert [(line.over, line.state) for line in shown.values()] == [
        (True, CaseState.DECIDED), (True, None), (True, None),
    ]  # fmt: skip
    assert view(o, joint).lamp is Lamp.GREEN
    licence = part(o, joint, "licence")
    o.do(c.ShelveResult(licence.id, licence.seen, "i1", place="A"))
    assert not view(o, joint).ended
    o.do(c.CollectResult(licence.id, licence.seen, "i1", how=c.Collection.CARD))
    assert view(o, joint).ended


def test_a_part_that_the_applicant_withdraws_ends_what_waits_for_it() -> None:
    o = at_work()
    joint = opened(o)
    licence = part(o, joint, "licence")
    o.do(c.WithdrawCase(licence.id, licence.seen, "c01"))
    assert [line.over for line in lines(o, joint).values()] == [True, True]


def test_the_limit_of_all_is_the_longest_way_and_stands_still_with_any_part() -> None:
    o = at_work()
    joint = opened(o, "food")
    shown = view(o, joint)
    assert (shown.days, shown.due and shown.due.due) == (13, "2026-03-19")
    assert shown.law is not None
    licence = part(o, joint, "licence")
    o.do(
        c.StopClock(
            licence.id, licence.seen, "r1", departments=(LAND,), kind=PauseKind.TESTING, expected="2026-03-04"
        )
    )
    assert view(o, joint).due is None
    o.do(c.StartClock(licence.id, licence.seen, "r1", departments=(LAND,)), "2026-03-04T10:00")
    assert (due := view(o, joint).due) is not None
    assert due.due == "2026-03-20"  # at the close of one working day, the 3rd, the clock stood still
    public = public_joint(o.state, joint, cases_of(o.state, joint), Now(o.at, str))
    assert (public.due, len([day for day in public.days if day.use == "counted"])) == (due, 13)


def test_of_a_limit_that_is_not_known_or_has_not_begun_nothing_is_shown() -> None:
    o = Office((matter("licence", ("申请书",), 0), TAX, FOOD, POST))
    o.do(c.PublishJoint(COMPANY))
    joint = opened(o)
    assert (view(o, joint).days, view(o, joint).due) == (0, None)
    late = opened(o, brought=())
    assert (view(o, late).law, public_joint(o.state, late, cases_of(o.state, late), Now(o.at, str)).days) == (
        None,
        [],
    )


def test_its_own_promise_goes_before_the_longest_way() -> None:
    o = at_work()
    o.do(
        c.PublishJoint(
            JointMatter(id="company", name=COMPANY.name, parts=COMPANY.parts, days=7, same=COMPANY.same)
        )
    )
    assert view(o, opened(o, "food")).days == 7


@given(st.lists(st.integers(1, 30), min_size=1, max_size=6), st.data())
def test_no_way_through_the_parts_is_longer_than_the_longest(days: list[int], data: st.DataObject) -> None:
    ids = [f"p{i}" for i in range(len(days))]
    parts = [
        JointPart(matter=id, after=tuple(data.draw(st.sets(st.sampled_from(ids[:i])))) if i else ())
        for i, id in enumerate(ids)
    ]
    length = dict(zip(ids, days, strict=True))
    by = {one.matter: one for one in parts}

    def ends(id: str) -> int:
        return length[id] + max((ends(before) for before in by[id].after), default=0)

    assert longest_way(list(reversed(parts)), length) == max(map(ends, ids))


def test_a_hall_offers_a_joint_service_of_all_its_matters_and_asks_for_each_paper_once() -> None:
    o = at_work()
    (line,) = joints_view(o.state, ["licence", "tax", "food", "post"]).joints
    assert [one.paper for one in line.materials] == ["申请书", "身份证", "平面图"]
    assert [(one.matter, one.materials) for one in line.parts] == [
        ("licence", ["申请书", "身份证"]), ("tax", ["身份证"]), ("food", ["申请书", "平面图"]), ("post", ["身份证"]),
    ]  # fmt: skip
    assert line.days == 3
    assert joints_view(o.state, ["licence", "tax", "food"]).joints == []
    o.do(c.WithdrawMatter("post"))
    assert joints_view(o.state, ["licence", "tax", "food", "post"]).joints == []


def test_what_the_configuration_says_twice_or_takes_back() -> None:
    o = at_work()
    assert o.do(c.PublishJoint(COMPANY)) == []
    o.do(c.WithdrawJoint("company"))
    assert o.do(c.WithdrawJoint("company")) == []
    with pytest.raises(r.UnknownJoint):
        opened(o)
    with pytest.raises(r.UnknownJoint):
        o.do(c.WithdrawJoint("other"))
    o.do(c.PublishJoint(COMPANY))
    assert opened(o).version == 2


@pytest.mark.parametrize(
    "parts",
    [
        (JointPart(matter="nothing"),),
        (JointPart(matter="licence", after=("nothing",)),),
        (JointPart(matter="licence"), JointPart(matter="licence")),
        (JointPart(matter="licence", optional=True),),
        (JointPart(matter="licence", after=("tax",)), JointPart(matter="tax", after=("licence",))),
    ],
)
def test_parts_that_do_not_fit_together_are_refused(parts: tuple[JointPart, ...]) -> None:
    o = at_work()
    with pytest.raises(r.InvalidJoint):
        o.do(c.PublishJoint(JointMatter(id="x", name=name("x"), parts=parts)))


def test_who_is_not_trained_for_a_part_and_what_is_no_optional_part_is_refused() -> None:
    o = at_work()
    with pytest.raises(r.NotTrained):
        o.do(c.OpenJoint("company", "main", "", "", "c01", "p", trained=("licence",)))
    o.do(c.OpenJoint("company", "main", "", "", "c01", "p", trained=("licence", "tax")))
    with pytest.raises(r.UnknownMatter):
        opened(o, "tax")
    o.do(c.WithdrawMatter("tax"))
    with pytest.raises(r.UnknownMatter):
        opened(o)


def test_numbers_go_on_over_days_and_after_a_clock_that_was_set_back() -> None:
    o = at_work()
    first = opened(o, "food")
    o.at += 86400
    o.decide(part(o, first, "licence"), "s", Decision.APPROVED)
    tomorrow = opened(o)
    o.at -= 2 * 86400
    later = opened(o)
    numbers = [joint.id for joint in (first, tomorrow, later)] + [
        n for j in (first, tomorrow, later) for n in j.cases.values()
    ]
    assert len(set(numbers)) == len(numbers)
    assert numbers[2][6:14] == numbers[1][6:14] == "20260303"


def test_a_joint_application_is_let_go_of_with_its_last_part() -> None:
    o = at_work()
    joint = opened(o)
    licence = part(o, joint, "licence")
    o.do(c.WithdrawCase(licence.id, licence.seen, "c01"))
    o.at += 4 * 86400
    other = opened(o)
    o.receive("licence", ())
    assert list(o.state.facts.joints) == [other.id]


def test_only_an_agreement_about_a_part_at_hand_sets_others_free() -> None:
    o = at_work()
    alone = o.receive("licence", ("m0", "m1"))
    for number, decision in (
        ("nowhere", Decision.APPROVED),
        (alone.id, Decision.APPROVED),
        (alone.id, Decision.REFUSED),
    ):
        assert set_free(o.state, [e.CaseDecided(number, decision)], o.at) == []


def joint_lamps(case: Case) -> list[tuple[Lamp, str]]:
    return [(one.lamp, one.due) for one in case.lamps if one.task == JOINT_LIMIT]


def test_the_lamps_of_the_joint_limit_go_on_once_at_every_part_that_is_still_under_way() -> None:
    o = at_work()
    joint = opened(o, "food")
    licence = part(o, joint, "licence")
    assert not work_out(o.state, 10)
    o.do(c.FollowTime(), "2026-03-17T10:00")
    assert joint_lamps(licence) == []
    o.decide(licence, "s", Decision.APPROVED)
    food = part(o, joint, "food")
    o.do(c.FollowTime(), "2026-03-18T18:00")
    due = view(o, joint).due
    assert due is not None
    assert joint_lamps(food) == [(Lamp.YELLOW, due.due)]
    o.do(c.FollowTime(), "2026-03-23T10:00")
    o.do(c.FollowTime(), "2026-03-23T10:01")
    assert joint_lamps(food) == [(Lamp.YELLOW, due.due), (Lamp.RED, due.due)]
    assert joint_lamps(licence) == [], "what is decided holds nothing up"
    red = next(one for one in food.lamps if one.task == JOINT_LIMIT and one.lamp is Lamp.RED)
    o.do(c.AnswerLamp(food.id, food.seen, "r1", lamp=red.id, words="words-1", departments=(LAND,)))
    assert [one.answered_at > 0 for one in food.lamps if one.id == red.id] == [True]
    o.do(c.FollowTime(), "2026-05-20T10:00")
    assert Lamp.DOUBLE_RED in [lamp for lamp, _ in joint_lamps(food)], "the law's 45 days"


def test_lamps_of_a_joint_limit_follow_a_year_that_is_entered_and_what_is_forgotten() -> None:
    o = at_work()
    joint = opened(o, "food")
    o.do(c.FollowTime(), "2026-03-10T10:00")
    o.do(
        c.SetCalendar(
            2026, Table("notice", True, {"2026-03-19": name("假日"), "2026-03-20": name("假日")}, {}), "m"
        )
    )
    o.do(c.FollowTime(), "2026-03-19T18:00")
    later = [(Lamp.YELLOW, "2026-03-23")]
    assert joint_lamps(part(o, joint, "licence")) == later, "not red: two days of rest and a weekend more"
    for case in list(cases_of(o.state, joint).values()):
        o.do(c.WithdrawCase(case.id, case.seen, "c01"))
    o.do(c.FollowTime(), "2026-03-24T10:00")
    assert joint_lamps(part(o, joint, "licence")) == later, "nobody holds up what has been withdrawn"
    second = opened(o)
    o.do(c.WithdrawCase(second.cases["licence"], part(o, second, "licence").seen, "c01"))
    o.receive(
        "licence", ("m0", "m1"), "2027-06-01T10:00"
    )  # whoever comes long afterwards lets go of what is over
    assert joint.id not in o.state.facts.joints
    o.do(c.FollowTime())
