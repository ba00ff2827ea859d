"""What somebody tried who meant harm, or an appointment in 2099."""

import asyncio
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest

from tests.patience import PATIENCE_S
from tests.serving import House, shown

MAIN = "/halls/main"


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/tickets", {"category": "enterprise", "language": "en\n"}),
        ("/tickets", {"category": "enterprise\n"}),
        ("/windows/1/pause", {"reason": "lunch\n"}),
        ("/windows/1/pause", {"reason": "\u202egnihtyna"}),
        ("/windows/1/pause", {"reason": "one line\u2028another"}),
        ("/windows/1/pause", {"reason": "\u0000"}),
        ("/tickets/x/rating", {"level": 5, "channel": "pad\n"}),
    ],
)
async def test_a_line_end_or_a_hidden_mark_gets_through_nowhere(hall: House, path: str, body: object):
    status, problem = await (await hall.client("manager")).call("POST", MAIN + path, body)
    assert (status, problem["code"]) == (422, "invalid")


async def test_personal_data_of_repeated_and_conflicting_requests_is_not_kept(hall: House, tmp_path: Path):
    kiosk = await hall.client("kiosk")
    same = {"category": "enterprise", "person": {"name": "张三"}}
    bodies = [same] * 10 + [same | {"person": {"name": f"李四{i}"}} for i in range(10)]
    await asyncio.gather(*(kiosk.call("POST", f"{MAIN}/tickets", body, key="one") for body in bodies))
    with sqlite3.connect(tmp_path / "data" / "personal.db") as db:
        assert db.execute("SELECT count(*) FROM personal").fetchone() == (1,)
    assert (await hall.anyone().get(MAIN))["waiting"] == 1


async def test_a_live_view_ends_with_the_right_to_it(hall: House):
    token = await hall.running.access.create_token("manager", "main", name="gone")
    headers = {"Authorization": f"Bearer {token}"}
    async with hall.http.ws_connect(f"{hall.url}/live/halls/main/manager", headers=headers) as socket:
        await socket.receive_json(timeout=PATIENCE_S)
        line = next(t for t in await hall.running.access.tokens() if t.name == "gone")
        await hall.running.access.revoke_token(line.id)
        async with asyncio.timeout(PATIENCE_S):
            while (message := await socket.receive()).type is aiohttp.WSMsgType.TEXT:
                pass
        assert message.type is aiohttp.WSMsgType.CLOSE
        assert socket.close_code == 1008


@pytest.mark.parametrize(
    "headers",
    [
        {"Authorization": "Bearer \udcff"},
        {"Authorization": "Basic x"},
        {"Cookie": "yichuang=\udcff"},
        {"Origin": "http://["},
    ],
)
@pytest.mark.parametrize(
    "path", ["/api/v1/session", "/console/main", "/static/web/%00", "/live/halls/main/board"]
)
async def test_no_header_and_no_path_makes_the_server_stumble(
    hall: House, headers: dict[str, str], path: str
):
    reader, writer = await asyncio.open_connection("127.0.0.1", int(hall.url.rsplit(":", 1)[1]))
    lines = [
        f"GET {path} HTTP/1.1",
        "Host: x",
        "Connection: close",
        *(f"{k}: {v}" for k, v in headers.items()),
    ]
    writer.write("\r\n".join([*lines, "", ""]).encode("utf-8", "surrogateescape"))
    answer = await reader.read()
    writer.close()
    assert 200 <= int(answer.split()[1]) < 500


async def test_a_body_that_claims_to_be_packed_is_refused(hall: House):
    client = await hall.client("kiosk")
    headers = client.headers | {"Content-Type": "application/json", "Content-Encoding": "gzip"}
    async with hall.http.post(f"{hall.url}/api/v1{MAIN}/tickets", data=b"{}", headers=headers) as answer:
        assert (answer.status, (await answer.json(content_type=None))["code"]) == (415, "encoded")


