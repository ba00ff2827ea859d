"""What the statistics say of any days is what a slow count of the same days says."""

import asyncio
import random
import sqlite3
import tempfile
from collections.abc import Sequence
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import Phase, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from server.domain.queue import commands as c
from server.domain.queue.settings import Rules
from server.journal.sqlite import SqliteJournal
from server.reports.follower import Reports
from server.reports.rows import TABLES
from server.reports.store import FILE
from server.reports.views import StatisticsView
from tests.halls import small_hall
from tests.reports.days import DAY_S, ZONES, Counted, Watched

SETTINGS = small_hall(Rules(reenter_after_calls=2))
CATEGORIES = list(SETTINGS.categories)


class Driven(Watched):
    """A hall in which things happen at random, most of them possible ones."""

    def __init__(self, seed: int) -> None:
        super().__init__(SETTINGS)
        self.dice = random.Random(seed)
        self.drawn = 0
        self.must(c.OpenDay("2026-11-23"), *(c.OpenWindow(w, f"c0{w}") for w in "123"))

    def step(self) -> None:
        """One thing happens; the weights keep the windows busy."""
        kinds = [self.take, self.work, self.let_time_go, self.citizen, self.window, self.offline, self.turn]
        self.dice.choices(kinds, [20, 50, 12, 10, 4, 3, 1])[0]()

    def take(self) -> None:
        self.drawn += 1
        dice, category = self.dice, self.dice.choice(CATEGORIES)
        group = dice.choice(["ordinary", "elderly", "returning"])
        own = [s.id for s in SETTINGS.services.values() if s.category == category]
        visit = (dice.choice(own), *dice.sample(list(SETTINGS.services), dice.randrange(3)))
        booked_at = self.at + dice.randrange(-600, 600) if dice.random() < 0.1 else None
        services = visit if dice.random() < 0.4 else ()
        self.do(c.TakeTicket(f"t{self.drawn}", category, services, group, booked_at=booked_at))

    def let_time_go(self) -> None:
        self.wait(self.dice.randrange(0, 900))

    def pick(self, *states: str) -> str:
        """A ticket in one of these states, or one that does not exist."""
        found = [t.id for t in self.state.facts.today.tickets.values() if t.state.value in states]
        return self.dice.choice(found or ["nobody"])

    def work(self) -> None:
        """Something that a clerk may do now."""
        dice, w = self.dice, self.dice.choice("123")
        facts = self.state.facts
        ticket = facts.today.tickets.get(facts.lasting.windows[w].ticket)
        if ticket is None:
            may = [
                c.CallNext(w),
                c.Unhold(w, self.pick("held")),
                c.CallTicket(w, self.pick("missed", "waiting")),
            ]
            weights = [6, 3, 2]
        elif ticket.state.value == "called":
            may, weights = [c.Start(w), c.Miss(w), c.Recall(w)], [7, 3, 1]
        else:
            sent = c.Transfer(w, dice.choice(CATEGORIES)), c.Transfer(w, to_window=dice.choice("123"))
            may, weights = [c.Finish(w, "done"), c.Hold(w, "copy"), *sent], [6, 2, 1, 1]
            self.wait(dice.randrange(0, 400))
        self.do(dice.choices(may, weights)[0])

    def citizen(self) -> None:
        """Something that a citizen may do now."""
        done = [t.id for t in self.state.facts.today.tickets.values() if t.visit.finished] or ["nobody"]
        rated = c.RateTicket(self.dice.choice(done), self.dice.randint(1, 5))
        self.do(
            self.dice.choice(
                [
                    rated,
                    rated,
                    c.CancelTicket(self.pick("waiting", "held", "missed")),
                    c.RequeueTicket(self.pick("missed")),
                    c.PostponeTicket(self.pick("waiting")),
                ]
            )
        )

    def window(self) -> None:
        w = self.dice.choice("123")
        may = [c.CloseWindow(w), c.PauseWindow(w, "lunch"), c.ResumeWindow(w)]
        self.do(self.dice.choice([*may, *[c.OpenWindow(w, f"c0{self.dice.randint(1, 3)}")] * 3]))

    def offline(self) -> None:
        day = self.state.facts.today.day
        self.do(c.GrantLease(f"lease-{day}", "k2", 100))
        lease = self.state.facts.today.leases.get(f"lease-{day}")
        if lease is not None:
            self.drawn += 1
            category, ago = self.dice.choice(CATEGORIES), self.dice.randrange(2000)
            slip = c.OfflineTicket(f"t{self.drawn}", category, lease.blocks[category].next, self.at - ago)
            self.do(c.HandIn(lease.id, "k2", (slip,), self.at))

    def turn(self) -> None:
        """The next day; sometimes the same one again; sometimes nobody closed the one before."""
        closed = self.dice.random() < 0.7
        if closed:
            self.do(c.CloseDay())
            self.do(c.OpenWindow("2", "c02"))  # somebody who stays on
        if closed and self.dice.random() < 0.3:
            self.wait(600)
            self.do(c.OpenDay(self.state.facts.today.day))
        else:
            if closed:
                self.sleep()
            else:
                self.wait(60)
            self.do(c.OpenDay((date(2026, 11, 30) + timedelta(len(self.days))).isoformat()))
        for window in "123":
            self.do(c.OpenWindow(window, f"c0{window}"))


