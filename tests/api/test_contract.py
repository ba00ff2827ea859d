"""The contract over real HTTP: a visit from number to rating, roles, refusals, keys, live views."""

import asyncio
import json
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.serving import Client, House, house, news, shown

MAIN = "/halls/main"


async def board(hall: House) -> Any:
    return await hall.anyone().get(f"{MAIN}/board")


async def test_a_visit_from_number_to_rating(hall: House):
    kiosk, clerk, anyone = await hall.client("kiosk", name="k1"), await hall.client("clerk"), hall.anyone()
    taken = await kiosk.post(f"{MAIN}/tickets", {"category": "enterprise"})
    assert (taken["number"], taken["state"], taken["ahead"]) == ("A001", "waiting", 0)
    assert shown(taken).partition(".")[0] == taken["id"]
    window = await clerk.post(f"{MAIN}/windows/1/open", {"clerk": "c01"})
    assert (window["state"], window["clerk"]) == ("open", "c01")
    called = await clerk.post(f"{MAIN}/windows/1/call-next")
    assert (called["id"], called["state"], called["window"]) == (taken["id"], "called", "1")
    assert called["why"]["rule"] == 1
    assert called["why"]["rivals"] == []
    assert (await board(hall))["calls"][0]["number"] == "A001"
    assert (await clerk.post(f"{MAIN}/windows/1/recall"))["calls"] == 2
    assert (await clerk.post(f"{MAIN}/windows/1/start"))["state"] == "serving"
    assert (await clerk.post(f"{MAIN}/windows/1/finish", {"outcome": "done"}))["state"] == "served"
    rating = await anyone.post(f"{MAIN}/tickets/{shown(taken)}/rating", {"level": 5, "channel": "phone"})
    assert rating["level"] == 5
    status, again = await (await hall.client("pad", window="1")).call(
        "POST", f"{MAIN}/tickets/{taken['id']}/rating", {"level": 1, "channel": "pad"}
    )
    assert (status, again["code"]) == (409, "already_rated")


async def test_a_moved_category_is_obeyed_by_the_next_call(hall: House):
    manager, clerk = await hall.client("manager"), await hall.client("clerk")
    await manager.post(f"{MAIN}/tickets", {"category": "exit-entry"})
    await clerk.post(f"{MAIN}/windows/1/open", {"clerk": "c01"})
    status, refusal = await clerk.call("POST", f"{MAIN}/windows/1/call-next")
    assert (status, refusal["code"]) == (409, "nothing_waiting")
    status, window = await manager.call(
        "PUT", f"{MAIN}/windows/1/allocation", {"categories": ["enterprise", "exit-entry"]}
    )
    assert status == 200
    assert window["categories"] == ["enterprise", "exit-entry"]
    assert (await clerk.post(f"{MAIN}/windows/1/call-next"))["number"] == "E001"


async def test_a_kiosks_ticket_is_printed_and_one_of_another_role_is_not(hall: House):
    kiosk, manager = await hall.client("kiosk", name="k1"), await hall.client("manager")
    taken = await kiosk.post(f"{MAIN}/tickets", {"category": "enterprise"})
    assert taken["slip"] == "wanted"
    async with hall.http.ws_connect(f"{hall.url}/live/tickets/{shown(taken)}") as socket:
        while (view := (await news(socket))["view"])["slip"] == "wanted":
            pass
    assert view["slip"] == "printed"
    assert (await manager.post(f"{MAIN}/tickets", {"category": "enterprise"}))["slip"] == ""


