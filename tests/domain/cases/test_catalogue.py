"""The catalogue of matters: versions, withdrawn ones, and parts that do not fit together."""

import pytest
from msgspec import structs

from server.domain.cases import commands as c
from server.domain.cases import events as e
from server.domain.cases import refusal_codes as r
from server.domain.cases.catalogue.matter import line_by_line
from server.domain.cases.codec import decode_events, encode_events
from server.domain.cases.shown.matter import MatterPlace
from server.domain.cases.views.catalogue import catalogue_view, compared
from server.domain.cases.views.matter import matter_paper
from server.domain.cases.words import (
    Decision,
)
from server.domain.language import Text
from server.domain.now import Now
from tests.cases import CHAIN, STAMP, TITLE, Office
from tests.halls import name

YES, NO = Decision.APPROVED, Decision.REFUSED


def test_a_case_keeps_the_version_of_its_filing() -> None:
    office = Office()
    before = office.accepted()
    assert office.do(c.PublishMatter(TITLE)) == [], "the same again is no version"
    office.do(c.PublishMatter(structs.replace(TITLE, promise_days=2)))
    office.do(c.PublishMatter(structs.replace(TITLE, promise_days=1)))
    after = office.accepted()
    assert (before.version, after.version) == (1, 3), "two corrections on one day are two versions"
    promises = [office.state.deadlines_of(case).promise for case in (before, after)]
    assert [promise and promise.due for promise in promises] == ["2026-03-05", "2026-03-03"]


def test_a_matter_that_is_withdrawn_takes_no_more_cases_and_breaks_none() -> None:
    office = Office()
    case = office.accepted()
    office.do(c.WithdrawMatter("title"))
    assert office.do(c.WithdrawMatter("title")) == []
    with pytest.raises(r.UnknownMatter):
        office.receive()
    with pytest.raises(r.UnknownMatter):
        office.do(c.WithdrawMatter("nothing"))
    office.decide(case, "land", YES)
    assert office.do(c.PublishMatter(TITLE)) == [e.MatterPublished(TITLE, 2)], "offered again"


@pytest.mark.parametrize(
    ("wrong", "cause"),
    [
        (structs.replace(CHAIN, flow=()), "no department decides it"),
        (structs.replace(CHAIN, flow=CHAIN.flow[1:]), "no step a"),
        (structs.replace(CHAIN, flow=(*CHAIN.flow, CHAIN.flow[0])), "a stands there twice"),
        (structs.replace(TITLE, materials=TITLE.materials * 2), "m1 stands there twice"),
        (
            structs.replace(CHAIN, flow=(structs.replace(CHAIN.flow[0], after=("d",)), *CHAIN.flow[1:])),
            "a waits for itself",
        ),
    ],
)
def test_a_matter_whose_parts_do_not_fit_together_is_not_published(wrong: c.Matter, cause: str) -> None:
    with pytest.raises(r.InvalidMatter) as told:
        Office([wrong])
    assert told.value.params["cause"] == cause


def test_materials_that_the_matter_does_not_ask_for_are_refused() -> None:
    office = Office([STAMP, TITLE])
    with pytest.raises(r.UnknownMaterial):
        office.receive("stamp", ["m9"])
    case = office.receive(brought=["m1", "m2"])
    with pytest.raises(r.UnknownMaterial):
        office.do(c.AcceptCase(case.id, case.seen, "c01", lacks={"m9": "2026-03-03"}))


def test_several_matters_are_published_together_or_none_of_them() -> None:
    office = Office([TITLE])
    broken = structs.replace(CHAIN, flow=())
    with pytest.raises(r.InvalidMatter):
        office.do(c.PublishMatters((STAMP, broken), "m1"))
    events = office.do(c.PublishMatters((TITLE, STAMP, CHAIN), "m1"))
    assert [getattr(event, "matter", TITLE).id for event in events] == ["stamp", "chain"]


def test_what_a_file_would_do_is_told_before_it_is_done_and_the_catalogue_shows_its_newest_versions() -> None:
    office = Office([TITLE, CHAIN])
    changed = structs.replace(CHAIN, promise_days=9)
    told = compared(office.state, [TITLE, changed, STAMP])
    assert (told.new, told.changed, told.same) == (["stamp"], ["chain"], 1)
    office.do(c.WithdrawMatter("title", "m1"))
    assert compared(office.state, [TITLE]).changed == ["title"], "it would be offered again"
    assert office.state.facts.matters["title"].by_hand
    lines = catalogue_view(office.state, Now(office.at, str)).matters
    assert [(line.matter, line.version, line.offered, line.materials) for line in lines] == [
        ("chain", 1, True, 0), ("title", 1, False, 3),
    ]  # fmt: skip


BEFORE = """{"id":"title","name":{"zh":"不动产转移登记","en":"Transfer"},"promise_days":3,
"materials":[{"id":"m1","name":{"zh":"申请书","en":"Form"}}],"flow":[{"id":"a","department":"x","name":{"zh":"a","en":"a"}}],
"national":{"task_code":"1","accept_condition":"双方到场\\n\\n 没有查封 ","by_law":"《条例》第十六条"}}"""
"""A matter as it was written before its papers were printed from it."""


def test_an_entry_from_before_matters_had_words_for_their_papers_is_read_with_what_it_had() -> None:
    event = f'[{{"type":"MatterPublished","matter":{BEFORE},"version":1}}]'
    (published,) = decode_events(event)
    assert isinstance(published, e.MatterPublished)
    matter = published.matter
    assert matter.conditions == (name("双方到场"), name("没有查封")), "a line each, in Chinese alone"
    assert matter.legal_basis == (name("《条例》第十六条"),)
    assert matter.national == {"task_code": "1"}
    assert (matter.time_limit, matter.fee, matter.fees, matter.source, matter.checked) == (
        None,
        None,
        (),
        None,
        "",
    )
    assert (matter.materials[0].note, matter.materials[0].standard) == (None, None)
    assert decode_events(encode_events([published])) == [published]


def test_what_a_matter_says_of_itself_comes_before_what_the_national_fields_say() -> None:
    both = structs.replace(TITLE, conditions=(name("成年"),), national={"accept_condition": "旧"})
    assert (both.conditions, both.national) == ((name("成年"),), {})


def test_lines_without_english_are_chinese_in_both_and_english_without_chinese_is_none() -> None:
    assert line_by_line("一\n二", "one") == (Text("一", "one"), name("二"))
    assert line_by_line("一", "one\ntwo") == (Text("一", "one"),)
    assert line_by_line("", "one") == ()


def test_the_papers_of_a_matter_have_its_newest_version_and_where_it_is_done_while_it_is_offered() -> None:
    office = Office([TITLE, CHAIN])
    office.do(c.PublishMatter(structs.replace(CHAIN, fee=name("不收费"))))
    hall = MatterPlace("main", name("大厅"), None)
    now = Now(office.at, str)
    paper = matter_paper(office.state, "chain", [hall], now)
    assert (paper.version, paper.offered, paper.fee, paper.places) == (2, True, name("不收费"), [hall])
    assert paper.steps == CHAIN.flow
    assert [[place.step for place in column] for column in paper.columns] == [["a"], ["b", "c"], ["d"]]
    office.do(c.WithdrawMatter("chain", "m1"))
    withdrawn = matter_paper(office.state, "chain", [hall], now)
    assert (withdrawn.offered, withdrawn.places) == (False, [])
    with pytest.raises(r.UnknownMatter):
        matter_paper(office.state, "nothing", [hall], now)
