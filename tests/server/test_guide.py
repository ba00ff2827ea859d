"""The service guide: the example's matters, what the loader refuses and where, the pinyin of names."""

import gc
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from server.config.load import ConfigError, all_settings, load_config, parse_config
from server.config.matters import matters_of
from server.config.schema import ConfigFile
from server.config.spelling import OTHER, spell
from server.domain.cases.catalogue.matter import MatterSource
from server.domain.language import Text
from server.domain.queue.settings import HallSettings, Material, Source
from tests.server.test_config import EXAMPLE, GROUPS, NAME, hall

SERVICES = "".join(
    f'[[hall.service]]\nid = "{id}"\ncategory = "a"\n{NAME}\nmaterials = [{{ zh = "身份证", en = "Card" }}]\n'
    for id in ("s", "t")
)
TEXT = '{ zh = "甲", en = "A" }'
HALF = '{ zh = "甲", en = " " }'
Load = Callable[..., ConfigFile]
SOURCE = 'source = { title = "某法（某机关，2020）" }\nchecked = "2026-11"\n'


def matter(*lines: str, service: str = "s", rest: str = SOURCE) -> str:
    return "\n".join(["[[matter]]", f'service = "{service}"', *lines, rest])


def bring(*fields: str) -> str:
    return f"materials = [{{ {', '.join((f'name = {TEXT}', *fields))} }}]"


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """A hall with the services s and t, beside it a guide of these matters."""

    def load_it(*matters: str, top: str = 'guide = "guide.toml"\n', tables: str = "") -> ConfigFile:
        (tmp_path / "guide.toml").write_text("\n".join(matters), encoding="utf-8")
        (tmp_path / "config.toml").write_text(top + GROUPS + hall(tables=SERVICES) + tables, encoding="utf-8")
        return load_config(tmp_path / "config.toml")

    return load_it


def refusal(load: Load, *matters: str, **more: str) -> str:
    with pytest.raises(ConfigError) as caught:
        load(*matters, **more)
    return str(caught.value)


# The example


@pytest.fixture(scope="module")
def example() -> dict[str, HallSettings]:
    return dict(all_settings(load_config(EXAMPLE)))


def test_the_example_guides_every_matter_of_all_seven_categories_and_of_the_sub_centres(
    example: dict[str, HallSettings],
):
    counted = Counter(s.category for s in example["main"].services.values())
    applied_for = [c.id for c in example["main"].categories.values() if not c.issuing]
    assert len(applied_for) == 7
    assert applied_for == sorted(counted, key=applied_for.index)
    assert counted.total() >= 45
    assert min(counted.values()) >= 5
    assert [s.id for h in example.values() for s in h.services.values() if s.guide is None] == []


def test_the_example_has_over_a_hundred_matters_and_five_in_each_category_and_sub_centre(
    example: dict[str, HallSettings],
):
    counted = Counter((id, s.category) for id, h in example.items() for s in h.services.values())
    assert counted.total() > 100
    assert len(counted) == 7 + 6
    assert {place: n for place, n in counted.items() if n < 5} == {}
    guides = {id: s.guide for h in example.values() for id, s in h.services.items()}
    assert [
        id
        for id, guide in guides.items()
        if not (guide and guide.source and guide.source.title and guide.legal_basis)
    ] == []


def test_a_limit_by_which_cases_are_timed_is_said_in_words_and_has_an_article_behind_it():
    timed = [matter for matter in load_config(EXAMPLE).matter if matter.law_days]
    assert timed
    for matter in timed:
        said = matter.legal_time_limit
        assert said is not None, matter.service
        assert f"{matter.law_days} 个工作日" in said.zh, matter.service
        assert f"{matter.law_days} working day" in said.en, matter.service
        assert matter.promise_days <= matter.law_days, matter.service
        assert any("条" in basis.zh for basis in matter.legal_basis), matter.service


def test_every_matter_of_the_example_is_known_by_what_people_call_it(example: dict[str, HallSettings]):
    for settings in example.values():
        for service in settings.services.values():
            assert service.also, service.id
            assert service.name.zh not in {a.name for a in service.also}, service.id
            assert all(a.spelling.initials for a in service.also), service.id


