"""A rating, and what it is about."""

from typing import NamedTuple

from msgspec import Struct

from server.domain.oversight.words import RatedStage
from server.domain.queue.tickets.events import TicketRated
from server.domain.queue.tickets.words import RatingChannel


class RatedThing(Struct, frozen=True, omit_defaults=True):
    """Whom and what a rating is about, as far as it is known: ids, none of them a citizen's."""

    hall: str
    stage: RatedStage
    window: str = ""
    clerk: str = ""
    category: str = ""
    matter: str = ""
    department: str = ""
    ticket: str = ""
    case: str = ""


class GivenRating(Struct, frozen=True, omit_defaults=True):
    """`words`: the id of what was written, which is kept apart; `reasons` are of the hall's list."""

    level: int
    at: float
    channel: RatingChannel
    reasons: tuple[str, ...] = ()
    words: str = ""


LOW = 2
"""This level and those below open a follow-up (好差评: 差评回访整改)."""


def service_rating(ticket: str, finished: int) -> str:
    """The id of the rating of a ticket's n-th finished service."""
    return f"{ticket}~{finished}"


def case_rating(case: str, stage: RatedStage) -> str:
    return f"{case}~{stage}"


class HallRating(NamedTuple):
    """A rating of the hall's own day, as it stands in the hall's stream."""

    rating: str
    about: RatedThing
    given: GivenRating


def hall_rating(hall: str, event: TicketRated, at: float) -> HallRating:
    """`at`: of the event, seconds since the epoch."""
    about = RatedThing(
        hall,
        RatedStage.SERVICE,
        window=event.window,
        clerk=event.clerk,
        category=event.category,
        matter=event.service,
        ticket=event.ticket,
    )
    given = GivenRating(event.level, at, event.channel, event.reasons, event.text)
    return HallRating(service_rating(event.ticket, event.finished), about, given)
