"""The audit: who did what when, for whoever supervises. Each search, each look at an entry and each export is noted."""

import re
import sqlite3
from collections.abc import Awaitable, Callable
from datetime import datetime, time, timedelta
from typing import Annotated, Any, Literal, TypeVar

import msgspec
import structlog
from aiohttp import hdrs, web
from msgspec import Meta, Struct, structs

from server.access.security import SecurityKind
from server.api.body_shapes import END, LINE, Body
from server.api.cases.searching import query_of
from server.api.routes import ActRoute, Ask, Rooms, Route, roles
from server.api.sources import source
from server.api.times import parse_time
from server.audit.book import ENTRY, TrailLine
from server.audit.export import CsvExport
from server.audit.search import TrailSearch, read_place
from server.audit.words import WORDS
from server.domain.language import Language, Text
from server.journal.journal import JournalDamaged
from server.language.catalogues import negotiate, text_of
from server.shell.http import to_keep
from server.shell.problem_sentences import Problem
from server.sqlite import StoreUnusable

log = structlog.get_logger("audit")
AUDITING = roles("supervisor")
PAGE = 50
PART = 500
"""Lines that are written into an export at a time."""
MOST = 100_000
"""Lines of an export; a spreadsheet takes a million, a person reads none of them."""
CSV = "text/csv; charset=utf-8"
Finish = Callable[[web.Response], None] | None
T = TypeVar("T")
AuditId = Annotated[str, Meta(pattern=rf"^[A-Za-z0-9_.:@~-]{{0,64}}{END}")]
"""Of a window, a thing. Nobody's name fits here, so none gets into the note of a search."""
PersonId = Annotated[str, Meta(max_length=64, pattern=LINE)]
"""What a token is called may be in any script."""
PLAIN = re.compile(r"(?!.*\d{11})[A-Za-z0-9_.:@~-]+")
"""What of a person's id is noted: what looks like a name, a telephone or a card's number is not."""
Moment = Annotated[str, Meta(max_length=40, pattern=rf"^[0-9T:.+Z-]*{END}")]


class AuditFilter(Body, frozen=True):
    """What is looked for, behind "?"; nothing said: everything. `person`: an id, also with the role before it. A date in
    `until` is the last day that counts."""

    person: PersonId = ""
    ticket: AuditId = ""
    case: Annotated[str, Meta(pattern=rf"^([0-9]{{19}}[0-9X])?{END}")] = ""
    window: AuditId = ""
    hall: AuditId = ""
    item: AuditId = ""
    command: AuditId = ""
    kind: Literal["", "entry", "look", "security"] = ""
    since: Moment = ""
    until: Moment = ""


class AuditQuery(AuditFilter, frozen=True):
    """`before`: `more` of the page before."""

    before: Annotated[str, Meta(max_length=100)] = ""


class AuditCsvQuery(AuditFilter, frozen=True):
    language: Annotated[str, Meta(max_length=20)] = ""


class AuditLine(Struct, frozen=True):
    """`what`: the command of an entry, or what else it was; `words`: the same in words. `opens`: whether there is an entry
    to be read. `times` and `last_at`: how often a sign-in was refused, until when."""

    kind: Literal["entry", "look", "security"]
    at: str
    stream: str
    seq: int
    actor: str
    who: str
    what: str
    words: Text
    hall: str
    ticket: str
    case: str
    window: str
    item: str
    reason: str
    source: str
    times: int
    last_at: str
    opens: bool


class AuditPage(Struct, frozen=True):
    """The newest first. `more`: what `before` has to say for the next page, empty for none. `whole`: whether everything that
    has just happened is in it already."""

    lines: list[AuditLine]
    more: str
    whole: bool


class AuditEntry(Struct, frozen=True):
    """An entry as it stands in the journal. `hash` is made of all this and of `before`, the hash of the one before it."""

    stream: str
    seq: int
    at: str
    actor: str
    what: str
    words: Text
    command: dict[str, Any]
    events: list[dict[str, Any]]
    hash: str
    before: str


