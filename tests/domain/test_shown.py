"""What kiosks, phones and integrations see of a hall, and of what kind everything shown is."""

import importlib
import pkgutil
from enum import Enum
from types import ModuleType

import msgspec
import pytest
from msgspec import Struct, structs

from server.domain.language import Text
from server.domain.queue import commands as c
from server.domain.queue import refusal_codes as r
from server.domain.queue import shown
from server.domain.queue.settings import (
    Alias,
    Elsewhere,
    Material,
    Rules,
    Service,
    ServiceGuide,
    Source,
    Spelling,
    Voice,
)
from server.domain.queue.shown.guide import AliasLine, MatterLine
from server.domain.queue.shown.hall import GroupLine, KioskLine, ServiceOffer, WindowLine
from server.domain.queue.shown.parts import NOBODY
from server.domain.queue.tickets.states import FINAL, NEXT, diagram
from server.domain.queue.views.guide import guide_view, matter_view
from server.domain.queue.views.hall import hall_view
from server.domain.queue.views.parts import Now
from server.domain.queue.windows.words import WindowState
from tests.halls import DAY, Bench, name, small_hall

MODULES = [
    importlib.import_module(f"{shown.__name__}.{x.name}") for x in pkgutil.iter_modules(shown.__path__)
]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__.rpartition(".")[2])
def test_what_is_shown_cannot_be_changed_and_says_what_it_is(module: ModuleType) -> None:
    for kind in vars(module).values():
        if not isinstance(kind, type) or kind.__module__ != module.__name__:
            continue
        assert kind.__doc__, kind
        assert issubclass(kind, Enum) or (issubclass(kind, Struct) and kind.__struct_config__.frozen), kind
        assert msgspec.json.schema(kind), kind


def test_a_hall_is_shown_with_all_that_somebody_may_choose_and_how_many_wait() -> None:
    settings = structs.replace(small_hall(Rules(appointment_codes=True)), hours=("08:30-12:00",))
    bench = Bench(settings).open(["1"])
    bench.take(0, "a")
    bench.take(0, "b", "comprehensive")
    bench.do(0, c.PauseWindow("1", "tea"))
    del settings.windows["3"]  # it has left the configuration, its facts have not
    view = hall_view(bench.state, Now(10, str))
    assert (view.id, view.day, view.open, view.hours, view.waiting) == (
        "main",
        DAY,
        True,
        ("08:30-12:00",),
        2,
    )
    assert [(load.id, load.waiting, load.staffed) for load in view.categories] == [
        ("enterprise", 1, "paused"),
        ("construction", 0, "paused"),
        ("comprehensive", 1, "closed"),
    ]
    assert view.windows == [
        WindowLine("1", name("Window 1"), ("enterprise", "construction"), WindowState.PAUSED),
        WindowLine("2", name("Window 2"), ("construction",), WindowState.CLOSED),
    ]
    assert view.kiosks == [KioskLine("k1", name("kiosk"), True), KioskLine("k2", name("kiosk"), False)]
    assert view.groups[1] == GroupLine("elderly", name("elderly"))
    licence = ServiceOffer("licence", "enterprise", name("licence"), (name("market"),), (name("ID card"),))
    assert (view.services[0], len(view.services), view.appointment_codes) == (licence, 5, True)


def test_the_guide_lists_every_matter_by_category_with_how_it_is_typed() -> None:
    settings = small_hall()
    spelt = Spelling("yyzz", "yingyezhizhao", ("xx",))
    settings.services["licence"] = structs.replace(settings.services["licence"], spelling=spelt)
    settings.services["archive"] = structs.replace(
        settings.services["archive"], also=(Alias("旧档", Spelling("jd", "jiudang")),)
    )
    settings.services["lost"] = Service(id="lost", category="no longer there", name=name("lost"))
    settings.services["late"] = Service(id="late", category="enterprise", name=name("late"))
    view = guide_view(Bench(settings).state)
    assert [line.id for line in view.matters] == [
        "licence", "seal", "late", "permit", "archive", "stamp", "lost",
    ]  # fmt: skip
    assert view.matters[0] == MatterLine(
        "licence", "enterprise", name("licence"), "yyzz", "yingyezhizhao", ("xx",), []
    )
    assert view.matters[4].also == [AliasLine("旧档", "jd", "jiudang", ())]


def test_the_guide_says_which_other_hall_does_what_is_not_done_here() -> None:
    wedding = Service(id="wedding", category="x", name=name("wedding"), spelling=Spelling("jh", "jiehun"))
    there = Elsewhere(service=wedding, hall="registry", hall_name=name("registry"), address=name("a street"))
    view = guide_view(Bench(structs.replace(small_hall(), elsewhere=(there,))).state)
    (line,) = view.elsewhere
    assert (line.id, line.initials, line.hall) == ("wedding", "jh", "registry")
    assert (line.hall_name, line.address) == (name("registry"), name("a street"))
    assert "wedding" not in [own.id for own in view.matters]


def test_a_matter_says_what_its_guide_says_and_without_one_what_to_bring() -> None:
    settings = small_hall()
    guide = ServiceGuide(
        source=Source("a law"),
        checked="2026-11",
        conditions=(Text("年满", "of age"),),
        materials=(Material(name=Text("证", "card"), form="both", copies=2),),
        time_limit=Text("一天", "a day"),
        legal_time_limit=Text("五天", "five days"),
        fee=Text("免费", "free"),
        legal_basis=(Text("法", "law"),),
    )
    settings.services["seal"] = structs.replace(settings.services["seal"], guide=guide)
    settings.services["lost"] = Service(id="lost", category="no longer there", name=name("lost"))
    state = Bench(settings).state
    full, bare = matter_view(state, "seal"), matter_view(state, "licence")
    told = {field: getattr(full, field) for field in ServiceGuide.__struct_fields__}
    assert told == {field: getattr(guide, field) for field in ServiceGuide.__struct_fields__}
    assert (full.hall, full.category_name, full.name) == ("main", name("enterprise"), name("seal"))
    assert (bare.materials, bare.departments) == ((Material(name=name("ID card")),), (name("market"),))
    assert (bare.time_limit, bare.fee, bare.source, bare.checked, bare.conditions) == (
        None,
        None,
        None,
        "",
        (),
    )
    assert matter_view(state, "lost").category_name == NOBODY
    with pytest.raises(r.UnknownService) as caught:
        matter_view(state, "nothing")
    assert caught.value.params == {"service": "nothing"}


def test_the_picture_of_the_states_has_every_step_of_the_table_and_every_end() -> None:
    lines = [line.strip() for line in diagram().splitlines()]
    assert lines[:2] == ["stateDiagram-v2", "[*] --> waiting: TicketTaken"]
    assert "called --> missed: TicketMissed" in lines
    assert len(lines) == len(set(lines)) == 2 + len(NEXT) + len(FINAL)
    assert set(lines[-3:]) == {"served --> [*]", "cancelled --> [*]", "expired --> [*]"}


def test_a_hall_speaks_as_loud_as_its_hour_asks_and_through_the_night_as_at_the_days_end() -> None:
    voice = Voice(volume=(("08:00", 0.9), ("12:00", 0.3), ("13:30", 0.7)))
    times = ("07:59", "08:00", "11:59", "12:00", "13:30", "23:00")
    assert [voice.level(time) for time in times] == [0.7, 0.9, 0.9, 0.3, 0.7, 0.7]
    assert Voice().level("12:00") == 0.8