async def test_a_rating_is_about_the_window_that_did_the_work(hall: House):
    manager, clerk = await hall.client("manager"), await hall.client("clerk")
    halls = await hall.anyone().get(MAIN)
    first = next(s["id"] for s in halls["services"] if s["category"] == "enterprise")
    second = next(s["id"] for s in halls["services"] if s["category"] == "comprehensive")
    taken = await manager.post(f"{MAIN}/tickets", {"category": "enterprise", "services": [first, second]})
    for window, steps in (("1", ("call-next", "start", "finish")), ("21", ("call-next",))):
        await clerk.post(f"{MAIN}/windows/{window}/open", {"clerk": f"c{int(window):02}"})
        for step in steps:
            await clerk.post(f"{MAIN}/windows/{window}/{step}")
    rating = f"{MAIN}/tickets/{taken['id']}/rating"
    other = await hall.client("display", window="21")
    status, problem = await other.call("POST", rating, {"level": 1, "channel": "pad"})
    assert (status, problem["code"]) == (409, "not_served")
    mine = await hall.client("display", window="1")
    assert (await mine.post(rating, {"level": 5, "channel": "pad"}))["level"] == 5
    status, _ = await clerk.call("POST", rating, {"level": 5, "channel": "pad"})
    assert status == 403
    assert (await mine.call("POST", f"{MAIN}/windows/1/call-next"))[0] == 403


async def test_a_ticket_sent_to_a_window_that_closes_waits_with_its_category_again(hall: House):
    clerk = await hall.client("clerk")
    await clerk.post(f"{MAIN}/windows/1/open", {"clerk": "c01"})
    taken = await clerk.post(f"{MAIN}/tickets", {"category": "enterprise", "window": "1"})
    await clerk.post(f"{MAIN}/windows/2/open", {"clerk": "c02"})
    assert (await clerk.call("POST", f"{MAIN}/windows/2/call-next"))[1]["code"] == "nothing_waiting"
    await clerk.post(f"{MAIN}/windows/1/close")
    assert (await clerk.post(f"{MAIN}/windows/2/call-next"))["id"] == taken["id"]


async def test_an_appointment_lies_near_today_and_later_please_never_goes_back(hall: House):
    kiosk = await hall.client("kiosk")
    now = datetime.now(UTC)
    for days in (-3650, -1, 2, 26000):
        booked = (now + timedelta(days=days)).isoformat(timespec="seconds")
        status, problem = await kiosk.call(
            "POST", f"{MAIN}/tickets", {"category": "enterprise", "booked_at": booked}
        )
        assert (status, problem["code"]) == (422, "invalid_booking")
    soon = (now + timedelta(hours=2)).isoformat(timespec="seconds")
    taken = await kiosk.post(f"{MAIN}/tickets", {"category": "enterprise", "booked_at": soon})
    later = await hall.anyone().post(f"{MAIN}/tickets/{shown(taken)}/postpone")
    assert datetime.fromisoformat(later["since"]) >= datetime.fromisoformat(soon)


async def test_nobody_is_sent_on_to_a_category_without_a_window(hall: House):
    manager, clerk = await hall.client("manager"), await hall.client("clerk")
    for window in (await hall.anyone().get(MAIN))["windows"]:
        rest = [c for c in window["categories"] if c != "exit-entry"]
        body = {"categories": rest, "force": True}
        assert (await manager.call("PUT", f"{MAIN}/windows/{window['id']}/allocation", body))[0] == 200
    await manager.post(f"{MAIN}/tickets", {"category": "enterprise"})
    await clerk.post(f"{MAIN}/windows/1/open", {"clerk": "c01"})
    await clerk.post(f"{MAIN}/windows/1/call-next")
    await clerk.post(f"{MAIN}/windows/1/start")
    status, problem = await clerk.call("POST", f"{MAIN}/windows/1/transfer", {"category": "exit-entry"})
    assert (status, problem["code"]) == (409, "category_closed")


async def test_the_phone_does_not_learn_who_else_waited(hall: House):
    clerk = await hall.client("clerk")
    await clerk.post(f"{MAIN}/windows/1/open", {"clerk": "c01"})
    first, second = [
        await clerk.post(f"{MAIN}/tickets", {"category": "enterprise", "group": group})
        for group in ("ordinary", "disabled")
    ]
    called = await clerk.post(f"{MAIN}/windows/1/call-next")
    assert len(called["why"]["rivals"]) == 1
    seen = await hall.anyone().get(
        f"{MAIN}/tickets/{shown(first if called['id'] == first['id'] else second)}"
    )
    assert seen["why"]["rivals"] == []
