"""What a province is told of each thing that happens to a case, before it is put into the province's own words."""

from collections.abc import Sequence

from msgspec import structs

from server.domain.cases import commands as c
from server.domain.cases import events as e
from server.domain.cases.case import Case
from server.domain.cases.words import Decision, FileKind, PauseKind, RefusalReason
from server.domain.language import Text
from server.domain.oversight.ratings.rated import GivenRating, RatedThing
from server.domain.oversight.words import RatedStage
from server.domain.queue.tickets.words import RatingChannel
from server.domain.rating_reasons import RatingReason, RatingReasons
from server.outbox.case_records import CaseRecords, Names
from server.outbox.rating_records import RatingRecords, case_at
from server.outbox.record import FIELDS, PERSONAL, ProvinceRecord
from tests.cases import LAND, TITLE, Office

NAMES = Names(
    {"main": Text("市民之家", "Hall")},
    {("main", "c01"): "王芳"},
    {("main", "enterprise"): Text("企业设立", "Enterprises")},
    {"main": RatingReasons((RatingReason("waiting", Text("等候时间太长", "Waited too long"), (1, 2)),))},
)


def told(office: Office, case: Case, events: Sequence[e.AnyEvent]) -> list[ProvinceRecord]:
    records = CaseRecords(NAMES, str)
    found = [one for event in events for one in records.of(event, office.at, office.state, case)]
    for one in found:
        assert one.fields.keys() <= FIELDS[one.kind] - PERSONAL, (
            "nothing personal, nothing that no pack may name"
        )
        assert (one.case, one.matter) == (case.id, case.matter)
    return found


def said(records: Sequence[ProvinceRecord], *fields: str) -> list[tuple[str, ...]]:
    return [(one.kind.value, *(one.fields[name] for name in fields if name in one.fields)) for one in records]


STEP = ("node_name", "node_type", "node_result", "opens_rating", "done_result", "result_type", "got")


def test_from_the_receipt_on_materials_are_told_as_they_come() -> None:
    office = Office()
    case = office.receive(brought=("m1",))
    taken = [event for event, _ in office.happened if isinstance(event, e.CaseReceived)]
    first, *rest = told(office, case, taken)
    assert (first.kind, first.fields["matter_kind"], first.fields["promise_days"]) == (
        "case",
        "promised",
        "3",
    )
    assert (first.fields["clerk_name"], first.fields["hall_name"]) == ("王芳", "市民之家")
    assert said(rest, "material_name", "got") == [("material", "申请书", "paper")]
    asked = told(office, case, office.do(c.AskCorrection(case.id, case.seen, "c01")))
    assert said(asked, *STEP) == [("step", "受理", "first", "correction", "no")]
    brought = told(office, case, office.do(c.BringMaterial(case.id, case.seen, "c01", items=("m2",))))
    assert said(brought, "material", "got") == [("material", "m2", "paper")]
    until = {"m3": "2026-03-04"}
    accepted = told(office, case, office.do(c.AcceptCase(case.id, case.seen, "c01", lacks=until)))
    assert said(accepted, *STEP) == [("step", "受理", "first", "accepted", "yes")]
    filled = told(office, case, office.do(c.BringMaterial(case.id, case.seen, "c01", items=("m3",))))
    assert said(filled, "material") == [("material", "m3")]


def test_a_case_that_is_refused_or_withdrawn_ends() -> None:
    office = Office()
    case = office.receive()
    events = office.do(c.RefuseCase(case.id, case.seen, "c01", reason=RefusalReason.NOT_OURS, authority="x"))
    assert said(told(office, case, events), *STEP) == [
        ("step", "受理", "both", "refused", "no"),
        ("done", "refused", "none"),
    ]
    case = office.accepted()
    events = office.do(c.WithdrawCase(case.id, case.seen, "c01"))
    assert said(told(office, case, events), *STEP) == [("done", "withdrawn", "none")]


def test_what_departments_decide_is_told_and_what_they_give_back() -> None:
    office = Office()
    case = office.accepted()
    office.take(case, "land")
    returned = c.ReturnTask(case.id, case.seen, "r1", task="land", departments=(LAND,), items=("m2",))
    assert said(told(office, case, office.do(returned)), *STEP) == [
        ("step", "登记审核", "middle", "returned", "no")
    ]
    case = office.accepted()
    for task in ("housing", "land"):
        office.decide(case, task, Decision.APPROVED)
    events = [event for event, _ in office.happened if getattr(event, "case", "") == case.id][-3:]
    records = told(office, case, events)
    assert said(records, *STEP) == [
        ("step", "登记审核", "middle", "yes", "no"),
        ("step", "决定", "last", "yes", "yes"),
        ("done", "done", "licence"),
    ]
    assert (records[0].fields["department"], records[-1].fields["result_name"]) == (LAND, "不动产权证书")
    case = office.accepted("chain")
    office.decide(case, "a", Decision.REFUSED)
    events = [event for event, _ in office.happened if getattr(event, "case", "") == case.id][-5:]
    ends = [one for one in told(office, case, events) if one.kind != "material"]
    assert said(ends, *STEP)[-2:] == [("step", "决定", "last", "no", "yes"), ("done", "negative", "other")]


