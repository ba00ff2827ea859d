"""What a case costs: set, paid once or waived, before the result is handed over."""

import pytest

from server.domain.cases import commands as c
from server.domain.cases import refusal_codes as r
from server.domain.cases.case import Case
from server.domain.cases.private import words_of
from server.domain.cases.views.case import case_view
from server.domain.cases.words import CaseAction, CaseState, Collection, Decision
from server.domain.now import Now
from tests.cases import Office
from tests.domain.cases.test_joint import at_work, opened, part

FEES = {"登记费": 8000, "工本费": 1000}


def on_the_shelf(o: Office, case: Case) -> Case:
    for task in list(case.tasks):
        o.decide(case, task, Decision.APPROVED)
    o.do(c.ShelveResult(case.id, case.seen, "i1", place="A-1"))
    return case


def test_nothing_is_handed_over_or_posted_before_it_is_paid() -> None:
    o = Office()
    case = o.accepted()
    o.do(c.SetFee(case.id, case.seen, "c01", items=FEES))
    on_the_shelf(o, case)
    with pytest.raises(r.FeeDue):
        o.do(c.CollectResult(case.id, case.seen, "i1", how=Collection.CARD))
    with pytest.raises(r.FeeDue):
        o.do(c.PostResult(case.id, case.seen, "i1", carrier="EMS", tracking="EA1234"))
    o.do(c.PayFee(case.id, case.seen, "i1", receipt="R-1"))
    assert case.fee is not None
    assert (case.fee.fen, case.fee.receipt, case.fee.settled_at) == (9000, "R-1", o.at)
    for command in (c.PayFee(case.id, case.seen, "i1", receipt="R-2"), c.WaiveFee(case.id, case.seen, "c01")):
        with pytest.raises(r.NoFeeDue):
            o.do(command)
    with pytest.raises(r.FeeSettled):
        o.do(c.SetFee(case.id, case.seen, "c01", items={"x": 1}))
    o.do(c.CollectResult(case.id, case.seen, "i1", how=Collection.CARD))
    assert case.state is CaseState.CLOSED


def test_a_fee_that_was_mistyped_is_set_again_and_one_that_is_waived_says_why() -> None:
    o = Office()
    case = o.accepted()
    with pytest.raises(r.NoFeeDue):
        o.do(c.PayFee(case.id, case.seen, "c01", receipt="R"))
    o.do(c.SetFee(case.id, case.seen, "c01", items=FEES))
    o.do(c.SetFee(case.id, case.seen, "c01", items={"登记费": 5500}))
    o.do(c.WaiveFee(case.id, case.seen, "c01", basis="words-1"))
    line = case_view(o.state, case, Now(o.at, str)).fee
    assert line is not None
    assert (line.items, line.fen, line.waived, line.settled_at) == ({"登记费": 5500}, 5500, True, str(o.at))
    assert words_of(case)["fee"] == "words-1"
    barred = {one.action: one.barred for one in case_view(o.state, case, Now(o.at, str)).actions}
    assert (barred[CaseAction.SET_FEE], barred[CaseAction.PAY_FEE]) == ("fee_settled", "no_fee_due")


def test_one_payment_and_one_delivery_for_all_that_is_ready_of_a_joint_application() -> None:
    o = at_work()
    joint = opened(o, "food")
    licence = part(o, joint, "licence")
    o.do(c.SetFee(licence.id, licence.seen, "c01", items={"工本费": 100}))
    o.decide(licence, "s", Decision.APPROVED)
    tax, food = part(o, joint, "tax"), part(o, joint, "food")
    o.do(c.SetFee(tax.id, tax.seen, "c01", items={"印花税": 500}))
    (one, other) = o.do(c.PayFee(licence.id, licence.seen, "i1", receipt="R-9", together=True))
    assert {getattr(event, "case") for event in (one, other)} == {licence.id, tax.id}  # noqa: B009
    assert tax.fee is not None
    assert tax.fee.receipt == "R-9"
    for case in (licence, tax):
        o.do(c.ShelveResult(case.id, case.seen, "i1", place="A-1"))
    o.do(c.PostResult(licence.id, licence.seen, "i1", carrier="EMS", tracking="EA1234", together=True))
    assert [case.posted is not None for case in (licence, tax, food)] == [True, True, False]
    o.do(c.TakeBackResult(tax.id, tax.seen, "i1", place="B-1"))
    assert (licence.place, licence.posted) == ("B-1", None)
    o.do(c.PostResult(licence.id, licence.seen, "i1", carrier="EMS", tracking="EA5678", together=True))
    o.do(c.NoteDelivery(licence.id, licence.seen, "i1"))
    assert [case.state for case in (licence, tax, food)] == [
        CaseState.CLOSED,
        CaseState.CLOSED,
        CaseState.ACCEPTED,
    ]


def test_together_hands_over_what_is_ready_and_alone_only_the_one() -> None:
    o = at_work()
    for together in (True, False):
        joint = opened(o)
        licence = part(o, joint, "licence")
        o.decide(licence, "s", Decision.APPROVED)
        tax = part(o, joint, "tax")
        for case in (licence, tax):
            o.do(c.ShelveResult(case.id, case.seen, "i1", place="A-1"))
        o.do(c.CollectResult(tax.id, tax.seen, "i1", how=Collection.CODE, together=together))
        assert (licence.state is CaseState.CLOSED) is together
