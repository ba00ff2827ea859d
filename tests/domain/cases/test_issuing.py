"""Into the citizen's hands: by post and back, by somebody else, after a reminder."""

import msgspec
import pytest

from server.domain.cases import commands as c
from server.domain.cases import events as e
from server.domain.cases import refusal_codes as r
from server.domain.cases.case import Case
from server.domain.cases.private import private_of
from server.domain.cases.views.shelf import shelf_view
from server.domain.cases.words import CaseState, Collection, Decision, FileKind, FileUse, Signing
from server.domain.now import Now
from tests.cases import Office


@pytest.fixture
def ready() -> tuple[Office, Case]:
    office = Office()
    case = office.accepted()
    office.decide(case, "housing", Decision.APPROVED)
    office.decide(case, "land", Decision.APPROVED)
    office.do(c.ShelveResult(case.id, case.seen, "i1", place="A"))
    return office, case


def post(office: Office, case: Case) -> None:
    office.do(c.PostResult(case.id, case.seen, "i1", carrier="EMS", tracking="EA123"))


def test_a_result_goes_by_post_comes_back_goes_again_and_is_delivered(ready: tuple[Office, Case]) -> None:
    office, case = ready
    post(office, case)
    with pytest.raises(r.WithThePost):
        office.do(c.CollectResult(case.id, case.seen, "i1", how=Collection.CODE))
    office.do(c.TakeBackResult(case.id, case.seen, "i1", place="B"))
    assert (case.place, case.posted) == ("B", None)
    post(office, case)
    (line,) = shelf_view(office.state, "main", Now(office.at, str)).lines
    assert line.posting is not None
    assert (line.posting.tracking, line.posting.back_at) == ("EA123", None)
    office.do(c.NoteDelivery(case.id, case.seen, "i1"))
    assert (case.state, case.collected) == (CaseState.CLOSED, Collection.POST)
    assert shelf_view(office.state, "main", Now(office.at, str)).lines == []


def test_what_was_never_posted_comes_neither_back_nor_is_it_delivered(ready: tuple[Office, Case]) -> None:
    office, case = ready
    for command in (c.TakeBackResult(case.id, case.seen, "i1"), c.NoteDelivery(case.id, case.seen, "i1")):
        with pytest.raises(r.NotPosted):
            office.do(command)


def test_who_collects_in_the_applicants_stead_and_the_signature_are_kept(ready: tuple[Office, Case]) -> None:
    office, case = ready
    office.do(
        c.CollectResult(
            case.id, case.seen, "i1", how=Collection.MANDATE, signed=Signing.PAPER, collector="person-2"
        )
    )
    assert (case.signed, case.collector) == (Signing.PAPER, "person-2")


def test_what_was_drawn_on_the_pad_is_a_file_of_the_case_though_its_matter_keeps_no_scans(
    ready: tuple[Office, Case],
) -> None:
    office, case = ready
    assert not office.state.matter_of(case).scans
    drawn = c.SignatureFile("f1", 9000, "aa", "bb")
    office.do(c.CollectResult(case.id, case.seen, "i1", how=Collection.CODE, signature=drawn))
    (file,) = case.files
    assert (file.id, file.kind, file.use, file.material, case.signed) == (
        "f1", FileKind.PNG, FileUse.SIGNATURE, "", Signing.PAD,
    )  # fmt: skip
    assert "f1" in private_of(case), "it goes with what is personal of the case"
    with pytest.raises(r.WrongCaseState):
        office.do(c.StrikeFile(case.id, case.seen, "i1", file="f1"))


def test_a_file_from_before_there_were_signatures_is_one_of_a_material() -> None:
    old = b'{"type":"FileAttached","case":"X","file":"f","material":"m1","kind":"pdf","size":1,"salt":"","sum":"","by":"c"}'
    assert msgspec.json.decode(old, type=e.FileAttached).use is FileUse.MATERIAL


def test_whoever_was_reminded_is_known_by_the_date(ready: tuple[Office, Case]) -> None:
    office, case = ready
    office.do(c.RemindCollection(case.id, case.seen, "i1"), "2026-03-20T09:00")
    (line,) = shelf_view(office.state, "main", Now(office.at, str)).lines
    assert line.reminded_at == str(office.at)


def test_the_shelf_says_how_long_a_result_waits_and_whom_to_remind_and_nobody_twice_in_a_week(
    ready: tuple[Office, Case],
) -> None:
    office, case = ready
    day = 86400.0

    def shown() -> tuple[int, bool]:
        (line,) = shelf_view(office.state, "main", Now(office.at, str)).lines
        return line.waits_days, line.may_remind

    assert shown() == (0, False)
    office.at += 7 * day
    assert shown() == (7, True)
    office.do(c.RemindCollection(case.id, case.seen, "i1"))
    assert shown() == (7, False)
    office.at += 8 * day
    assert shown() == (15, True)
    post(office, case)
    assert shown() == (0, False)
    office.at += 3 * day
    office.do(c.TakeBackResult(case.id, case.seen, "i1", place="C"))
    assert shown() == (0, False), "it waits anew since it was brought back"
    office.do(c.ShelveResult(case.id, case.seen, "i1", place="D"))
    office.at += 8 * day
    assert shown() == (8, True), "to move it on the shelf changes nothing"
    office.do(
        c.CollectResult(case.id, case.seen, "i1", how=Collection.CARD, signed=Signing.PAPER, ticket="main-t1")
    )
    assert case.collected_with == "main-t1"


def test_what_waits_longest_stands_first_wherever_it_was_decided(ready: tuple[Office, Case]) -> None:
    office, first = ready
    second = office.accepted()
    office.decide(second, "housing", Decision.APPROVED)
    office.decide(second, "land", Decision.APPROVED)
    office.do(c.ShelveResult(second.id, second.seen, "i1", place="B"))

    def shown() -> list[str]:
        return [line.case for line in shelf_view(office.state, "main", Now(office.at, str)).lines]

    assert shown() == [first.id, second.id]
    office.at += 86400.0
    post(office, first)
    office.do(c.TakeBackResult(first.id, first.seen, "i1", place="C"))
    assert shown() == [second.id, first.id], "what the post brought back waits anew"


def test_an_entry_from_before_numbers_were_noted_is_read_as_one_without() -> None:
    old = b'{"type":"ResultCollected","case":"X","how":"code","by":"i1","signed":"none","collector":""}'
    assert msgspec.json.decode(old, type=e.ResultCollected).ticket == ""


def test_nobody_is_asked_to_come_twice_in_a_week(ready: tuple[Office, Case]) -> None:
    office, case = ready
    office.do(c.RemindCollection(case.id, case.seen, "i1"), "2026-03-10T09:00")
    with pytest.raises(r.RemindedLately):
        office.do(c.RemindCollection(case.id, case.seen, "i1"), "2026-03-17T08:59")
    office.do(c.RemindCollection(case.id, case.seen, "i1"), "2026-03-17T09:00")
    assert case.reminded_at == office.at
