"""Sign-ins that were refused: lines for the log, and a short list for an administrator.

A name that is nobody's is never kept or written: people type their password there.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

import structlog

from server.access.people import KnownPerson
from server.access.security import SecurityKind
from server.access.tries import LOCKED_S
from server.clock import Clock
from server.sparing import Sparing

log = structlog.get_logger("access")
MOST_LINES = 100
SAID_AT_ONCE = 20
SAYING_S = 10.0
"""So many lines in so many seconds; what is beyond is counted and said with the next: a flood must not fill a disk."""
BUSY_S = 2
Keep = Callable[[SecurityKind, str, KnownPerson | None], None]
"""Told of each: what it was, from which source, about whom."""


@dataclass
class RefusedTries:
    """What was refused to one source about one person (or about names that nobody has); times in seconds since the epoch."""

    source: str
    hall: str
    person: str
    known_browser: bool
    wrong: int = 0
    turned_away: int = 0
    locked: int = 0
    first_at: float = 0.0
    last_at: float = 0.0


class RefusedBook:
    def __init__(self, clock: Clock, keep: Keep) -> None:
        self._clock, self._keep = clock, keep
        self.wrong = self.turned_away = 0
        """Since the start."""
        self._lines: OrderedDict[tuple[str, str, str, bool], RefusedTries] = OrderedDict()
        self._sparing = Sparing(clock.steady, SAID_AT_ONCE, SAYING_S)

    def lines(self) -> list[RefusedTries]:
        """The newest first."""
        return list(reversed(self._lines.values()))

    def note_wrong(
        self, source: str, person: KnownPerson | None, known: bool, failures: int, wait_s: float
    ) -> None:
        """A wrong password for somebody who exists, or for a name that is nobody's."""
        self.wrong += 1
        self._keep(SecurityKind.WRONG, source, person)
        line = self._line(source, person, known)
        line.wrong += 1
        event = "sign-in failed"
        if wait_s >= LOCKED_S:
            line.locked += 1
            event = "sign-in locked"
        elif wait_s:
            event = "sign-in slowed"
        self._say(event, line, failures=failures, wait_s=round(wait_s))

    def note_turned_away(self, source: str, person: KnownPerson | None, known: bool, cause: str) -> None:
        """Nothing was checked: the wait was not over, or the line too long."""
        self.turned_away += 1
        self._keep(SecurityKind.TURNED_AWAY, source, person)
        line = self._line(source, person, known)
        line.turned_away += 1
        self._say("sign-in turned away", line, cause=cause)

    def _line(self, source: str, person: KnownPerson | None, known: bool) -> RefusedTries:
        key = (source, person.hall if person else "", person.id if person else "", known)
        line = self._lines.pop(key, None) or RefusedTries(*key, first_at=self._clock.wall())
        if len(self._lines) >= MOST_LINES:
            self._lines.popitem(last=False)
        self._lines[key] = line
        line.last_at = self._clock.wall()
        return line

    def _say(self, event: str, line: RefusedTries, **more: object) -> None:
        unsaid = self._sparing.more()
        if unsaid is None:
            return
        hall = {"hall": line.hall} if line.person else {}
        person = line.person or "unknown"
        tell = log.info if event == "sign-in failed" else log.warning
        tell(
            event,
            source=line.source,
            person=person,
            known_browser=line.known_browser,
            **hall,
            **more,
            **unsaid,
        )
