"""Cases and ratings reach a province: each record once, of one case in order, and nothing about anybody stays behind."""

import asyncio
import itertools
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from server.outbox.emulated_province import EmulatedProvince, ProvinceFault
from server.personal.personal import Personal
from tests.api.test_case_departments import decided
from tests.api.test_feedback import do, first_follow_up, low, visit
from tests.casework import NAME, NUMBER, PHONE, Desks, desks, signed_in
from tests.editing import TITLE
from tests.outbox.provinces import CODE, ZHEJIANG, coded, uploading
from tests.outbox.test_sending import AT_ONCE, LONG
from tests.patience import PATIENCE_S
from tests.serving import shown

WORDS = "等了一上午，找谁都说不知道"


async def enough(to: EmulatedProvince, holds: Callable[[EmulatedProvince], bool]) -> None:
    async with asyncio.timeout(PATIENCE_S):
        await to.until(holds)


async def rate(d: Desks, case: Any, level: int, **more: Any) -> None:
    await d.h.anyone().post(
        f"/public/cases/{case['case']}.{await d.code(case)}/rating", {"level": level, **more}
    )


async def view(d: Desks, hook: str) -> Any:
    return await (await d.h.client("admin", "")).get(f"/hooks/{hook}/deliveries")


async def until(d: Desks, hook: str, holds: Callable[[Any], bool]) -> Any:
    async with asyncio.timeout(PATIENCE_S):
        while not holds(found := await view(d, hook)):
            pass
    return found


async def test_from_the_counter_to_the_rating_everything_arrives_once_and_in_order(tmp_path: Path) -> None:
    shandong, zhejiang = EmulatedProvince(), EmulatedProvince()
    async with shandong.serving(), zhejiang.serving(), desks(tmp_path, AT_ONCE) as d:
        await uploading(d, shandong, "shandong")
        await uploading(d, zhejiang, "zhejiang")
        case = await d.accepted()
        number = case["case"]
        await rate(d, case, 2, reasons=["Waited too long"], text=WORDS)
        case = await decided(d, case)
        case = await d.do(d.clerk, case, "shelve", place="A-1")
        case = await d.do(d.clerk, case, "collect", how="code", code=await d.code(case))
        await rate(d, case, 5)
        await enough(zhejiang, lambda to: len(to.held) == 2)
        await enough(shandong, lambda to: any(one.path == "/done" for one in to.held.values()))
    told = [one.path for one in shandong.of(number)]
    parts = len(case["tasks"])
    assert told == [
        "/basic",
        *["/material"] * len(case["materials"]),
        *["/process"] * (1 + parts + 1),
        "/done",
    ]
    steps = [one.body for one in shandong.of(number) if one.path == "/process"]
    assert [(one["nodetype"], one["noderesult"]) for one in steps] == [
        ("1", "4"),
        *[("2", "1")] * parts,
        ("3", "1"),
    ]
    assert [one["serviceidentify"] for one in steps] == ["1", *["0"] * parts, "1"]
    basic = shandong.of(number)[0].body
    assert (basic["applyname"], basic["certno"], basic["applytype"]) == (NAME, NUMBER, "1")
    assert basic["promisetime"] == case["promise"]["due"]
    assert shandong.of(number)[-1].body["doneresult"] == "6"
    first, last = [one.body for one in zhejiang.of(number)]
    assert (first["proStatus"], first["satisfaction"], first["evalDetail"]) == ("2", "2", "等候时间太长")
    assert (first["writingEvaluation"], first["userName"], first["certkeyGOV"]) == (WORDS, NAME, NUMBER)
    assert (last["proStatus"], last["satisfaction"], last["writingEvaluation"]) == ("3", "5", "")
    for to in (shandong, zhejiang):
        assert all((one.sent, one.amended) == (1, 0) for one in to.held.values())
        assert set(to.counted) == {"taken"}
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("outbox.db*"))
    assert number.encode() in kept
    for word in (NAME, NUMBER, PHONE, WORDS):
        assert word.encode() not in kept


