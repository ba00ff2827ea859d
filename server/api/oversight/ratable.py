"""What a citizen may rate by the code of a case or the link of a slip whose day is over, and what was rated already."""

import hmac
import sqlite3
from typing import NamedTuple

from server.api.cases.guard import tried
from server.api.cases.reading import look_at
from server.api.routes import Ask, Rooms
from server.api.shown_ticket import hall_of
from server.audit.search import TrailSearch
from server.domain.cases.case import Case
from server.domain.cases.state import CasesState
from server.domain.language import Text
from server.domain.oversight.ratings.rated import RatedThing, case_rating, service_rating
from server.domain.oversight.words import RatedStage
from server.domain.proof import lease_key, prove
from server.domain.queue import commands as c
from server.domain.queue.codec import decode_events
from server.domain.queue.events import TicketTaken
from server.domain.queue.state import HallState
from server.domain.queue.tickets.ticket import Ticket
from server.reports.rows import RatedRow, Served
from server.shell.problem_sentences import Problem
from server.sqlite import StoreUnusable


class Ratable(NamedTuple):
    """`ended_at`: when what is rated was over. `given`: the level that it was rated with on its own day, 0 for none."""

    rating: str
    about: RatedThing
    ended_at: float
    name: Text | None
    given: int = 0


async def case_ratable(ask: Ask, rooms: Rooms) -> Ratable | None:
    """Of the case whose NUMBER.CODE the path shows: at acceptance until it has ended, then at its end. None while it is
    neither. Raises Problem, UnknownCase."""
    number, _, code = ask.item.partition(".")
    if not tried(rooms, ask.asker(), number, code):
        raise Problem("unknown_case", case=number)

    def look(state: CasesState, case: Case, at: float) -> tuple[Case, Text]:
        del at
        return case, state.matter_of(case).name

    case, name = await look_at(rooms, number, look)
    stage = RatedStage.ENDED if not case.open else RatedStage.ACCEPTED
    since = case.accepted_at if case.open else case.ended_at
    if not since:
        return None
    department = next((task.department for task in case.tasks.values()), "")
    about = RatedThing(
        case.hall,
        stage,
        window=case.window,
        clerk=case.clerk if stage is RatedStage.ACCEPTED else "",
        matter=case.matter,
        department=department if stage is RatedStage.ENDED else "",
        ticket=case.ticket,
        case=case.id,
    )
    # Whoever rated at the window right after it was accepted there has rated that, and follows the answer to it here too.
    ticket = case.ticket if case.open else case.collected_with
    given = await _at_the_window(rooms, case.hall, ticket) if ticket else NOT_RATED
    id = service_rating(ticket, given.finished) if given.level else case_rating(case.id, stage)
    return Ratable(id, about, since, name, given.level)


class VisitRating(NamedTuple):
    """`finished`: after how many services of the visit it was given; `level` 0: not at all."""

    finished: int = 0
    level: int = 0


NOT_RATED = VisitRating()


async def _at_the_window(rooms: Rooms, hall: str, ticket: str) -> VisitRating:
    def look(state: HallState, at: float) -> VisitRating | None:
        del at
        found = state.facts.today.tickets.get(ticket)
        if found is None:
            return None
        rating = found.rating
        return VisitRating(rating.finished, rating.level) if rating is not None and found.rated else NOT_RATED

    today = await rooms.engine.read(hall, look)
    if today is not None:
        return today
    served, rated = await _counted(rooms, hall, ticket)
    if not rated:
        return NOT_RATED
    last = rated[-1]
    before = [row for row in served if (row.seq, row.part) < (last.seq, last.part)]
    return VisitRating(len(before), last.level)


async def ticket_ratable(ask: Ask, rooms: Rooms) -> Ratable | None:
    """Of the ticket whose ID.PROOF the path shows, once its hall's day is over; before that it is rated as usual, and only
    what became of that is told. None for whoever was never served. Raises Problem."""
    ticket, _, proof = ask.item.partition(".")
    hall = hall_of(rooms, ticket)

    def look(state: HallState, at: float) -> tuple[bytes, Ticket | None]:
        del at
        return state.settings.ticket_key, state.facts.today.tickets.get(ticket)

    key, today = await rooms.engine.read(hall, look)
    if not hmac.compare_digest(prove(key, ticket).encode(), proof.encode()):
        lease = today.lease if today is not None else await _lease(rooms, hall, ticket)
        own = prove(lease_key(key, lease), ticket) if lease else ""
        if not hmac.compare_digest(own.encode(), proof.encode()):
            raise Problem("unknown_ticket")
    served, rated = await _counted(rooms, hall, ticket)
    if today is not None and today.rating is not None:
        about = RatedThing(hall, RatedStage.SERVICE, ticket=ticket)
        return Ratable(service_rating(ticket, today.rating.finished), about, 0.0, None, today.rating.level)
    if today is not None or not served:
        return None
    last = served[-1]
    given = [row for row in rated if (row.seq, row.part) > (last.seq, last.part)]
    about = RatedThing(
        hall,
        RatedStage.SERVICE,
        window=last.window,
        clerk=last.clerk,
        category=last.category,
        matter=last.service,
        ticket=ticket,
    )
    id = service_rating(ticket, len(served))
    return Ratable(id, about, last.at, None, given[-1].level if given else 0)


async def _lease(rooms: Rooms, hall: str, ticket: str) -> str:
    """The kiosk's lease that a number was given out from; empty: the server gave it out. Its own day knew, and is gone: what
    is left of it is the entry. Raises JournalDamaged, JournalUnavailable, StoreUnusable."""
    wanted = TrailSearch(ticket=ticket, hall=hall, command=c.HandIn.__name__, kind="entry", most=1)
    for row in await rooms.audit.book.trail.search(wanted):
        found = await rooms.audit.one(hall, row.seq)
        events = decode_events(found[0].events) if found is not None else []
        for event in events:
            if isinstance(event, TicketTaken) and event.ticket == ticket:
                return event.lease
    return ""


async def _counted(rooms: Rooms, hall: str, ticket: str) -> tuple[list[Served], list[RatedRow]]:
    try:
        return await rooms.reports.of_ticket(hall, ticket)
    except sqlite3.Error as error:
        raise StoreUnusable(f"reports.db: {error}") from error
