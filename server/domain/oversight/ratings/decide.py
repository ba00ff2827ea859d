"""What may be rated when, once; and what follows from a low rating."""

from typing import assert_never

from server.domain.oversight import commands as c
from server.domain.oversight import events as e
from server.domain.oversight import refusal_codes as r
from server.domain.oversight.lookup import follow_up_of
from server.domain.oversight.ratings.rated import LOW, GivenRating
from server.domain.oversight.state import OversightState
from server.domain.oversight.words import FollowUpState
from server.domain.queue.refusal_codes import AlreadyRated
from server.domain.rating_reasons import must_be_offered


def decide(state: OversightState, command: c.RatingCommand, at: float) -> list[e.AnyEvent]:
    match command:
        case c.GiveRating():
            return _give(state, command, at)
        case c.FollowHallRating():
            return _follow(state, command)
        case c.ReadHall(hall=hall, seq=seq):
            return [e.HallRead(hall, seq)] if seq > state.facts.read.get(hall, -1) else []
        case c.RateAgain(item=item, level=level, channel=channel, words=words):
            found = follow_up_of(state, item)
            if found.again is not None:
                raise AlreadyRated(number=item)
            if found.state not in (FollowUpState.REPLIED, FollowUpState.CLOSED):
                raise r.NotAnsweredYet(item=item)
            if found.closed_at:
                _in_time(state, found.closed_at, at)
            return [e.RatedAgain(item, GivenRating(level, at, channel, (), words))]
        case _:
            assert_never(command)


def _give(state: OversightState, command: c.GiveRating, at: float) -> list[e.AnyEvent]:
    if command.rating in state.facts.given:
        raise AlreadyRated(number=command.about.case or command.rating)
    _in_time(state, command.ended_at, at)
    must_be_offered(command.reasons, state.settings.reasons_of(command.about.hall), command.level)
    given = GivenRating(command.level, at, command.channel, command.reasons, command.words)
    events: list[e.AnyEvent] = [e.RatingGiven(command.rating, command.about, given)]
    if command.level <= LOW:
        events.append(e.FollowUpOpened(command.rating, command.about, given))
    return events


def _in_time(state: OversightState, since: float, at: float) -> None:
    """Raises RatingOver."""
    last = state.ends(since, state.settings.rating_days)
    # A day is over at midnight, not when business closes: whoever rates does it in the evening.
    if last is not None and state.office.day_at(at) > last.due:
        raise r.RatingOver(last=last.due)


def _follow(state: OversightState, command: c.FollowHallRating) -> list[e.AnyEvent]:
    id, given, hall, seq = command.rating, command.given, command.about.hall, command.seq
    if seq <= state.facts.read.get(hall, 0):
        return []  # followed before, and asked for again after a crash
    known = state.facts.follow_ups.get(id)
    low = given.level <= LOW
    if known is None:
        return [e.FollowUpOpened(id, command.about, given, seq) if low else e.HallRead(hall, seq)]
    if not known.open:
        return [e.HallRead(hall, seq)]
    return [e.RatingAmended(id, given, hall, seq) if low else e.FollowUpDropped(id, given, hall, seq)]
