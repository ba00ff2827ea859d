"""A month of a district by the rules of halls and cases themselves, without a server around them: into a journal, which is
then followed as the server does it, and recounted from its entries by what shares nothing with that."""

import json
import random
from collections import Counter
from collections.abc import AsyncGenerator, AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import structs

from server.case_figures.counted import COUNTED, unknown
from server.case_figures.follower import CaseReports
from server.case_figures.span import BY as CASES_BY
from server.case_figures.span import AskedFigures, dim_of
from server.case_figures.spanned import FiguresPlace
from server.domain.cases.lamps.commands import FollowTime
from server.domain.oversight import commands as o
from server.domain.oversight.ratings.rated import RatedThing, service_rating
from server.domain.oversight.words import RatedStage
from server.domain.queue import commands as c
from server.domain.queue import events as e
from server.domain.queue.settings import HallSettings
from server.domain.queue.tickets.words import RatingChannel
from server.journal.sqlite import SqliteJournal
from server.reports.follower import Reports
from server.reports.span_figures import BY, UNKNOWN
from tests.case_figures.lives import MATTERS, PLAIN, Lives
from tests.case_figures.recount import CaseJournal, Counting
from tests.case_figures.recount import figures as case_figures
from tests.cases import ZONE, moment, office
from tests.halls import name, small_hall
from tests.reports.days import Kept
from tests.reports.recount import Journal, figures

HALLS = ("main", "north", "east", "south")
FIRST = date(2026, 3, 2)
CATEGORIES = {
    (hall, matter.id): "enterprise" if matter.id in ("title", "days") else "comprehensive"
    for hall in HALLS
    for matter in MATTERS
}
"""(hall, matter) → category, for the figures of cases."""
NEWEST = 1_000
SPAN = ("2026-01-01", "2026-12-31")
OPENING = "T09:00"
MEANS = {"used_days": ("mean_days", "decided"), "task_days": ("mean_task_days", "tasks_decided")}
"""A sum of days → the mean as which it is shown, and of what."""


class Size(NamedTuple):
    days: int
    visits: int
    """Of a hall on a day."""
    cases: int
    """On a day."""
    corrected: bool = True
    """Whether somebody corrects the year's calendar every few days, far more often than anybody does."""


class Unrated(NamedTuple):
    """A service that nobody rated on its day, and how it may be rated later."""

    about: RatedThing
    ended_at: float


def working_days(count: int) -> list[str]:
    days = (FIRST + timedelta(n) for n in range(count * 2 + 2))
    return [day.isoformat() for day in days if day.isoweekday() < 6][:count]


class MonthHall(Kept):
    """Visits one after the other at three windows, everything that a visit can come to among them."""

    def __init__(self, hall: str, chance: random.Random) -> None:
        super().__init__(small_hall(hall=hall), moment(f"{FIRST}{OPENING}"))
        self.chance, self.hall = chance, hall
        self.unrated: list[Unrated] = []

    def live(self, day: str, visits: int) -> None:
        self.at = moment(f"{day}{OPENING}")
        self.must(c.OpenDay(day))
        for window, clerk in zip("123", self.chance.sample("123", 3), strict=True):
            self.do(c.CloseWindow(window))
            self.do(c.OpenWindow(window, f"c0{clerk}"))
        for n in range(visits):
            self.visit(f"{self.hall}-{day}-{n}")
        for n in range(3):  # they wait in vain
            self.do(c.TakeTicket(f"{self.hall}-{day}-late-{n}", "construction"))
        self.must(c.CloseDay())

    def visit(self, id: str) -> None:
        r = self.chance
        category, window = r.choice([("enterprise", "1"), ("construction", "2"), ("comprehensive", "3")])
        self.do(c.TakeTicket(id, category, (), r.choice(["ordinary", "elderly", "returning"])))
        self.wait(r.randint(1, 40))
        if r.random() < 0.03:
            self.do(c.CancelTicket(id))
            return
        self.do(c.CallTicket(window, id))
        if r.random() < 0.06:
            self.do(c.Miss(window))
            if r.random() < 0.5:
                return
            self.do(c.RequeueTicket(id))
            self.do(c.CallTicket(window, id))
        self.do(c.Start(window))
        self.wait(r.randint(1, 30))
        if r.random() < 0.05:
            self.do(c.Hold(window, "copy"))
            self.wait(r.randint(1, 20))
            self.do(c.Unhold(window, id))
        if r.random() < 0.05:
            window = r.choice("123")
            self.do(c.Transfer(r.choice("123"), to_window=window))
            self.do(c.CallTicket(window, id))
            self.do(c.Start(window))
        if r.random() < 0.02:
            self.do(r.choice([c.PauseWindow(window, "lunch"), c.ResumeWindow(window)]))
        done = next(
            (one for one in self.do(c.Finish(window, "done")) if isinstance(one, e.ServiceFinished)), None
        )
        if r.random() < 0.35:
            self.do(c.RateTicket(id, r.randint(1, 5)))
        elif done is not None and r.random() < 0.05:
            about = RatedThing(
                self.hall, RatedStage.SERVICE, window=done.window, clerk=done.clerk, category=done.category,
                ticket=done.ticket,
            )  # fmt: skip
            self.unrated.append(Unrated(about, self.at))
        self.do(c.ResumeWindow(window))


