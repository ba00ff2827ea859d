"""What is personal of a case goes when its time is over; what was kept for a case that never came to be, after a day. The
journal and every figure stay as they are: they never held it."""

import asyncio

from server.case_book.book import CaseBook
from server.case_files.store import FileStore
from server.domain.cases.stream import ID
from server.personal.personal import Personal

LOOSE_S = 24 * 3600.0
MOST = 500
"""Cases of one go."""


class CaseRetention:
    def __init__(self, book: CaseBook, personal: Personal, files: FileStore) -> None:
        self._book, self._personal, self._files = book, personal, files

    async def look(self, at: float) -> int:
        """Delete what is over at a moment; returns how many rows went. Raises sqlite3.Error, StoreUnusable."""
        gone = 0
        while over := await self._book.over(at, MOST):
            # First the words, then that they are gone: cut between the two, the same is done again.
            ids = [id for _, ids in over for id in ids]
            gone += await self._personal.delete_all_of(ids)
            gone += await asyncio.to_thread(self._files.delete, ids)
            await self._book.forget_private([number for number, _ in over])
        loose = await self._book.unknown(await self._personal.loose(ID, LOOSE_S))
        gone += await self._personal.delete_all_of(loose)
        left = await self._book.unknown(await asyncio.to_thread(self._files.loose))
        return gone + await asyncio.to_thread(self._files.delete, left)
