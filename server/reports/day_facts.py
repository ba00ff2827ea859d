"""The rows of a day, by kind."""

from typing import NamedTuple

from server.reports.rows import Arrival, Called, End, MissRow, RatedRow, Served, Sitting, Stint


class DayFacts(NamedTuple):
    """Everything of one day."""

    arrivals: list[Arrival]
    calls: list[Called]
    services: list[Served]
    misses: list[MissRow]
    ends: list[End]
    ratings: list[RatedRow]
    stints: list[Stint]
    sittings: list[Sitting]

    def only(self, category: str) -> "DayFacts":
        """What is counted for one category."""
        return DayFacts(
            *([row for row in rows if row.category == category] for rows in self[:7]),  # type: ignore[arg-type]
            sittings=[],
        )