class MonthOfCases(Lives):
    """So many new ones each day, and something with each that is open, more than once."""

    def live(self, day: str, cases: int, *, corrected: bool) -> None:
        start = moment(f"{day}{OPENING}")
        for n in range(cases):
            self.at = start + n * 27_000 / cases
            self.receive()
            if n % max(cases // 8, 1) == 0:
                self.do(FollowTime())
        self.at = start + 27_000
        # Not with each that ever got stuck: a year of them would only be slow.
        for case in list(self.state.facts.cases.values())[-NEWEST:]:
            for _ in range(self.chance.randint(1, 5)):
                self.at += 0.5
                self.go_on(case)
        if corrected and self.chance.random() < 0.2:
            self.enter_calendar()
        if self.chance.random() < 0.2:
            self.publish()

    def rate_later(self, one: Unrated) -> None:
        rating = service_rating(one.about.ticket, 1)
        level = self.chance.randint(1, 5)
        command = o.GiveRating(
            rating=rating, about=one.about, level=level, channel=RatingChannel.PHONE, ended_at=one.ended_at
        )  # fmt: skip
        self.say(command)


async def written(journal: SqliteJournal, size: Size, seed: int = 1) -> AsyncIterator[int]:
    """The month, day by day; yields how many entries there are by then."""
    chance = random.Random(seed)
    halls, cases = [MonthHall(hall, chance) for hall in HALLS], MonthOfCases(seed, halls=HALLS)
    seqs: dict[str, int] = {}

    async def flush(stream: str, records: list[Any]) -> None:
        for first in range(0, len(records), 1000):
            part = records[first : first + 1000]
            begun = seqs.get(stream, 0)
            await journal.append(
                stream, [one._replace(stream=stream, seq=begun + n) for n, one in enumerate(part, 1)]
            )
            seqs[stream] = begun + len(part)
        records.clear()

    for day in working_days(size.days):
        for hall in halls:
            hall.live(day, size.visits)
            await flush(hall.hall, hall.records)
        cases.live(day, size.cases, corrected=size.corrected)
        for hall in halls:
            for one in hall.unrated:
                cases.rate_later(one)
            hall.unrated.clear()
        await flush("@cases", cases.records)
        await flush("@oversight", cases.heard)
        yield sum(seqs.values())


@asynccontextmanager
async def followed(folder: Path, journal: SqliteJournal) -> AsyncGenerator[tuple[Reports, CaseReports]]:
    """Both read models, everything read and every day that is over added up."""
    reports = await Reports.open(folder, journal, dict.fromkeys(HALLS, "Asia/Shanghai"))
    cases = await CaseReports.open(folder, journal, office(PLAIN), ZONE)
    try:
        assert await reports.catch_up({*HALLS, "@oversight"}) == set()
        assert await cases.catch_up({"@cases", "@oversight"}) == set()
        yield reports, cases
    finally:
        await reports.close()
        await cases.close()


async def entries(journal: SqliteJournal, stream: str) -> AsyncIterator[tuple[float, str]]:
    async for chunk in journal.read(stream):
        for entry in chunk:
            yield entry.at, entry.events


async def queue_differs(reports: Reports, journal: SqliteJournal, hall: str) -> tuple[int, list[str]]:
    """(figures compared, those that are otherwise than the recount says)."""
    counted = Journal()
    now = 0.0
    async for now, events in entries(journal, hall):
        for event in json.loads(events):
            counted.take(now, event)
    async for _, events in entries(journal, "@oversight"):
        for event in json.loads(events):
            counted.hear(hall, event)
    settings: HallSettings = small_hall(hall=hall)
    compared, wrong = 0, list[str]()
    for by in BY:
        view = await reports.span(settings, SPAN, by, "", now, "")
        shown = {row.key: structs.asdict(row.figures) for row in view.rows}
        told = figures(counted, lambda one, by=by: one.under(by))
        if empty := [key for key in shown if key not in told and any(_counts(shown[key]))]:
            wrong.append(f"{hall} by {by}: rows of nothing: {empty}")
        for key, row in told.items():
            mine = shown.get(key)
            for figure, number in row.items():
                known = mine is not None and mine[figure] is not None
                if figure in (*UNKNOWN.get(by, ()), *(() if by in ("window", "clerk") else ("open_s",))):
                    continue
                compared += 1
                if not (mine[figure] == number if known and mine else not number) and not _near(
                    figure, mine, number
                ):
                    wrong.append(f"{hall} by {by}: {key}: {figure} {mine and mine[figure]} is {number}")
    return compared, wrong


def _counts(figures: dict[str, Any]) -> Iterator[bool]:
    return (
        value not in (None, 0) for name, value in figures.items() if name in ("arrivals", "calls", "services")
    )


def _near(figure: str, mine: dict[str, Any] | None, number: Any) -> bool:
    """A mean of seconds may be rounded the other way, and sums of fractions add up in another order."""
    told = mine and mine[figure]
    return (
        isinstance(told, int)
        and isinstance(number, int)
        and figure.endswith("_s")
        and abs(told - number) <= 1
    )


async def cases_differ(reports: CaseReports, journal: SqliteJournal) -> tuple[int, list[str]]:
    """The same of cases, of each hall and of all."""
    counted = CaseJournal()
    async for _, events in entries(journal, "@cases"):
        counted.calendar(events)
    async for at, events in entries(journal, "@cases"):
        counted.read(at, events)
    async for _, events in entries(journal, "@oversight"):
        for event in json.loads(events):
            counted.hear(event)
    place = FiguresPlace(name("district"), nameless, CATEGORIES, "")
    compared, wrong = 0, list[str]()
    for hall in ("", *HALLS):
        for by in CASES_BY:
            view = await reports.span(AskedFigures(hall, by, ""), SPAN, place)
            shown = {row.key: structs.asdict(row.figures) for row in view.rows}
            told = case_figures(counted.counted, lambda one, by=by, hall=hall: _key(one, by, hall))
            lacking = unknown(dim_of(by, ""))
            for key in shown.keys() | told.keys():
                row, mine = told.get(key, Counter[str]()), shown.get(key)
                for figure in COUNTED:
                    if figure in lacking:
                        continue
                    compared += 1
                    told_as, number = _shown(mine, figure) or 0, row[figure]
                    if figure in MEANS and number:
                        number = round(number / row[MEANS[figure][1]], 2)
                    if told_as != number:
                        wrong.append(f"{hall or 'all'} by {by}: {key}: {figure} {told_as} is {number}")
    return compared, wrong


def nameless(by: str, key: str) -> None:
    del by, key


def _key(one: Counting, by: str, hall: str) -> str:
    if hall and one.hall != hall:
        return ""
    where = "" if hall else f"{one.hall}/"
    if by == "category":
        return where + CATEGORIES[one.hall, one.matter] if one.matter else ""
    found = one.under(by)
    return where + found if found and by in ("window", "clerk") else found


def _shown(row: dict[str, Any] | None, figure: str) -> float | None:
    """As the view has it: levels in a list, sums as means."""
    if row is None:
        return None
    stage, _, level = figure.rpartition("_")
    if level.isdecimal():
        levels = row[f"{stage}_levels"]
        return None if levels is None else levels[int(level) - 1]
    return row[MEANS[figure][0]] if figure in MEANS else row[figure]


async def differences(
    journal: SqliteJournal, reports: Reports, cases: CaseReports
) -> tuple[int, Sequence[str]]:
    compared, wrong = await cases_differ(cases, journal)
    for hall in HALLS:
        more, others = await queue_differs(reports, journal, hall)
        compared, wrong = compared + more, [*wrong, *others]
    return compared, wrong
