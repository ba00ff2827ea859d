"""Looking at a window is free; acting there is for whoever is signed in, and taking over is an act of its own, on record."""

from pathlib import Path

import aiohttp
import pytest

from tests.serving import PASSWORD, Client, House, house

MAIN = "/halls/main"


@pytest.fixture
async def hall(tmp_path: Path):
    async with house(tmp_path / "data") as running:
        yield running


async def signed_in(hall: House, name: str, at: str = "main") -> Client:
    """A browser of its own in which somebody has signed in."""
    await hall.running.access.set_password(at, name, PASSWORD)
    http = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))
    client = Client(http, hall.url)
    status, _ = await client.call("POST", "/session", {"name": name, "password": PASSWORD, "hall": at})
    assert status == 201
    return client


async def test_a_clerk_acts_only_at_the_own_window_until_it_is_taken_over(hall: House) -> None:
    kiosk = await hall.client("kiosk", name="k1")
    for _ in range(2):
        await kiosk.post(f"{MAIN}/tickets", {"category": "enterprise"})
    wang, li = await signed_in(hall, "c01"), await signed_in(hall, "c02")
    try:
        await wang.post(f"{MAIN}/windows/1/open")
        await wang.post(f"{MAIN}/windows/1/call-next")
        await wang.post(f"{MAIN}/windows/1/start")
        assert (await li.get(f"{MAIN}/windows/1/desk"))["ticket"]["number"] == "A001"
        for action, body in (
            ("finish", {}),
            ("pause", {"reason": "x"}),
            ("close", {}),
            ("recall", {}),
            ("hold", {"reason": "x"}),
        ):
            status, answer = await li.call("POST", f"{MAIN}/windows/1/{action}", body)
            assert (status, answer["code"]) == (409, "not_your_window"), action
        assert (await li.get(f"{MAIN}/windows/1/desk"))["ticket"]["state"] == "serving"
        taken = await li.post(f"{MAIN}/windows/1/take-over")
        assert (taken["clerk"], taken["state"], taken["number"]) == ("c02", "open", "A001")
        status, answer = await wang.call("POST", f"{MAIN}/windows/1/finish", {})
        assert (status, answer["code"]) == (409, "not_your_window")
        assert (await li.post(f"{MAIN}/windows/1/finish"))["state"] == "served"
        manager = await hall.client("manager")
        change = (await manager.get(f"{MAIN}/changes"))["changes"][0]
        assert (change["kind"], change["action"], change["subject"]) == ("desk", "take-over", "1")
    finally:
        await wang.http.close()
        await li.http.close()


async def test_who_sits_elsewhere_takes_no_second_window_and_nobody_signs_somebody_else_in(
    hall: House,
) -> None:
    wang, li = await signed_in(hall, "c01"), await signed_in(hall, "c02")
    try:
        await wang.post(f"{MAIN}/windows/1/open")
        await li.post(f"{MAIN}/windows/2/open")
        status, answer = await li.call("POST", f"{MAIN}/windows/1/take-over", {})
        assert (status, answer["code"]) == (409, "clerk_elsewhere")
        status, answer = await li.call("POST", f"{MAIN}/windows/3/open", {"clerk": "c03"})
        assert (status, answer["code"]) == (403, "forbidden")
    finally:
        await wang.http.close()
        await li.http.close()


async def test_a_manager_and_a_program_act_at_any_window(hall: House) -> None:
    wang, admin = await signed_in(hall, "c01"), await signed_in(hall, "admin", "")
    try:
        await wang.post(f"{MAIN}/windows/1/open")
        assert (await admin.post(f"{MAIN}/windows/1/pause", {"reason": "x"}))["state"] == "paused"
        program = await hall.client("clerk")
        assert (await program.post(f"{MAIN}/windows/1/resume"))["state"] == "open"
    finally:
        await wang.http.close()
        await admin.http.close()