def test_every_department_of_the_example_has_a_name_in_english(example: dict[str, HallSettings]):
    named = {d for h in example.values() for s in h.services.values() for d in s.departments}
    assert named
    assert [d.zh for d in named if d.en == d.zh or not d.en.isascii()] == []


def test_every_matter_of_the_example_says_all_that_a_citizen_asks(example: dict[str, HallSettings]):
    for settings in example.values():
        for service in settings.services.values():
            guide = service.guide
            assert guide is not None, service.id
            assert guide.conditions, service.id
            assert guide.time_limit is not None, service.id
            assert guide.fee is not None, service.id
            assert guide.legal_basis, service.id
            assert guide.source is not None, service.id
            assert "《" in guide.source.title or "〔" in guide.source.title, service.id
            assert guide.checked == "2026-11", service.id
            assert all(m.form for m in guide.materials), service.id


def test_only_a_matter_that_is_no_longer_handled_asks_for_nothing(example: dict[str, HallSettings]):
    empty = [s.id for h in example.values() for s in h.services.values() if s.guide and not s.guide.materials]
    assert empty == ["foreign-trade"]
    known = example["main"].services["foreign-trade"]
    assert known.materials == ()
    assert known.guide is not None
    assert known.guide.time_limit == Text("不再办理", "No longer handled")


def test_a_law_is_cited_with_the_same_year_everywhere(example: dict[str, HallSettings]):
    years: dict[str, set[str]] = {}
    for settings in example.values():
        for service in settings.services.values():
            for basis in service.guide.legal_basis if service.guide else ():
                law, _, rest = basis.zh.removeprefix("《").partition("》")
                years.setdefault(law, set()).add(rest.partition("）")[0] if rest.startswith("（") else "")
    assert {law: found for law, found in years.items() if len(found) > 1} == {}
    assert years["中华人民共和国护照法"] == {""}
    assert years["中华人民共和国公司法"] == {"（2023 修订"}


# From the file to the hall


def test_a_department_is_shown_by_its_names_in_both_languages_or_by_the_one_it_has(load: Load):
    named = 'department = [{ zh = "区公安局", en = "Police" }]\n'
    own = f'[[hall.service]]\nid = "u"\ncategory = "a"\n{NAME}\ndepartments = ["区公安局", "区档案局"]\n'
    services = all_settings(load(top=named, tables=own))["h"].services
    assert services["u"].departments == (Text("区公安局", "Police"), Text("区档案局", "区档案局"))


def test_a_guides_materials_take_the_place_of_the_services_own(load: Load):
    fields = [
        f"conditions = [{TEXT}]",
        bring('form = "both"', "copies = 2", 'note = { zh = "", en = "" }'),
        f"time_limit = {TEXT}",
        f"fee = {TEXT}",
        f"legal_basis = [{TEXT}]",
    ]
    config = load(
        matter(*fields, rest='source = { title = "法", url = "https://a.example/x" }\nchecked = "2025-01"')
    )
    service = all_settings(config)["h"].services["s"]
    one = Text("甲", "A")
    assert service.materials == (one,)
    assert service.guide is not None
    assert service.guide.materials == (Material(name=one, form="both", copies=2, note=None),)
    assert (service.guide.conditions, service.guide.legal_basis) == ((one,), (one,))
    assert (service.guide.time_limit, service.guide.fee, service.guide.legal_time_limit) == (one, one, None)
    assert (service.guide.source, service.guide.checked) == (Source("法", "https://a.example/x"), "2025-01")


def test_a_guide_without_materials_leaves_the_services_own_and_an_empty_list_takes_them_away(load: Load):
    services = all_settings(load(matter(), matter("materials = []", service="t")))["h"].services
    card = Text("身份证", "Card")
    assert services["s"].materials == (card,)
    assert services["s"].guide is not None
    assert services["s"].guide.materials == (Material(name=card),)
    assert services["t"].materials == ()


def test_a_matter_counts_in_every_hall_that_offers_its_service(load: Load):
    config = load(matter(), tables=hall(id="i", tables=SERVICES))
    assert [h.services["s"].guide is not None for h in all_settings(config).values()] == [True, True]
    assert [h.services["t"].guide for h in all_settings(config).values()] == [None, None]


