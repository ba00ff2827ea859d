"""Call pads and rating pads against a whole server: refusals on the display, digits, late touches, twice the same."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from pathlib import Path
from typing import Any

import pytest

from devices.ff68.emulator import Ff68Emulator, typed
from tests.floor.halls import bus, hall_with
from tests.patience import PATIENCE_S
from tests.serving import Client, House, news

HALL = "/halls/main"


class Room:
    """A hall with a bus, and eyes on it."""

    def __init__(self, hall: House, pads: Ff68Emulator, clerk: Client, kiosk: Client) -> None:
        self.hall, self.pads, self.clerk, self.kiosk = hall, pads, clerk, kiosk

    async def take(self, category: str = "enterprise", **more: Any) -> dict[str, Any]:
        return await self.kiosk.post(f"{HALL}/tickets", {"category": category, **more})

    async def desk(self, done: Callable[[dict[str, Any]], bool], window: str = "1") -> dict[str, Any]:
        """The live console of a window, once `done` holds."""
        url = f"{self.hall.url}/live{HALL}/desk/{window}"
        async with (
            asyncio.timeout(PATIENCE_S),
            self.hall.http.ws_connect(url, headers=self.clerk.headers) as socket,
        ):
            while True:
                view = (await news(socket))["view"]
                if done(view):
                    return view

    async def refused(self, keys: str, code: int, pad: int = 1) -> None:
        """The keys bring this code onto the display, with a beep, and afterwards what stood there before."""
        before = self.pads.pad(pad).beeps
        await typed(self.pads, pad, keys)
        await self.pads.shows(pad, f"{code}   ")
        await self.pads.until(lambda: self.pads.pad(pad).beeps == before + 1)


@pytest.fixture
async def room(tmp_path: Path) -> AsyncGenerator[Room]:
    async with Ff68Emulator() as pads, hall_with(tmp_path / "data", bus(pads.url)) as hall:
        made = Room(hall, pads, await hall.client("clerk"), await hall.client("kiosk", name="k1"))
        await pads.shows(1, "000   ")
        yield made


async def test_what_a_pad_may_not_it_says_on_its_display_and_on_the_console(room: Room) -> None:
    await room.refused("call", 903)
    await room.refused("9 9 9 ok", 910)
    await typed(room.pads, 1, "1 0 1 ok")
    await room.pads.shows(1, "000   ")
    await room.refused("call", 901)
    await room.refused("start", 904)
    await room.refused("line", 911)
    await room.refused("1 0 1 ok", 909, pad=2)
    view = await room.desk(lambda v: len(v["presses"]) == 6)
    assert [(p["keys"], p["action"], p["code"]) for p in view["presses"]] == [
        ("line", "", "unknown_keys"),
        ("start", "start", "wrong_state"),
        ("call", "call-next", "nothing_waiting"),
        ("••• ok", "sign-in", ""),
        ("••• ok", "sign-in", "unknown_clerk"),
        ("call", "call-next", "window_closed"),
    ]
    await room.pads.shows(1, "000   ")


async def test_the_manager_sees_the_presses_of_all_pads(room: Room) -> None:
    await room.refused("call", 903)
    await room.refused("call", 903, pad=2)
    manager = await room.hall.client("manager")
    url = f"{room.hall.url}/live{HALL}/manager"
    async with asyncio.timeout(PATIENCE_S), room.hall.http.ws_connect(url, headers=manager.headers) as socket:
        while len(presses := (await news(socket))["view"]["presses"]) < 2:
            pass
    assert [(p["window"], p["code"], p["message"]) for p in presses] == [
        ("2", "window_closed", "Window not open"),
        ("1", "window_closed", "Window not open"),
    ]


async def test_five_wrong_codes_lock_signing_in_for_a_while(room: Room) -> None:
    for _ in range(5):
        await room.refused("9 9 ok", 910)
    await room.refused("1 0 1 ok", 913)
    await typed(room.pads, 2, "1 0 2 ok")
    await room.desk(lambda v: v["window"]["clerk"] == "c02", "2")


async def test_a_chosen_number_is_called_by_its_digits_and_a_held_one_taken_up_again(room: Room) -> None:
    await typed(room.pads, 1, "1 0 1 ok")
    for _ in range(3):
        await room.take()
    await typed(room.pads, 1, "0 0 2 call")
    await room.pads.shows(1, "002002")
    await typed(room.pads, 1, "start 6 ok")
    view = await room.desk(lambda v: bool(v["held"]))
    assert view["held"][0]["reason"] == "Citizen fetches a document"
    await typed(room.pads, 1, "2 call")
    view = await room.desk(lambda v: v["ticket"] is not None)
    assert (view["ticket"]["number"], view["ticket"]["state"]) == ("A002", "serving")
    await room.refused("7 7 call", 905)


async def test_a_citizen_is_sent_on_by_digits_to_a_window_or_a_category(room: Room) -> None:
    await typed(room.pads, 1, "1 0 1 ok")
    for _ in range(2):
        await room.take()
    await typed(room.pads, 1, "call")
    await room.pads.shows(1, "001001")
    await room.refused("start 2 start", 915)  # nobody sits there: the same again says that it is meant
    await typed(room.pads, 1, "2 start")
    await room.pads.shows(2, "002   ")
    await room.refused("call start 0 2 start", 916)
    await typed(room.pads, 1, "0 2 start")
    await room.desk(lambda v: v["ticket"] is None and v["window"]["state"] == "open" and not v["next"])
    hall = await room.clerk.get(HALL)
    assert [c["waiting"] for c in hall["categories"]][:2] == [1, 1]


async def test_missing_pausing_and_signing_out_work_from_the_pad(room: Room) -> None:
    await typed(room.pads, 1, "1 0 1 ok")
    await room.take()
    await typed(room.pads, 1, "call 5 ok")
    view = await room.desk(lambda v: bool(v["missed"]))
    assert view["missed"][0]["number"] == "A001"
    await typed(room.pads, 1, "0 ok")
    view = await room.desk(lambda v: v["window"]["state"] == "paused")
    assert view["window"]["reason"] == "Away for a moment"
    await room.refused("call", 917)
    view = await room.desk(lambda v: v["presses"][0]["code"] == "window_paused")
    assert view["presses"][0]["message"] == "Window paused"
    await typed(room.pads, 1, "0 ok")
    await room.desk(lambda v: v["window"]["state"] == "open")
    await typed(room.pads, 1, "4 ok")
    await room.desk(lambda v: v["window"]["state"] == "closed")


async def test_a_press_sent_twice_by_the_pad_calls_once(room: Room) -> None:
    await typed(room.pads, 1, "1 0 1 ok")
    for _ in range(2):
        await room.take()
    room.pads.press(1, "call")
    room.pads.press(1, "call")
    await room.pads.shows(1, "001001")
    view = await room.desk(lambda v: any(p["keys"] == "call" for p in v["presses"]))
    assert [p["keys"] for p in view["presses"]] == ["call", "••• ok"]


async def test_without_a_touch_a_service_is_not_rated_and_a_late_touch_is_refused(tmp_path: Path) -> None:
    async with Ff68Emulator() as pads, hall_with(tmp_path / "data", bus(pads.url), rating_pad_s=1) as hall:
        room = Room(hall, pads, await hall.client("clerk"), await hall.client("kiosk", name="k1"))
        await pads.shows(1, "000   ")
        await typed(pads, 1, "1 0 1 ok")
        ticket = await room.take()
        await typed(pads, 1, "call start")
        pads.rate(0x81, 4)  # nobody has been asked yet
        view = await room.desk(lambda v: any(p["keys"] == "rating" for p in v["presses"]))
        assert view["presses"][0]["code"] == "rating_late"
        await typed(pads, 1, "finish")
        await pads.until(lambda: pads.pad(0x81).asked == 1)
        url = f"{hall.url}/live{HALL}/pads/1"
        async with (
            asyncio.timeout(PATIENCE_S),
            hall.http.ws_connect(url, headers=room.clerk.headers) as socket,
        ):
            while (await news(socket))["view"]["ticket"]:
                pass  # the time of the pad is over
        pads.rate(0x81, 4)
        late = await room.desk(
            lambda v: [p["code"] for p in v["presses"]].count("rating_late") == 2  # and the one before
        )
        assert late["presses"][0]["action"] == "rate"
        assert pads.pad(0x81).thanked == 0
        seen = await room.clerk.get(f"{HALL}/tickets/{ticket['id']}")
        assert (seen["rated"], seen["may_rate"]) == (False, True)


async def test_a_press_of_a_pad_that_nobody_configured_does_nothing(room: Room) -> None:
    room.pads.press(9, "call")
    await room.pads.until(lambda: len(room.pads.pad(9).echoed) == 1)
    await typed(room.pads, 1, "1 0 1 ok")
    await room.desk(lambda v: v["window"]["state"] == "open")
