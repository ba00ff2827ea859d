"""What is put right afterwards: whose case it is, by which version it is handled, a decision that does not stand."""

import pytest
from msgspec import structs

from server.domain.cases import commands as c
from server.domain.cases import refusal_codes as r
from server.domain.cases.case import Case
from server.domain.cases.catalogue.matter import FlowStep, Matter, MatterMaterial
from server.domain.cases.private import private_of, words_of
from server.domain.cases.views.case import case_view
from server.domain.cases.words import (
    CaseAction,
    CaseState,
    Collection,
    CorrectionReason,
    Decision,
    JoinRule,
    MatterKind,
    TaskState,
)
from server.domain.now import Now
from tests.cases import CHAIN, HOUSING, LAND, TAX, TITLE, Office
from tests.domain.cases.test_fees import on_the_shelf
from tests.domain.cases.test_joint import at_work, opened, part
from tests.halls import name

APPROVED, REFUSED = Decision.APPROVED, Decision.REFUSED


def revoke(o: Office, case: Case, task: str, departments: tuple[str, ...] = ()) -> None:
    of = departments or (case.tasks[task].department,)
    o.do(
        c.RevokeDecision(
            case.id, case.seen, "r1", task=task, departments=of, approver="局长", reason="words-9"
        )
    )


def states(case: Case) -> dict[str, TaskState]:
    return {id: task.state for id, task in case.tasks.items()}


def barred(o: Office, case: Case, action: CaseAction, task: str = "") -> str:
    lines = case_view(o.state, case, Now(o.at, str)).actions
    return next(line.barred for line in lines if line.action is action and line.task == task)


def test_whose_case_it_is_is_put_right_and_what_was_written_before_goes_with_the_case() -> None:
    o = Office()
    case = o.accepted()
    was = case.applicant
    o.do(
        c.CorrectCase(
            case.id, case.seen, "c02", applicant="person-2", agent="person-2", reason=CorrectionReason.AGENT
        )
    )
    assert (case.applicant, case.agent, case.state) == ("person-2", "person-2", CaseState.ACCEPTED)
    o.do(c.CorrectCase(case.id, case.seen, "c02", applicant="person-3", reason=CorrectionReason.MISTYPED))
    assert {was, "person-2", "person-3"} <= set(private_of(case))
    (first, second) = case_view(o.state, case, Now(o.at, str)).put_right
    assert (first.reason, second.reason, second.by_name) == ("agent", "mistyped", "c02")
    on_the_shelf(o, case)
    o.do(c.CollectResult(case.id, case.seen, "i1", how=Collection.CARD))
    with pytest.raises(r.WrongCaseState):
        o.do(c.CorrectCase(case.id, case.seen, "c02", applicant="person-4", reason=CorrectionReason.CHANGED))


def test_a_decision_that_does_not_stand_goes_back_to_its_department_and_the_clock_goes_on() -> None:
    o = Office()
    case = on_the_shelf(o, o.accepted())
    due = o.state.deadlines_of(case).promise
    assert (case.state, barred(o, case, CaseAction.REVOKE, "land")) == (CaseState.ISSUING, "")
    revoke(o, case, "land")
    assert (case.state, case.decision, case.decided_at, case.place) == (CaseState.ACCEPTED, None, 0.0, "")
    assert states(case) == {"housing": TaskState.APPROVED, "land": TaskState.HANDED}
    assert case.id in o.state.piles[LAND]
    assert o.state.deadlines_of(case).promise == due, "as if it had not been decided"
    (line,) = case_view(o.state, case, Now(o.at, str)).revocations
    assert (line.decision, line.by_name, line.approver) == (APPROVED, "r1", "局长")
    assert words_of(case)["revocation 0"] == "words-9"
    o.decide(case, "land", REFUSED)
    assert (case.state, case.decision) == (CaseState.DECIDED, REFUSED)


def test_the_opinion_that_was_given_is_not_forgotten_by_the_next() -> None:
    o = Office()
    case = o.accepted()
    o.decide(case, "housing", APPROVED)
    o.take(case, "land")
    o.do(
        c.DecideTask(
            case.id, case.seen, "r1", task="land", departments=(LAND,), decision=APPROVED, opinion="words-1"
        )
    )
    revoke(o, case, "land")
    assert case.tasks["land"].opinion == ""
    assert "words-1" in set(private_of(case))


def test_what_came_after_it_and_what_was_let_go_of_come_again() -> None:
    o = Office()
    case = o.accepted("chain")
    o.decide(case, "a", APPROVED)
    o.decide(case, "b", REFUSED)
    assert (states(case)["c"], states(case)["d"]) == (TaskState.NOT_NEEDED, TaskState.NOT_NEEDED)
    revoke(o, case, "b")
    assert states(case) == {
        "a": TaskState.APPROVED,
        "b": TaskState.HANDED,
        "c": TaskState.HANDED,
        "d": TaskState.PLANNED,
    }
    for task in "bcd":
        o.decide(case, task, APPROVED)
    assert case.decision is APPROVED
    revoke(o, case, "a")
    assert states(case) == {
        "a": TaskState.HANDED,
        "b": TaskState.PLANNED,
        "c": TaskState.PLANNED,
        "d": TaskState.PLANNED,
    }


