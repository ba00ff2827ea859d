"""The rows that the figures of cases are counted from: one for each event that counts, known by its entry and its place in
it. No name and no telephone; a case is there by its number."""

from typing import NamedTuple


class CaseFact(NamedTuple):
    """`what` happened, and `how`; the other columns as in `schema.sql`."""

    stream: str
    seq: int
    part: int
    what: str
    how: str
    day: str
    hour: int
    at: float
    case_: str
    hall: str
    matter: str
    window: str
    clerk: str
    department: str
    joint: bool
    value: int = 0
    promise: bool | None = None
    law: bool | None = None
    until: str = ""
    run: bytes | None = None


class RowPlace(NamedTuple):
    """Where a row of the cases' own stream stands."""

    seq: int
    part: int
