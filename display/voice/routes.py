"""`/voice/{hall}/{call}.wav`: the sound of a call of today, for everybody like the board itself; and
`/voice/{hall}/say.wav?language=zh&say=…`: what a kiosk reads aloud.
"""

import asyncio
from collections import Counter, OrderedDict
from collections.abc import Iterable
from pathlib import Path

import structlog
from aiohttp import hdrs, web

from display.voice import aloud
from display.voice.announcement import Saying, announce, mute
from display.voice.pack import DEFAULT, Pack, load_pack
from server.api.problem_of import refusing
from server.api.routes import Rooms
from server.config.schema import HallSection
from server.domain.queue.calls.call import Call
from server.domain.queue.state import HallState
from server.shell.http import SECURITY
from server.shell.problem_sentences import Problem

log = structlog.get_logger("voice")
KEPT = 32
"""Sounds in memory, about 300 kB each, or one for every window where there are more: when all windows call together, every
board asks for the same sounds in the same order."""


class VoiceRoutes:
    """A pack and the sounds made of it lately, each made once however many boards ask."""

    def __init__(self, pack: Pack, windows: int = 0) -> None:
        """`windows` are those of all halls that speak with this pack."""
        self.pack = pack
        self._most = max(KEPT, windows)
        self._kept: OrderedDict[Saying, asyncio.Task[bytes]] = OrderedDict()

    async def sound(self, saying: Saying) -> bytes:
        """The announcement as a WAV file."""
        task = self._kept.get(saying)
        if task is None:
            making = asyncio.to_thread(announce, self.pack, saying)
            task = self._kept[saying] = asyncio.create_task(making, name="voice")
            task.add_done_callback(lambda made: self._settled(saying, made))
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        self._kept.move_to_end(saying)
        return await asyncio.shield(task)  # one board that leaves does not silence the others

    def _settled(self, saying: Saying, made: "asyncio.Task[bytes]") -> None:
        if made.cancelled() or made.exception() is not None:
            self._kept.pop(saying, None)


def routes(rooms: Rooms, halls: Iterable[HallSection]) -> list[web.RouteDef]:
    """The routes of all halls. Raises PackUnusable when a pack cannot be read."""
    halls = list(halls)
    speaking = {h.id: h for h in halls if h.voice.enabled}
    folders = {h.id: Path(h.voice.pack) if h.voice.pack else DEFAULT for h in speaking.values()}
    windows = Counter(dict.fromkeys(folders.values(), 0))
    for h in speaking.values():
        windows[folders[h.id]] += len(h.window)
    voices = {folder: VoiceRoutes(load_pack(folder), count) for folder, count in windows.items()}
    for voice in voices.values():
        for language in mute(voice.pack):
            log.warning("voice lacks a language", pack=voice.pack.file.name, language=language.value)
    for h in speaking.values():
        if h.voice.category:
            _miss(h, voices[folders[h.id]].pack)

    async def answer(request: web.Request) -> web.Response:
        hall = speaking.get(request.match_info["hall"])
        if hall is None:
            raise Problem("not_found")
        wanted, asked = int(request.match_info["call"]), request.query

        def look(state: HallState, _at: float) -> tuple[str, Call | None]:
            found = next((c for c in state.facts.today.recent if c.call == wanted), None)
            return state.facts.today.day, found

        day, call = await rooms.engine.read(hall.id, look)
        if call is None:
            raise Problem("not_found")
        key = {"day": day, "n": call.number, "w": call.window}
        if any(asked.get(field, value) != value for field, value in key.items()):
            raise Problem("not_found")
        times = 1 if asked.get("times") == "1" else hall.voice.repeat
        category = call.category if hall.voice.category else ""
        saying = Saying(call.number, call.window, call.language, category, times)
        body = await voices[folders[hall.id]].sound(saying)
        response = web.Response(body=body, content_type="audio/wav", headers=SECURITY)
        # The number of a call comes again tomorrow: only an address with day, number and window names one sound for ever.
        keyed = key.keys() <= asked.keys()
        response.headers[hdrs.CACHE_CONTROL] = "public, max-age=86400, immutable" if keyed else "no-cache"
        return response

    packs = {h.id: voices[folders[h.id]].pack if h.id in speaking else None for h in halls}
    return [web.get(r"/voice/{hall}/{call:[0-9]{1,9}}.wav", refusing(answer)), *aloud.routes(rooms, packs)]


def _miss(hall: HallSection, pack: Pack) -> None:
    """Say once which categories have no clip: they are left out, everything else is spoken."""
    missing = [c.id for c in hall.category if f"zh/category-{c.id}" not in pack.clips]
    if missing:
        log.warning("voice pack without clips of categories", hall=hall.id, categories=",".join(missing))
