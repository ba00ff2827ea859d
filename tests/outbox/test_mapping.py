"""From records to the bodies that each target wants, by its pack."""

from pathlib import Path

import pytest

from server.outbox.filling import Filled, kind_of
from server.outbox.mapping import Unmapped, mapped
from server.outbox.pack import FOLDER, FaultyPack, Packs, ProvincePack, read_pack
from server.outbox.record import CONSTANT, RecordKind
from tests.outbox.provinces import CODE, CONSTANTS, DEPARTMENT, SHANDONG, ZHEJIANG

CASE = {
    "id": "0123456789abcdef01234567",
    "number": "37040320261130000018",
    "time": "2026-11-30T09:15:30+08:00",
    "matter": "property-transfer",
    "matter_name": "不动产转移登记",
    "received_at": "2026-11-30T09:10:00+08:00",
    "accepted_at": "2026-11-30T09:15:30+08:00",
    "promise": "2026-12-04",
    "clerk": "c01",
    "clerk_name": "王芳",
    "department": "薛城国土分局",
    "person.kind": "person",
    "person.name": "钱某某",
    "person.document": "370403196001011234",
}
RATING = CASE | {
    "stage": "accepted",
    "channel": "phone",
    "level": "2",
    "reasons": "等候时间长",
    "turn": "first",
    "contest": "none",
    "words": "等了一上午",
    "task_code": CODE,
    "task_handle_item": "11370403MB2857833X437071500100001",
}


def pack_of(name: str) -> ProvincePack:
    found = Packs().get(name)
    assert found is not None
    return found


def known(pack: str, record: dict[str, str]) -> dict[str, str]:
    return record | {CONSTANT + name: value for name, value in CONSTANTS[pack].items()}


def body(pack: str, kind: RecordKind, **own: str) -> dict[str, str]:
    return mapped(pack_of(pack), kind, known(pack, CASE | own))


def test_shandong_is_told_who_applies_for_what() -> None:
    assert body("shandong", RecordKind.CASE, matter_kind="promised", promise_days="3", task_code=CODE) == {
        "id": CASE["id"],
        "projectno": CASE["number"],
        "areacode": "370403",
        "areaname": "枣庄市薛城区",
        "deptcode": DEPARTMENT,
        "deptname": "薛城区行政审批局",
        "itemcode": CODE,
        "itemhandlecode": "",
        "itemname": "不动产转移登记",
        "itemtype": "2",
        "promiseday": "3",
        "promisetime": "2026-12-04",
        "applytype": "1",
        "applyname": "钱某某",
        "certno": "370403196001011234",
        "receivetime": "2026-11-30 09:10:00",
        "receiver": "王芳",
    }


@pytest.mark.parametrize(
    ("place", "result", "codes"),
    [
        ("first", "accepted", ("1", "4")),
        ("first", "correction", ("1", "5")),
        ("middle", "yes", ("2", "1")),
        ("middle", "returned", ("2", "7")),
        ("middle", "special", ("2", "6")),
        ("last", "no", ("3", "0")),
        ("both", "refused", ("4", "3")),
        ("both", "not_taken", ("4", "2")),
    ],
)
def test_shandong_is_told_of_a_step(place: str, result: str, codes: tuple[str, str]) -> None:
    own = {"node_type": place, "node_result": result, "node_name": "受理", "opens_rating": "yes"}
    assert body("shandong", RecordKind.STEP, **own) == {
        "id": CASE["id"],
        "projectno": CASE["number"],
        "areacode": "370403",
        "nodename": "受理",
        "nodetype": codes[0],
        "noderesult": codes[1],
        "nodedept": "薛城国土分局",
        "nodetime": "2026-11-30 09:15:30",
        "serviceidentify": "1",
    }


