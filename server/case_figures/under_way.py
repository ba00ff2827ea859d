"""What has to be remembered of cases between two entries, as far as their figures need it."""

from math import inf

from msgspec import Struct, field

from server.case_figures.rows import RowPlace
from server.domain.calendar import Table
from server.domain.cases.catalogue.matter import Matter
from server.domain.cases.words import DayUnit


class PartUnderWay(Struct):
    """A department's part of a case; `decided`: where the row of its decision stands, `days`: its limit then."""

    department: str
    handed_at: float = 0.0
    decided: RowPlace | None = None
    decided_at: float = 0.0
    days: int = 0


class CaseUnderWay(Struct):
    """A case until it has ended. `visits`: number of the queue → day; `came`: days on which something was done by hand
    without a number."""

    hall: str
    matter: str
    version: int
    window: str
    clerk: str
    door: str
    joint: bool
    received_at: float
    accepted_at: float = 0.0
    pauses: list[tuple[float, float | None]] = field(default_factory=list[tuple[float, float | None]])
    extended: int = 0
    decided: RowPlace | None = None
    visits: dict[str, str] = field(default_factory=dict[str, str])
    came: list[str] = field(default_factory=list[str])
    parts: dict[str, PartUnderWay] = field(default_factory=dict[str, PartUnderWay])

    def visited(self, day: str, ticket: str) -> None:
        """Somebody stood at a window for it."""
        if ticket:
            self.visits.setdefault(ticket, day)
        elif day not in self.came:
            self.came.append(day)

    def stood(self, at: float) -> tuple[tuple[tuple[float, float], ...], float]:
        """The pauses that were over at a moment, and since when the clock stood then; 0: it ran."""
        known = [(stopped, inf if started is None else started) for stopped, started in self.pauses]
        over = tuple(pause for pause in known if pause[1] <= at)
        return over, next((stopped for stopped, started in known if stopped <= at < started), 0.0)

    @property
    def times(self) -> int:
        """How often: what was done without a number on a day with one belongs to that."""
        return len(self.visits) + len(set(self.came) - set(self.visits.values()))


class PartTerms(Struct, frozen=True):
    """Of a step of a matter: who decides, within how many working days (0: none)."""

    department: str
    days: int


class MatterTerms(Struct, frozen=True):
    """Of one version of a matter: what the figures need."""

    promise: int
    law: int
    unit: DayUnit
    parts: dict[str, PartTerms]


def terms_of(matter: Matter) -> MatterTerms:
    parts = {step.id: PartTerms(step.department, step.days) for step in matter.flow}
    return MatterTerms(matter.promise_days, matter.law_days, matter.unit, parts)


class CasesBetween(Struct):
    """Beside the cases: every version of every matter, the years that somebody entered, the newest day."""

    matters: dict[str, list[MatterTerms]] = field(default_factory=dict[str, list[MatterTerms]])
    years: dict[int, Table] = field(default_factory=dict[int, Table])
    day: str = ""
