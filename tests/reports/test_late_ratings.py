"""A service that is rated on a later day counts as rated on its own day, once, whichever stream is read first."""

from pathlib import Path

import pytest

from server.domain.oversight import events as e
from server.domain.oversight.codec import encode_events
from server.domain.oversight.ratings.rated import GivenRating, RatedThing, service_rating
from server.domain.oversight.words import RatedStage
from server.domain.queue import commands as c
from server.domain.queue.tickets.words import RatingChannel
from server.journal.entry import Record
from server.reports.follower import Reports
from server.reports.span_views import FiguresView
from tests.halls import small_hall
from tests.reports.days import DAY_S, MORNING, Kept, busy_day
from tests.reports.test_following import following

HALL = small_hall()
SPAN = ("2026-11-23", "2026-11-24")


def two_days() -> Kept:
    """The ticket `2026-11-23-7` was served at window 3, and not rated."""
    hall = Kept()
    for day in SPAN:
        busy_day(hall, 9, day)
        hall.must(c.CloseDay())
        hall.sleep()
    return hall


def late(ticket: str, level: int, finished: int = 1, hall: str = "main") -> Record:
    about = RatedThing(
        hall, RatedStage.SERVICE, window="3", clerk="c03", category="comprehensive", ticket=ticket
    )
    given = GivenRating(level, MORNING + 2 * DAY_S, RatingChannel.PHONE)
    events = encode_events([e.RatingGiven(service_rating(ticket, finished), about, given)])
    return Record("@oversight", 1, MORNING + 2 * DAY_S, "test", "", b"", "{}", events, None)


async def days(reports: Reports, by: str = "day", of: str = "") -> dict[str, list[int] | None]:
    view: FiguresView = await reports.span(HALL, SPAN, by, of, MORNING + 3 * DAY_S, "")
    return {row.key: row.figures.levels for row in view.rows}


@pytest.mark.parametrize("first", ["main", "@oversight"])
async def test_it_counts_on_the_day_of_the_service(first: str, tmp_path: Path) -> None:
    hall = two_days()
    async with following(tmp_path) as (reports, journal):
        await journal.append("main", hall.records)
        if first == "main":
            await reports.catch_up({"main"})
        await journal.append("@oversight", [late("2026-11-23-7", 2)])
        await reports.catch_up({"@oversight"})
        await reports.catch_up({"main", "@oversight"})
        plain = await days(reports, "day", "window 1")
        assert plain["2026-11-23"] == plain["2026-11-24"], "nothing was rated late at window 1"
        told = await days(reports, "day", "window 3")
        monday, tuesday = told["2026-11-23"], told["2026-11-24"]
        assert monday is not None
        assert tuesday is not None
        assert [a - b for a, b in zip(monday, tuesday, strict=True)] == [0, 1, 0, 0, 0]
        opened = await reports.behind("main", "ratings", SPAN, {"window": "3"}, "", str)
        assert [(row.stream, row.seq, row.what) for row in opened.rows if row.stream != "main"] == [
            ("@oversight", 1, "2")
        ]
        assert len(opened.rows) == sum(monday) + sum(tuesday)


async def test_it_stays_when_the_hall_is_read_again_and_goes_with_its_own_stream(tmp_path: Path) -> None:
    hall = two_days()
    async with following(tmp_path) as (reports, journal):
        await journal.append("main", hall.records)
        await journal.append("@oversight", [late("2026-11-23-7", 2)])
        await reports.catch_up({"main", "@oversight"})
        counted = await days(reports)
        store = reports._store  # pyright: ignore[reportPrivateUsage]
        for stream in ("main", "@oversight"):
            store.forget(stream)
            reports._known.clear()  # pyright: ignore[reportPrivateUsage]
            assert await days(reports) != counted
            await reports.catch_up({"main", "@oversight"})
            assert await days(reports) == counted


async def test_one_of_a_service_that_nobody_knows_counts_nowhere(tmp_path: Path) -> None:
    hall = two_days()
    async with following(tmp_path) as (reports, journal):
        await journal.append("main", hall.records)
        await reports.catch_up({"main", "@oversight"})
        counted = await days(reports)
        broken = late("no-such-ticket", 1)
        await journal.append(
            "@oversight", [broken, broken._replace(seq=2, events=broken.events.replace("~1", "~x"))]
        )
        await reports.catch_up({"main", "@oversight"})
        assert await days(reports) == counted
        assert reports._known["@oversight"][0].seq == 2  # pyright: ignore[reportPrivateUsage]
