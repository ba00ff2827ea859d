"""The query code guards what a citizen sees of a case: six digits, so wrong ones are counted."""

from aiohttp import web

from server.api.cases.query_code import DELAYS_S, fits
from server.api.routes import Ask, Rooms
from server.api.sources import source
from server.shell.problems import Problem

CODES = "case"
"""Under which wrong codes are counted: whoever guesses at one case guesses at all."""


async def guarded(ask: Ask, rooms: Rooms, request: web.Request) -> str:
    """The number that the path shows with its code. Wrong codes are counted by source, whatever case they were for, and a
    right one takes no count away: six digits are soon tried, and whoever guesses may have a case of their own."""
    number, _, code = ask.item.partition(".")
    cases, asker, now = rooms.cases, source(request), rooms.cases.steady()
    wait = cases.tries.wait(asker, CODES, now)
    if wait > 0:
        raise Problem("too_many_codes", retry_after_s=round(wait) + 1, minutes=str(round(wait / 60) + 1))
    if not fits(cases.key, number, code):
        cases.tries.failed(asker, CODES, now, DELAYS_S)
        raise Problem("unknown_case", case=number)
    return number
