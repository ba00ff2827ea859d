"""The audit of a server, put together: what follows the journal, what is asked of it, what is forgotten in time."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

from server.access.access import Access
from server.api.routes import AuditRooms
from server.audit.book import AuditBook
from server.audit.follower import AuditTrail
from server.bridges.forgetting import forgetting
from server.domain.sealing import key_of
from server.engine.clock import HallClock
from server.engine.engine import Engine
from server.journal.journal import Journal
from server.personal.personal import Personal

DAY_S = 86400


class AuditPart:
    """Made by `opened`."""

    def __init__(self, trail: AuditTrail, rooms: AuditRooms, access: Access, personal: Personal) -> None:
        self.trail, self.rooms = trail, rooms
        self._access, self._personal = access, personal

    @classmethod
    @asynccontextmanager
    async def opened(
        cls, folder: Path, journal: Journal, access: Access, personal: Personal, secret: bytes
    ) -> AsyncGenerator["AuditPart"]:
        trail = await AuditTrail.open(folder, journal)
        try:
            book = AuditBook(trail, personal, access.security)
            yield cls(trail, AuditRooms(book, key_of(secret, "audit"), journal.one), access, personal)
        finally:
            await trail.close()

    def follow(self, *engines: Engine[Any, Any, Any]) -> None:
        """Hear what happens there."""
        for engine in engines:
            engine.settled.connect(self.trail.changed)

    def tasks(self, clock: HallClock, days: int) -> "Sequence[asyncio.Task[None]]":
        """The app owns them. `days`: how long looks and refused sign-ins are kept."""
        looks = partial(self._personal.purge_looks, days * DAY_S)
        events = partial(self._access.security.purge, days * DAY_S)
        return [
            asyncio.create_task(self.trail.run(), name="audit"),
            asyncio.create_task(forgetting(clock, looks, "notes of looks"), name="looks-retention"),
            asyncio.create_task(forgetting(clock, events, "refused sign-ins"), name="security-retention"),
        ]
