"""From the cells of days to the figures of a span, by whatever somebody wants to see them."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta

from msgspec import structs

from server.domain.language import Text
from server.domain.queue.settings import HallSettings
from server.reports.cells import DIMS, CellKey, FigureSums, Total, added
from server.reports.day_figures import mean, ninetieth, share
from server.reports.span_views import Figures, FiguresRow

Cells = Iterable[tuple[CellKey, str, FigureSums]]
BY: dict[str, Callable[[CellKey, str], str]] = {
    "category": lambda cell, _day: cell.key,
    "window": lambda cell, _day: cell.key,
    "clerk": lambda cell, _day: cell.key,
    "service": lambda cell, _day: cell.key,
    "hour": lambda cell, _day: f"{cell.hour:02}",
    "weekday": lambda _cell, day: str(date.fromisoformat(day).isoweekday()),
    "hour_of_week": lambda cell, day: f"{date.fromisoformat(day).isoweekday()}-{cell.hour:02}",
    "day": lambda _cell, day: day,
    "month": lambda _cell, day: day[:7],
}
"""How the figures of a span are put into rows."""
ARRIVING = ("arrivals", "abandoned_share")
LEAVING = ("misses", "visits", "cancelled", "left", "unserved")
UNKNOWN: dict[str, tuple[str, ...]] = {
    "category": (),
    "window": ARRIVING,
    "clerk": (*ARRIVING, *LEAVING),
    "service": tuple(f for f in Figures.__struct_fields__ if f not in ("services", "mean_service_s")),
}
"""Dimension → figures that its cells do not have."""
WITH_HOURS = frozenset({"hour", "hour_of_week"})


def dim_of(by: str, of: str) -> str:
    """Which cells are added up. ValueError: such figures are not kept, as those of a window by the hour."""
    limited = of.partition(" ")[0]
    if by not in BY or (limited and limited not in DIMS):
        raise ValueError(by)
    if by in DIMS:
        if limited and limited != by:
            raise ValueError(f"{by} of {limited}")
        return by
    if by in WITH_HOURS and limited not in ("", "category"):
        raise ValueError(f"{by} of {limited}")
    return limited or "category"


def rows_of(
    cells: Cells, sittings: Cells, by: str, of: str, settings: HallSettings
) -> tuple[list[FiguresRow], Figures]:
    """The rows and the whole. `sittings`: the windows' cells, which alone know how long they were open, where no window
    or clerk is meant."""
    dim, _, wanted = of.partition(" ")
    kept = [one for one in cells if not dim or (one[0].dim == dim and one[0].key == wanted)]
    own = dim_of(by, of)
    by_window = own in ("window", "clerk")
    rows, whole = added(kept, BY[by])
    names = _names(by, settings)
    shown = [
        FiguresRow(key, names(key), figures_of(row, row.sums.open_s if by_window else None, own))
        for key, row in _ordered(rows, by, settings)
    ]
    open_s = whole.sums.open_s if by_window else None if of else sum(s.open_s for _, _, s in sittings)
    return shown, figures_of(whole, open_s, own)


def figures_of(total: Total, open_s: float | None, dim: str) -> Figures:
    """Of cells of that dimension: what they do not know stays None."""
    sums, values = total.sums, total.waits
    ratings = sum(sums.levels)
    gone = sums.cancelled + sums.left + sums.unserved
    made = Figures(
        arrivals=sums.arrivals,
        called=sums.called,
        kept=sums.kept,
        kept_share=share(sums.kept, sums.called),
        mean_wait_s=mean(values),
        p90_wait_s=ninetieth(values),
        longest_wait_s=round(max(values)) if values else None,
        calls=sums.calls,
        misses=sums.misses,
        visits=sums.served,
        cancelled=sums.cancelled,
        left=sums.left,
        unserved=sums.unserved,
        abandoned_share=share(gone, sums.arrivals),
        services=sums.services,
        mean_service_s=round(sums.worked_s / sums.services) if sums.services else None,
        serving_s=round(sums.serving_s),
        open_s=None if open_s is None else round(open_s),
        idle_s=None if open_s is None else max(0, round(open_s - sums.serving_s)),
        busy_share=None if open_s is None else share(sums.serving_s, open_s),
        ratings=ratings,
        rated_share=share(ratings, sums.services),
        levels=list(sums.levels),
        mean_rating=round(sum(n * (i + 1) for i, n in enumerate(sums.levels)) / ratings, 2)
        if ratings
        else None,
    )
    return structs.replace(made, **dict.fromkeys(UNKNOWN[dim]))


def _names(by: str, settings: HallSettings) -> Callable[[str], Text | None]:
    match by:
        case "category":
            return lambda key: _named(settings.categories, key)
        case "window":
            return lambda key: _named(settings.windows, key)
        case "service":
            return lambda key: _named(settings.services, key)
        case "clerk":
            return lambda key: Text(settings.clerk_name(key), settings.clerk_name(key))
        case _:
            return lambda _key: None


def _named(known: Mapping[str, object], key: str) -> Text | None:
    found = known.get(key)
    name = getattr(found, "name", None)
    return name if isinstance(name, Text) else None


def _ordered(rows: dict[str, Total], by: str, settings: HallSettings) -> list[tuple[str, Total]]:
    """As the hall knows them, then those that have left it; times by time."""
    order: list[str] = []
    if by in ("category", "window"):
        order = list(settings.categories if by == "category" else settings.windows)
    place = {key: i for i, key in enumerate(order)}
    return sorted(rows.items(), key=lambda row: (place.get(row[0], len(place)), row[0]))


def earlier(since: str, until: str) -> list[tuple[str, str, str]]:
    """(kind, first, last) of the spans that this one is compared with."""
    first, last = date.fromisoformat(since), date.fromisoformat(until)
    length = (last - first).days + 1
    spans = [("before", first - timedelta(length), first - timedelta(1))]
    if length < 7:
        spans.append(("week", first - timedelta(7), last - timedelta(7)))
    spans.append(("year", _year_before(first), _year_before(last)))
    return [(kind, a.isoformat(), b.isoformat()) for kind, a, b in spans]


def _year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year - 1, day=28)
