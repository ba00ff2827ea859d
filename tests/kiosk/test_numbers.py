"""The kiosk's numbers against a server that refuses, talks nonsense or is somebody else."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from datetime import datetime
from pathlib import Path
from typing import Any, cast

import aiohttp
import msgspec
import pytest
from aiohttp import web

from kiosk.agent.api import Api, NoAnswer, ServerAnswer, understood
from kiosk.agent.numbers import Numbers
from kiosk.agent.store import FILE, Store, Wish
from server.domain.queue.shown.lease import BlockView, LeaseView
from tests.kiosk.agents import of

TODAY, TOMORROW = "2026-11-23", "2026-11-24"
NOON = 1795406400.0  # of that day, UTC
AnswerTo = Callable[[dict[str, Any]], tuple[int, dict[str, Any]]]


class Server:
    """An `Api` that answers as it is told; `asked` is what came."""

    def __init__(self, answer: AnswerTo) -> None:
        self._answer = answer
        self.asked: list[dict[str, Any]] = []

    async def call(self, method: str, path: str, body: Any = None) -> ServerAnswer:
        del method, path
        self.asked.append(body)
        status, said = self._answer(body)
        return understood(status, msgspec.json.encode(said))


def taken(body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    return 200, {"lease": body["lease"], "results": ["taken"] * len(body["tickets"])}


@pytest.fixture
async def store(tmp_path: Path) -> AsyncGenerator[Store]:
    made = await Store.open(tmp_path, lambda: NOON)
    await made.wanted_lease(lambda: "l1")
    await made.keep_lease(LeaseView("l1", "k1", TODAY, 3, "", [BlockView("a", "A", 950, 999, 950)]))
    yield made
    await made.close()


def numbers(store: Store, server: Server) -> Numbers:
    return Numbers(store, cast(Api, server), "main", "k1", 50, lambda: NOON)


async def give(store: Store, *groups: str, slip: str = "printed") -> None:
    for n, group in enumerate(groups):
        await store.issue(f"k{n}", f"ticket-{n}", of(TODAY), Wish("a", group), slip=slip, at=NOON - 100 + n)


async def states(store: Store) -> list[str]:
    found = [await store.ticket(f"ticket-{n}") for n in range(9)]
    return [row.state for row in found if row is not None]


async def test_one_number_that_the_server_does_not_understand_does_not_hold_the_others_up(
    store: Store,
) -> None:
    def answer(body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        bad = any(t["group"] == "bad" for t in body["tickets"])
        return (422, {"code": "invalid"}) if bad else taken(body)

    server = Server(answer)
    await give(store, "good", "bad", "good", "good")
    assert await numbers(store, server).hand_in()
    assert await states(store) == ["handed", "void", "handed", "handed"]


@pytest.mark.parametrize(
    ("status", "code"), [(404, None), (404, "unknown_hall"), (401, "unauthorised"), (503, "x")]
)
async def test_only_the_end_of_a_lease_makes_numbers_worthless(
    store: Store, status: int, code: str | None
) -> None:
    await give(store, "good", "good")
    server = Server(lambda body: (status, {"code": code} if code else {"detail": "Not Found"}))
    assert not await numbers(store, server).hand_in()
    assert await states(store) == ["new", "new"]
    over = Server(lambda body: (409, {"code": "lease_over"}))
    assert await numbers(store, over).hand_in()
    assert await states(store) == ["void", "void"]


async def test_a_number_that_is_refused_is_void_and_the_others_are_handed_in(store: Store) -> None:
    await give(store, "good", "good", "good")
    results = {"lease": "l1", "results": ["taken", "refused", "known"]}
    assert await numbers(store, Server(lambda body: (200, results))).hand_in()
    assert await states(store) == ["handed", "void", "handed"]


async def test_a_slip_under_way_is_waited_for_and_what_is_before_it_is_not(store: Store) -> None:
    await give(store, "good")
    await store.issue("later", "ticket-1", of(TODAY), Wish("a"), slip="wanted", at=NOON - 3)
    server = Server(taken)
    counting = numbers(store, server)
    assert not await counting.hand_in()
    assert await states(store) == ["handed", "new"]
    await store.set_slip("ticket-1", "printed")
    assert await counting.hand_in()
    assert [t["slip"] for body in server.asked for t in body["tickets"]] == ["printed", "printed"]


async def test_a_refused_lease_is_not_asked_for_again_at_once(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    server = Server(lambda body: (409, {"code": "hall_closed"}))
    counting = numbers(store, server)
    for _ in range(3):
        await counting.renew()
    assert len(server.asked) == 1
    counting.linked(True)  # a new connection may know better
    await counting.renew()
    assert len(server.asked) == 2
    await store.close()


async def test_a_kiosk_whose_day_is_another_one_does_not_ask_without_end(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)

    def answer(body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        block = {"category": "a", "prefix": "A", "first": 1, "last": 50, "next": 1}
        return 201, {
            "id": body["id"], "kiosk": "k1", "day": "2031-01-01", "digits": 3, "public_url": "", "blocks": [block],
        }  # fmt: skip

    server = Server(answer)
    counting = numbers(store, server)
    for _ in range(3):
        await counting.renew()
    assert len(server.asked) == 1
    await store.close()


async def test_a_lease_is_good_until_the_halls_day_ends_also_after_midnight(store: Store) -> None:
    clock = [0.0]
    counting = Numbers(store, cast(Api, Server(taken)), "main", "k1", 50, lambda: clock[0])
    counting.offset_s = 8 * 3600
    night = LeaseView("l2", "k1", TODAY, 3, "", [], f"{TOMORROW}T04:00:00+08:00")
    found: list[bool] = []
    for time in (f"{TODAY}T23:59:59", f"{TOMORROW}T00:00:00", f"{TOMORROW}T03:59:59", f"{TOMORROW}T04:00:00"):
        clock[0] = datetime.fromisoformat(f"{time}+08:00").timestamp()
        found.append(counting.good(night))
    assert found == [True, True, True, False]
    clock[0] = 0.0  # a kiosk that lost its clock
    assert not counting.good(night)


async def test_numbers_asked_for_at_the_same_moment_are_all_different(store: Store) -> None:
    given = await asyncio.gather(
        *(store.issue(f"k{n}", f"t{n}", of(TODAY), Wish("a"), slip="", at=NOON) for n in range(12))
    )
    assert sorted(row.number for row in given) == [f"A{n}" for n in range(950, 962)]


async def test_a_damaged_file_is_set_aside_and_the_kiosk_goes_on(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database at all, but long enough to be read as one" * 50)
    store = await Store.open(tmp_path, lambda: NOON)
    assert await store.unsent(5) == []
    await store.close()
    assert [path.name for path in tmp_path.glob("*.damaged-*")] == [f"{FILE}.damaged-{round(NOON)}"]


@pytest.mark.parametrize("path", ["/list", "/html", "/redirect", "/huge", "/deep", "/nothing"])
async def test_what_is_no_answer_of_ours_counts_as_none(path: str) -> None:
    async def elsewhere(request: web.Request) -> web.StreamResponse:
        match request.path.removeprefix("/api/v1"):
            case "/list":
                return web.json_response([1, 2])
            case "/html":
                return web.Response(text="<html>", content_type="text/html")
            case "/redirect":
                raise web.HTTPTemporaryRedirect("/api/v1/evil")
            case "/huge":
                return web.Response(body=b" " * (5 << 20))
            case "/deep":
                return web.Response(body=b"[" * 100_000)
            case "/evil":
                return web.json_response({"number": "EVIL"})
            case _:
                return web.Response(status=204)

    application = web.Application()
    application.router.add_route("*", "/{any:.*}", elsewhere)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    async with aiohttp.ClientSession() as session:
        api = Api(session, f"http://127.0.0.1:{runner.addresses[0][1]}", "yc_secret")
        with pytest.raises(NoAnswer):
            await api.call("POST", path, {})
    await runner.cleanup()
