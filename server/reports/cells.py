"""The figures of a day for one key (a category at an hour, a window, a clerk, a service), so that a year is added up and not
counted anew. A cell is made of the day's rows and of nothing else; added up, cells say what the rows say."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from msgspec import Struct, field

from server.reports.day_facts import DayFacts
from server.reports.rows import Called, End

LEVELS = 5
NO_HOUR = -1
DIMS = ("category", "window", "clerk", "service")


class FigureSums(Struct, array_like=True):
    """Sums of rows. `waits`: of every first call, seconds, as doubles, for the ninetieth of a hundred."""

    arrivals: int = 0
    called: int = 0
    """First calls."""
    kept: int = 0
    calls: int = 0
    misses: int = 0
    served: int = 0
    cancelled: int = 0
    left: int = 0
    """Called for the last time and not there."""
    unserved: int = 0
    """Still there when the day closed."""
    services: int = 0
    worked_s: float = 0.0
    stints: int = 0
    serving_s: float = 0.0
    open_s: float = 0.0
    levels: list[int] = field(default_factory=lambda: [0] * LEVELS)
    """Ratings of level 1 to 5."""
    waits: bytes = b""

    def add(self, other: "FigureSums") -> None:
        """All but the waits, which are strung together by whoever adds many."""
        for name in ADDED:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.levels = [a + b for a, b in zip(self.levels, other.levels, strict=True)]


ADDED = tuple(name for name in FigureSums.__struct_fields__ if name not in ("levels", "waits"))


class CellKey(NamedTuple):
    """`dim`: "category" (with the hour of the hall's clock), "window", "clerk", "service" (without)."""

    dim: str
    key: str
    hour: int


ENDS = {"served": "served", "cancelled": "cancelled", "last_chance": "left", "day_closed": "unserved"}


def cells_of(facts: DayFacts, zone: ZoneInfo, now: float) -> dict[CellKey, FigureSums]:
    """The cells of a day; what has not ended lasts until `now`."""
    cells: defaultdict[CellKey, FigureSums] = defaultdict(FigureSums)
    waits: defaultdict[CellKey, array[float]] = defaultdict(lambda: array("d"))
    hours: dict[int, int] = {}

    def hour(at: float) -> int:
        """An hour of the clock begins at a full quarter of an hour anywhere on earth."""
        quarter = int(at // 900)
        if quarter not in hours:
            hours[quarter] = datetime.fromtimestamp(at, zone).hour
        return hours[quarter]

    def of(category: str, at: float, window: str = "", clerk: str = "") -> Iterable[CellKey]:
        yield CellKey("category", category, hour(at))
        if window:
            yield CellKey("window", window, NO_HOUR)
        if clerk:
            yield CellKey("clerk", clerk, NO_HOUR)

    for row in facts.arrivals:
        cells[CellKey("category", row.category, hour(row.at))].arrivals += 1
    for row in facts.calls:
        for key in of(row.category, row.at, row.window, row.clerk):
            _call(cells[key], waits[key], row)
    for row in facts.misses:
        for key in of(row.category, row.at, row.window):
            cells[key].misses += 1
    for row in facts.ends:
        _end(cells, of(row.category, row.at, row.window), row)
    for row in facts.services:
        for key in (
            *of(row.category, row.at, row.window, row.clerk),
            CellKey("service", row.service, NO_HOUR),
        ):
            cells[key].services += 1
            cells[key].worked_s += row.worked_s
    for row in facts.ratings:
        for key in of(row.category, row.at, row.window, row.clerk):
            cells[key].levels[row.level - 1] += 1
    for row in facts.stints:
        for key in of(row.category, row.at, row.window, row.clerk):
            cells[key].stints += 1
            cells[key].serving_s += _lasted(row.at, row.ended, now)
    for row in facts.sittings:
        for key in (CellKey("window", row.window, NO_HOUR), CellKey("clerk", row.clerk, NO_HOUR)):
            if key.key:
                cells[key].open_s += _lasted(row.at, row.ended, now)
    for key, values in waits.items():
        cells[key].waits = values.tobytes()
    return dict(cells)


def _call(cell: FigureSums, waits: "array[float]", row: Called) -> None:
    cell.calls += 1
    if row.first:
        cell.called += 1
        cell.kept += row.kept
        waits.append(row.waited_s)


def _end(cells: "defaultdict[CellKey, FigureSums]", keys: Iterable[CellKey], row: End) -> None:
    how = ENDS.get(row.how)
    if how is None:
        return  # "returned": it was no end
    for key in keys:
        setattr(cells[key], how, getattr(cells[key], how) + 1)


def _lasted(at: float, ended: float | None, now: float) -> float:
    return max(0.0, (now if ended is None else ended) - at)


class Total:
    """Cells added up, and the waits of all of them."""

    def __init__(self) -> None:
        self.sums, self.waits = FigureSums(), array("d")

    def add(self, cell: FigureSums) -> None:
        self.sums.add(cell)
        self.waits.frombytes(cell.waits)


Key = Callable[[CellKey, str], str]
"""(cell, its day) → the row that it counts to; empty: to none."""


def added(cells: Iterable[tuple[CellKey, str, FigureSums]], key: Key) -> tuple[dict[str, Total], Total]:
    """Cells added up by row, and the whole of them."""
    rows: defaultdict[str, Total] = defaultdict(Total)
    whole = Total()
    for cell, day, sums in cells:
        whole.add(sums)
        if name := key(cell, day):
            rows[name].add(sums)
    return dict(rows), whole
