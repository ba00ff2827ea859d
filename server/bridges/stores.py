"""The files beside the journal: who they belong to refuses to store in one that was taken away; here it is said."""

import asyncio
from collections.abc import Callable, Iterator, Mapping

import structlog

from server.domain.queue.views.alerts import Cause
from server.domain.queue.words import AlertKind, AlertLevel
from server.signal import Signal
from server.sqlite import StoreUnusable

log = structlog.get_logger("server")
LOOK_S = 1.0


class Stores:
    """`looks`: file name → a look at it, which raises StoreUnusable."""

    def __init__(self, looks: Mapping[str, Callable[[], None]]) -> None:
        self._looks = looks
        self.faults: dict[str, str] = {}
        """File name → what is wrong with it now."""
        self.changed = Signal[()]("stores")

    def look(self) -> None:
        """Costs some microseconds."""
        found: dict[str, str] = {}
        for name, look in self._looks.items():
            try:
                look()
            except StoreUnusable as error:
                found[name] = str(error)
        if found == self.faults:
            return
        for name in found.keys() - self.faults.keys():
            log.error("a file was taken away", file=name, cause=found[name])
        for name in self.faults.keys() - found.keys():
            log.info("a file is back", file=name)
        self.faults.clear()
        self.faults.update(found)
        self.changed.send()

    async def run(self) -> None:
        """Each second; the app owns this task."""
        while True:
            self.look()
            await asyncio.sleep(LOOK_S)

    def causes(self) -> Iterator[Cause]:
        """An alert for each of them."""
        for name in self.faults:
            yield Cause(AlertKind.STORE, AlertLevel.BAD, 1, subject=name)