def test_a_guide_may_stand_in_the_configuration_itself_and_is_added_to(load: Load):
    services = all_settings(load(matter(service="t"), tables=matter()))["h"].services
    assert services["s"].guide is not None
    assert services["t"].guide is not None
    assert refusal(load, matter(), tables=matter()) == (
        "guide.toml: service 's' has two guides at $.matter[0].service"
    )
    assert refusal(load, tables=matter(service="x"), top="") == (
        "config.toml: unknown service 'x' at $.matter[0].service"
    )


def test_a_hall_without_a_guide_has_none():
    services = all_settings(parse_config((GROUPS + hall(tables=SERVICES)).encode()))["h"].services
    assert services["s"].guide is None
    assert services["s"].materials == (Text("身份证", "Card"),)


# What is refused


def test_a_guide_that_is_not_there_is_named(load: Load, tmp_path: Path):
    found = refusal(load, top='guide = "other.toml"\n')
    assert found == f"{tmp_path / 'other.toml'}: No such file or directory"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (matter("colour = 1"), "unknown field 'colour' at $.matter[0]"),
        ("port = \n", "not TOML: Invalid value (at line 1, column 8)"),
        (matter(rest=""), "Object missing required field source at $.matter[0]"),
        (matter(bring()), "Object missing required field form at $.matter[0].materials[0]"),
        (matter(bring('form = "paper"')), "Invalid enum value 'paper' at $.matter[0].materials[0].form"),
        (matter() + matter(service="x"), "unknown service 'x' at $.matter[1].service"),
        (matter() + matter(), "service 's' has two guides at $.matter[1].service"),
        (
            matter(bring('form = "copy"', "copies = 0")),
            "copies must be between 1 and 20 at $.matter[0].materials[0].copies",
        ),
        (
            matter(bring('form = "copy"', 'note = { zh = "", en = "A" }')),
            "zh and en must both be written, or neither, at $.matter[0].materials[0].note",
        ),
        (
            matter(bring('form = "copy"', 'standard = { zh = "甲", en = "" }')),
            "zh and en must both be written, or neither, at $.matter[0].materials[0].standard",
        ),
        (
            matter(f'materials = [{{ name = {HALF}, form = "copy" }}]'),
            "zh and en must not be empty at $.matter[0].materials[0].name",
        ),
        (matter('also = ["甲", " "]'), "a name must not be empty at $.matter[0].also[1]"),
        (matter(f"fee = {HALF}"), "zh and en must not be empty at $.matter[0].fee"),
        (
            matter(f"conditions = [{TEXT}, {HALF}]"),
            "zh and en must not be empty at $.matter[0].conditions[1]",
        ),
        (
            matter(rest='source = { title = " " }\nchecked = "2026-11"'),
            "title must not be empty at $.matter[0].source.title",
        ),
        (
            matter(rest='source = { title = "法", url = "javascript:x" }\nchecked = "2026-11"'),
            "url 'javascript:x' must begin with https:// or http:// at $.matter[0].source.url",
        ),
        (
            matter(rest='source = { title = "法" }\nchecked = "2026-13"'),
            "checked '2026-13' must be a month, YYYY-MM, at $.matter[0].checked",
        ),
    ],
)
def test_a_fault_of_the_guide_is_refused_with_file_and_place(load: Load, text: str, fault: str):
    assert refusal(load, text) == f"guide.toml: {fault}"


def test_all_faults_are_told_at_once(load: Load):
    found = refusal(load, matter(f"fee = {HALF}", service="x") + matter(f"time_limit = {HALF}"))
    assert found.splitlines() == [
        "guide.toml: unknown service 'x' at $.matter[0].service",
        "guide.toml: zh and en must not be empty at $.matter[0].fee",
        "guide.toml: zh and en must not be empty at $.matter[1].time_limit",
    ]


# Pinyin


