"""Signing in while others send wrong passwords: who waits for whom, and what strangers can learn."""

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from server.access.access import Access
from server.access.door import Caller, SignInRefused
from server.access.identity import Identity
from server.access.passwords import Passwords
from server.clock import Clock
from tests.serving import CHEAP, PASSWORD

HALL, NAME = "main", "c01"
FLOODER, OTHER = Caller("10.0.0.66"), Caller("10.0.0.7")


class Gate(Passwords):
    """Checks a password only when `let` says so; `line` is what waits for it."""

    def __init__(self) -> None:
        super().__init__(CHEAP)
        self.line: asyncio.Queue[tuple[str, asyncio.Event]] = asyncio.Queue()
        self.open = False

    async def matches(self, stored: str, password: str) -> bool:
        if not self.open:
            allowed = asyncio.Event()
            await self.line.put((password, allowed))
            await allowed.wait()
        return await super().matches(stored, password)


class SetClock(Clock):
    now = 1000.0

    def steady(self) -> float:
        return self.now


@pytest.fixture
async def access(tmp_path: Path) -> AsyncGenerator[Access]:
    made = await Access.open(tmp_path, Passwords(CHEAP), SetClock())
    for id in (NAME, "c02"):
        await made.add_person(HALL, id, id, ["clerk"])
        await made.set_password(HALL, id, PASSWORD)
    yield made
    await made.close()


async def tried(
    access: Access, name: str = NAME, password: str = "wrong", caller: Caller = FLOODER, hall: str = HALL
) -> str:
    """What became of a try: "in", or why not and how long to wait."""
    try:
        await access.sign_in(hall, name, password, caller)
    except SignInRefused as refused:
        return f"{refused.why} {refused.wait_s:.0f}"
    return "in"


async def test_a_lock_is_where_the_wrong_passwords_came_from(access: Access):
    clock = SetClock()
    access.door.clock = clock.steady
    answers: list[str] = []
    for _ in range(7):
        answers.append(await tried(access))
        clock.now += float(answers[-1].split()[1])
    assert answers == ["wrong 0", "wrong 0", "wrong 1", "wrong 5", "wrong 30", "wrong 120", "wrong 900"]
    clock.now -= 1
    assert await tried(access, password=PASSWORD) == "wait 1"
    assert await tried(access, password=PASSWORD, caller=OTHER) == "in"
    assert await tried(access, "c02", PASSWORD) == "in"
    clock.now += 1
    assert await tried(access, password=PASSWORD) == "in"


async def test_a_known_browser_signs_in_whatever_comes_from_its_own_address(access: Access):
    known = Caller(FLOODER.source, (await access.sign_in(HALL, NAME, PASSWORD, FLOODER)).browser)
    for _ in range(3):
        await tried(access)
    assert await tried(access, password=PASSWORD) == "wait 1"
    assert await tried(access, password=PASSWORD, caller=known) == "in"
    assert (await access.sign_in(HALL, NAME, PASSWORD, known)).browser == known.browser


async def test_a_browser_is_known_for_whom_it_signed_in_and_for_nobody_else(access: Access):
    cookie = (await access.sign_in(HALL, "c02", PASSWORD, OTHER)).browser
    for _ in range(3):
        await tried(access)
    for browser in (cookie, "made up", "\udcff"):
        assert await tried(access, password=PASSWORD, caller=Caller(FLOODER.source, browser)) == "wait 1"
    made = await access.sign_in(HALL, NAME, PASSWORD, Caller("10.0.0.8", "made up"))
    assert made.browser != "made up"


async def test_browsers_stay_known_over_a_restart_and_go_with_the_person(access: Access, tmp_path: Path):
    known = Caller(FLOODER.source, (await access.sign_in(HALL, NAME, PASSWORD, FLOODER)).browser)
    again = await Access.open(tmp_path, Passwords(CHEAP), SetClock())
    for _ in range(3):
        await tried(again)
    assert await tried(again, password=PASSWORD, caller=known) == "in"
    await again.remove_person(HALL, NAME)
    await again.add_person(HALL, NAME, NAME, ["clerk"])
    assert await tried(again, password=PASSWORD, caller=known) == "wait 1"
    await again.close()


async def test_a_desks_own_token_is_a_known_device_and_a_kiosks_is_not(access: Access):
    for _ in range(3):
        await tried(access)
    pad = Identity("p1", frozenset({"pad"}), HALL, "1")
    for device, answer in (
        (pad, "in"),
        (pad._replace(roles=frozenset({"kiosk"})), "wait 1"),
        (pad._replace(by_cookie=True), "wait 1"),
    ):
        caller = Caller(FLOODER.source, device=device)
        assert await tried(access, password=PASSWORD, caller=caller) == answer


