"""A month of a district, and every figure of every page recounted from the raw journal.

    python -m bench.recount [days] [visits of a hall a day] [cases a day]

Four halls and the cases live by the rules of the domain (decide and apply), their entries go into a real journal, the
followers of the statistics read it as the server's do. Then each figure, of each hall and of all, put in every way, is held
against a recount of the same entries that shares nothing with the program but the journal's lines.
"""

import asyncio
import sys
import tempfile
import time
from pathlib import Path

from server.journal.sqlite import SqliteJournal
from tests.reports.month import HALLS, Size, differences, followed, written


async def main(size: Size) -> int:
    with tempfile.TemporaryDirectory() as name:
        folder, began, count = Path(name), time.perf_counter(), 0
        journal = await SqliteJournal.open(folder)
        async for entries in written(journal, size):
            count = entries
        print(
            f"{size.days} days of {size.visits} visits in each of {len(HALLS)} halls and of {size.cases} cases: "
            f"{count:,} entries in {time.perf_counter() - began:.0f} s"
        )
        began = time.perf_counter()
        async with followed(folder, journal) as (reports, cases):
            print(f"followed and added up in {time.perf_counter() - began:.0f} s")
            began = time.perf_counter()
            compared, wrong = await differences(journal, reports, cases)
            print(
                f"recounted in {time.perf_counter() - began:.0f} s: {compared:,} figures, {len(wrong)} otherwise"
            )
        await journal.close()
    for one in wrong[:20]:
        print(one)
    return bool(wrong)


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]] + [20, 1200, 600][len(sys.argv) - 1 :]
    sys.exit(asyncio.run(main(Size(given[0], given[1], given[2]))))