async def test_a_rating_of_a_visit_goes_out_and_one_that_is_corrected_takes_its_place(tmp_path: Path) -> None:
    to = EmulatedProvince()
    async with to.serving(), desks(tmp_path, AT_ONCE) as d:
        await uploading(d, to, "zhejiang")
        ticket = await low(d.h, text=WORDS)
        await enough(to, lambda to: len(to.held) == 1)
        (first,) = to.held.values()
        await d.h.anyone().post(
            f"/halls/main/tickets/{shown(ticket)}/rating", {"level": 4, "channel": "phone"}
        )
        await enough(to, lambda to: any(one.amended for one in to.held.values()))
        (second,) = to.held.values()
    assert first.body["projectNo"] == ticket["id"]
    assert (first.body["satisfaction"], first.body["writingEvaluation"]) == ("1", WORDS)
    assert (first.body["proStatus"], first.body["pf"], first.body["assessNumber"]) == ("3", "3", "1")
    assert (second.body["satisfaction"], second.body["assessNumber"]) == ("4", "1")
    assert second.id == first.id


async def test_a_correction_takes_the_place_of_what_was_not_sent_yet(tmp_path: Path) -> None:
    to = EmulatedProvince()
    to.fault = lambda: ProvinceFault.BROKEN
    async with to.serving(), desks(tmp_path, LONG) as d:
        hook = await uploading(d, to, "zhejiang")
        ticket = await low(d.h)
        await until(d, hook, lambda view: view["late"])
        to.fault = lambda: ProvinceFault.NONE
        await d.h.anyone().post(
            f"/halls/main/tickets/{shown(ticket)}/rating", {"level": 4, "channel": "phone"}
        )
        await until(d, hook, lambda view: view["hook"]["sent"] == 1)
    (one,) = to.held.values()
    assert (one.body["satisfaction"], one.sent) == ("4", 1)


async def test_a_correction_while_the_first_is_on_its_way_is_sent_after_it(tmp_path: Path) -> None:
    to, corrected = EmulatedProvince(), asyncio.Event()
    faults = iter([ProvinceFault.SLOW])
    to.fault, to.late = lambda: next(faults, ProvinceFault.NONE), lambda: waited(corrected)
    async with to.serving(), desks(tmp_path, AT_ONCE) as d:
        hook = await uploading(d, to, "zhejiang")
        ticket = await low(d.h)
        await enough(to, lambda to: len(to.held) == 1)
        again = {"level": 4, "channel": "phone"}
        await d.h.anyone().post(f"/halls/main/tickets/{shown(ticket)}/rating", again)
        async with asyncio.timeout(PATIENCE_S):
            while not replaced(tmp_path):
                await view(d, hook)
        corrected.set()
        await until(d, hook, lambda view: view["hook"]["sent"] == 1)
    (one,) = to.held.values()
    assert (one.body["satisfaction"], one.sent, one.amended) == ("4", 2, 1)


async def waited(for_: asyncio.Event) -> None:
    await for_.wait()


def replaced(folder: Path) -> bool:
    with closing(sqlite3.connect(folder / "outbox.db")) as db:
        return db.execute("SELECT revision FROM messages").fetchone() == (1,)


async def test_the_second_word_of_a_citizen_and_what_became_of_an_objection_go_out_too(
    tmp_path: Path,
) -> None:
    to = EmulatedProvince()
    async with to.serving(), desks(tmp_path, AT_ONCE) as d:
        await uploading(d, to, "zhejiang")
        manager, own = await d.h.client("manager", name="m1"), await signed_in(d.h, "c01", "main")
        ticket = await low(d.h)
        await enough(to, lambda to: len(to.held) == 1)
        one = await first_follow_up(d.h, manager)
        view = await do(own, "follow-ups", one, "contest", words="当时不在岗")
        view = await do(manager, "follow-ups", view, "decide-contest", result="rejected", words="不属实")
        await enough(to, lambda to: any(one.amended for one in to.held.values()))
        view = await do(manager, "follow-ups", view, "verify", finding="founded", days=5, words="属实")
        view = await do(manager, "follow-ups", view, "rectify", words="已培训")
        await do(manager, "follow-ups", view, "reply", words="向您道歉，已整改。")
        path = f"/public/tickets/{shown(ticket)}/rating/again"
        await d.h.anyone().post(path, {"level": 4, "text": WORDS})
        await enough(to, lambda to: len(to.held) == 2)
    first, second = [one.body for one in to.held.values()]
    assert (first["assessNumber"], first["satisfaction"], first["appStatus"]) == ("1", "1", "2")
    assert (second["assessNumber"], second["satisfaction"], second["appStatus"]) == ("2", "4", "0")
    assert second["writingEvaluation"] == WORDS
    assert first["projectNo"] == second["projectNo"] == ticket["id"]


