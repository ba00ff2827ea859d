"""Says in the log who was refused for want of a right: from where, on which route, why. A flood is counted, not written."""

from collections.abc import Callable

import structlog
from aiohttp import web

from server.api.sources import source
from server.shell.problem_sentences import Problem
from server.sparing import Sparing

log = structlog.get_logger("access")
NOTED = frozenset({"unauthorised", "forbidden", "foreign_origin"})
SAYING_S = 60.0
SAID_AT_ONCE = 20
"""Lines within SAYING_S; what comes beyond them is a number in the next line."""


class TurnedAway:
    """`steady`: seconds that only go forward."""

    def __init__(self, steady: Callable[[], float]) -> None:
        self._sparing = Sparing(steady, SAID_AT_ONCE, SAYING_S)

    def note(self, request: web.Request, problem: Problem) -> None:
        """Of any other refusal nothing is said. Never the path itself: a citizen's has the proof in it."""
        if problem.code not in NOTED:
            return
        more = self._sparing.more()
        if more is None:
            return
        resource = request.match_info.route.resource
        route = resource.canonical if resource is not None else "none"
        log.info(
            "request refused",
            code=problem.code,
            method=request.method,
            route=route,
            source=source(request),
            **more,
        )


TURNED_AWAY = web.AppKey("turned_away", TurnedAway)


def note(request: web.Request, problem: Problem) -> None:
    """See `TurnedAway.note`."""
    book = request.app.get(TURNED_AWAY)
    if book is not None:
        book.note(request, problem)