async def test_personal_data_goes_to_its_own_store_and_never_into_the_journal(hall: House, tmp_path: Path):
    kiosk, clerk = await hall.client("kiosk", name="k1"), await hall.client("clerk")
    person = {"name": "张三丰", "phone": "13900000000", "id_number": "11010519491231002X"}
    taken = await kiosk.post(f"{MAIN}/tickets", {"category": "enterprise", "person": person})
    private = await clerk.get(f"{MAIN}/tickets/{taken['id']}/private")
    assert private["person"] == person
    status, _ = await hall.anyone().call("GET", f"{MAIN}/tickets/{shown(taken)}/private")
    assert status == 401
    elsewhere = await hall.client("clerk", window="7")
    assert (await elsewhere.call("GET", f"{MAIN}/tickets/{taken['id']}/private"))[0] == 403
    files = [tmp_path / "data" / name for name in ("journal.db", "journal.db-wal")]
    data = b"".join(path.read_bytes() for path in files)
    for secret in person.values():
        assert secret.encode() not in data
        assert json.dumps(secret).encode() not in data


async def test_a_refused_command_leaves_no_personal_data_behind(hall: House, tmp_path: Path):
    kiosk = await hall.client("kiosk", name="k1")
    status, _ = await kiosk.call(
        "POST", f"{MAIN}/tickets", {"category": "nothing", "person": {"name": "李四光"}}
    )
    assert status == 404
    import sqlite3

    with sqlite3.connect(tmp_path / "data" / "personal.db") as db:
        assert db.execute("SELECT count(*) FROM personal").fetchone() == (0,)


async def test_the_same_post_twice_gives_one_ticket_also_across_a_restart(tmp_path: Path):
    async with house(tmp_path / "data") as hall:
        token = await hall.running.access.create_token("manager", "main")
        client = Client(hall.http, hall.url, token)
        first = await client.post(f"{MAIN}/tickets", {"category": "enterprise"}, key="one")
        assert await client.post(f"{MAIN}/tickets", {"category": "enterprise"}, key="one") == first
    async with house(tmp_path / "data") as hall:
        client = Client(hall.http, hall.url, token)
        assert await client.post(f"{MAIN}/tickets", {"category": "enterprise"}, key="one") == first
        status, body = await client.call("POST", f"{MAIN}/tickets", {"category": "construction"}, key="one")
        assert (status, body["code"]) == (409, "idempotency_conflict")
        assert (await client.get(MAIN))["waiting"] == 1


async def test_two_clients_may_use_the_same_key(hall: House):
    one = await hall.client("kiosk", name="k1")
    two = await hall.client("kiosk", name="k2")
    first = await one.post(f"{MAIN}/tickets", {"category": "enterprise"}, key="k")
    assert (await two.post(f"{MAIN}/tickets", {"category": "enterprise"}, key="k"))["id"] != first["id"]


@pytest.mark.parametrize(
    ("role", "method", "path", "body", "status"),
    [
        ("display", "POST", "/tickets", {"category": "enterprise"}, 403),
        ("kiosk", "POST", "/windows/1/call-next", {}, 403),
        ("kiosk", "POST", "/day/close", {}, 403),
        ("clerk", "PUT", "/windows/1/allocation", {"categories": []}, 403),
        ("supervisor", "POST", "/windows/1/open", {"clerk": "c01"}, 403),
        ("supervisor", "GET", "/manager", None, 200),
        ("clerk", "GET", "/manager", None, 403),
        ("", "GET", "/windows/1/desk", None, 401),
        ("", "POST", "/tickets", {"category": "enterprise"}, 401),
        ("", "GET", "", None, 200),
    ],
)
async def test_a_role_does_what_is_its_own(
    hall: House, role: str, method: str, path: str, body: object, status: int
):
    client = await hall.client(role) if role else hall.anyone()
    got, _ = await client.call(method, f"{MAIN}{path}", body)
    assert got == status


