"""What the cases of a server must know of the world: where it is, and which days its offices work."""

from collections.abc import Iterable, Mapping
from typing import Protocol, Self

from msgspec import Struct

from server.domain.calendar import Table
from server.domain.cases.term_and_lamp import TermDay

NO_REGION = "000000"
RETENTION_DAYS = 3653
"""Ten years: the shorter limited term for papers of offices (国家档案局令第 8 号, 2006)."""


class Office(Protocol):
    """The calendar of the offices that decide."""

    def day_at(self, at: float) -> str:
        """The date of a moment, ISO."""
        ...

    def weekday(self, day: str) -> int:
        """Of a date, 1 for Monday to 7. ValueError: there is no such day."""
        ...

    def knowing(self, entered: Mapping[int, Table]) -> Self:
        """The same with the years that somebody has entered, which go before what is published."""
        ...

    def days_after(self, day: str) -> Iterable[TermDay]:
        """The days that follow a date, for as long as any limit can run."""
        ...


class CasesSettings(Struct, frozen=True):
    office: Office
    retention_days: int = RETENTION_DAYS
    """So long after its end what is personal of a case is kept, where its matter says nothing else."""
    region: str = NO_REGION
    """Six digits of the administrative division (GB/T 2260), with which every number begins."""
