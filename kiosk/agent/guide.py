"""The guide and the voice at a kiosk: from the server while it answers, as last seen otherwise."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Iterable

import aiohttp
import structlog
from msgspec import Raw, ValidationError

from kiosk.agent.api import Api, NoAnswer
from kiosk.agent.once import misfits
from kiosk.agent.store import Store
from server.domain.queue.shown.guide import GuideView, MatterView
from server.sqlite import StoreUnusable

log = structlog.get_logger("agent")
TRY_S = 3.0
LONGEST_SOUND = 3_000_000
SOUNDS = 16
"""Kept in memory: what a kiosk says most."""
Shown = GuideView | MatterView | Raw
"""The list, one matter, or a problem in the server's own words."""


class Guide:
    """`online()` says whether the server is there."""

    def __init__(self, store: Store, api: Api, hall: str, online: Callable[[], bool]) -> None:
        self._store, self._api, self._hall, self._online = store, api, hall, online
        self._misfits = misfits()
        self._sounds: OrderedDict[str, bytes] = OrderedDict()

    async def look(self, service: str = "") -> tuple[int, Shown] | None:
        """(status, answer) for the list or, with `service`, for one matter; None where it was never seen."""
        name = f"guide/{service}"
        path = f"/halls/{self._hall}/guide" + (f"/{service}" if service else "")
        kind = MatterView if service else GuideView
        known = await self._store.kept(name, kind)
        if self._online():
            try:
                answer = await self._api.call("GET", path, timeout_s=TRY_S)
                if answer.status == 404:
                    return answer.status, Raw(answer.raw)
                if answer.status == 200:
                    found = answer.read(kind)
                    self._misfits.well("guide")
                    if found != known:
                        await self._store.keep(name, found)
                    return answer.status, found
            except ValidationError as error:
                self._misfits.warn("guide", error)
            except (NoAnswer, StoreUnusable) as error:
                log.info("guide not read or kept, as last seen", cause=str(error)[:200])
        return (200, known) if known is not None else None

    async def fill(self, services: Iterable[str]) -> None:
        """Read the whole guide once, so that it can be shown without the server. `services` are all of the hall: also of one
        that the list has no more the last copy must say so."""
        await self.look()
        for service in services:
            if not self._online():
                return
            await self.look(service)

    async def say(self, query: str) -> bytes | None:
        """The sound of `query` of `/voice/{hall}/say.wav`, or None when there is none to be had."""
        sound = self._sounds.get(query)
        if sound is None and self._online():
            sound = await self._hear(query)
        if sound is not None:
            self._sounds[query] = sound
            self._sounds.move_to_end(query)
            while len(self._sounds) > SOUNDS:
                self._sounds.popitem(last=False)
        return sound

    async def _hear(self, query: str) -> bytes | None:
        url = f"{self._api.base}/voice/{self._hall}/say.wav?{query}"
        try:
            async with (
                asyncio.timeout(TRY_S),
                self._api.session.get(url, headers=self._api.headers, allow_redirects=False) as answer,
            ):
                if answer.status != 200 or answer.content_type != "audio/wav":
                    return None
                sound = b""
                async for chunk in answer.content.iter_chunked(65536):
                    sound += chunk
                    if len(sound) > LONGEST_SOUND:
                        return None
                return sound
        except (aiohttp.ClientError, TimeoutError, ValueError) as error:
            log.info("nothing read aloud", cause=repr(error)[:200])
            return None