async def look(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[AuditPage, Finish]:
    asked = query_of(request, AuditQuery)
    wanted = _wanted(asked, ask, rooms)
    await note(SecurityKind.SEARCHED, ask, rooms, request, _said(asked))
    book = rooms.audit.book
    whole = await asking(book.trail.up_to_date())
    lines = await asking(book.page(structs.replace(wanted, most=PAGE + 1)))
    more = lines[PAGE - 1].place.write() if len(lines) > PAGE else ""
    return AuditPage([_line(line, ask, rooms) for line in lines[:PAGE]], more, whole), None


async def read(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[AuditEntry, Finish]:
    stream, text = request.match_info["stream"], request.match_info["seq"]
    seq = int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else 0
    trail = rooms.audit.book.trail
    await asking(trail.up_to_date())
    halls = await asking(trail.halls_of(stream, seq))
    if halls is None:
        raise Problem("unknown_entry", entry=f"{stream[:40]}/{text[:16]}")
    if ask.who.hall and halls != [ask.who.hall]:
        raise Problem("forbidden")
    await note(SecurityKind.OPENED, ask, rooms, request, f"{stream}/{seq}")
    try:
        found = await rooms.audit.one(stream, seq)
    except JournalDamaged as error:
        log.error("an entry that was asked for does not hold", cause=str(error))
        raise Problem("entry_damaged", entry=f"{stream}/{seq}") from error
    if found is None:
        raise Problem("unknown_entry", entry=f"{stream}/{seq}")
    entry, before = found
    command: dict[str, Any] = msgspec.json.decode(entry.command)
    events: list[dict[str, Any]] = msgspec.json.decode(entry.events)
    what = str(command.get("type", ""))
    stamp = _stamp(rooms, stream)
    return AuditEntry(
        stream, seq, stamp(entry.at), entry.actor, what, _words(what), command, events, entry.hash.hex(), before.hex()
    ), None  # fmt: skip


async def export(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[Any, Finish]:
    asked = query_of(request, AuditCsvQuery)
    page = structs.replace(_wanted(asked, ask, rooms), most=PART)
    language = negotiate(request.headers.get(hdrs.ACCEPT_LANGUAGE, ""), asked.language)
    await note(SecurityKind.EXPORTED, ask, rooms, request, _said(asked))
    book, now = rooms.audit.book, rooms.engine.clock.now()
    whole = await asking(book.trail.up_to_date())
    # Before the lines: whatever these know, the journal has up to there.
    ends = await asking(book.trail.ends())
    file = CsvExport(language, lambda hall, at: _stamp(rooms, hall)(at))
    while file.lines < MOST:
        lines = await asking(book.page(page))
        file.add(lines)
        if len(lines) < PART:
            break
        page = structs.replace(page, before=lines[-1].place)
    else:
        whole = False
    at = rooms.cases.stamp(now)
    body = file.finish(ends, rooms.audit.key, at=at, by=ask.who.actor, whole=whole)
    return body, to_keep(f"audit-{at[:10]}.csv")


def _wanted(asked: AuditFilter, ask: Ask, rooms: Rooms) -> TrailSearch:
    """Of that what whoever asks may see. Raises Problem."""
    bound = ask.who.hall
    if bound and asked.hall not in ("", bound):
        raise Problem("forbidden")
    try:
        before = read_place(asked.before) if isinstance(asked, AuditQuery) and asked.before else None
    except ValueError as error:
        raise Problem("invalid", cause="before: not from an answer") from error
    return TrailSearch(
        person=asked.person,
        ticket=asked.ticket,
        case=asked.case,
        window=asked.window,
        hall=bound or asked.hall,
        item=asked.item,
        command=asked.command,
        kind=asked.kind,
        since=_moment(asked.since, "since", rooms),
        until=_moment(asked.until, "until", rooms) or 1e11,
        before=before,
    )


def _moment(text: str, field: str, rooms: Rooms) -> float:
    """Seconds since the epoch: of a time with its offset, or of where a day begins, for `until` ends. 0: nothing said."""
    try:
        if not text:
            return 0.0
        if len(text) > len("2026-11-23"):
            return parse_time(text)
        day = datetime.combine(datetime.fromisoformat(text).date(), time(), rooms.cases.zone)
        return (day + timedelta(days=field == "until")).timestamp()
    except (ValueError, OverflowError) as error:
        raise Problem("invalid", cause=f"{field}: {error}") from error


def _said(asked: AuditFilter) -> str:
    """What was looked for, for the note of it."""
    fields = {name: getattr(asked, name) for name in AuditFilter.__struct_fields__}
    if asked.person and not PLAIN.fullmatch(asked.person):
        fields["person"] = "…"
    return "&".join(f"{name}={value}" for name, value in fields.items() if value)


async def note(kind: SecurityKind, ask: Ask, rooms: Rooms, request: web.Request, about: str) -> None:
    """Before anything is shown."""
    log.info(kind.value.replace("_", " "), who=ask.who.actor, about=about)
    await rooms.audit.book.security.note(kind, ask.who.actor, ask.who.hall, source(request), about)


async def asking(work: Awaitable[T]) -> T:
    """What `work` finds in audit.db. Raises StoreUnusable."""
    try:
        return await work
    except sqlite3.Error as error:
        raise StoreUnusable(f"audit.db: {error}") from error


def _line(line: TrailLine, ask: Ask, rooms: Rooms) -> AuditLine:
    stamp = _stamp(rooms, line.hall or line.stream)
    person = line.actor.rpartition(":")[2]
    entry = line.kind == ENTRY
    return AuditLine(
        kind=line.kind,  # pyright: ignore[reportArgumentType]
        at=stamp(line.at),
        stream=line.stream,
        seq=line.seq,
        actor=line.actor,
        who=rooms.access.title(line.hall, person),
        what=line.what,
        words=_words(line.what),
        hall=line.hall,
        ticket=line.ticket,
        case=line.case,
        window=line.window,
        item=line.item,
        reason=line.reason,
        source=line.source,
        times=line.times,
        last_at=stamp(line.last_at) if line.last_at else "",
        opens=entry and ask.who.hall in ("", line.hall),
    )


def _words(what: str) -> Text:
    return text_of(WORDS[what]) if what in WORDS else Text(what, what)


def _stamp(rooms: Rooms, hall: str) -> Callable[[float], str]:
    return rooms.stamps.get(hall, rooms.cases.stamp)


FILTERS = dict[str, tuple[str, ...]].fromkeys(AuditFilter.__struct_fields__, ()) | {
    "kind": ("entry", "look", "security")
}
ROUTES: list[Route] = [
    ActRoute("GET", "/api/v1/audit", "Who did what when, the newest first", AuditPage, AUDITING,
             problems=("invalid", "store_unavailable"), query={**FILTERS, "before": ()}, act=look,
             named="searchAudit"),
    ActRoute("GET", "/api/v1/audit.csv", "The same as a sealed file", bytes, AUDITING,
             problems=("invalid", "store_unavailable"), query={**FILTERS, "language": tuple(Language)}, act=export,
             media=CSV, named="exportAudit"),
    ActRoute("GET", "/api/v1/audit/{stream}/{seq}", "An entry of the journal, and its place in the chain", AuditEntry,
             AUDITING, problems=("unknown_entry", "entry_damaged", "journal_unavailable", "store_unavailable"),
             act=read, named="readAuditEntry"),
]  # fmt: skip
