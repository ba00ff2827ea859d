"""`/voice/{hall}/say.wav?language=zh&say=WORDS`: what a kiosk reads aloud, for browsers without a voice of their own."""

import asyncio
from collections.abc import Mapping
from functools import cache, lru_cache

from aiohttp import hdrs, web

from display.voice.guidance import Guidance, NotSaid, can_guide, read_aloud
from display.voice.pack import DEFAULT, Pack, load_pack
from display.voice.spelling import Spoken
from server.api.problem_of import refusing
from server.api.routes import Rooms
from server.domain.queue.state import HallState
from server.shell.http import SECURITY
from server.shell.problem_sentences import Problem

KEPT = 16
"""Sounds in memory: 2 MB each at the most, a tenth of that as a rule."""
MOST_CHARACTERS = 1000
LANGUAGES: dict[str, Spoken] = {"zh": "zh", "en": "en"}


def routes(rooms: Rooms, packs: Mapping[str, Pack | None]) -> list[web.RouteDef]:
    """The route for every hall of `packs`, whether its boards speak or not: a citizen asks for this voice.

    A hall without a pack of its own, or with one that lacks a clip of the guidance, has the voice that comes along.
    """

    @cache
    def coming_along() -> Pack:
        return load_pack(DEFAULT)

    def pack_of(hall: str) -> Pack:
        own = packs[hall]
        return own if own is not None and can_guide(own) else coming_along()

    @lru_cache(KEPT)
    def sound(hall: str, guidance: Guidance, named: frozenset[str]) -> bytes:
        return read_aloud(pack_of(hall), guidance, named)

    async def answer(request: web.Request) -> web.Response:
        hall, asked = request.match_info["hall"], request.query
        language, words = LANGUAGES.get(asked.get("language", "")), asked.get("say", "")
        if hall not in packs:
            raise Problem("not_found")
        if language is None:
            raise Problem("invalid", cause="language")
        if len(words) > MOST_CHARACTERS:
            raise Problem("too_large")
        named = await rooms.engine.read(hall, _named)
        try:
            body = await asyncio.to_thread(sound, hall, Guidance(language, words), named)
        except NotSaid as error:
            raise Problem("invalid", cause=f"say: {error}") from error
        response = web.Response(body=body, content_type="audio/wav", headers=SECURITY)
        response.headers[hdrs.CACHE_CONTROL] = "public, max-age=3600"
        return response

    return [web.get("/voice/{hall}/say.wav", refusing(answer))]


def _named(state: HallState, _at: float) -> frozenset[str]:
    """What a hall has names for."""
    settings = state.settings
    categories = (f"category-{id}" for id in settings.categories)
    return frozenset([*categories, *(f"group-{id}" for id in settings.groups)])
