"""From an entry of the journal to its row: as a pure fold, so that the same journal always gives the same rows."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct

from server.audit.mentions import Mention, Mentions
from server.domain.cases.codec import CODEC as CASES_CODEC
from server.domain.cases.events import CaseReceived, JointOpened
from server.domain.cases.stream import ID as CASES
from server.domain.oversight.codec import CODEC as OVERSIGHT_CODEC
from server.domain.oversight.events import (
    AssessmentDrawn,
    ConcernRaised,
    FollowUpOpened,
    LetterSent,
    LimitOverrun,
)
from server.domain.oversight.stream import ID as OVERSIGHT
from server.domain.queue.codec import CODEC as HALLS_CODEC
from server.journal.entry import Entry

UNKNOWN = "?"
"""The command of an entry that this program cannot read: it is there all the same."""


class EntryRow(NamedTuple):
    """A row of `entries`. `person` is the id of whoever acted, without the role."""

    stream: str
    seq: int
    at: float
    actor: str
    person: str
    command: str
    hall: str
    ticket: str
    case_number: str
    window: str
    item: str


class AlsoRow(NamedTuple):
    """What an entry names beyond its row."""

    kind: str
    value: str
    at: float
    stream: str
    seq: int


class TakenEntry(NamedTuple):
    """What an entry gives; `places`: id → hall of what begins with it."""

    row: EntryRow
    also: list[AlsoRow]
    places: dict[str, str]


FindPlaces = Callable[[str, Sequence[str]], dict[str, str]]
"""(stream, ids) → hall of those that are known."""


def person_of(actor: str) -> str:
    """The id in "clerk:c01"; the server's own parts have no role before theirs."""
    role, colon, id = actor.partition(":")
    return id if colon else role


def read_entry(entry: Entry) -> tuple[Struct, list[Any]]:
    """(command, events). Raises msgspec.DecodeError or ValidationError."""
    if entry.stream == CASES:
        return CASES_CODEC.decode_command(entry.command), list(CASES_CODEC.decode_events(entry.events))
    if entry.stream == OVERSIGHT:
        return OVERSIGHT_CODEC.decode_command(entry.command), list(
            OVERSIGHT_CODEC.decode_events(entry.events)
        )
    return HALLS_CODEC.decode_command(entry.command), list(HALLS_CODEC.decode_events(entry.events))


def take(entry: Entry, find: FindPlaces) -> TakenEntry:
    """The row of an entry, and what is remembered from it."""
    named, places = Mentions(), dict[str, str]()
    person, name = person_of(entry.actor), UNKNOWN
    try:
        command, events = read_entry(entry)
    except (msgspec.DecodeError, UnicodeDecodeError):
        pass  # counted and found by its time: what `verify` says of it is another matter
    else:
        name = type(command).__name__
        named.take(command)
        for event in events:
            named.take(event)
            places.update(_begins(event))
    halls = _halls(entry.stream, named, places, find)
    named.forget(Mention.HALL)
    named.add(Mention.HALL, halls)
    named.add(Mention.PERSON, ())
    firsts = {kind: (named.of(kind) or [""])[0] for kind in Mention}
    several = len(halls) > 1
    row = EntryRow(
        entry.stream,
        entry.seq,
        entry.at,
        entry.actor,
        person,
        name,
        "" if several else firsts[Mention.HALL],
        firsts[Mention.TICKET],
        firsts[Mention.CASE],
        firsts[Mention.WINDOW],
        firsts[Mention.ITEM],
    )
    more = {kind: named.of(kind)[1:] for kind in Mention}
    more[Mention.HALL] = halls if several else []
    more[Mention.PERSON] = [one for one in named.of(Mention.PERSON) if one != person]
    also = [
        AlsoRow(kind, value, entry.at, entry.stream, entry.seq)
        for kind, values in more.items()
        for value in values
    ]
    return TakenEntry(row, also, places)


def _begins(event: Any) -> dict[str, str]:
    match event:
        case CaseReceived(case=id, hall=hall) | JointOpened(joint=id, hall=hall):
            return {id: hall}
        case (
            ConcernRaised(concern=id, hall=hall)
            | LetterSent(letter=id, hall=hall)
            | LimitOverrun(overrun=id, hall=hall)
        ):
            return {id: hall}
        case AssessmentDrawn(assessment=id, hall=hall):
            return {id: hall} if hall else {}
        case FollowUpOpened(follow_up=id, about=about):
            return {id: about.hall}
        case _:
            return {}


def _halls(stream: str, named: Mentions, begun: dict[str, str], find: FindPlaces) -> list[str]:
    """Of a hall's own stream that hall; of what is about a case the case's, wherever whoever acts is at work."""
    if not stream.startswith("@"):
        return [stream]
    ids = [*named.of(Mention.CASE), *named.of(Mention.ITEM)]
    known = {**find(stream, [id for id in ids if id not in begun]), **begun}
    found = dict.fromkeys(known[id] for id in ids if known.get(id))
    return list(found) or named.of(Mention.HALL)