async def test_wrong_passwords_side_by_side_are_counted_like_one_after_the_other(access: Access):
    tries = await asyncio.gather(*(tried(access, password=f"no {i}") for i in range(60)))
    assert sorted(set(tries)) == ["busy 2", "wait 1", "wrong 0", "wrong 1"]
    assert (tries.count("wrong 0"), tries.count("wrong 1")) == (2, 1)
    assert await tried(access, password=PASSWORD) == "wait 1"


async def test_a_flood_of_made_up_names_waits_behind_itself_alone(tmp_path: Path):
    gate = Gate()
    access = await Access.open(tmp_path, gate, SetClock())
    await access.add_person(HALL, NAME, NAME, ["clerk"])
    await access.set_password(HALL, NAME, PASSWORD)
    gate.open = True
    known = Caller(FLOODER.source, (await access.sign_in(HALL, NAME, PASSWORD, OTHER)).browser)
    gate.open = False

    flood = [asyncio.create_task(tried(access, f"made up {i}", f"flood {i}")) for i in range(60)]
    password, at_work = await gate.line.get()
    assert password == "flood 0"
    await asyncio.wait(flood[5:])  # one at work, four behind it, the rest was answered at once
    assert {task.result() for task in flood[5:]} == {"busy 2"}
    assert not any(task.done() for task in flood[:5])

    # A stranger from elsewhere is the next, not the sixth; somebody known waits for no stranger at all.
    stranger = asyncio.create_task(tried(access, password=PASSWORD, caller=OTHER))
    at_home = asyncio.create_task(tried(access, password=PASSWORD, caller=known))
    _, allowed = await gate.line.get()
    assert gate.line.empty()
    allowed.set()
    assert await at_home == "in"
    assert not stranger.done()
    at_work.set()
    password, allowed = await gate.line.get()
    assert password == PASSWORD
    allowed.set()
    assert await stranger == "in"
    gate.open = True
    (await gate.line.get())[1].set()
    assert set(await asyncio.gather(*flood[:5])) == {"wrong 0"}
    await access.close()


async def test_names_of_somebody_and_of_nobody_are_answered_alike(access: Access):
    await access.add_person("", "boss", "boss", ["admin"])
    await access.set_password("", "boss", PASSWORD)
    for name, hall in ((NAME, HALL), ("nobody", HALL), ("boss", HALL), ("boss", "x1"), ("nobody", "x1")):
        answers = [await tried(access, name, hall=hall) for _ in range(4)]
        assert answers == ["wrong 0", "wrong 0", "wrong 1", "wait 1"]
        # A hall that does not exist is no new chance, for nobody.
        assert await tried(access, name, hall="x2") == ("wait 1" if hall == "x1" else "wrong 0")
        access.door.tries.forgive(f"\n{name}")


async def test_a_new_password_from_the_command_line_lifts_the_wait_in_the_server(
    access: Access, tmp_path: Path
):
    for _ in range(3):
        await tried(access)
    beside = await Access.open(tmp_path, Passwords(CHEAP))
    await beside.set_password(HALL, NAME, "another one")
    await beside.close()
    await access.refresh()
    assert await tried(access, password="another one") == "in"


async def test_the_log_names_source_and_person_but_never_a_name_that_is_nobody_s(access: Access):
    with capture_logs() as lines:
        for _ in range(4):
            await tried(access)
        await tried(access, "my secret password", "x")
    assert [(line["event"], line["person"], line["source"]) for line in lines] == [
        ("sign-in failed", NAME, "10.0.0.66"),
        ("sign-in failed", NAME, "10.0.0.66"),
        ("sign-in slowed", NAME, "10.0.0.66"),
        ("sign-in turned away", NAME, "10.0.0.66"),
        ("sign-in failed", "unknown", "10.0.0.66"),
    ]
    assert "my secret password" not in repr(lines) + repr(access.refused.lines())
    first, second = access.refused.lines()
    assert (first.person, first.wrong, second.person) == ("", 1, NAME)
    assert (second.wrong, second.turned_away, second.locked) == (3, 1, 0)


async def test_a_flood_fills_neither_the_log_nor_the_list(access: Access):
    with capture_logs() as lines:
        for i in range(300):
            await tried(access, "nobody", caller=Caller(f"10.0.{i // 250}.{i % 250}"))
    assert len(lines) <= 40
    assert len(access.refused.lines()) == 100
    assert access.refused.wrong == 300


async def test_sessions_of_one_person_have_a_limit(access: Access):
    first = await access.sign_in(HALL, NAME, PASSWORD)
    later = [await access.sign_in(HALL, NAME, PASSWORD) for _ in range(50)]
    assert access.sessions.by_cookie(first.cookie) is None
    assert all(access.sessions.by_cookie(one.cookie) for one in later)
