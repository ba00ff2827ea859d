"""The kiosk's own page while the server answers, answers late, or is not there at all."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
import msgspec
import pytest
from msgspec import structs

from bench.offline import Cable
from devices.escpos.emulator import EscposEmulator
from kiosk import pages
from kiosk.agent.api import Api
from kiosk.agent.feed import LiveMessage
from kiosk.agent.numbers import Numbers
from kiosk.agent.offline import board_offline, in_hours
from kiosk.agent.running import Running
from kiosk.agent.settings import AgentDevice
from kiosk.agent.store import NumbersUsedUp, Store, Wish
from server.domain.queue.shown.board import BoardView, VoiceNow
from server.domain.queue.shown.lease import BlockView, LeaseView
from server.domain.queue.shown.parts import NOBODY, CategoryLoad, Wait
from server.domain.queue.windows.words import WindowState
from server.sqlite import StoreUnusable
from tests.kiosk.agents import of, running, settings
from tests.patience import PATIENCE_S
from tests.serving import House, house, news, shown

HALL = "/halls/main"


class Kiosk:
    """An agent behind a cable, and a browser's requests to its page."""

    def __init__(
        self, stack: AsyncExitStack, folder: Path, hall: House, token: str, paper: EscposEmulator
    ) -> None:
        self._stack, self._folder, self.hall, self._token, self.paper = stack, folder, hall, token, paper
        self.cable = Cable("127.0.0.1", int(hall.url.rsplit(":", 1)[1]))
        self.http = hall.http
        self.agent: Running

    async def start(self, lease: int) -> None:
        if not self.cable.address:
            await self.cable.plug()
        printer = AgentDevice(id="printer", driver="printer", url=self.paper.url)
        file = settings(self._folder / "kiosk", "k1", printer, lease=lease)
        self.agent = await self._stack.enter_async_context(running(file, self.cable.address, self._token))
        self.page = self.agent.url.partition("/kiosk/")[0]

    async def view(self, done: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The kiosk's live view, once `done` holds."""
        url = f"{self.page}/live{HALL}/kiosks/k1"
        async with asyncio.timeout(PATIENCE_S), self.http.ws_connect(url) as socket:
            while not done(view := (await news(socket))["view"]):
                pass
        return view

    async def take(self, key: str, category: str = "enterprise", **more: Any) -> tuple[int, Any]:
        body = {"category": category, **more}
        headers = {"Idempotency-Key": key}
        async with self.http.post(f"{self.page}/api/v1{HALL}/tickets", json=body, headers=headers) as answer:
            return answer.status, await answer.json(content_type=None)

    async def cut(self) -> dict[str, Any]:
        await self.cable.cut()
        return await self.view(lambda v: v["offline"] is not None)

    async def back(self) -> None:
        await self.cable.plug()
        await self.view(lambda v: v["offline"] is None)

    async def slip(self, shown: str) -> dict[str, Any]:
        """The ticket on the page, once its slip has an outcome."""
        async with (
            asyncio.timeout(PATIENCE_S),
            self.http.ws_connect(f"{self.page}/live/tickets/{shown}") as socket,
        ):
            while (view := (await news(socket))["view"])["slip"] == "wanted":
                pass
        return view

    async def leased(self) -> None:
        """Once the kiosk has numbers and has seen the hall: both come by themselves, in either order."""
        assert self.agent.kiosk is not None
        numbers, counter = self.agent.kiosk.numbers, self.agent.kiosk.counter
        async with asyncio.timeout(PATIENCE_S):
            while True:
                if numbers.left and counter.facts is not None:
                    return
                await asyncio.sleep(0.02)

    async def handed_in(self, shown: str) -> dict[str, Any]:
        """The ticket at the server, once it is there."""
        async with asyncio.timeout(PATIENCE_S):
            while True:
                status, body = await self.hall.anyone().call("GET", f"{HALL}/tickets/{shown}")
                if status == 200:
                    return body
                await asyncio.sleep(0.02)


@pytest.fixture
async def kiosk(tmp_path: Path) -> AsyncGenerator[Kiosk]:
    async with EscposEmulator() as paper, house(tmp_path / "data") as hall, AsyncExitStack() as stack:
        client = await hall.client("kiosk", name="k1")
        token = client.headers["Authorization"].removeprefix("Bearer ")
        made = Kiosk(stack, tmp_path, hall, token, paper)
        await made.start(lease=20)
        await made.leased()
        yield made
        await made.cable.cut()


async def test_while_the_server_answers_its_numbers_are_given_out(kiosk: Kiosk) -> None:
    status, taken = await kiosk.take("one")
    assert (status, taken["number"], taken.get("offline")) == (201, "A001", None)
    assert await kiosk.take("one") == (201, taken)
    status, problem = await kiosk.take("two", "no such category")
    assert (status, problem["code"]) == (404, "unknown_category")


async def test_the_page_and_its_scripts_come_from_the_kiosk_itself(kiosk: Kiosk) -> None:
    await kiosk.cut()
    async with kiosk.http.get(kiosk.agent.url) as page:
        assert page.status == 200
        assert 'src="/static/bundles/kiosk.js"' in await page.text()
    for path in ("/static/bundles/kiosk.js", "/static/bundles/kiosk.css", "/static/kiosk/kiosk.js",
                 "/static/web/shared/live.js", "/static/vendor/importmap.json",
                 f"/i18n/zh_CN/{'+'.join(pages.WORDS)}.json",
                 f"/api/v1{HALL}", "/api/v1/session", "/t/abcdefgh12345678.abcdefgh1234/qr.svg"):  # fmt: skip
        async with kiosk.http.get(f"{kiosk.page}{path}") as answer:
            assert answer.status == 200, path
    async with kiosk.http.get(f"{kiosk.page}/api/v1{HALL}/manager") as answer:
        assert answer.status == 404


async def test_cut_off_the_guide_is_as_last_seen_and_the_voice_says_what_it_said_before(kiosk: Kiosk) -> None:
    async def get(path: str) -> tuple[int, bytes]:
        async with kiosk.http.get(f"{kiosk.page}{path}") as answer:
            return answer.status, await answer.read()

    whole = await kiosk.hall.anyone().get(f"{HALL}/guide")
    said, unsaid = (f"/voice/main/say.wav?language=zh&say={word}" for word in ("choose", "back"))
    async with kiosk.http.get(f"{kiosk.hall.url}{said}") as answer:
        sound = await answer.read()
    assert await get(said) == (200, sound)
    assert (await get(f"/api/v1{HALL}/guide/no-such-matter"))[0] == 404
    assert (await get("/voice/main/say.wav?language=zh&say=nonsense"))[0] == 404
    assert kiosk.agent.kiosk is not None
    await kiosk.agent.kiosk.finish()  # the whole guide is read when the link comes up
    await kiosk.cut()
    status, body = await get(f"/api/v1{HALL}/guide")
    assert (status, msgspec.json.decode(body)) == (200, whole)
    last = whole["matters"][-1]["id"]
    status, body = await get(f"/api/v1{HALL}/guide/{last}")
    assert (status, msgspec.json.decode(body)["id"]) == (200, last)
    assert await get(said) == (200, sound)
    assert (await get(unsaid))[0] == 404
    assert (await get(f"/api/v1{HALL}/guide/never-seen"))[0] == 503


async def test_cut_off_it_gives_out_its_own_numbers_on_paper_and_hands_them_in(kiosk: Kiosk) -> None:
    view = await kiosk.cut()
    assert view["offline"]["left"]["enterprise"] == 20
    status, taken = await kiosk.take("one", service="company-registration", language="en")
    assert (status, taken["number"], taken["offline"], taken["ahead"]) == (201, "A980", True, None)
    assert (await kiosk.slip(shown(taken)))["slip"] == "printed"
    assert "A980" in "".join(str(line) for line in kiosk.paper.paper().items)
    assert b"Taken while the network was down" in kiosk.paper.jobs[0]
    view = await kiosk.view(lambda v: v["offline"]["left"]["enterprise"] == 19)
    assert view["card"] is None
    await kiosk.back()
    there = await kiosk.handed_in(shown(taken))
    assert (there["number"], there["offline"], there["slip"], there["language"]) == (
        "A980",
        True,
        "printed",
        "en",
    )
    status, online = await kiosk.take("two")
    assert online["number"] == "A001"
    assert len(kiosk.paper.jobs) == 1


async def test_a_number_whose_answer_was_lost_is_given_once_and_its_ghost_goes(kiosk: Kiosk) -> None:
    kiosk.cable.lose_answers = True
    status, taken = await kiosk.take("one")
    assert (status, taken["number"]) == (201, "A980")
    waiting = (await kiosk.hall.anyone().get(HALL))["waiting"]
    assert waiting == 1  # the server made A001 and was not heard
    await kiosk.cable.cut()
    kiosk.cable.lose_answers = False
    assert (await kiosk.take("one"))[1]["number"] == "A980"
    await kiosk.back()
    await kiosk.handed_in(shown(taken))
    hall = await kiosk.hall.anyone().get(HALL)
    assert hall["waiting"] == 1
    board = await kiosk.hall.anyone().get(f"{HALL}/board")
    assert board["categories"][0]["waiting"] == 1


async def test_numbers_that_are_used_up_are_refused_with_a_sentence(kiosk: Kiosk) -> None:
    await kiosk.cut()
    numbers = [(await kiosk.take(f"n{n}"))[1]["number"] for n in range(20)]
    assert numbers == [f"A{n}" for n in range(980, 1000)]
    status, problem = await kiosk.take("one more")
    assert (status, problem["code"]) == (409, "no_numbers")
    assert problem["detail"]
    assert (await kiosk.take("other", "construction"))[1]["number"] == "B980"


async def test_an_agent_started_without_the_server_goes_on_from_what_it_knew(tmp_path: Path) -> None:
    async with EscposEmulator() as paper, house(tmp_path / "data") as hall:
        client = await hall.client("kiosk", name="k1")
        token = client.headers["Authorization"].removeprefix("Bearer ")
        async with AsyncExitStack() as stack:
            first = Kiosk(stack, tmp_path, hall, token, paper)
            await first.start(lease=20)
            await first.leased()
            await first.cut()
            assert (await first.take("one"))[1]["number"] == "A980"
        async with AsyncExitStack() as stack:
            again = Kiosk(stack, tmp_path, hall, token, paper)
            again.cable = first.cable
            await again.start(lease=20)
            assert (await again.take("one"))[1]["number"] == "A980"
            status, taken = await again.take("two")
            assert (status, taken["number"]) == (201, "A981")
            assert taken["hall_name"]["zh"] == "薛城区政务服务大厅"
            await again.back()
            assert (await again.handed_in(shown(taken)))["number"] == "A981"
            await again.cable.cut()


async def test_a_printer_without_paper_does_not_keep_a_kiosk_from_giving_out_numbers(kiosk: Kiosk) -> None:
    kiosk.paper.paper_out = True
    await kiosk.view(lambda v: v["printer_cause"] == "paper_out")
    await kiosk.cut()
    status, taken = await kiosk.take("one")
    assert status == 201
    assert (await kiosk.slip(shown(taken)))["slip"] == "failed"
    await kiosk.back()
    assert (await kiosk.handed_in(shown(taken)))["slip"] == "failed"


async def test_rubbish_sent_to_the_page_is_refused(kiosk: Kiosk) -> None:
    url = f"{kiosk.page}/api/v1{HALL}/tickets"
    good = b'{"category":"enterprise"}'
    cases = {
        (b"{", "k"): "malformed", (b"[1]", "k"): "invalid", (b"{}", "k"): "invalid", (good, ""): "malformed",
        (b'{"category":7}', "k"): "invalid", (b'{"category":"enterprise","group":""}', "k"): "invalid",
    }  # fmt: skip
    for (body, key), code in cases.items():
        async with kiosk.http.post(url, data=body, headers={"Idempotency-Key": key}) as answer:
            assert (await answer.json(content_type=None))["code"] == code


async def test_another_site_in_the_same_browser_takes_no_number(kiosk: Kiosk) -> None:
    url = f"{kiosk.page}/api/v1{HALL}/tickets"
    port = kiosk.page.rsplit(":", 1)[1]
    for headers in ({"Origin": "http://elsewhere.example"}, {"Host": f"rebound.example:{port}"}):
        sent = headers | {"Idempotency-Key": "k"}
        async with kiosk.http.post(url, json={"category": "enterprise"}, headers=sent) as answer:
            assert (answer.status, (await answer.json(content_type=None))["code"]) == (403, "foreign_origin")


# The numbers by themselves


def lease(day: str, first: int = 950, last: int = 999, id: str = "l1") -> LeaseView:
    return LeaseView(id, "k1", day, 3, "http://hall", [BlockView("enterprise", "A", first, last, first)])


async def store_with(folder: Path, *leases: LeaseView) -> Store:
    store = await Store.open(folder, lambda: 1000.0)
    for one in leases:
        assert await store.wanted_lease(lambda one=one: one.id) == one.id
        await store.keep_lease(one)
    return store


async def test_no_number_is_given_out_of_a_file_that_was_removed_and_all_again_once_it_is_back(
    tmp_path: Path,
) -> None:
    good, wish = of("2026-11-23"), Wish("enterprise")
    store = await store_with(tmp_path, lease("2026-11-23"))
    await store.issue("a", "t1", good, wish, slip="", at=1000.0)
    (tmp_path / "kiosk.db").rename(tmp_path / "elsewhere")
    with pytest.raises(StoreUnusable, match="removed"):
        await store.issue("b", "t2", good, wish, slip="", at=1000.0)
    with pytest.raises(StoreUnusable, match="removed"):
        await store.find("a")
    assert await store.find("b") is None  # so that the server may be asked, which needs no file here
    assert await store.left(await store.leases(good)) == {"enterprise": 0}  # the page says: ask at the desk
    assert [row.number for row in await store.unsent(10)] == ["A950"]  # and can still be handed in
    (tmp_path / "elsewhere").rename(tmp_path / "kiosk.db")
    assert (await store.issue("b", "t2", good, wish, slip="", at=1000.0)).number == "A951"
    await store.close()


async def test_a_lease_ends_with_its_day(tmp_path: Path) -> None:
    store = await store_with(tmp_path, lease("2026-11-23"))
    assert (
        await store.issue("a", "t1", of("2026-11-23"), Wish("enterprise"), slip="", at=1000.0)
    ).number == "A950"
    with pytest.raises(NumbersUsedUp):
        await store.issue("b", "t2", of("2026-11-24"), Wish("enterprise"), slip="", at=1000.0)
    assert await store.left(await store.leases(of("2026-11-24"))) == {}
    await store.close()


async def test_a_second_lease_follows_when_the_first_is_used_up(tmp_path: Path) -> None:
    today = "2026-11-23"
    store = await store_with(tmp_path, lease(today, 998), lease(today, 950, 951, "l2"))
    given = [
        (await store.issue(f"k{n}", f"t{n}", of(today), Wish("enterprise"), slip="", at=1000.0)).number
        for n in range(4)
    ]
    assert given == ["A998", "A999", "A950", "A951"]
    assert [row.lease for row in await store.unsent(50)] == ["l1", "l1"]
    await store.close()


async def test_a_lease_asked_for_and_not_answered_is_asked_for_again_under_the_same_id(
    tmp_path: Path,
) -> None:
    store = await Store.open(tmp_path)
    assert await store.wanted_lease(lambda: "first") == "first"
    await store.close()
    store = await Store.open(tmp_path)
    assert await store.wanted_lease(lambda: "second") == "first"
    await store.close()


BOARD = BoardView(
    hall="main", name=NOBODY, day="", day_ends_at=None, open=True, hours=(), opens_at=None, opens_provisional=False,
    calls=[], missed=[], categories=[], voice=VoiceNow(enabled=True, volume=1.0, repeat=1), zones=[], notices=[],
    day_open=True, missed_lines=[], zone_lines=[],
)  # fmt: skip
LINE = CategoryLoad(
    id="a", prefix="A", name=NOBODY, waiting=1, wait_s=Wait(1, 2), promise_s=600, windows=1, served=True, full=False,
    staffed=WindowState.OPEN,
)  # fmt: skip


async def test_the_hall_is_open_offline_by_its_hours_and_not_on_another_day() -> None:
    hours = ["08:30-12:00", "13:30-17:30"]
    assert in_hours(hours, "2026-11-23T08:30:00+08:00")
    assert not in_hours(hours, "2026-11-23T12:00:00+08:00")
    view = structs.replace(BOARD, open=True, hours=tuple(hours), categories=[LINE])
    board = LiveMessage(1, "2026-11-23T09:00:00+08:00", view)
    now = board_offline(board, "2026-11-23T16:00:00+08:00").view
    assert (now.open, now.categories[0].wait_s) == (True, None)
    assert not board_offline(board, "2026-11-23T12:30:00+08:00").view.open
    assert not board_offline(board, "2026-11-24T09:00:00+08:00").view.open
    late = structs.replace(board, at="2026-11-23T20:00:00+08:00")  # open outside its hours: a trial hall
    assert board_offline(late, "2026-11-23T20:30:00+08:00").view.open


async def test_a_hall_that_works_over_midnight_is_open_offline_until_its_day_ends() -> None:
    view = structs.replace(BOARD, hours=("20:00-02:00",), day_ends_at="2026-11-24T04:00:00+08:00")
    board = LiveMessage(1, "2026-11-23T23:00:00+08:00", view)
    times = ["23T23:59", "24T00:00", "24T01:59", "24T02:00", "24T21:00"]
    found = [board_offline(board, f"2026-11-{time}:00+08:00").view.open for time in times]
    assert found == [True, True, True, False, False]


async def test_the_halls_day_is_counted_in_its_own_time_zone(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    late = datetime(2026, 11, 23, 17, 0, tzinfo=UTC).timestamp()
    async with aiohttp.ClientSession() as session:
        numbers = Numbers(store, Api(session, "http://127.0.0.1:1", "x"), "main", "k1", 5, lambda: late)
        assert numbers.today() == "2026-11-23"
        numbers.offset_s = 8 * 3600
        assert numbers.today() == "2026-11-24"
        numbers.set_clock("2026-12-24T09:00:00+08:00")  # the server knows better
        assert (numbers.today(), numbers.now() - late) == ("2026-12-24", 30 * 86400 + 8 * 3600)
    await store.close()
