"""What happens to cases is told outside: each thing once or again until it arrives, of one case in order."""

import json
import sqlite3
from pathlib import Path
from typing import Any

from server.outbox.sender import SendingPace
from server.outbox.signature import verified
from tests.casework import ALL, NAME, NUMBER, PHONE, Desks, desks
from tests.outbox.receiver import Got, Receiver, receiver

AT_ONCE = SendingPace(delays_s=(0.0,) * 8, rest_s=0.01)
"""Nobody waits between two tries."""
ONE_TRY = SendingPace(delays_s=(), rest_s=0.01)
LONG = SendingPace(delays_s=(3600.0,) * 8, rest_s=0.01)


async def hooked(d: Desks, to: Receiver, **more: Any) -> Any:
    admin = await d.h.client("admin", "")
    return await admin.post("/hooks", {"name": "平台", "kind": "events", "url": to.url, **more})


async def test_a_platform_is_told_what_happens_signed_and_without_a_word_about_anybody(
    tmp_path: Path,
) -> None:
    async with receiver() as to, desks(tmp_path, AT_ONCE) as d:
        made = await hooked(d, to)
        case = await d.accepted()
        task = case["tasks"][0]
        who = {line["department"]: client for line, client in _deciders(d, case)}[task["department"]]
        await d.decide(who, case, task["id"])
        got = await to.until(lambda got: any(one.event == "TaskDecided" for one in got))
    assert [one.event for one in got][:3] == ["CaseReceived", "CaseAccepted", "TaskHanded"]
    for one in got:
        assert verified(made["secret"], one.signature, one.body) is not None
        assert one.told["id"] == one.id
        assert one.told["case"]["case"] == case["case"]
        text = one.body.decode()
        assert not [word for word in (NAME, NUMBER, PHONE, "r01", "r02", "r03") if word in text]
        assert not {"applicant", "agent", "by", "opinion", "clerk"} & set(one.told["about"])
    accepted = next(one for one in got if one.event == "CaseAccepted")
    assert accepted.told["case"]["promise"]["due"] == case["promise"]["due"]


def _handed(case: Any) -> int:
    """How many departments it was handed to."""
    return sum(task["state"] == "handed" for task in case["tasks"])


def _deciders(d: Desks, case: Any) -> list[tuple[Any, Any]]:
    by = {"薛城国土分局": d.land, "区住建局": d.housing, "薛城地税分局": d.tax}
    return [(line, by[line["department"]]) for line in case["tasks"] if line["department"] in by]


async def test_of_one_case_nothing_overtakes_what_did_not_arrive_and_other_cases_go_on(
    tmp_path: Path,
) -> None:
    async with receiver() as to, desks(tmp_path, LONG) as d:
        stubborn = await d.receive()
        to.status = lambda one: 503 if one.case == stubborn["case"] else 204
        hook = (await hooked(d, to))["hook"]["id"]
        await d.do(d.clerk, stubborn, "accept")
        other = await d.accepted()
        await to.until(lambda got: {one.event for one in got if one.case == other["case"]} >= {"TaskHanded"})
        assert [one.event for one in to.got if one.case == stubborn["case"]] == ["CaseAccepted"]
        admin = await d.h.client("admin", "")
        view = await admin.get(f"/hooks/{hook}/deliveries")
        (late,) = view["late"]
        assert (late["case"], late["event"], late["cause"]) == (stubborn["case"], "CaseAccepted", "HTTP 503")
        to.status = lambda _: 204
        await admin.post(f"/hooks/{hook}/deliveries/{late['delivery']}/again")
        await to.until(
            lambda got: (
                sum(one.event == "TaskHanded" and one.case == stubborn["case"] for one in got)
                == late["behind"]
            )
        )
        told = [one.event for one in to.got if one.case == stubborn["case"]]
        assert told == ["CaseAccepted", "CaseAccepted", *["TaskHanded"] * late["behind"]]
        assert (await admin.get(f"/hooks/{hook}/deliveries"))["late"] == []


async def test_after_a_restart_exactly_what_is_missing_is_sent_in_order(tmp_path: Path) -> None:
    async with receiver() as to:
        to.status = lambda one: 204 if one.event == "CaseReceived" else 500
        async with desks(tmp_path, LONG) as d:
            await hooked(d, to)
            case = await d.accepted()
            await to.until(lambda got: any(one.event == "CaseAccepted" for one in got))
        before = list(to.got)
        assert [one.event for one in before] == ["CaseReceived", "CaseAccepted"]
        to.status = lambda _: 204
        async with desks(tmp_path, LONG) as d:
            admin = await d.h.client("admin", "")
            (view,) = (await admin.get("/hooks"))["hooks"]
            (late,) = view["late"]
            await admin.post(f"/hooks/{view['hook']['id']}/deliveries/{late['delivery']}/again")
            parts = _handed(case)
            await to.until(lambda got: sum(one.event == "TaskHanded" for one in got) == parts)
        after = to.got[len(before) :]
        assert [one.event for one in after] == ["CaseAccepted", *["TaskHanded"] * parts]
        assert after[0].id == before[1].id  # so that whoever had it after all knows it again
        assert len({one.id for one in after}) == len(after)