async def test_a_visit_that_was_about_a_case_is_rated_under_its_number(tmp_path: Path) -> None:
    to = EmulatedProvince()
    async with to.serving(), desks(tmp_path, AT_ONCE) as d:
        await uploading(d, to, "zhejiang")
        ticket = await visit(d.h)
        case = await d.do(d.clerk, await d.receive(ticket=ticket["id"], window="1"), "accept")
        await d.h.anyone().post(
            f"/halls/main/tickets/{shown(ticket)}/rating", {"level": 5, "channel": "phone"}
        )
        await enough(to, lambda to: len(to.held) == 1)
    (one,) = to.held.values()
    assert (one.body["projectNo"], one.body["proStatus"]) == (case["case"], "2")
    assert (one.body["userName"], one.body["proManager"]) == (NAME, "王芳")


async def test_what_is_refused_stays_with_the_words_and_goes_by_one_touch(tmp_path: Path) -> None:
    to = EmulatedProvince()
    to.fault = lambda: ProvinceFault.REFUSES
    async with to.serving(), desks(tmp_path, AT_ONCE) as d:
        hook = await uploading(d, to, "shandong")
        case = await d.accepted()
        behind = len(case["materials"]) + 1
        found = await until(
            d, hook, lambda view: [one["behind"] for one in view["late"] if not one["next_at"]] == [behind]
        )
        (late,) = found["late"]
        assert (late["case"], late["event"], late["tries"], late["next_at"]) == (
            case["case"],
            "case",
            1,
            None,
        )
        assert late["cause"].startswith("HTTP 400: 400: not wanted: {")
        assert late["behind"] == behind
        assert not [word for word in (NAME, NUMBER) if word in late["cause"]]
        to.fault = lambda: ProvinceFault.NONE
        admin = await d.h.client("admin", "")
        await admin.post(f"/hooks/{hook}/deliveries/{late['delivery']}/again")
        await enough(to, lambda to: len(to.held) == len(case["materials"]) + 2)
    assert to.of(case["case"])[0].path == "/basic"
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("outbox.db*"))
    assert NAME.encode() not in kept
    assert NUMBER.encode() not in kept


ONCE_EACH = [
    ProvinceFault.BROKEN,
    ProvinceFault.CUT_BEFORE,
    ProvinceFault.CUT_AFTER,
    ProvinceFault.GARBAGE,
    ProvinceFault.THERE,
    ProvinceFault.SLOW,
]


async def test_whatever_goes_wrong_on_the_way_each_record_is_there_once_and_in_order(tmp_path: Path) -> None:
    to, turn = EmulatedProvince(), itertools.cycle([*ONCE_EACH, ProvinceFault.NONE])
    to.fault, to.late = turn.__next__, lambda: asyncio.sleep(0.3)
    hasty = AT_ONCE._replace(delays_s=(0.0,) * 40, answer_s=0.2)
    async with to.serving(), desks(tmp_path, hasty) as d:
        hook = await uploading(d, to, "shandong")
        case = await decided(d, await d.accepted())
        count = 1 + len(case["materials"]) + len(case["tasks"]) + 2 + 1
        await until(d, hook, lambda view: view["hook"]["sent"] == count)
    assert len(to.held) == count
    assert [one.path for one in to.of(case["case"])][:: count - 1] == ["/basic", "/done"]
    assert {to.counted[fault] > 0 for fault in ("broken", "cut-before", "cut-after", "garbage", "there")} == {
        True
    }
    assert not any(one.amended for one in to.held.values())


async def test_of_somebody_who_was_deleted_nothing_is_sent_that_needs_a_name_and_the_field_is_said(
    tmp_path: Path,
) -> None:
    to = EmulatedProvince()
    to.fault = lambda: ProvinceFault.BROKEN
    async with to.serving(), desks(tmp_path, LONG) as d:
        hook = await uploading(d, to, "shandong")
        case = await d.receive()
        (late,) = (await until(d, hook, lambda view: view["late"]))["late"]
        personal = await Personal.open(tmp_path)  # as the command line does, beside the server
        await personal.delete_all_of(await personal.find("phone", PHONE, "@cases"))
        await personal.close()
        to.fault = lambda: ProvinceFault.NONE
        admin = await d.h.client("admin", "")
        await admin.post(f"/hooks/{hook}/deliveries/{late['delivery']}/again")
        (late,) = (await until(d, hook, lambda view: view["hook"]["stuck"]))["late"]
    assert (late["case"], late["cause"]) == (case["case"], "applyname: missing")
    assert to.held == {}
    assert set(to.counted) == {"broken"}


