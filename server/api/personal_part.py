"""The personal part of a request: kept apart before the command that refers to it, and gone again if none does."""

import msgspec
import structlog

from server.api.routes import Rooms
from server.sqlite import StoreUnusable

log = structlog.get_logger("api")
_encode = msgspec.json.Encoder().encode


class KeptApart:
    """Keeps `content` (nothing for none) under an id while the body of the `async with` makes a command of it. `given`: the
    client sent it, so that it must be kept; what only a card said may be lost."""

    def __init__(self, rooms: Rooms, place: str, kind: str, content: object, given: bool) -> None:
        self._personal, self._place, self._kind = rooms.personal, place, kind
        self._content, self._given = content, given
        self._stored = ""
        self.referred = False
        """Whether an entry refers to it, or may: then it stays. After a failed commit one may."""

    async def __aenter__(self) -> str:
        """Raises StoreUnusable."""
        if self._content and self._kind:
            try:
                self._stored = await self._personal.put(
                    self._place, self._kind, _encode(self._content).decode()
                )
            except StoreUnusable as error:
                if self._given:
                    raise
                log.warning("a card's holder was not kept", hall=self._place, cause=str(error))
        return self._stored

    async def __aexit__(self, *_fault: object) -> None:
        # Refused, in conflict or answered before: no entry refers to it.
        if self._stored and not self.referred:
            try:
                await self._personal.delete(self._stored)
            except StoreUnusable as error:  # it goes when its time is over
                log.warning("personal data nobody refers to is left", hall=self._place, cause=str(error))