READ_AS = {
    "不动产首次登记": ("budongchanshoucidengji", "bdcscdj"),
    "长期护理保险": ("changqihulibaoxian", "cqhlbx"),
    "重新登记": ("chongxindengji", "cxdj"),
    "存量房买卖合同网签备案": ("cunliangfangmaimaihetongwangqianbeian", "clfmmhtwqba"),
    "契税申报缴纳": ("qishuishenbaojiaona", "qssbjn"),
    "往来港澳通行证签发": ("wanglaigangaotongxingzhengqianfa", "wlgatxzqf"),
    "旅馆业特种行业许可": ("lvguanyetezhonghangyexuke", "lgytzhyxk"),
    "农作物种子生产经营许可": ("nongzuowuzhongzishengchanjingyingxuke", "nzwzzscjyxk"),
    "灵活就业人员参保登记": ("linghuojiuyerenyuancanbaodengji", "lhjyrycbdj"),
    "单位社会保险登记": ("danweishehuibaoxiandengji", "dwshbxdj"),
    "住房公积金提取（离退休）": ("zhufanggongjijintiqulituixiu", "zfgjjtqltx"),
    "企业职工退休待遇申领": ("qiyezhigongtuixiudaiyushenling", "qyzgtxdysl"),
    "档案查阅利用": ("danganchayueliyong", "dacyly"),
    "人民调解": ("renmintiaojie", "rmtj"),
    "会计专业技术资格": ("kuaijizhuanyejishuzige", "kjzyjszg"),
    "银行开户": ("yinhangkaihu", "yhkh"),
    "ETC办理": ("etcbanli", "etcbl"),
    "拖拉机、联合收割机": ("tuolajilianheshougeji", "tljlhsgj"),
    "": ("", ""),
}


@pytest.mark.parametrize("name", READ_AS)
def test_a_name_is_spelt_as_it_is_read(name: str):
    found = spell(READ_AS)[name]
    assert (found.pinyin, found.initials) == READ_AS[name]


def test_a_character_with_two_readings_gives_the_other_initials_too():
    found = spell(["长期护理保险", "单县社会保障卡", "企业设立登记"])
    assert found["长期护理保险"].alternatives == ("zqhlbx",)
    assert found["单县社会保障卡"].alternatives == ("sxshbzk", "dxskbzk", "dxshbzq")
    assert found["企业设立登记"].alternatives == ()


def test_every_other_reading_has_an_initial_of_its_own():
    spelt = spell(OTHER)
    assert [c for c, initials in OTHER.items() if len(set(initials)) < 2] == []
    assert [c for c, initials in OTHER.items() if spelt[c].initials not in initials] == []


def test_the_dictionary_is_let_go_of_when_the_names_are_spelt():
    spell(["一个从未拼写过的名称"])
    assert [name for name in sys.modules if name.startswith("pypinyin")] == []
    assert sum(isinstance(one, dict) and "不动产" in one for one in gc.get_objects()) == 0  # a phrase in it


def test_every_service_of_the_example_has_a_syllable_for_each_character(example: dict[str, HallSettings]):
    for settings in example.values():
        for service in settings.services.values():
            characters = [c for c in service.name.zh if c.isalnum()]
            assert len(service.spelling.initials) == len(characters), service.id


def test_the_guide_is_content_of_the_catalogue_of_matters(load: Load):
    told = matter(
        f"conditions = [{TEXT}]", f"fee = {TEXT}", f"legal_basis = [{TEXT}]", f"time_limit = {TEXT}",
        f"result = {TEXT}", bring('form = "copy"', f"note = {TEXT}", f"standard = {TEXT}"),
    )  # fmt: skip
    first, second = matters_of(load(told))
    one = Text("甲", "A")
    assert (first.conditions, first.fee, first.legal_basis, first.time_limit) == ((one,), one, (one,), one)
    assert (first.result, second.result) == (one, None)
    assert (first.legal_time_limit, first.source, first.checked) == (
        None, MatterSource("某法（某机关，2020）"), "2026-11",
    )  # fmt: skip
    assert [(m.note, m.standard) for m in first.materials] == [(one, one)]
    assert (second.conditions, second.fee, second.source, second.checked) == ((), None, None, "")


def test_a_condition_of_several_lines_is_one_condition_of_the_catalogue(load: Load):
    first, _ = matters_of(load(matter('conditions = [{ zh = "甲\\n乙", en = "A\\nB" }]')))
    assert first.conditions == (Text("甲 乙", "A B"),)
