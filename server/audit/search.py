"""What is looked for, and by which index it is found: pages by key, the newest first."""

from typing import Final, NamedTuple

from msgspec import Struct

from server.audit.mentions import Mention

COLUMNS: Final = {
    Mention.TICKET: "ticket",
    Mention.CASE: "case_number",
    Mention.ITEM: "item",
    Mention.PERSON: "person",
    Mention.WINDOW: "window",
    Mention.HALL: "hall",
}
"""In the order of how few entries each leaves: the first that is asked for is the way in."""


class TrailPlace(NamedTuple):
    """Where a line stands among all: by time, then kind; of entries by stream and seq, of others by the row."""

    at: float
    kind: str
    stream: str
    seq: int

    def write(self) -> str:
        return f"{self.at!r}/{self.kind}/{self.stream}/{self.seq}"


def read_place(text: str) -> TrailPlace:
    """The place that an answer named. Raises ValueError."""
    at, kind, stream, seq = text.split("/")
    return TrailPlace(float(at), kind, stream, int(seq))


class TrailSearch(Struct, frozen=True, kw_only=True):
    """What is looked for; empty: anything. `person`: an id, or role and id as the journal has them."""

    person: str = ""
    ticket: str = ""
    case: str = ""
    window: str = ""
    hall: str = ""
    item: str = ""
    command: str = ""
    kind: str = ""
    """"entry", "look" or "security"."""
    since: float = 0.0
    until: float = 1e11
    before: TrailPlace | None = None
    most: int = 50

    def value(self, kind: Mention) -> str:
        value: str = getattr(self, kind.value)
        return value.rpartition(":")[2] if kind is Mention.PERSON else value


def earlier(kind: str, before: TrailPlace | None, at: str, rest: str) -> tuple[str, list[object]]:
    """(SQL, values) for lines of a kind after `before`; `rest`: the columns after the time, one or two."""
    if before is None:
        return "1", []
    if kind != before.kind:
        return (f"{at} <= ?" if kind < before.kind else f"{at} < ?"), [before.at]
    if "," in rest:
        return f"({at}, {rest}) < (?,?,?)", [before.at, before.stream, before.seq]
    return f"({at}, {rest}) < (?,?)", [before.at, before.seq]


def statements(wanted: TrailSearch) -> list[tuple[str, list[object]]]:
    """(SQL, values), each of which finds entries in order; together they find all, some of them twice."""
    asked = {kind: wanted.value(kind) for kind in COLUMNS if wanted.value(kind)}
    way = next(iter(asked), None)
    if way is None:
        return [_statement(wanted, asked, None, also=False)]
    return [_statement(wanted, asked, way, also=also) for also in (False, True)]


def _statement(
    wanted: TrailSearch, asked: dict[Mention, str], way: Mention | None, *, also: bool
) -> tuple[str, list[object]]:
    """A plus before a column keeps SQLite from going by its index instead of the way in."""
    row = "a" if also else "e"
    where, given = [f"{row}.at >= ?", f"{row}.at < ?"], list[object]([wanted.since, wanted.until])
    source = "entries e"
    if way is not None and also:
        source = "also a JOIN entries e ON e.stream = a.stream AND e.seq = a.seq"
        where.append("a.kind = ? AND a.value = ?")
        given += [way.value, asked[way]]
    elif way is not None:
        where.append(f"e.{COLUMNS[way]} = ? AND e.{COLUMNS[way]} <> ''")
        given.append(asked[way])
    for kind, value in asked.items():
        if kind is not way:
            where.append(
                f"(+e.{COLUMNS[kind]} = ? OR EXISTS (SELECT 1 FROM also o WHERE o.stream = e.stream AND o.seq = e.seq "
                "AND o.kind = ? AND o.value = ?))"
            )
            given += [value, kind.value, value]
    if ":" in wanted.person:  # the role too: then only what they did, not what names them
        where.append("+e.actor = ?")
        given.append(wanted.person)
    if wanted.command:
        where.append("e.command = ?" if way is None else "+e.command = ?")
        given.append(wanted.command)
    term, values = earlier("entry", wanted.before, f"{row}.at", f"{row}.stream, {row}.seq")
    where.append(term)
    sql = (
        f"SELECT e.* FROM {source} WHERE {' AND '.join(where)} "
        f"ORDER BY {row}.at DESC, {row}.stream DESC, {row}.seq DESC LIMIT ?"
    )
    return sql, [*given, *values, wanted.most]
