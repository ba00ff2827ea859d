"""The example hall is the policy's hall."""

import pytest

from server.config.load import all_settings
from server.config.schema import ConfigFile, HallSection
from tests import serving

CATEGORIES = "enterprise construction real-estate housing-fund exit-entry departmental comprehensive"
CATEGORY_NAMES = "企业注册登记 投资建设项目审批 不动产登记交易 公积金业务 出入境业务 部门专业类 综合业务类"
SUB_CENTRES = {
    "social-security": "社保分中心",
    "agri-machinery": "农机分中心",
    "transport": "交运分中心",
    "traffic-police": "交警分中心",
    "finance-tax": "财税分中心",
    "marriage": "婚姻登记处分中心",
}


@pytest.fixture(scope="module")
def example() -> ConfigFile:
    return serving.example()


@pytest.fixture(scope="module")
def main(example: ConfigFile) -> HallSection:
    return example.hall[0]


def test_the_example_has_the_main_hall_and_the_six_sub_centres(example: ConfigFile) -> None:
    assert example.hall[0].id == "main"
    assert example.hall[0].name.zh == "薛城区政务服务大厅"
    assert {h.id: h.name.zh for h in example.hall[1:]} == SUB_CENTRES


def test_the_main_hall_has_the_seven_categories_a_to_g_one_for_results_and_two_dozen_windows(
    main: HallSection,
) -> None:
    *seven, last = main.category
    assert " ".join(c.id for c in seven) == CATEGORIES
    assert " ".join(c.name.zh for c in seven) == CATEGORY_NAMES
    assert "".join(c.prefix for c in main.category) == "ABCDEFGH"
    assert (last.id, last.name.zh) == ("issuing", "统一出件")
    assert [c.id for c in main.category if c.issuing] == ["issuing"]
    assert [w.id for w in main.window] == [str(n) for n in range(1, 25)]


def test_every_category_of_every_hall_has_two_windows(example: ConfigFile) -> None:
    for section in example.hall:
        for one in section.category:
            serving = [w.id for w in section.window if one.id in w.categories]
            assert len(serving) >= 2, f"{section.id}/{one.id} has only {serving}"


def test_a_sub_centre_has_comprehensive_windows_only(example: ConfigFile) -> None:
    for section in example.hall[1:]:
        assert [(c.id, c.prefix, c.name.zh) for c in section.category] == [
            ("comprehensive", "G", "综合业务类")
        ]
        assert {w.categories for w in section.window} == {("comprehensive",)}


def test_the_departments_are_those_of_the_policy_word_for_word(main: HallSection) -> None:
    found = {c.id: (c.lead, c.departments) for c in main.category}
    assert found["enterprise"] == (("区市场监管局",), ("区国税局", "薛城地税分局", "区邮政局"))
    assert found["construction"][0] == ("区发改局", "区住建局", "薛城国土分局")
    assert "区消防大队" in found["construction"][1]
    assert found["housing-fund"] == (("枣庄住房公积金管理中心薛城分中心",), ())
    assert found["exit-entry"] == (("薛城公安分局",), ())
    assert found["departmental"][0] == ()
    assert len(found["departmental"][1]) == 16
    assert found["comprehensive"][0] == ("区政管办",)
    assert len(found["comprehensive"][1]) == 16


def test_every_service_names_departments_of_its_category_and_what_to_bring(example: ConfigFile) -> None:
    for section in example.hall:
        known = {c.id: {*c.lead, *c.departments} for c in section.category}
        for service in section.service:
            assert service.departments, service.id
            assert set(service.departments) <= known[service.category], f"{section.id}/{service.id}"
            assert 2 <= len(service.materials) <= 5, service.id
            assert all(label.zh.strip() and label.en.strip() for label in (service.name, *service.materials))


def test_there_are_forty_services_in_the_main_hall_and_some_wherever_something_is_applied_for(
    example: ConfigFile,
) -> None:
    assert len(example.hall[0].service) >= 40
    for section in example.hall:
        assert {s.category for s in section.service} == {c.id for c in section.category if not c.issuing}


def test_every_clerk_has_a_partner_who_has_the_clerk(example: ConfigFile) -> None:
    for section in example.hall:
        partner = {c.id: c.partner for c in section.clerk}
        assert all(partner[other] == one for one, other in partner.items())
        assert len(section.clerk) >= len(section.window)


def test_every_kiosk_has_a_pretended_printer_of_its_own(example: ConfigFile) -> None:
    printers = {k.printer for section in example.hall for k in section.kiosk}
    assert len(printers) == 8
    assert all(url.startswith("memory://") for url in printers)


def test_the_priority_groups_have_shorter_promises(example: ConfigFile) -> None:
    settings = all_settings(example)["main"]
    preferred = {"elderly": 0.5, "disabled": 0.5, "military": 0.5, "appointment": 0.6, "returning": 0.8}
    assert {g.id: g.share for g in settings.groups.values()} == {"ordinary": 1.0, **preferred}
    promised = settings.categories["enterprise"].promise_s
    assert settings.promise_s("enterprise", "elderly") == promised / 2
