"""Looking at a case wherever it is: in memory while it is open, in the book once it has ended long ago."""

import sqlite3
from collections.abc import Callable
from typing import TypeVar

from server.access.identity import Identity
from server.api.cases.sight import may_see
from server.api.routes import Rooms
from server.case_book.search import Search
from server.case_book.store import Hit
from server.domain.cases.case import Case
from server.domain.cases.refusal_codes import UnknownCase
from server.domain.cases.state import CasesState
from server.domain.cases.stream import ID as CASES
from server.sqlite import StoreUnusable

T = TypeVar("T")
Look = Callable[[CasesState, Case, float], T]


async def look_at(rooms: Rooms, number: str, look: Look[T]) -> T:
    """`look(state, case, at)`. Raises UnknownCase, StoreUnusable."""

    def here(state: CasesState, at: float) -> tuple[T] | None:
        case = state.facts.cases.get(number)
        return (look(state, case, at),) if case is not None else None

    found = await rooms.cases.engine.read(CASES, here)
    if found is not None:
        return found[0]
    case = await _in_the_book(rooms, number)
    if case is None:
        raise UnknownCase(case=number)
    return await rooms.cases.engine.read(CASES, lambda state, at: look(state, case, at))


async def see(rooms: Rooms, number: str, who: Identity, look: Look[T]) -> T:
    """The same for whoever may see it; to everybody else it is as unknown as none."""

    def seen(state: CasesState, case: Case, at: float) -> T:
        if not may_see(case, who):
            raise UnknownCase(case=number)
        return look(state, case, at)

    return await look_at(rooms, number, seen)


async def find(rooms: Rooms, wanted: Search) -> list[Hit]:
    """Raises StoreUnusable."""
    try:
        return await rooms.cases.book.search(wanted)
    except sqlite3.Error as error:
        raise StoreUnusable(f"cases.db: {error}") from error


async def _in_the_book(rooms: Rooms, number: str) -> Case | None:
    try:
        return await rooms.cases.book.find(number)
    except sqlite3.Error as error:
        raise StoreUnusable(f"cases.db: {error}") from error