async def test_a_token_of_one_hall_or_window_opens_no_other(hall: House):
    client = await hall.client("clerk", "main", "1")
    assert (await client.call("POST", f"{MAIN}/windows/2/open", {"clerk": "c02"}))[0] == 403
    assert (await client.call("POST", "/halls/marriage/windows/1/open", {"clerk": "c01"}))[0] == 403
    assert (await client.call("POST", f"{MAIN}/windows/1/open", {}))[0] == 200  # the token's own name


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"{", 400, "malformed"),
        (b"\xff\xfe", 400, "malformed"),
        (b"[]", 422, "invalid"),
        (b"{}", 422, "invalid"),
        (b'{"category": 5}', 422, "invalid"),
        (b'{"category": "enterprise", "colour": "red"}', 422, "invalid"),
        (b'{"category": "%s"}' % (b"x" * 41), 422, "invalid"),
        (b'{"category": "nothing"}', 404, "unknown_category"),
        (b'{"category": "enterprise", "group": "nobles"}', 404, "unknown_group"),
        (b'{"category": "enterprise", "service": "nothing"}', 404, "unknown_service"),
        (b'{"category": "enterprise", "window": "99"}', 404, "unknown_window"),
        (b'{"category": "enterprise", "booked_at": "tomorrow"}', 422, "invalid"),
        (b'{"category": "enterprise", "booked_at": "2026-11-23T09:00:00"}', 422, "invalid"),
        (b'{"category": "' + b"x" * 70000 + b'"}', 413, "too_large"),
    ],
)
async def test_bad_input_gets_a_clear_problem_and_changes_nothing(
    hall: House, body: bytes, status: int, code: str
):
    client = await hall.client("kiosk", name="k1")
    headers = client.headers | {"Content-Type": "application/json"}
    async with hall.http.post(f"{hall.url}/api/v1{MAIN}/tickets", data=body, headers=headers) as answer:
        problem = await answer.json(content_type=None)
        assert answer.content_type == "application/problem+json"
        assert (answer.status, problem["code"], problem["status"]) == (status, code, status)
        assert problem["detail"]
    assert (await hall.anyone().get(MAIN))["waiting"] == 0


async def test_a_problem_speaks_the_language_of_the_client(hall: House):
    client = await hall.client("kiosk")
    said = [
        (await client.call("POST", f"{MAIN}/tickets", {"category": "x"}, **{"Accept-Language": tag}))[1][
            "detail"
        ]
        for tag in ("zh-CN,zh;q=0.9", "en-US,en")
    ]
    assert said == ["本大厅没有业务类别“x”。", "This hall has no category x."]


async def test_what_is_not_there_is_a_problem_too(hall: House):
    anyone = hall.anyone()
    assert (await anyone.call("GET", "/nothing"))[1]["code"] == "not_found"
    status, problem = await anyone.call("DELETE", f"{MAIN}/board")
    assert (status, problem["code"]) == (405, "method_not_allowed")
    assert (await anyone.call("GET", "/halls/nowhere"))[1]["code"] == "unknown_hall"
    assert (await anyone.call("GET", f"{MAIN}/tickets/nothing.proof"))[1]["code"] == "unknown_ticket"
    clerk = await hall.client("clerk")
    assert (await clerk.call("GET", f"{MAIN}/windows/99"))[1]["code"] == "unknown_window"
    assert (await anyone.call("GET", f"{MAIN}/windows/1"))[1]["code"] == "unauthorised"
    client = Client(hall.http, hall.url, "yc_not-a-token")
    assert (await client.call("GET", MAIN))[1]["code"] == "unauthorised"


async def test_a_person_signs_in_can_be_signed_out_and_waits_after_wrong_tries(hall: House):
    hall.running.access.door.clock = lambda: 0.0
    name, password = await hall.person("c01", "main")
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(cookie_jar=jar) as http:
        browser = Client(http, hall.url)
        signed = await browser.post("/session", {"name": name, "password": password, "hall": "main"})
        assert signed["roles"] == ["clerk"]
        window = await browser.post(f"{MAIN}/windows/1/open")
        assert window["clerk"] == "c01"  # the person signed in
        foreign = {"Origin": "http://evil.example"}
        status, problem = await browser.call("POST", f"{MAIN}/windows/1/close", **foreign)
        assert (status, problem["code"]) == (403, "foreign_origin")
        await hall.running.access.end_sessions("main", "c01")
        assert (await browser.call("POST", f"{MAIN}/windows/1/close"))[0] == 401
        for _ in range(3):
            status, problem = await browser.call(
                "POST", "/session", {"name": name, "password": "no", "hall": "main"}
            )
            assert (status, problem["code"]) == (401, "wrong_password")
        body = {"name": name, "password": password, "hall": "main"}  # then even the right one waits
        async with http.post(f"{hall.url}/api/v1/session", json=body) as answer:
            assert (answer.status, answer.headers["Retry-After"]) == (429, "1")
            assert (await answer.json(content_type=None))["code"] == "slowed"
        hall.running.access.door.clock = lambda: 1.0
        await browser.post("/session", body)