def test_shandong_is_told_of_a_special_procedure_a_material_and_the_end() -> None:
    head = {"id": CASE["id"], "projectno": CASE["number"], "areacode": "370403"}
    special = {
        "special_type": "other",
        "special_state": "begin",
        "special_name": "听证",
        "expected": "2026-12-20",
    }
    assert body("shandong", RecordKind.SPECIAL, **special) == head | {
        "specialtype": "2",
        "specialstate": "0",
        "specialname": "听证",
        "specialdays": "",
        "expecttime": "2026-12-20",
        "specialtime": "2026-11-30 09:15:30",
    }
    more = {"special_type": "extension", "special_state": "end", "days": "5"}
    said = body("shandong", RecordKind.SPECIAL, **more)
    assert (said["specialtype"], said["specialstate"], said["specialdays"]) == ("1", "1", "5")
    for got, code in (
        ("paper", "1"),
        ("file", "2"),
        ("licence_library", "3"),
        ("shared", "4"),
        ("other", "9"),
    ):
        material = {"material": "m1", "material_name": "身份证", "got": got}
        assert body("shandong", RecordKind.MATERIAL, **material) == head | {
            "materialcode": "m1",
            "materialname": "身份证",
            "gettype": code,
            "gettime": "2026-11-30 09:15:30",
        }
    ends = {"done": "6", "negative": "7", "refused": "1", "withdrawn": "3"}
    papers = {"licence": "10", "approval": "20", "other": "30", "none": "99"}
    for (what, code), (paper, kind) in zip(ends.items(), papers.items(), strict=True):
        done = {"done_result": what, "result_type": paper, "result_name": "不动产权证书"}
        assert body("shandong", RecordKind.DONE, **done) == head | {
            "doneresult": code,
            "resulttype": kind,
            "resultname": "不动产权证书",
            "donetime": "2026-11-30 09:15:30",
        }


def test_zhejiang_is_told_of_a_rating() -> None:
    assert mapped(pack_of("zhejiang"), RecordKind.RATING, known("zhejiang", RATING)) == {
        "areaCode": "330106",
        "areaName": "杭州市西湖区",
        "deptCode": DEPARTMENT,
        "taskCode": RATING["task_code"],
        "taskHandleItem": RATING["task_handle_item"],
        "taskName": "不动产转移登记",
        "subMatter": "不动产转移登记",
        "projectNo": CASE["number"],
        "proStatus": "2",
        "proDepartCode": DEPARTMENT,
        "proDepart": "薛城国土分局",
        "proManager": "王芳",
        "pf": "3",
        "certkeyGOV": "370403196001011234",
        "userName": "钱某某",
        "userProp": "1",
        "satisfaction": "2",
        "evalDetail": "等候时间长",
        "writingEvaluation": "等了一上午",
        "assessTime": "2026-11-30 09:15:30",
        "assessNumber": "1",
        "appStatus": "0",
        "promiseTime": "2026-12-04",
        "acceptDate": "2026-11-30",
        "dataSource": "YC",
    }


def test_taian_is_told_of_a_rating_in_its_own_channels() -> None:
    said = mapped(pack_of("taian"), RecordKind.RATING, known("taian", RATING | {"channel": "pad"}))
    assert said == {
        "id": CASE["id"],
        "areacode": "370902",
        "deptcode": DEPARTMENT,
        "projectno": CASE["number"],
        "itemcode": RATING["task_code"],
        "itemname": "不动产转移登记",
        "stage": "2",
        "channel": "4",
        "window": "",
        "staff": "王芳",
        "satisfaction": "2",
        "reasons": "等候时间长",
        "words": "等了一上午",
        "username": "钱某某",
        "assesstime": "2026-11-30 09:15:30",
        "assessnumber": "1",
    }


@pytest.mark.parametrize(("channel", "code"), [("phone", "3"), ("pad", "4"), ("kiosk", "5")])
def test_how_people_rate_is_told_to_both(channel: str, code: str) -> None:
    for pack, field in (("zhejiang", "pf"), ("taian", "channel")):
        said = mapped(pack_of(pack), RecordKind.RATING, known(pack, RATING | {"channel": channel}))
        assert said[field] == code


def test_what_is_missing_too_long_or_unknown_is_refused_by_the_name_that_the_target_has_for_it() -> None:
    zhejiang = pack_of("zhejiang")
    for wrong, field, why in (
        ({"matter_name": ""}, "taskName", "missing"),
        ({"constant.dataSource": ""}, "dataSource", "missing"),
        ({"channel": "carrier pigeon"}, "pf", "no code for carrier pigeon"),
        ({"number": "9" * 51}, "projectNo", "51 characters, 50 may be"),
    ):
        with pytest.raises(Unmapped, match=f"^{field}: {why}$") as refused:
            mapped(zhejiang, RecordKind.RATING, known("zhejiang", RATING) | wrong)
        assert refused.value.field == field


