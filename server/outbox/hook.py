"""A hook: an address outside that is told of cases. A message: one thing that it is told."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple


class HookKind(StrEnum):
    EVENTS = "events"
    """What happened, for other programs: without a word about anybody."""
    NOTICES = "notices"
    """What citizens are told, for a gateway that sends short messages: with the phone number."""
    REPORTS = "reports"
    """Figures of each day, week or month that is over."""
    PROVINCE = "province"
    """What a province or city wants to be told of cases and ratings, in its own words: by a mapping pack."""


class Hook(NamedTuple):
    """`hall` empty: of all halls; `events` empty: of every kind. `secret` signs what is sent. `pack`: of a province's alone.
    `constants`: what the pack asks for; of one for reports, `every` and `report`."""

    id: str
    name: str
    kind: HookKind
    url: str
    secret: str
    hall: str
    events: tuple[str, ...]
    made_at: float
    made_by: str
    ended_at: float | None
    pack: str = ""
    constants: Mapping[str, str] = {}

    def wants(self, event: str, hall: str) -> bool:
        """`hall` is empty for what belongs to none."""
        return (not self.events or event in self.events) and (not self.hall or not hall or self.hall == hall)


class MessageState(StrEnum):
    WAITING = "waiting"
    STUCK = "stuck"
    """Tried often enough: somebody has to look. What follows about the same case waits behind it."""
    SENT = "sent"
    SKIPPED = "skipped"
    """Somebody has said that it is not needed."""
    NOBODY = "nobody"
    """Nobody to be told: no phone number, or whoever it was has been deleted."""


class Delivery(NamedTuple):
    """`n` orders all of them; `id` stays the same however often it is sent. `subject`: the case or ticket. `revision` counts
    how often it was replaced by something newer. Times in seconds since the epoch."""

    n: int
    hook: str
    id: str
    subject: str
    event: str
    at: float
    body: str
    state: MessageState
    tries: int
    next_at: float
    cause: str
    revision: int = 0


class NewMessage(NamedTuple):
    """As it comes from the journal. `replaces`: what has the same id says something older, whether it was sent or not."""

    hook: str
    id: str
    subject: str
    event: str
    at: float
    body: str
    replaces: bool = False
