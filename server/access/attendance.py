"""Who of the departments' people was here on a day, from when to when: from what they ask for by their session."""

from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from server.access.identity import Identity
from server.clock import Clock
from server.sqlite import SqliteStore

KEPT_DAYS = 31
WRITTEN_EVERY_S = 60.0
"""A page asks every few seconds: a power cut may cost the last minute of somebody's day."""
Key = tuple[str, str, str]
"""(day, hall, person)"""


class Presence(NamedTuple):
    """When somebody was seen on a day, seconds since the epoch."""

    first: float
    last: float


class Attendance:
    """Of today in memory, of a month in `access.db`. Days are those of `zone`. What reads or writes the file raises
    StoreUnusable."""

    def __init__(self, store: SqliteStore, clock: Clock, zone: ZoneInfo) -> None:
        self._store, self._clock, self._zone = store, clock, zone
        self._seen: dict[Key, Presence] = {}
        self._written: dict[Key, float] = {}
        """Until when each stands in the file."""

    async def read(self) -> None:
        """What is known of today already."""
        sql = "SELECT day, hall, person, first_at, last_at FROM attendance WHERE day = ?"
        for day, hall, person, first, last in await self._store.rows(sql, self._day()):
            self._seen[day, hall, person] = Presence(first, last)
            self._written[day, hall, person] = last

    def seen(self, who: Identity) -> None:
        """Somebody asks for something; never waits. Only whoever decides for a department is noted."""
        if not who.departments or not who.by_cookie:
            return
        now, key = self._clock.wall(), (self._day(), who.hall, who.name)
        known = self._seen.get(key)
        self._seen[key] = Presence(known.first, max(known.last, now)) if known else Presence(now, now)

    def today(self, hall: str, person: str) -> Presence | None:
        return self._seen.get((self._day(), hall, person))

    async def write(self, *, everything: bool = False) -> None:
        """Whoever was seen first now, or a minute longer than the file says; `everything`: whoever was seen at all."""
        today, patience = self._day(), 0.0 if everything else WRITTEN_EVERY_S
        due = [
            (key, seen)
            for key, seen in self._seen.items()
            if key not in self._written
            or seen.last - self._written[key] > (patience if key[0] == today else 0.0)
        ]
        if due:
            async with self._store.change() as db:
                await db.executemany(
                    "INSERT INTO attendance VALUES (?,?,?,?,?) ON CONFLICT DO UPDATE SET "
                    "first_at = min(first_at, excluded.first_at), last_at = max(last_at, excluded.last_at)",
                    [(*key, *seen) for key, seen in due],
                )
        self._written |= {key: seen.last for key, seen in due}
        for key in [
            key for key in self._written if key[0] != today
        ]:  # a day that is over stands in the file alone
            del self._written[key]
            self._seen.pop(key, None)

    async def purge(self) -> int:
        """Delete what is older than a month; returns how many rows went."""
        oldest = (self._local() - timedelta(days=KEPT_DAYS)).date().isoformat()
        async with self._store.change() as db:
            cursor = await db.execute("DELETE FROM attendance WHERE day < ?", (oldest,))
        return cursor.rowcount

    def forget(self, hall: str, person: str) -> None:
        """Of somebody who is removed."""
        for key in [key for key in self._seen if key[1:] == (hall, person)]:
            del self._seen[key]
            self._written.pop(key, None)

    def _day(self) -> str:
        return self._local().date().isoformat()

    def _local(self) -> datetime:
        return datetime.fromtimestamp(self._clock.wall(), self._zone)
