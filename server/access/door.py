"""Signing in: whose try is looked at when, and what a wrong password costs whom.

A try is counted and waits at its source. At a browser that has signed the same person in before, and at a desk's own
device, it is counted and waits apart from all others: whatever strangers send, that person comes in there.
"""

from collections.abc import Awaitable, Callable
from typing import NamedTuple

from server.access.identity import PEOPLE, Identity
from server.access.passwords import Passwords
from server.access.people import KnownPerson
from server.access.refused import BUSY_S, Keep, RefusedBook
from server.access.tries import DELAYS_S, KNOWN_DELAYS_S, Tries
from server.access.turns import Busy, Turns
from server.clock import Clock

TRUSTED_DEVICES = PEOPLE | {"pad"}
"""A token of these roles is on a desk of the hall's own; kiosks and rating pads are in everybody's reach."""


class SignInRefused(Exception):
    """`why`: "wrong" (name or password), "wait" (after wrong ones) or "busy" (too many at once); `wait_s`: seconds until a
    next try is looked at."""

    def __init__(self, why: str, wait_s: float = 0.0) -> None:
        super().__init__(why)
        self.why, self.wait_s = why, wait_s


class Caller(NamedTuple):
    """Where a sign-in comes from: its source, the browser's own cookie, and the token that it was sent with, if any."""

    source: str = ""
    browser: str = ""
    device: Identity | None = None


NOBODY = Caller()


class Lane(NamedTuple):
    """`name`: what waits in one line and has one book; `counted`: whom a wrong password there is counted for."""

    name: str
    counted: str
    source: str
    known: bool


class Door:
    """Waits are counted by steady time, whatever is done to the computer's date."""

    def __init__(self, passwords: Passwords, clock: Clock, keep: Keep) -> None:
        self.refused, self.tries = RefusedBook(clock, keep), Tries()
        self.clock = clock.steady
        self._passwords, self._turns = passwords, Turns()

    async def check(
        self,
        lane: Lane,
        person: KnownPerson | None,
        look: Callable[[], Awaitable[KnownPerson | None]],
        password: str,
    ) -> KnownPerson:
        """Whose password this is; raises SignInRefused, at once where nothing is looked at. `look` finds the person anew."""
        self._must_wait(lane, person)
        try:
            async with self._turns.turn(lane.name, known=lane.known):
                person = await look()
                self._must_wait(lane, person)  # those before it may have been wrong
                fits = await self._passwords.matches(person.password if person else "", password)
                if person is None or not fits:
                    raise SignInRefused("wrong", self._failed(lane, person))
                self.tries.succeeded(lane.name, lane.counted)
                return person
        except Busy:
            self.refused.note_turned_away(lane.source, person, lane.known, "busy")
            raise SignInRefused("busy", BUSY_S) from None

    def _must_wait(self, lane: Lane, person: KnownPerson | None) -> None:
        wait_s = self.tries.wait(lane.name, lane.counted, self.clock())
        if wait_s > 0:
            self.refused.note_turned_away(lane.source, person, lane.known, "wait")
            raise SignInRefused("wait", wait_s)

    def _failed(self, lane: Lane, person: KnownPerson | None) -> float:
        """Count it; seconds until the next try from there."""
        now = self.clock()
        count = self.tries.failed(lane.name, lane.counted, now, KNOWN_DELAYS_S if lane.known else DELAYS_S)
        self.refused.note_wrong(lane.source, person, lane.known, count.failures, count.until - now)
        return count.until - now
