"""What is looked for in the book of cases, and by which index it is found."""

import json

from msgspec import Struct

from server.domain.cases.words import CaseState

FEW = 3
"""So many of a number's last characters leave few of a million cases; of fewer, the newest soon fill a page."""


class Search(Struct, frozen=True, kw_only=True):
    """What is looked for; empty: anything. `number` is whole or the last digits. `before`: (received at, id) of the last
    line of the page before; `after`: (due, id), where days are asked for."""

    number: str = ""
    matter: str = ""
    department: str = ""
    state: str = ""
    hall: str = ""
    due_from: str = ""
    due_before: str = ""
    """First and last day on which a running case may have to be done, ISO dates. With either, what is due first comes first;
    else the newest."""
    before: tuple[float, str] | None = None
    after: tuple[str, str] | None = None
    people: tuple[str, ...] | None = None
    """Only cases that are now one's of these ids of personal data."""
    departments: tuple[str, ...] | None = None
    """Only cases in which one of these has a part."""
    most: int = 50

    @property
    def by_due(self) -> bool:
        return bool(self.due_from or self.due_before)

    @property
    def few(self) -> bool:
        """Whether what is asked for leaves so few cases that they are put in order once they are found."""
        return self.people is not None or len(self.number) >= FEW

    @property
    def nothing(self) -> bool:
        """Whether no case can be so: only what is accepted and not decided has to be done by a day."""
        return self.by_due and self.state not in ("", CaseState.ACCEPTED)


def statement(wanted: Search) -> tuple[str, list[object]]:
    """(SQL, values) for rows (due or received at, id, body), in order.

    A plus before a column keeps SQLite from going by its index: without figures about the file it would take the order of a
    million rows for the shorter way to three of them.
    """
    from_parts = bool(wanted.department) and not wanted.few
    row = "p" if from_parts else "c"
    key = f"{row}.due" if wanted.by_due else f"{row}.received_at"
    chosen = "+" if wanted.few else ""
    where: list[str] = []
    given: list[object] = []

    def only(term: str, *values: object) -> None:
        where.append(term)
        given.extend(values)

    if from_parts:
        only("p.department = ?", wanted.department)
    elif wanted.department:
        only("EXISTS (SELECT 1 FROM parts d WHERE d.id = c.id AND d.department = ?)", wanted.department)
    if wanted.state and not wanted.by_due:
        only(f"{chosen}{row}.state = ?", wanted.state)
    if wanted.by_due:
        # As the indexes say, which hold the running ones alone. No bound, nor is there ever a second one: SQLite would begin
        # at whichever it likes, and pass over years.
        only(f"{chosen}{key} <> ''")
        if wanted.due_from and wanted.after is None:
            only(f"{chosen}{key} >= ?", wanted.due_from)
        if wanted.due_before:
            only(f"{chosen}{key} <= ?", wanted.due_before)
    if wanted.number:
        end = wanted.number[::-1].upper()
        tail = f"{'' if wanted.few else '+'}c.reversed"
        only(f"{tail} >= ? AND {tail} < ?", end, end + "\uffff")
    for name, value in (("matter", wanted.matter), ("hall", wanted.hall)):
        if value:
            only(f"{chosen}c.{name} = ?", value)
    if wanted.people is not None:
        people = "SELECT number FROM private WHERE people = 1 AND id IN (SELECT value FROM json_each(?))"
        only(f"c.id IN ({people})", json.dumps(wanted.people))
    if wanted.departments is not None:
        marks = ",".join("?" * len(wanted.departments))
        only(
            f"EXISTS (SELECT 1 FROM parts o WHERE o.id = c.id AND o.department IN ({marks}))",
            *wanted.departments,
        )
    page, past = (wanted.after, ">") if wanted.by_due else (wanted.before, "<")
    if page is not None:
        only(f"({chosen}{key}, {row}.id) {past} (?, ?)", *page)
    way = "ASC" if wanted.by_due else "DESC"
    source = "parts p JOIN cases c ON c.id = p.id" if from_parts else "cases c"
    sql = (
        f"SELECT {key}, c.id, c.body FROM {source} {'WHERE ' if where else ''}{' AND '.join(where)} "
        f"ORDER BY {chosen}{key} {way}, {row}.id {way} LIMIT ?"
    )
    return sql, [*given, wanted.most]
