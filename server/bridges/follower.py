"""Tells pads and signs what changed: the windows that a change is about at once, the rest of the hall soon after."""

import asyncio
from collections.abc import Callable, Mapping, Sequence

import structlog

from server.domain.queue.change import Change, touched
from server.domain.queue.state import HallState
from server.halls import Halls

log = structlog.get_logger("devices")
LAG_S = 0.3
LOOK_S = 30.0
"""Everything is looked at again this often, whatever was missed."""
Show = Callable[[HallState, str], None]
"""(state, window): bring the devices of a window up to date; never waits."""


class Follower:
    """`shows` are called with settled state only. `halls` names the windows that have a device, by hall."""

    def __init__(self, engine: Halls, shows: Sequence[Show], halls: Mapping[str, Sequence[str]]) -> None:
        self._engine, self._shows = engine, shows
        self._windows = {hall: windows for hall, windows in halls.items() if windows}
        self._stale: set[str] = set()
        self._wanted = asyncio.Event()

    def follow(self, change: Change) -> None:
        """Never waits."""
        windows = self._windows.get(change.stream)
        if not windows:
            return
        _, about = touched(change)
        for window in about:
            if window in windows:
                self._show(change.state, window)
        self._stale.add(change.stream)
        self._wanted.set()

    def refresh(self, hall: str) -> None:
        """Bring a hall's devices up to date soon."""
        self._stale.add(hall)
        self._wanted.set()

    async def run(self) -> None:
        """Follow up on the windows whose waiting count moved; the app owns this task."""
        self._stale.update(self._windows)
        while True:
            halls = list(self._stale)
            self._stale.clear()
            self._wanted.clear()
            for hall in halls:
                try:
                    await self._engine.read(hall, self._look)
                except Exception as error:
                    log.warning("devices not refreshed", hall=hall, cause=repr(error))
                    self._stale.add(hall)
            try:
                async with asyncio.timeout(LOOK_S):
                    await self._wanted.wait()
            except TimeoutError:
                self._stale.update(self._windows)
            await asyncio.sleep(LAG_S)

    def _look(self, state: HallState, at: float) -> None:
        del at
        for window in self._windows.get(state.settings.id, ()):
            self._show(state, window)

    def _show(self, state: HallState, window: str) -> None:
        for show in self._shows:
            try:
                show(state, window)
            except Exception:
                log.exception("a device cannot be shown", hall=state.settings.id, window=window)
