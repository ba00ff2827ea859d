"""Some days of a whole district: every figure of every page, put in every way, is what the entries of the journal say."""

from collections import Counter
from pathlib import Path

from server.journal.sqlite import SqliteJournal
from tests.reports.month import HALLS, Size, differences, entries, followed, written

RARE = (
    "TicketExpired",
    "TicketHeld",
    "TicketMissed",
    "TicketCancelled",
    "RatingGiven",
    "LackFilled",
    "TaskReturned",
)


async def test_every_figure_of_a_small_month_is_that_of_the_recount(tmp_path: Path) -> None:
    journal = await SqliteJournal.open(tmp_path)
    try:
        counts = [count async for count in written(journal, Size(days=4, visits=100, cases=60))]
        assert counts[-1] > 8_000
        events = Counter[str]()
        for stream in (*HALLS, "@cases", "@oversight"):
            async for _, text in entries(journal, stream):
                events.update(word for word in RARE if word in text)
        assert len(events) == len(RARE), "a month in which nothing happens agrees with anything"
        await agree_until_something_is_lost(tmp_path, journal)
    finally:
        await journal.close()


async def agree_until_something_is_lost(folder: Path, journal: SqliteJournal) -> None:
    async with followed(folder, journal) as (reports, cases):
        compared, wrong = await differences(journal, reports, cases)
        assert wrong == []
        assert compared > 10_000
        # One thing less in each of the two, and it is seen.
        for store, table, where in (
            (cases._store.db, "happened", "what='accepted'"),  # pyright: ignore[reportPrivateUsage]
            (reports._store._db, "services", "hall='south'"),  # pyright: ignore[reportPrivateUsage]
        ):
            one = f"SELECT seq FROM {table} WHERE {where} LIMIT 1"
            store.execute(f"DELETE FROM {table} WHERE {where} AND seq=({one})")
            store.execute("DELETE FROM cell_days")
            store.execute("DELETE FROM cells")
        await reports.catch_up({*HALLS})
        await cases.catch_up({"@cases"})
        _, wrong = await differences(journal, reports, cases)
        assert {one.partition(" ")[0] for one in wrong} >= {"all", "south"}