async def test_a_revoked_token_and_its_screens_are_out(hall: House):
    token = await hall.running.access.create_token("kiosk", "main", name="k9")
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(cookie_jar=jar) as http:
        screen = Client(http, hall.url)
        assert (await screen.post("/session/enrol", {"token": token}))["roles"] == ["kiosk"]
        await screen.post(f"{MAIN}/tickets", {"category": "enterprise"})
        line = next(t for t in await hall.running.access.tokens() if t.name == "k9")
        assert await hall.running.access.revoke_token(line.id) == 1
        assert (await screen.call("POST", f"{MAIN}/tickets", {"category": "enterprise"}))[0] == 401


async def test_a_live_view_comes_whole_at_once_and_after_each_change_with_a_rising_seq(hall: House):
    clerk = await hall.client("clerk")
    async with hall.http.ws_connect(f"{hall.url}/live/halls/main/windows/1") as socket:
        first = await news(socket)
        assert first["view"]["state"] == "closed"
        await clerk.post(f"{MAIN}/windows/1/open", {"clerk": "c01"})
        second = await news(socket)
        assert second["view"]["state"] == "open"
        assert second["seq"] > first["seq"]


@pytest.mark.parametrize(
    ("path", "role", "status"),
    [
        ("halls/main/desk/1", "", 401),
        ("halls/main/desk/1", "kiosk", 403),
        ("halls/main/manager", "clerk", 403),
        ("halls/main/windows/99", "", 404),
        ("halls/nowhere/board", "", 404),
        ("tickets/nothing", "", 404),
    ],
)
async def test_a_live_view_that_is_not_yours_or_not_there_is_refused(
    hall: House, path: str, role: str, status: int
):
    headers = (await hall.client(role)).headers if role else {}
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await hall.http.ws_connect(f"{hall.url}/live/{path}", headers=headers)
    assert refused.value.status == status


async def test_the_board_carries_no_name_and_no_id(hall: House):
    kiosk, clerk = await hall.client("kiosk"), await hall.client("clerk")
    await kiosk.post(f"{MAIN}/tickets", {"category": "enterprise", "person": {"name": "王小二"}})
    await clerk.post(f"{MAIN}/windows/1/open", {"clerk": "c01"})
    await clerk.post(f"{MAIN}/windows/1/call-next")
    text = json.dumps(await board(hall), ensure_ascii=False)
    assert "王" not in text
    assert set((await board(hall))["calls"][0]) == {
        "call", "number", "window", "zone", "category", "language", "at", "again", "state",
    }  # fmt: skip


async def test_health_readiness_and_metrics(hall: House):
    for path in ("/healthz", "/readyz", "/metrics"):
        async with hall.http.get(hall.url + path) as answer:
            assert answer.status == 200
            text = await answer.text()
    assert 'yichuang_waiting{category="enterprise",hall="main"} 0.0' in text
    hall.running.engine.trouble = "the disk is full"
    async with hall.http.get(f"{hall.url}/readyz") as answer:
        assert answer.status == 503
        assert (await answer.json())["cause"] == "the disk is full"


async def test_many_commands_at_once_give_every_number_once(hall: House):
    kiosk = await hall.client("kiosk")
    taken = await asyncio.gather(
        *(kiosk.post(f"{MAIN}/tickets", {"category": "enterprise"}) for _ in range(100))
    )
    assert sorted(t["number"] for t in taken) == [f"A{n:03}" for n in range(1, 101)]
