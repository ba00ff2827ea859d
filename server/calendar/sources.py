"""What is known of a year in China: the published tables of chinesecalendar, the package holidays, and the law itself."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from threading import Lock

import chinese_calendar

from server.domain.calendar import Holiday, Table
from server.domain.language import Text
from server.passing import passing

LAST_PUBLISHED = max(chinese_calendar.holidays).year
"""The last year that chinesecalendar has."""
AHEAD = 4
"""Years that are learnt at once: learning takes half a second, however many they are."""
NEW_YEAR, LABOUR, NATIONAL = (
    Text("元旦", "New Year's Day"),
    Text("劳动节", "Labour Day"),
    Text("国庆节", "National Day"),
)
SPRING, EVE = Text("春节", "Spring Festival"), Text("除夕", "Spring Festival Eve")
QINGMING, MID_AUTUMN = Text("清明节", "Qingming Festival"), Text("中秋节", "Mid-Autumn Festival")
DRAGON_BOAT = Text("端午节", "Dragon Boat Festival")
HOLIDAYS: Mapping[Holiday, Text] = {
    "new-year": NEW_YEAR, "eve": EVE, "spring": SPRING, "qingming": QINGMING, "labour": LABOUR,
    "dragon-boat": DRAGON_BOAT, "mid-autumn": MID_AUTUMN, "national": NATIONAL,
}  # fmt: skip
"""In the order of a year, as far as the moon allows."""
NAMES = {
    "元旦": NEW_YEAR, "New Year's Day": NEW_YEAR, "农历除夕": EVE, "春节": SPRING, "Spring Festival": SPRING,
    "清明节": QINGMING, "Tomb-sweeping Day": QINGMING, "劳动节": LABOUR, "Labour Day": LABOUR,
    "端午节": DRAGON_BOAT, "Dragon Boat Festival": DRAGON_BOAT, "中秋节": MID_AUTUMN, "Mid-autumn Festival": MID_AUTUMN,
    "国庆节": NATIONAL, "National Day": NATIONAL,
}  # fmt: skip
"""As holidays and as chinesecalendar call them."""
EXCHANGED = Text("调休", "Day exchanged for a weekend")
FIXED = {"01-01": NEW_YEAR, "05-01": LABOUR, "05-02": LABOUR, **{f"10-0{n}": NATIONAL for n in (1, 2, 3)}}
"""The days of the law (全国年节及纪念日放假办法, as of 2025) that are the same in every year."""
_learnt: dict[int, Table | None] = {}
_learning = Lock()


def tables(year: int) -> Sequence[Table]:
    """What the sources have of a year, the most trusted first.

    Where a year is published the second source only serves to compare, and is left out until it has been learnt.
    """
    first = _published(year)
    if first is None:
        learn(range(year, year + AHEAD) if year not in _learnt else ())
    found = (first, _learnt.get(year), _law(year))
    return tuple(table for table in found if table is not None)


def learnt() -> int:
    """How many years are known from the second source: what was concluded before holds while this stays the same."""
    return len(_learnt)


def learn(years: Iterable[int]) -> None:
    """Read these years from the package holidays, as far as that has not been done: half a second, once.

    It loads the calendars of the whole world, 30 MB, and is therefore let go of again; its few dates are kept.
    """
    with _learning:
        if new := [year for year in years if year not in _learnt]:
            with passing("holidays"):
                _learnt.update(_from_holidays(new))


@lru_cache(maxsize=16)
def _published(year: int) -> Table | None:
    if not min(chinese_calendar.holidays).year <= year <= LAST_PUBLISHED:
        return None
    return Table(
        "chinesecalendar",
        True,
        {d.isoformat(): _name(n) for d, n in chinese_calendar.holidays.items() if d.year == year},
        {d.isoformat(): _name(n) for d, n in chinese_calendar.workdays.items() if d.year == year},
    )


def _from_holidays(years: Sequence[int]) -> dict[int, Table | None]:
    from holidays.countries.china import China  # here, so that nothing holds it afterwards

    def table(year: int) -> Table | None:
        known = China(years=year, expand=False, language="zh_CN")
        work = [day for day in known.weekend_workdays if day.year == year]
        rest = {day.isoformat(): _name(text) for day, text in known.items() if day.year == year}
        # Each notice since 2001 makes up for something; without that it is the law's days and nothing more.
        return Table("holidays", bool(work), rest, {d.isoformat(): EXCHANGED for d in work}) if rest else None

    return {year: table(year) for year in years}


@lru_cache(maxsize=16)
def _law(year: int) -> Table | None:
    return Table("law", False, {f"{year}-{day}": name for day, name in FIXED.items()}, {})


def _name(text: str) -> Text:
    """The name of a holiday, of "元旦", "National Day", "劳动节（补假）" or "休息日（由 2026-05-09 调休）"."""
    stem = text.partition("（")[0].partition("; ")[0]
    return EXCHANGED if stem == "休息日" else NAMES.get(stem, Text(stem, stem))
