"""The audit as whoever asks sees it: entries of the journal, looks at personal data and events at the doors in one order."""

from collections.abc import Sequence
from typing import NamedTuple

from server.access.security import SecurityBook, SecurityEvent
from server.audit.follower import AuditTrail
from server.audit.rows import EntryRow
from server.audit.search import TrailPlace, TrailSearch, earlier
from server.domain.cases.stream import ID as CASES
from server.domain.oversight.stream import ID as OVERSIGHT
from server.personal.personal import Personal

ENTRY, LOOK, SECURITY = "entry", "look", "security"
KINDS = (ENTRY, LOOK, SECURITY)
OWN_PART = "substr(who, instr(who, ':') + 1)"
"""The id in "clerk:c01", in SQL."""


class TrailLine(NamedTuple):
    """One thing that somebody did. `what`: the command, or what else it was; `seq`: of entries their number in the stream,
    of others that of the row."""

    kind: str
    at: float
    stream: str
    seq: int
    actor: str
    what: str
    hall: str = ""
    ticket: str = ""
    case: str = ""
    window: str = ""
    item: str = ""
    reason: str = ""
    source: str = ""
    times: int = 1
    last_at: float = 0.0

    @property
    def place(self) -> TrailPlace:
        return TrailPlace(self.at, self.kind, self.stream if self.kind == ENTRY else "", self.seq)


class AuditBook:
    """Raises sqlite3.Error for the entries, StoreUnusable for the rest."""

    def __init__(self, trail: AuditTrail, personal: Personal, security: SecurityBook) -> None:
        self.trail, self.security = trail, security
        self._personal = personal

    async def page(self, wanted: TrailSearch) -> list[TrailLine]:
        """The newest first, at most as many as are wanted."""
        found = [*await self._entries(wanted), *await self._looks(wanted), *await self._events(wanted)]
        return sorted(found, key=lambda line: line.place, reverse=True)[: wanted.most]

    async def _entries(self, wanted: TrailSearch) -> list[TrailLine]:
        if wanted.kind not in ("", ENTRY):
            return []
        return [_entry(row) for row in await self.trail.search(wanted)]

    async def _looks(self, wanted: TrailSearch) -> list[TrailLine]:
        """A look names a case or an item, and by that its hall."""
        if wanted.kind not in ("", LOOK) or wanted.ticket or wanted.window or wanted.command:
            return []
        where, values = _common(wanted)
        for stream, subject in ((CASES, wanted.case), (OVERSIGHT, wanted.item)):
            if subject:
                where.append("stream = ? AND subject = ?")
                values += [stream, subject]
        found: list[TrailLine] = []
        before = wanted.before
        while len(found) < wanted.most:
            term, more = earlier(LOOK, before, "at", "rowid")
            rows = await self._personal.looks_page(
                " AND ".join([*where, term]), [*values, *more], wanted.most
            )
            lines = await self._in_halls([_look(*row) for row in rows])
            found += [line for line in lines if wanted.hall in ("", line.hall)]
            if len(rows) < wanted.most:
                break
            before = lines[-1].place
        return found[: wanted.most]

    async def _in_halls(self, lines: Sequence[TrailLine]) -> list[TrailLine]:
        """With the hall of what they are about."""
        places: dict[str, str] = {}
        for stream in (CASES, OVERSIGHT):
            ids = [line.case or line.item for line in lines if line.stream == stream]
            places |= await self.trail.places(stream, ids) if ids else {}
        return [line._replace(hall=places.get(line.case or line.item, "")) for line in lines]

    async def _events(self, wanted: TrailSearch) -> list[TrailLine]:
        about = wanted.ticket or wanted.case or wanted.window or wanted.item
        if wanted.kind not in ("", SECURITY) or about:
            return []
        where, values = _common(wanted)
        for column, value in (("hall", wanted.hall), ("what", wanted.command)):
            if value:
                where.append(f"{column} = ?")
                values.append(value)
        term, more = earlier(SECURITY, wanted.before, "at", "id")
        events = await self.security.page(" AND ".join([*where, term]), [*values, *more], wanted.most)
        return [_event(event) for event in events]


def _common(wanted: TrailSearch) -> tuple[list[str], list[object]]:
    where, values = ["at >= ? AND at < ?"], list[object]([wanted.since, wanted.until])
    if wanted.person:
        where.append("who = ?" if ":" in wanted.person else f"{OWN_PART} = ?")
        values.append(wanted.person)
    return where, values


def _entry(row: EntryRow) -> TrailLine:
    return TrailLine(
        ENTRY, row.at, row.stream, row.seq, row.actor, row.command, row.hall, row.ticket, row.case_number, row.window,
        row.item,
    )  # fmt: skip


def _look(row: int, at: float, who: str, stream: str, subject: str, reason: str) -> TrailLine:
    case, item = (subject, "") if stream == CASES else ("", subject)
    return TrailLine(LOOK, at, stream, row, who, LOOK, case=case, item=item, reason=reason)


def _event(event: SecurityEvent) -> TrailLine:
    return TrailLine(
        SECURITY, event.at, "", event.id, event.who, event.what, event.hall, reason=event.about,
        source=event.source, times=event.times, last_at=event.last_at,
    )  # fmt: skip