def test_only_the_own_department_revokes_what_it_decided_and_only_while_it_is_here() -> None:
    o = Office()
    case = o.accepted()
    with pytest.raises(r.WrongCaseState):
        revoke(o, case, "land")
    on_the_shelf(o, case)
    with pytest.raises(r.NotYourTask):
        revoke(o, case, "land", (HOUSING,))
    with pytest.raises(r.UnknownTask):
        revoke(o, case, "nothing", (HOUSING,))
    o.do(c.PostResult(case.id, case.seen, "i1", carrier="EMS", tracking="EA1234"))
    with pytest.raises(r.WithThePost):
        revoke(o, case, "land")
    chain = o.accepted("chain")
    o.decide(chain, "a", REFUSED)
    with pytest.raises(r.WrongCaseState):
        revoke(o, chain, "b")


def test_a_part_of_a_joint_application_is_revoked_unless_others_build_on_it() -> None:
    o = at_work()
    joint = opened(o, "food", "post")
    first = part(o, joint, "licence")
    o.decide(first, "s", APPROVED)
    with pytest.raises(r.BuiltUpon):
        revoke(o, first, "s")
    food = part(o, joint, "food")
    o.decide(food, "s", APPROVED)
    revoke(o, food, "s")
    assert (food.state, "food" in joint.approved) == (CaseState.ACCEPTED, False)
    o.decide(food, "s", REFUSED)
    revoke(o, food, "s")
    assert food.state is CaseState.ACCEPTED


NEWER = structs.replace(
    TITLE,
    promise_days=2,
    flow=(*TITLE.flow, FlowStep(id="tax", department=TAX, name=name("核税"))),
)


def test_a_case_goes_over_to_the_newest_version_where_nothing_that_was_done_is_another() -> None:
    o = Office()
    case, waiting = o.accepted(), o.receive()
    assert barred(o, case, CaseAction.MOVE) == "version_newest"
    with pytest.raises(r.VersionNewest):
        o.do(c.MoveCase(case.id, case.seen, "c01"))
    o.decide(case, "housing", APPROVED)
    o.do(c.PublishMatter(NEWER))
    assert barred(o, case, CaseAction.MOVE) == ""
    before = o.state.deadlines_of(case).promise
    o.do(c.MoveCase(case.id, case.seen, "c01"))
    assert states(case) == {"housing": TaskState.APPROVED, "land": TaskState.HANDED, "tax": TaskState.HANDED}
    after = o.state.deadlines_of(case).promise
    assert before is not None
    assert after is not None
    assert after.due < before.due
    o.do(c.MoveCase(waiting.id, waiting.seen, "c01"))
    assert (waiting.version, waiting.tasks) == (2, {})
    o.do(c.WithdrawMatter("title"))
    third = o.state.facts.cases[case.id]
    assert barred(o, third, CaseAction.MOVE) == "version_newest"


def test_what_is_only_planned_may_be_another_in_the_newest_version() -> None:
    o = Office()
    case = o.accepted("chain")
    o.do(c.PublishMatter(structs.replace(CHAIN, flow=CHAIN.flow[:2])))
    o.do(c.MoveCase(case.id, case.seen, "c01"))
    assert states(case) == {"a": TaskState.HANDED, "b": TaskState.PLANNED}


DIFFERENT: dict[str, Matter] = {
    "the kind of the matter": structs.replace(
        TITLE, kind=MatterKind.IMMEDIATE, promise_days=0, law_days=0, pauses=(), extension_days=0
    ),
    "the material m1": structs.replace(
        TITLE, materials=(MatterMaterial(id="m1", name=name("别的")), *TITLE.materials[1:])
    ),
    "the material m3": structs.replace(TITLE, materials=TITLE.materials[:2]),
    "the part land": structs.replace(TITLE, flow=TITLE.flow[:1]),
    "the part housing": structs.replace(
        TITLE, flow=(structs.replace(TITLE.flow[0], department=TAX), TITLE.flow[1])
    ),
    "how the parts become one decision": structs.replace(TITLE, join=JoinRule.FIRST_REFUSAL),
    "the days of the extension": structs.replace(TITLE, extension_days=1),
}


@pytest.mark.parametrize("cause", DIFFERENT)
def test_a_case_stays_with_its_version_where_something_done_is_another_and_it_is_said_what(
    cause: str,
) -> None:
    o = Office()
    case = o.receive(brought=("m1", "m2"))
    o.do(c.AcceptCase(case.id, case.seen, "c01", lacks={"m3": "2026-03-04"}))
    o.do(c.ExtendLimit(case.id, case.seen, "r1", departments=(LAND,), days=2, approver="局长"))
    o.do(c.PublishMatter(DIFFERENT[cause]))
    with pytest.raises(r.VersionDiffers) as refused:
        o.do(c.MoveCase(case.id, case.seen, "c01"))
    assert refused.value.params["cause"] == cause
    assert case.version == 1
