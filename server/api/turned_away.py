"""Says in the log who was refused for want of a right: from where, on which route, why. A flood is counted, not written."""

from collections.abc import Callable

import structlog
from aiohttp import web

from server.api.sources import source
from server.shell.problems import Problem

log = structlog.get_logger("access")
NOTED = frozenset({"unauthorised", "forbidden", "foreign_origin"})
SAYING_S = 60.0
SAID_AT_ONCE = 20
"""Lines within SAYING_S; what comes beyond them is a number in the next line."""


class TurnedAway:
    """`steady`: seconds that only go forward."""

    def __init__(self, steady: Callable[[], float]) -> None:
        self._steady = steady
        self._since, self._said, self._unsaid = 0.0, 0, 0

    def note(self, request: web.Request, problem: Problem) -> None:
        """Of any other refusal nothing is said. Never the path itself: a citizen's has the proof in it."""
        if problem.code not in NOTED:
            return
        now = self._steady()
        if now - self._since > SAYING_S:
            self._said, self._since = 0, now
        if self._said >= SAID_AT_ONCE:
            self._unsaid += 1
            return
        self._said += 1
        more = {"not_said": self._unsaid} if self._unsaid else {}
        self._unsaid = 0
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