def test_what_is_done_at_the_window_begins_and_ends_at_once_and_may_give_no_paper() -> None:
    office = Office()
    case = office.receive("stamp", ["m1"])
    records = told(office, case, office.do(c.AcceptCase(case.id, case.seen, "c01", done=True)))
    assert said(records, *STEP) == [
        ("step", "受理", "first", "accepted", "yes"),
        ("step", "s", "middle", "yes", "no"),
        ("step", "决定", "last", "yes", "yes"),
        ("done", "done", "none"),
    ]


def test_a_special_procedure_begins_and_ends_and_more_time_is_told_once() -> None:
    office = Office()
    case = office.accepted()
    office.take(case, "land")
    head = (case.id, case.seen, "r1")
    own = ("special_type", "special_state", "special_name", "expected", "days")
    stop = c.StopClock(*head, departments=(LAND,), kind=PauseKind.INSPECTION, expected="2026-03-10")
    begun = told(office, case, office.do(stop))
    assert said(begun, *own) == [("special", "other", "begin", "检验", "2026-03-10")]
    ended = told(office, case, office.do(c.StartClock(case.id, case.seen, "r1", departments=(LAND,))))
    assert said(ended, *own) == [("special", "other", "end", "检验")]
    more = c.ExtendLimit(case.id, case.seen, "r1", departments=(LAND,), days=2, approver="x")
    assert said(told(office, case, office.do(more)), *own) == [("special", "extension", "begin", "2")]


def test_a_revoked_decision_is_a_special_step_and_a_scan_is_a_file() -> None:
    office = Office([structs.replace(TITLE, scans=True)])
    case = office.accepted()
    scan = c.AttachFile(
        case.id, case.seen, "c01", file="f1", material="m1", kind=FileKind.PDF, size=9, salt="a", sum="b"
    )
    assert said(told(office, case, office.do(scan)), "material", "got", "file") == [
        ("material", "m1", "file", "f1")
    ]
    revoked = e.DecisionRevoked(case.id, Decision.APPROVED, "r1", "x", "y")
    assert said(told(office, case, [revoked]), *STEP) == [("step", "撤销决定", "middle", "special", "no")]
    deemed = e.CaseDeemedAccepted(case.id)
    assert said(told(office, case, [deemed]), *STEP) == [("step", "受理", "first", "accepted", "yes")]
    assert told(office, case, [e.TaskTaken(case.id, "land", "r1")]) == []


GIVEN = GivenRating(2, 5.0, RatingChannel.PAD, ("waiting",), "w1")


def rated(office: Office, about: RatedThing, case: Case | None, *, again: bool = False) -> ProvinceRecord:
    made = RatingRecords(NAMES, CaseRecords(NAMES, str), str)
    one = made.of("r~1", about, GIVEN, office.state, case, again=again)
    assert one.fields.keys() <= FIELDS[one.kind] - PERSONAL
    return one


def test_a_rating_says_what_it_is_about_as_far_as_that_is_known() -> None:
    office = Office()
    visit = RatedThing(
        "main", RatedStage.SERVICE, window="1", clerk="c01", category="enterprise", ticket="t9"
    )
    assert case_at(office.state, visit) == ""
    bare = rated(office, visit, None)
    assert (bare.fields["number"], bare.fields["matter_name"], bare.fields["stage"]) == (
        "t9",
        "企业设立",
        "ended",
    )
    assert (bare.fields["level"], bare.fields["channel"], bare.fields["reasons"]) == (
        "2",
        "pad",
        "等候时间太长",
    )
    assert (bare.words, bare.place, bare.case) == ("w1", "main", "")
    second = rated(office, visit, None, again=True)
    assert (second.fields["id"], second.fields["turn"]) == ("r~1~again", "second")


def test_a_visit_about_a_case_is_rated_as_far_as_the_case_has_come() -> None:
    office = Office()
    visit = RatedThing("main", RatedStage.SERVICE, ticket="t1")
    case = office.receive()
    assert case_at(office.state, visit) == case.id
    assert rated(office, visit, case).fields["stage"] == "received"
    office.do(c.AcceptCase(case.id, case.seen, "c01"))
    record = rated(office, visit, case)
    assert (record.fields["stage"], record.fields["number"]) == ("accepted", case.id)
    office.do(c.WithdrawCase(case.id, case.seen, "c01"))
    assert rated(office, visit, case).fields["stage"] == "ended"
    own = RatedThing("main", RatedStage.ACCEPTED, case=case.id)
    assert case_at(office.state, own) == case.id
    assert rated(office, own, case).fields["stage"] == "accepted"
    assert rated(office, RatedThing("main", RatedStage.ENDED, case=case.id), case).fields["stage"] == "ended"
