"""Events at the doors that an audit asks for: sign-ins that were refused, looks into the audit itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from server.access.people import KnownPerson
from server.clock import Clock
from server.sqlite import SqliteStore

HOUR_S = 3600
MOST_SOURCES = 200
"""Told apart in an hour: whoever has a thousand addresses fills no disk. The rest is counted as one."""
ABOUT = 300
"""Characters that are kept of what an event was about."""


class SecurityKind(StrEnum):
    WRONG = "sign_in_wrong"
    TURNED_AWAY = "sign_in_turned_away"
    SEARCHED = "audit_searched"
    OPENED = "audit_opened"
    EXPORTED = "audit_exported"
    PATTERNS = "rating_patterns"


class SecurityEvent(NamedTuple):
    """`times` refusals between `at` and `last_at`; once for everything else."""

    id: int
    at: float
    last_at: float
    what: str
    who: str
    hall: str
    source: str
    about: str
    times: int


@dataclass
class _Counted:
    at: float
    last_at: float
    times: int = 0


class SecurityBook:
    """In `access.db`. What reads or writes the file raises StoreUnusable."""

    def __init__(self, store: SqliteStore, clock: Clock) -> None:
        self._store, self._clock = store, clock
        self._counted: dict[tuple[int, str, str, str, str], _Counted] = {}
        """(hour, kind, hall, person, source) → what the file does not know yet."""
        self._sources: dict[int, set[str]] = {}

    def refused(self, what: SecurityKind, source: str, person: KnownPerson | None) -> None:
        """Count a sign-in that was refused; never waits."""
        now = self._clock.wall()
        hour = int(now // HOUR_S)
        sources = self._sources.setdefault(hour, set())
        if source not in sources:
            if len(sources) >= MOST_SOURCES:
                source = ""
            sources.add(source)
        key = (hour, what.value, person.hall if person else "", person.id if person else "", source)
        counted = self._counted.setdefault(key, _Counted(now, now))
        counted.last_at = max(counted.last_at, now)
        counted.times += 1

    async def write(self) -> None:
        """Put into the file what was counted since."""
        counted, self._counted = self._counted, {}
        for hour in [hour for hour in self._sources if hour < int(self._clock.wall() // HOUR_S)]:
            del self._sources[hour]
        if not counted:
            return
        rows = [
            (
                one.at,
                one.last_at,
                what,
                who,
                hall,
                source,
                "",
                one.times,
                f"{hour}/{what}/{hall}/{who}/{source}",
            )
            for (hour, what, hall, who, source), one in counted.items()
        ]
        try:
            async with self._store.change() as db:
                await db.executemany(
                    "INSERT INTO security (at, last_at, what, who, hall, source, about, times, bucket) "
                    "VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT (bucket) DO UPDATE SET "
                    "last_at = max(last_at, excluded.last_at), times = times + excluded.times",
                    rows,
                )
        except BaseException:
            for key, one in counted.items():  # counted again with what came meanwhile
                newer = self._counted.setdefault(key, _Counted(one.at, one.last_at))
                newer.at, newer.times = one.at, newer.times + one.times
            raise

    async def note(self, what: SecurityKind, who: str, hall: str, source: str, about: str) -> None:
        """Write down what somebody does, before it is done."""
        now = self._clock.wall()
        async with self._store.change() as db:
            await db.execute(
                "INSERT INTO security (at, last_at, what, who, hall, source, about, times) VALUES (?,?,?,?,?,?,?,1)",
                (now, now, what.value, who, hall, source, about[:ABOUT]),
            )

    async def page(self, where: str, values: Sequence[object], most: int) -> list[SecurityEvent]:
        """The events for which an SQL term holds, the newest first."""
        sql = (
            "SELECT id, at, last_at, what, who, hall, source, about, times FROM security "
            f"WHERE {where} ORDER BY at DESC, id DESC LIMIT ?"
        )
        return [SecurityEvent(*row) for row in await self._store.rows(sql, *values, most)]

    async def purge(self, older_than_s: float) -> int:
        """Delete what is older; returns how many rows went."""
        async with self._store.change() as db:
            cursor = await db.execute(
                "DELETE FROM security WHERE last_at < ?", (self._clock.wall() - older_than_s,)
            )
        return cursor.rowcount
