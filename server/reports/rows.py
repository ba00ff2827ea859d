"""The rows that the statistics are counted from. No name, no number, no ticket: nothing that leads to a citizen.

`seq` and `part` say which entry of the journal and which event of it a row came from; `at` and `ended` are seconds since the
epoch. A row that comes again under the same `seq` and `part` takes the place of the one before.
"""

import base64
from hashlib import sha256
from typing import NamedTuple


def visit_mark(ticket: str) -> str:
    """What stands for a ticket in the rows: whoever shows the ticket finds them, and from them nobody finds the ticket."""
    return base64.urlsafe_b64encode(sha256(ticket.encode()).digest()[:12]).decode()


class DayRow(NamedTuple):
    """A day was opened."""

    seq: int
    part: int
    day: str
    at: float


class Arrival(NamedTuple):
    """A number was taken; one given out offline counts at the time on its slip."""

    seq: int
    part: int
    day: str
    at: float
    category: str


class Called(NamedTuple):
    """A call. Waits are counted from `first` calls only."""

    seq: int
    part: int
    day: str
    at: float
    category: str
    window: str
    clerk: str
    first: bool
    waited_s: float
    promise_s: float
    kept: bool


class Served(NamedTuple):
    """One service was finished at `at`. `worked_s` leaves out the time on hold."""

    seq: int
    part: int
    day: str
    at: float
    category: str
    window: str
    clerk: str
    service: str
    started: float
    worked_s: float
    outcome: str
    visit: str


class MissRow(NamedTuple):
    seq: int
    part: int
    day: str
    at: float
    category: str
    window: str


class End(NamedTuple):
    """A visit is over. `how`: "served", "cancelled", "last_chance", "day_closed", or "returned": it was not."""

    seq: int
    part: int
    day: str
    at: float
    category: str
    window: str
    how: str


class RatedRow(NamedTuple):
    """One rating of one service; a correction takes the place of what it corrects."""

    seq: int
    part: int
    day: str
    at: float
    category: str
    window: str
    clerk: str
    level: int
    channel: str
    visit: str


class LateRow(NamedTuple):
    """A rating of a ticket's `finished`-th service, given when its hall's day was over; `at` is when that service ended, as
    far as it is read. `seq` and `part` are of the stream of oversight."""

    hall: str
    seq: int
    part: int
    day: str
    at: float
    category: str
    window: str
    clerk: str
    level: int
    channel: str
    visit: str
    finished: int


class Stint(NamedTuple):
    """A time without break in which a window worked for a citizen."""

    seq: int
    part: int
    day: str
    at: float
    category: str
    window: str
    clerk: str
    ended: float | None


class Sitting(NamedTuple):
    """A time without break in which a window was open (not paused) within an open day."""

    seq: int
    part: int
    day: str
    at: float
    window: str
    clerk: str
    ended: float | None


Row = DayRow | Arrival | Called | Served | MissRow | End | RatedRow | Stint | Sitting
TABLES: dict[type[Row], str] = {
    DayRow: "days",
    Arrival: "arrivals",
    Called: "calls",
    Served: "services",
    MissRow: "misses",
    End: "ends",
    RatedRow: "ratings",
    Stint: "stints",
    Sitting: "sittings",
}
