"""What the statistics of a day look like to whoever asks. Every list has one number per step of `times`."""

from msgspec import Struct

from server.domain.language import Text


class Totals(Struct, frozen=True, kw_only=True):
    """A day in figures. Waits are those until the first call; None where there was none."""

    arrivals: int
    called: int
    """First calls."""
    kept: int
    """First calls within the promise."""
    kept_share: float | None
    mean_wait_s: int | None
    p90_wait_s: int | None
    """Nine of ten waited no longer."""
    longest_wait_s: int | None
    served: int
    """Visits that ended served."""
    services: int
    """Services finished; a visit may have several."""
    mean_service_s: int | None
    misses: int
    """Calls to which nobody came."""
    cancelled: int
    expired: int
    """Visits that ended because of the last miss or the day's close."""
    ratings: int
    mean_rating: float | None


class Curve(Struct, frozen=True, kw_only=True):
    """A figure over the day, one value a step."""

    totals: Totals
    arrivals: list[int]
    called: list[int]
    kept: list[int]
    served: list[int]
    mean_wait_s: list[int | None]
    p90_wait_s: list[int | None]


class CategoryStatistics(Curve, frozen=True, kw_only=True):
    """A category's day."""

    id: str
    prefix: str
    name: Text
    promise_s: int
    """For the ordinary group; `kept` counts each ticket by its own."""


class WindowStatistics(Struct, frozen=True, kw_only=True):
    """A window's day."""

    id: str
    name: Text
    clerks: list[str]
    """Names, in the order in which they opened the window."""
    calls: int
    """All calls, also second ones of the same ticket."""
    misses: int
    served: int
    services: int
    mean_service_s: int | None
    open_s: int
    """Seconds open and not paused."""
    busy_s: int
    """Seconds of these in which a service was under way."""
    busy_share: float | None
    ratings: int
    mean_rating: float | None
    calls_by_step: list[int]
    served_by_step: list[int]


class Rebuilding(Struct, frozen=True):
    """Entries of the journal read so far, of how many."""

    done: int
    total: int


class StatisticsView(Struct, frozen=True, kw_only=True):
    """A day in figures."""

    hall: str
    name: Text
    day: str
    today: str
    """The hall's day now."""
    at: str
    step_s: int
    times: list[str]
    """"HH:MM" at which each step begins, in the hall's time; empty for a day on which nothing happened."""
    all: Curve
    categories: list[CategoryStatistics]
    windows: list[WindowStatistics]
    """Those that were open or called somebody."""
    days: list[str]
    """Days with statistics, the newest first."""
    rebuilding: Rebuilding | None
    """While the figures are being made from the journal, and are not whole."""