async def views_of(hall: Watched, cuts: Sequence[int]) -> dict[str, StatisticsView]:
    """Every day's view, after following in pieces and also after counting all anew: both must be the same."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        journal = await SqliteJournal.open(folder)
        done = 0
        for cut in sorted({min(cut, len(hall.records)) for cut in (*cuts, len(hall.records))}):
            if cut > done:
                await journal.append("main", hall.records[done:cut])
            reports = await Reports.open(folder, journal, ZONES)  # a new start each time
            await reports.follow("main")
            await reports.close()
            done = cut
        followed = dump(folder)
        for path in folder.glob(f"{FILE}*"):
            path.unlink()
        reports = await Reports.open(folder, journal, ZONES)
        await reports.follow("main")
        views = {day: await reports.statistics(SETTINGS, day, day, hall.at, "") for day in hall.days if day}
        await reports.close()
        await journal.close()
        assert dump(folder) == followed
        return views


def dump(folder: Path) -> dict[str, list[Any]]:
    """Every row of every table but the ids of tickets, whose order says nothing."""
    with closing(sqlite3.connect(folder / FILE)) as db:
        tables = [*TABLES.values(), "visits", "progress"]
        return {table: sorted(map(repr, db.execute(f"SELECT * FROM {table}"))) for table in tables}


# A seed cannot be made simpler, so there is nothing to shrink.
@hypothesis_settings(max_examples=30, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.integers(0, 1 << 32), st.integers(20, 260), st.lists(st.integers(1, 250), max_size=4))
def test_figures_are_those_of_a_slow_count_however_the_journal_was_followed(
    seed: int, steps: int, cuts: list[int]
) -> None:
    hall = Driven(seed)
    for _ in range(steps):
        hall.step()
    hall.wait(100)
    views = asyncio.run(views_of(hall, cuts))
    for day, counted in hall.days.items():
        if day:
            agree(views[day], counted)


def agree(view: StatisticsView, counted: Counted) -> None:
    """Totals, categories, windows and steps, each against the count."""
    totals = view.all.totals
    waits = sorted(w for _, _, w, _ in counted.first)
    assert totals.arrivals == len(counted.arrivals)
    assert (totals.called, totals.kept) == (len(waits), sum(kept for *_, kept in counted.first))
    assert totals.p90_wait_s == ninetieth(waits)
    assert totals.mean_wait_s == (round(sum(waits) / len(waits)) if waits else None)
    assert (totals.served, totals.services) == (len(counted.served), len(counted.services))
    assert totals.misses == counted.misses.total()
    assert totals.cancelled == sum(n for (how, _), n in counted.ends.items() if how == "cancelled")
    assert totals.expired == sum(n for (how, _), n in counted.ends.items() if how == "expired")
    assert totals.ratings == len(counted.ratings)
    for one in view.categories:
        assert one.totals.arrivals == sum(category == one.id for _, category in counted.arrivals)
        assert one.totals.called == sum(category == one.id for _, category, *_ in counted.first)
        assert one.totals.served == sum(category == one.id for _, category, _ in counted.served)
        mine = [round(s) for _, category, s in counted.services if category == one.id]
        assert one.totals.mean_service_s == (round(sum(mine) / len(mine)) if mine else None)
        by_step(view, one.arrivals, [at for at, category in counted.arrivals if category == one.id])
        by_step(view, one.called, [at for at, category, *_ in counted.first if category == one.id])
    known = {w.id: w for w in view.windows}
    assert {w for w, s in counted.open_s.items() if s} <= set(known)
    for id, one in known.items():
        assert (one.open_s, one.busy_s) == (counted.open_s[id], counted.busy_s[id])
        assert (one.calls, one.misses) == (counted.calls[id], counted.misses[id])
        assert one.served == sum(window == id for *_, window in counted.served)
        assert one.services == sum(window == id for window, *_ in counted.services)
        levels = [level for window, level in counted.ratings.values() if window == id]
        assert one.mean_rating == (round(sum(levels) / len(levels), 2) if levels else None)
    by_step(view, view.all.served, [at for at, *_ in counted.served])


def by_step(view: StatisticsView, counts: list[int], moments: list[float]) -> None:
    """The clock of the hall says which step a moment belongs to; a day here is shorter than a day."""
    expected = [0] * len(view.times)
    for at in moments:
        minutes = int(at + 8 * 3600) % DAY_S // 60
        expected[view.times.index(f"{minutes // 60:02}:{minutes % 60 // 15 * 15:02}")] += 1
    assert counts == expected


def ninetieth(waits: list[float]) -> int | None:
    """The smallest wait that at least nine of ten do not exceed, by trying each."""
    found = [w for w in waits if sum(x <= w for x in waits) * 10 >= 9 * len(waits)]
    return round(found[0]) if found else None
