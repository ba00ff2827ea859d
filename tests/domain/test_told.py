"""What a hall tells of its services: what was published last, and nothing of it decides anything."""

from typing import Any, NoReturn

import pytest
from msgspec import structs

from server.domain.cases import commands as cases
from server.domain.cases.catalogue.matter import ORIGIN, FeeItem, Matter, MatterMaterial, MatterSource
from server.domain.cases.words import DayUnit, MaterialForm, MatterKind
from server.domain.language import Text
from server.domain.queue import commands as c
from server.domain.queue.apply import apply
from server.domain.queue.settings import (
    Alias,
    Elsewhere,
    HallSettings,
    Material,
    Service,
    ServiceGuide,
    Source,
    Spelling,
)
from server.domain.queue.state import HallState
from server.domain.queue.stream import encode_facts
from server.domain.queue.tickets.view import ticket_view
from server.domain.queue.views.guide import guide_view, matter_view
from server.domain.queue.views.hall import hall_view
from server.domain.queue.views.parts import Now
from server.domain.told import LimitWords, guide_of_matter, renewed, told_by
from tests.cases import HOUSING, LAND, TITLE, Office
from tests.engine.walk import day
from tests.halls import Bench, name, small_hall

AT_ONCE = name("at once")
WORDS = LimitWords(AT_ONCE, lambda count, unit: name(f"{count} {unit.value}"))
BARE = Matter(id="licence", name=name("called something else"), origin="m1")
LICENCE = structs.replace(
    BARE,
    materials=(
        MatterMaterial(id="m1", name=name("lease"), form=MaterialForm.COPY, copies=2, note=name("signed")),
        MatterMaterial(id="m2", name=name("form")),
    ),
    flow=(
        structs.replace(TITLE.flow[0], department_name=Text("住建", "Housing")),
        TITLE.flow[1],
        structs.replace(TITLE.flow[0], id="again", department_name=Text("住建", "Housing")),
    ),
)


# A matter's guide


def test_a_guide_says_what_its_matter_says() -> None:
    matter = structs.replace(
        LICENCE,
        conditions=(name("of age"),),
        time_limit=name("two days"),
        promise_days=2,
        legal_time_limit=name("a week"),
        law_days=7,
        fee=name("free"),
        fees=(FeeItem(name=name("nothing")),),
        legal_basis=(name("a law"),),
        source=MatterSource("a law", "https://www.gov.cn/x"),
        checked="2026-11",
    )
    assert guide_of_matter(matter, WORDS) == ServiceGuide(
        source=Source("a law", "https://www.gov.cn/x"),
        checked="2026-11",
        conditions=(name("of age"),),
        materials=(
            Material(name=name("lease"), form="copy", copies=2, note=name("signed")),
            Material(name=name("form"), form="original"),
        ),
        time_limit=name("two days"),
        legal_time_limit=name("a week"),
        fee=name("free"),
        legal_basis=(name("a law"),),
    )


def test_a_matter_that_says_nothing_has_a_guide_that_says_nothing() -> None:
    assert guide_of_matter(BARE, WORDS) == ServiceGuide()


@pytest.mark.parametrize(
    ("matter", "promise", "law"),
    [
        (structs.replace(BARE, promise_days=3, law_days=20), name("3 working"), name("20 working")),
        (structs.replace(BARE, promise_days=3, unit=DayUnit.NATURAL), name("3 natural"), None),
        (structs.replace(BARE, kind=MatterKind.IMMEDIATE), AT_ONCE, None),
        (structs.replace(BARE, kind=MatterKind.IMMEDIATE, time_limit=name("an hour")), name("an hour"), None),
    ],
)
def test_a_limit_without_words_is_said_by_its_days(matter: Matter, promise: Text, law: Text | None) -> None:
    guide = guide_of_matter(matter, WORDS)
    assert (guide.time_limit, guide.legal_time_limit) == (promise, law)


def test_fees_without_a_sentence_are_said_one_by_one() -> None:
    book = FeeItem(name=Text("工本费", "the book"), standard=Text("10元", "10 yuan"))
    guide = guide_of_matter(structs.replace(BARE, fees=(book, FeeItem(name=Text("邮费", "post")))), WORDS)
    assert guide.fee == Text("工本费 10元、邮费", "the book 10 yuan, post")


# What the catalogue has to tell


def test_what_follows_the_configuration_is_left_to_it_and_what_somebody_publishes_is_told() -> None:
    own = structs.replace(BARE, kind=MatterKind.IMMEDIATE, origin=ORIGIN)
    office = Office([own, structs.replace(own, id="seal"), structs.replace(own, id="permit")])
    assert told_by(office.state.facts.matters) == {}
    later = structs.replace(own, fee=name("free"), origin="m1")
    office.do(cases.PublishMatters((later, structs.replace(later, id="new")), "m1"))
    office.do(cases.WithdrawMatter("seal", "m1"))
    office.do(cases.WithdrawMatter("permit"))
    assert told_by(office.state.facts.matters) == {
        "licence": later,
        "new": structs.replace(later, id="new"),
        "seal": None,
        "permit": None,
    }