async def test_what_happened_and_was_not_followed_before_a_crash_is_told_from_the_journal(
    tmp_path: Path,
) -> None:
    async with receiver() as to:
        async with desks(tmp_path, AT_ONCE) as d:
            await hooked(d, to)
            with sqlite3.connect(tmp_path / "outbox.db") as db:
                known = db.execute("SELECT seq, hash FROM progress WHERE stream='@cases'").fetchone()
            case = await d.accepted()
            await to.until(lambda got: len(got) == 2 + _handed(case))
        with sqlite3.connect(
            tmp_path / "outbox.db"
        ) as db:  # as if the power had gone between the journal and the outbox
            db.execute("DELETE FROM messages")
            db.execute("UPDATE progress SET seq=?, hash=? WHERE stream='@cases'", known)
        before, to.got = to.got, []
        async with desks(tmp_path, AT_ONCE):
            await to.until(lambda got: len(got) == len(before))
        assert [one.id for one in to.got] == [one.id for one in before]


async def test_an_outbox_of_another_journal_goes_on_from_the_end_and_sends_nothing_old(
    tmp_path: Path,
) -> None:
    async with receiver() as to:
        async with desks(tmp_path, AT_ONCE) as d:
            await hooked(d, to, events=["CaseReceived"])
            await d.receive()
            await to.until(lambda got: len(got) == 1)
        with sqlite3.connect(tmp_path / "outbox.db") as db:
            db.execute("UPDATE progress SET hash=?", (bytes(32),))
        async with desks(tmp_path, AT_ONCE) as d:
            case = await d.receive()
            await to.until(lambda got: len(got) == 2)
        assert to.got[1].case == case["case"]


async def test_after_the_last_try_somebody_has_to_look_and_what_is_skipped_lets_the_rest_go_on(
    tmp_path: Path,
) -> None:
    async with receiver() as to, desks(tmp_path, ONE_TRY) as d:
        to.status = lambda one: 400 if one.event == "CaseReceived" else 204
        hook = (await hooked(d, to))["hook"]["id"]
        case = await d.receive()
        await to.until(lambda got: len(got) == 1)
        admin = await d.h.client("admin", "")
        view = await admin.get(f"/hooks/{hook}/deliveries")
        while not view["late"]:
            view = await admin.get(f"/hooks/{hook}/deliveries")
        (late,) = view["late"]
        async with d.h.http.get(f"{d.h.url}/metrics") as metrics:
            assert f'yichuang_outside{{hook="{hook}",state="stuck"}} 1.0' in await metrics.text()
        assert (late["next_at"], view["hook"]["stuck"]) == (None, 1)
        await d.do(d.clerk, case, "accept")
        path = f"/hooks/{hook}/deliveries/{late['delivery']}"
        assert (await admin.call("POST", f"/hooks/{hook}/deliveries/999999/skip"))[0] == 404
        await admin.post(f"{path}/skip")
        await to.until(lambda got: len(got) >= 3)
        assert to.events(case["case"])[0] == "CaseAccepted"
        assert (await admin.get(f"/hooks/{hook}/deliveries"))["hook"]["skipped"] == 1


async def test_a_hook_hears_of_its_hall_and_its_events_alone_and_nothing_after_its_end(
    tmp_path: Path,
) -> None:
    async with receiver() as to, desks(tmp_path, AT_ONCE) as d:
        hook = (await hooked(d, to, hall="main", events=["CaseAccepted"]))["hook"]["id"]
        elsewhere = await d.h.client("clerk", "marriage")
        await elsewhere.post(
            "/halls/marriage/cases",
            {"matter": "marriage-registration", "applicant": {"name": NAME}, "brought": []},
        )
        case = await d.accepted()
        await to.until(lambda got: len(got) == 1)
        admin = await d.h.client("admin", "")
        await admin.post(f"/hooks/{hook}/end")
        await d.accepted()
        assert (await admin.get("/hooks"))["hooks"] == []
        assert (await admin.call("GET", f"/hooks/{hook}/deliveries"))[1]["code"] == "unknown_hook"
        assert [(one.event, one.case) for one in to.got] == [("CaseAccepted", case["case"])]


async def test_an_address_that_cannot_be_is_refused_and_the_same_twice_too(tmp_path: Path) -> None:
    async with receiver() as to, desks(tmp_path) as d:
        admin = await d.h.client("admin", "")
        good = {"name": "a", "kind": "events", "url": to.url}
        for bad in (
            {"url": "file:///etc/passwd"},
            {"url": "http://user:word@example.org/"},
            {"url": "http://a b/"},
            {"events": ["Nothing"]},
            {"kind": "other"},
        ):
            assert (await admin.call("POST", "/hooks", good | bad))[0] == 422, bad
        assert (await admin.call("POST", "/hooks", good | {"hall": "nowhere"}))[1]["code"] == "unknown_hall"
        await admin.post("/hooks", good)
        assert (await admin.call("POST", "/hooks", good))[1]["code"] == "hook_known"
        manager = await d.h.client("manager", "")
        assert (await manager.call("GET", "/hooks"))[0] == 403


async def test_nothing_personal_and_no_phone_number_stands_in_the_outbox(tmp_path: Path) -> None:
    async with receiver() as to, desks(tmp_path, AT_ONCE) as d:
        await hooked(d, to)
        await hooked(d, to, kind="notices")
        await d.receive(brought=ALL[:1])
        await d.accepted()
        await to.until(lambda got: any(_notice(one) for one in got))
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("outbox.db*"))
    assert b"CaseAccepted" in kept
    for word in (NAME, NUMBER, PHONE):
        assert word.encode() not in kept


def _notice(one: Got) -> bool:
    return "phone" in json.loads(one.body)
