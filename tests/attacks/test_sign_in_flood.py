"""Made-up names by the dozen, wrong passwords for everybody: who sends them waits, and nobody else."""

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path

import aiohttp
import pytest
from msgspec import structs

from tests.serving import PASSWORD, Client, House, example, house

CLERKS = [clerk.id for clerk in example().hall[0].clerk]
FLOODER, OFFICE = {"X-Forwarded-For": "10.0.0.66"}, {"X-Forwarded-For": "10.0.0.7"}


@pytest.fixture
async def hall(tmp_path: Path) -> AsyncGenerator[House]:
    """Behind a proxy that says who asks, and with a clock that stands still."""
    server = structs.replace(example().server, trusted_proxies=("127.0.0.0/8",))
    async with house(tmp_path / "data", structs.replace(example(), server=server)) as running:
        running.running.access.door.clock = lambda: 0.0
        yield running


async def sign_in(
    client: Client, name: str, password: str, source: dict[str, str]
) -> tuple[int, str, dict[str, str]]:
    """(status, text, headers without the date) of the answer."""
    body = {"name": name, "password": password, "hall": "main"}
    async with client.http.post(f"{client.base}/api/v1/session", json=body, headers=source) as answer:
        headers = {name: value for name, value in answer.headers.items() if name != "Date"}
        return answer.status, await answer.text(), headers


async def test_wrong_passwords_for_every_clerk_lock_out_none(hall: House):
    for clerk in CLERKS[:3]:
        await hall.running.access.set_password("main", clerk, PASSWORD)
    await asyncio.gather(*(sign_in(hall.anyone(), clerk, "wrong", FLOODER) for clerk in CLERKS * 5))
    for clerk in CLERKS[:3]:
        answers = [await sign_in(hall.anyone(), clerk, "wrong", FLOODER) for _ in range(5)]
        assert answers[-1][0] == 429
        assert (await sign_in(hall.anyone(), clerk, PASSWORD, FLOODER))[0] == 429
        assert (await sign_in(hall.anyone(), clerk, PASSWORD, OFFICE))[0] == 201


async def test_sixty_made_up_names_at_once_hold_up_nobody_elsewhere(hall: House):
    await hall.running.access.set_password("main", CLERKS[0], PASSWORD)
    flood = [
        asyncio.create_task(sign_in(hall.anyone(), f"nobody{i}", "x", FLOODER)) for i in range(60)
    ]  # all of them at the door before anybody else
    assert (await sign_in(hall.anyone(), CLERKS[0], PASSWORD, OFFICE))[0] == 201
    answers = await asyncio.gather(*flood)
    assert {status for status, _, _ in answers} <= {401, 429}
    assert all("Retry-After" in headers for status, _, headers in answers if status == 429)


async def test_somebody_and_nobody_get_the_same_answers(hall: House):
    await hall.running.access.set_password("main", CLERKS[0], PASSWORD)
    somebody = [await sign_in(hall.anyone(), CLERKS[0], "wrong", FLOODER) for _ in range(5)]
    nobody = [await sign_in(hall.anyone(), "nobody", "wrong", FLOODER) for _ in range(5)]
    assert [status for status, _, _ in somebody] == [401, 401, 401, 429, 429]
    assert somebody == nobody


async def test_a_browser_that_knows_a_clerk_signs_in_from_the_flooders_own_address(hall: House):
    await hall.running.access.set_password("main", CLERKS[0], PASSWORD)
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(cookie_jar=jar) as http:
        browser = Client(http, hall.url)
        status, _, headers = await sign_in(browser, CLERKS[0], PASSWORD, FLOODER)
        assert status == 201
        cookies = {cookie.key: cookie for cookie in jar}
        known = cookies["yichuang_browser"]
        assert (known["path"], known["httponly"], known["samesite"]) == ("/api/v1/session", True, "Strict")
        assert known.value not in (cookies["yichuang"].value, headers.get("Location"))
        for _ in range(4):
            await sign_in(hall.anyone(), CLERKS[0], "wrong", FLOODER)
        assert (await sign_in(hall.anyone(), CLERKS[0], PASSWORD, FLOODER))[0] == 429
        assert (await sign_in(browser, CLERKS[0], PASSWORD, FLOODER))[0] == 201


async def test_without_a_trusted_proxy_nobody_chooses_a_source(tmp_path: Path):
    async with house(tmp_path / "data") as direct:
        direct.running.access.door.clock = lambda: 0.0
        sources = [{"X-Forwarded-For": f"10.0.0.{i}"} for i in range(4)]
        answers = [await sign_in(direct.anyone(), "nobody", "x", source) for source in sources]
        assert answers[-1][0] == 429
        assert [line.source for line in direct.running.access.refused.lines()] == ["127.0.0.1"]


async def test_an_administrator_sees_what_was_refused_and_nobody_else_does(hall: House):
    for _ in range(4):
        await sign_in(hall.anyone(), CLERKS[0], "wrong", FLOODER)
    await sign_in(hall.anyone(), "a password typed here", "x", OFFICE)
    seen = await (await hall.client("admin", "")).get("/access/refusals")
    assert (seen["wrong"], seen["turned_away"]) == (4, 1)
    lines = [(line["source"], line["person"], line["wrong"], line["turned_away"]) for line in seen["lines"]]
    assert lines == [("10.0.0.7", "", 1, 0), ("10.0.0.66", CLERKS[0], 3, 1)]
    for role in ("manager", "clerk", "kiosk"):
        assert (await (await hall.client(role)).call("GET", "/access/refusals"))[0] == 403
    async with hall.http.get(f"{hall.url}/metrics") as answer:
        text = await answer.text()
    assert "yichuang_sign_ins_wrong 4.0" in text
    assert "yichuang_sign_ins_turned_away 1.0" in text