def test_what_has_to_be_entered_is_looked_at_field_by_field() -> None:
    pack = pack_of("zhejiang")
    assert pack.faults(ZHEJIANG) == []
    assert pack.faults(ZHEJIANG | {"deptCode": "123"}) == ["deptCode"]
    assert pack.faults(dict.fromkeys(ZHEJIANG, "")) == list(ZHEJIANG)
    assert pack.faults(ZHEJIANG | {"other": "x"}) == ["other"]


SMALL = """
checked = { zh = "z", en = "e" }
time = "%H:%M"
day = "%d"
name = { zh = "z", en = "e" }
answer = { code = "code", words = "words", ok = ["0"] }
[[ask]]
id = "area"
name = { zh = "z", en = "e" }
required = false
[codes.stage]
ended = "3"
[message.rating]
path = "/r"
[message.rating.fields]
a = { of = ["time"], form = "time" }
b = { of = ["constant.area"], value = "instead" }
c = { of = ["stage"], codes = "stage" }
"""


def small(before: str = "", after: str = "") -> ProvincePack:
    return read_pack(SMALL.replace(before, after) if before else SMALL)


def test_a_pack_gives_forms_values_and_codes() -> None:
    pack = small()
    said = mapped(pack, RecordKind.RATING, {"time": "2026-11-30T09:15:30+08:00", "stage": ""})
    assert said == {"a": "09:15", "b": "instead", "c": ""}
    assert pack.faults({}) == []


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        ('["time"]', '["tme"]', "rating.a: nothing is called tme"),
        ("constant.area", "constant.aera", "rating.b: nothing is called constant.aera"),
        ('codes = "stage"', 'codes = "steps"', "rating.c: there is no table steps"),
        ("[message.rating]", "[message.ratings]", "ratings"),
        ('day = "%d"', 'day = "%d"\nenvelope = "sm2"', "sm2"),
        ("checked", "=", "Invalid"),
    ],
)
def test_a_pack_that_names_what_there_is_not_is_refused(before: str, after: str, why: str) -> None:
    with pytest.raises(FaultyPack, match=why):
        small(before, after)


def test_every_pack_that_comes_along_can_be_read_and_says_against_what_it_was_compared() -> None:
    assert (
        dict(Packs().items()).keys()
        == {path.stem for path in FOLDER.iterdir()}
        == {"shandong", "zhejiang", "taian"}
    )
    assert all(pack.checked.zh and pack.envelope == "plain" for _, pack in Packs().items())
    assert set(pack_of("shandong").message) == set(RecordKind) - {RecordKind.RATING}
    assert SHANDONG.keys() == {ask.id for ask in pack_of("shandong").ask}


def test_where_a_pack_is_gone_everything_waits_for_it() -> None:
    assert Packs().tell("zhejiang", RecordKind.RATING)
    assert not Packs().tell("zhejiang", RecordKind.CASE)
    assert Packs().tell("gone", RecordKind.CASE)


def test_a_halls_own_pack_counts_and_where_it_is_faulty_nothing_is_sent_by_another(tmp_path: Path) -> None:
    for name, text in (("zhejiang", SMALL), ("taian", "nonsense"), ("own", SMALL)):
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    (tmp_path / "shandong.toml").write_bytes(b"\xff")
    own = Packs(tmp_path)
    assert dict(own.items()).keys() == {"zhejiang", "own"}
    assert own.get("zhejiang") == small()
    assert Packs(tmp_path / "none").get("zhejiang") == pack_of("zhejiang")


@pytest.mark.parametrize(
    ("document", "kind"),
    [
        ("370403196001011234", "person"),
        ("37040319600101123X", "person"),
        ("91370403MA3C1234XY", "legal"),
        ("913704031234567890", "legal"),
        ("11370403MB2857833X", "legal"),
        ("E12345678", "person"),
        ("", "person"),
    ],
)
def test_a_unified_credit_code_is_known_from_a_citizens_number(document: str, kind: str) -> None:
    assert kind_of(document) == kind


def test_what_a_receiver_says_back_is_kept_without_what_is_personal_also_where_it_is_cut() -> None:
    filled = Filled("", b"", hidden=("370403196001011234", "钱某某"))
    assert filled.cleared("HTTP 400: 钱某某, 370403196001011234 is wrong") == "HTTP 400: …, … is wrong"
    assert filled.cleared("HTTP 400: name 钱某") == "HTTP 400: name …"
    assert filled.cleared("HTTP 400: certno 3704031960") == "HTTP 400: certno …"