def hall() -> HallSettings:
    """A service with names and spellings of its own, and one of another hall."""
    settings = small_hall()
    settings.services["licence"] = structs.replace(
        settings.services["licence"], spelling=Spelling("yyzz"), also=(Alias("permit to trade"),)
    )
    wedding = Service(id="wedding", category="x", name=name("wedding"))
    return structs.replace(
        settings, elsewhere=(Elsewhere(service=wedding, hall="registry", hall_name=name("r")),)
    )


def test_a_service_tells_what_was_published_and_keeps_its_own_names() -> None:
    before = hall()
    after = renewed(before, {"licence": LICENCE, "brand-new": BARE}, WORDS)
    known = after.services["licence"]
    assert known.guide == guide_of_matter(LICENCE, WORDS)
    assert known.materials == (name("lease"), name("form"))
    assert known.departments == (Text("住建", "Housing"), name(LAND))
    for field in ("id", "category", "name", "spelling", "also", "withdrawn"):
        assert getattr(known, field) == getattr(before.services["licence"], field), field
    assert list(after.services) == list(before.services)
    assert after.services["seal"] is before.services["seal"]
    assert before.services["licence"].guide is None, "the configuration itself stays"


def test_a_department_without_a_written_name_is_called_by_the_one_it_is_known_by() -> None:
    (first, *_) = TITLE.flow
    known = renewed(hall(), {"licence": structs.replace(BARE, flow=(first,))}, WORDS).services["licence"]
    assert known.departments == (name(HOUSING),)


def test_a_matter_without_departments_leaves_those_of_the_configuration() -> None:
    assert renewed(hall(), {"licence": BARE}, WORDS).services["licence"].departments == (name("market"),)


def test_a_withdrawn_matter_stays_a_choice_and_nothing_is_told_of_it() -> None:
    settings = renewed(hall(), {"licence": None, "wedding": None}, WORDS)
    bench = Bench(settings).open()
    bench.do(1, c.TakeTicket("t1", "enterprise", ("licence",)))
    ticket = bench.state.facts.today.tickets["t1"]
    assert [line.materials for line in ticket_view(bench.state, ticket, Now(1, str)).services] == [()]
    (offer, *_) = hall_view(bench.state, Now(1, str)).services
    assert (offer.id, offer.materials, offer.withdrawn) == ("licence", (), True)
    listed = guide_view(bench.state)
    assert [line.id for line in listed.matters] == ["seal", "permit", "archive", "stamp"]
    assert listed.elsewhere == []
    matter = matter_view(bench.state, "licence")
    assert (matter.withdrawn, matter.materials, matter.conditions, matter.time_limit) == (True, (), (), None)
    assert not matter_view(bench.state, "seal").withdrawn


def test_an_edition_is_another_one_whenever_something_else_is_told_here_and_only_then() -> None:
    before = hall()
    assert renewed(before, {}, WORDS) is before
    assert renewed(before, {"of no hall": LICENCE, "gone": None}, WORDS) is before
    editions = [
        renewed(before, told, WORDS).edition
        for told in (
            {},
            {"licence": LICENCE},
            {"licence": BARE},
            {"licence": None},
            {"licence": None, "wedding": None},
            {"licence": LICENCE, "seal": LICENCE},
        )
    ]
    assert len(set(editions)) == len(editions)
    unseen = structs.replace(LICENCE, name=name("another"), retention_days=9, origin="m2")
    assert renewed(before, {"licence": unseen, "of no hall": BARE}, WORDS).edition == editions[1]


# It decides nothing


class Unasked:
    """Fails whoever looks at it."""

    def __getattribute__(self, asked: str) -> NoReturn:
        raise AssertionError(asked)

    def __bool__(self) -> NoReturn:
        raise AssertionError("bool")

    def __len__(self) -> NoReturn:
        raise AssertionError("len")

    def __iter__(self) -> NoReturn:
        raise AssertionError("iter")

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> NoReturn:
        raise AssertionError("eq")


def silent() -> HallSettings:
    """The small hall, which must not be asked for anything that the catalogue renews."""
    settings, nothing = small_hall(), Unasked()
    fields: dict[str, Any] = dict.fromkeys(("guide", "materials", "departments", "withdrawn"), nothing)
    services = {id: structs.replace(service, **fields) for id, service in settings.services.items()}
    around: dict[str, Any] = {"elsewhere": nothing, "edition": nothing}
    return structs.replace(settings, services=services, **around)


def test_a_day_with_every_event_is_decided_without_asking_what_is_told() -> None:
    assert list(day(silent())) == list(day())
    with pytest.raises(AssertionError):
        matter_view(HallState(silent()), "licence")


def test_a_day_is_replayed_alike_whatever_is_told() -> None:
    told = renewed(small_hall(), {"licence": LICENCE, "archive": None}, WORDS)
    facts: list[bytes] = []
    for settings in (small_hall(), told, silent()):
        state = HallState(settings)
        for at, events in day():
            for event in events:
                apply(state, event, at)
        facts.append(encode_facts(state))
    assert facts[0] == facts[1] == facts[2]
