"""What of a day's ratings is worth a look: with the evidence for whoever supervises, in counts alone for a hall's manager.

A manager may be the one who had them staged, and answers for those who did: who is asked, and with what, stays with whoever
supervises. That there is something to be explained is no secret.
"""

from collections import Counter
from collections.abc import Callable

from aiohttp import web
from msgspec import Struct, structs

from server.access.door import TRUSTED_DEVICES
from server.access.security import SecurityKind
from server.api.audit import asking, note
from server.api.routes import ActRoute, Ask, Rooms, Route, roles
from server.api.statistics import day_asked
from server.domain.language import Text
from server.domain.oversight.integrity import FIVES_DAYS, PatternSeen, RatedService, RatingPattern, patterns

PATH = "/api/v1/halls/{hall}/rating-patterns"
LOOKING = roles("supervisor", "manager")
MOST_SHOWN = 500
"""Ids of ratings of one pattern."""


class PatternLine(Struct, frozen=True):
    """`window` is empty where it is about several. `entries`: numbers of the ratings in the hall's stream, by which each
    opens in the audit; `figures`: the numbers that speak."""

    pattern: RatingPattern
    window: str
    window_name: Text | None
    clerks: list[str]
    entries: list[int]
    figures: dict[str, float]


class RatingPatterns(Struct, frozen=True):
    """`counts`: pattern → how often; `seen`: empty for a manager, whose own hall it is about."""

    hall: str
    day: str
    ratings: int
    fives_days: int
    counts: dict[RatingPattern, int]
    seen: list[PatternLine]


async def look(
    ask: Ask, rooms: Rooms, request: web.Request
) -> tuple[RatingPatterns, Callable[[web.Response], None] | None]:
    settings, day, _, _ = await day_asked(ask, rooms, request.query.get("day", "today"))
    evidence = bool(ask.who.roles & {"supervisor", "admin"})
    if evidence:
        await note(SecurityKind.PATTERNS, ask, rooms, request, f"hall={ask.hall}&day={day}")
    rated = await asking(rooms.reports.rated(ask.hall, day))
    today = await _with_senders(rated.day, ask.hall, rooms)
    seen = patterns(today, rated.month)
    windows = settings.windows

    def line(one: PatternSeen) -> PatternLine:
        window = windows.get(one.window)
        return PatternLine(
            one.pattern,
            one.window,
            window.name if window else None,
            [rooms.access.title(ask.hall, clerk) for clerk in one.clerks],
            list(one.ratings[:MOST_SHOWN]),
            one.figures,
        )

    return RatingPatterns(
        ask.hall,
        day,
        len(today),
        FIVES_DAYS,
        dict(Counter(one.pattern for one in seen)),
        [line(one) for one in seen] if evidence else [],
    ), None


async def _with_senders(rows: list[RatedService], hall: str, rooms: Rooms) -> list[RatedService]:
    """By whom each was sent, as the audit knows it."""
    trail = rooms.audit.book.trail
    await asking(trail.up_to_date())
    actors = await asking(trail.actors(hall, [row.id for row in rows]))
    return [
        structs.replace(row, by_staff=actors.get(row.id, "").partition(":")[0] in TRUSTED_DEVICES)
        for row in rows
    ]


ROUTES: list[Route] = [
    ActRoute("GET", PATH, "Patterns in a day's ratings that honest days do not have", RatingPatterns, LOOKING,
             problems=("invalid", "journal_unavailable", "store_unavailable"), query={"day": ()}, act=look,
             named="readRatingPatterns"),
]  # fmt: skip
