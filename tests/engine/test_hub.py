"""A hub that waits for nobody and sends whole views."""

import asyncio
import json
from typing import Any

from server.domain.queue import commands as c
from server.domain.queue.change import Change, shown_at_once
from server.domain.queue.state import HallState
from server.domain.queue.views.board import board_view, sign_view
from server.hub.hub import Hub, View
from server.hub.listener import Listener
from tests.halls import Bench
from tests.patience import PATIENCE_S


class Screens:
    """A hall, its hub and listeners, without a server."""

    def __init__(self) -> None:
        self.hall = Bench().open()
        views: dict[str, View[HallState]] = {
            "board": lambda s, k, n: board_view(s, n),
            "window": lambda s, k, n: sign_view(s, k, n) if k in s.settings.windows else None,
        }
        self.hub = Hub(views, {"main": lambda at: f"T{at}"}, shown_at_once)

    def watch(self, kind: str, key: str = "") -> Listener:
        listener = Listener(abort=lambda: None)
        assert self.hub.join(self.hall.state, 0.0, kind, key, listener) is not None
        return listener

    def do(self, at: float, command: c.AnyCommand) -> None:
        events = self.hall.do(at, command)
        self.hall.state.seq += 1
        self.hub.changed(Change("main", self.hall.state, events, at))


async def heard(listener: Listener) -> Any:
    async with asyncio.timeout(PATIENCE_S):
        return json.loads(await listener.next())


async def test_a_newcomer_gets_the_whole_view_at_once():
    screens = Screens()
    first = await heard(screens.watch("window", "1"))
    assert first["view"]["state"] == "open"
    assert set(first) == {"seq", "at", "view"}


async def test_a_slow_listener_gets_only_the_newest_view():
    screens = Screens()
    board = screens.watch("board")
    await heard(board)
    for n in range(50):
        screens.do(n, c.TakeTicket(f"t{n}", "enterprise"))
    newest = await heard(board)
    assert newest["view"]["categories"][0]["waiting"] == 50
    assert newest["seq"] == 50


async def test_what_a_change_touches_is_told_at_once_and_the_rest_is_left_alone():
    screens = Screens()
    one, two = screens.watch("window", "1"), screens.watch("window", "2")
    await heard(one)
    await heard(two)
    screens.do(1, c.TakeTicket("t", "enterprise"))
    screens.do(2, c.CallNext("1"))
    assert (await heard(one))["view"]["number"] == "A001"
    assert two._message is None  # pyright: ignore[reportPrivateUsage]


async def test_a_view_that_looks_the_same_is_not_sent_again():
    screens = Screens()
    sign = screens.watch("window", "1")
    await heard(sign)
    screens.hub.refresh("main")
    screens.hub._look(screens.hall.state, 5.0)  # pyright: ignore[reportPrivateUsage]
    assert sign._message is None  # pyright: ignore[reportPrivateUsage]


async def test_there_is_no_view_of_a_window_that_does_not_exist():
    screens = Screens()
    listener = Listener(abort=lambda: None)
    assert screens.hub.join(screens.hall.state, 0.0, "window", "99", listener) is None
    assert screens.hub.listeners == 0


async def test_a_stuck_listener_is_cut_and_the_others_stay():
    screens = Screens()
    cut: list[str] = []
    stuck = Listener(abort=lambda: cut.append("stuck"))
    for listener in (stuck, Listener(abort=lambda: cut.append("healthy"))):
        screens.hub.join(screens.hall.state, 0.0, "board", "", listener)
    stuck.busy_since = asyncio.get_running_loop().time() - 60
    screens.hub.cut_stuck()
    assert cut == ["stuck"]
    assert screens.hub.listeners == 1