async def test_a_code_that_is_missing_is_entered_in_the_catalogue_and_the_message_goes(
    tmp_path: Path,
) -> None:
    to = EmulatedProvince()
    async with to.serving(), desks(tmp_path, AT_ONCE) as d:
        hook = await uploading(d, to, "shandong")
        offered = (await d.clerk.get("/halls/main/matters"))["matters"]
        other = next(line for line in offered if line["matter"] != TITLE)
        case = await d.receive(matter=other["matter"], brought=[])
        (late,) = (await until(d, hook, lambda view: view["hook"]["stuck"]))["late"]
        assert (late["case"], late["cause"]) == (case["case"], "itemcode: missing")
        assert to.held == {}
        await coded(d.h, other["matter"])
        admin = await d.h.client("admin", "")
        await admin.post(f"/hooks/{hook}/deliveries/{late['delivery']}/again")
        await enough(to, lambda to: len(to.held) == 1)
    assert to.of(case["case"])[0].body["itemcode"] == CODE


async def test_a_hook_hears_of_no_rating_from_before_it_was_made_also_after_a_restart(tmp_path: Path) -> None:
    to = EmulatedProvince()
    async with to.serving():
        async with desks(tmp_path, AT_ONCE) as d:
            await low(d.h)
            await uploading(d, to, "zhejiang")
        async with desks(tmp_path, AT_ONCE) as d:
            ticket = await low(d.h)
            await enough(to, lambda to: len(to.held) == 1)
    (one,) = to.held.values()
    assert one.body["projectNo"] == ticket["id"]


async def test_a_hall_that_is_damaged_keeps_no_other_hall_and_no_case_from_the_province(
    tmp_path: Path,
) -> None:
    to = EmulatedProvince()
    async with to.serving():
        async with desks(tmp_path, AT_ONCE) as d:
            await uploading(d, to, "shandong")
            other = await d.h.client("clerk", "marriage")
            await other.call("POST", "/halls/marriage/windows/1/open", {"clerk": "c01"})
        with closing(sqlite3.connect(tmp_path / "journal.db")) as db, db:
            db.execute("UPDATE entries SET events='[]' WHERE hall='marriage'")
        async with desks(tmp_path, AT_ONCE) as d:
            case = await d.receive()
            await enough(to, lambda to: len(to.held) == 1 + len(case["materials"]))


async def test_a_pack_asks_for_what_it_needs_and_says_which_entry_is_wrong(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        admin = await d.h.client("admin", "")
        good = {"name": "a", "kind": "province", "url": "http://127.0.0.1:9/up", "pack": "zhejiang"}
        body = good | {"constants": ZHEJIANG}
        wrongs: list[tuple[dict[str, Any], str]] = [
            ({"pack": "atlantis"}, "unknown_pack"),
            ({"pack": ""}, "unknown_pack"),
            ({"constants": {}}, "pack_needs"),
            ({"constants": ZHEJIANG | {"deptCode": "17"}}, "pack_needs"),
            ({"events": ["CaseReceived"]}, "invalid"),
            ({"kind": "events"}, "invalid"),
        ]
        for wrong, code in wrongs:
            status, problem = await admin.call("POST", "/hooks", body | wrong)
            assert (status in (404, 422), problem["code"]) == (True, code), wrong
        made = await admin.post("/hooks", body)
        assert (made["hook"]["pack"], made["hook"]["constants"]) == ("zhejiang", ZHEJIANG)
        assert (await admin.call("POST", "/hooks", body))[1]["code"] == "hook_known"
        packs = {one["pack"]: one for one in (await admin.get("/hooks"))["packs"]}
        assert packs["zhejiang"]["kinds"] == ["rating"]
        assert [one["id"] for one in packs["zhejiang"]["asked"]] == list(ZHEJIANG)
