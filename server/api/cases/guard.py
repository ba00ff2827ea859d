"""The query code guards what a citizen sees of a case: six digits, so wrong ones are counted."""

from aiohttp import web

from server.api.cases.query_code import DELAYS_S, fits
from server.api.routes import Ask, Rooms
from server.api.sources import source
from server.domain.sealing import Key
from server.shell.problem_sentences import Problem

CODES = "case"
"""Under which wrong codes are counted: whoever guesses at one case guesses at all."""


async def guarded(ask: Ask, rooms: Rooms, request: web.Request) -> str:
    """The number that the path shows with its code."""
    number, _, code = ask.item.partition(".")
    if not tried(rooms, source(request), number, code):
        raise Problem("unknown_case", case=number)
    return number


def tried(rooms: Rooms, asker: str, number: str, code: str, key: Key | None = None) -> bool:
    """Whether that is the code of a number, made with `key` (that of the cases). Wrong ones are counted by who asks,
    whatever number they were for, and a right one takes no count away: six digits are soon tried, and whoever guesses may
    have one of their own. Raises Problem."""
    cases, now = rooms.cases, rooms.cases.steady()
    wait = cases.tries.wait(asker, CODES, now)
    if wait > 0:
        raise Problem("too_many_codes", retry_after_s=round(wait) + 1, minutes=str(round(wait / 60) + 1))
    right = fits(key or cases.key, number, code)
    if not right:
        cases.tries.failed(asker, CODES, now, DELAYS_S)
    return right
