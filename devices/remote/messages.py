"""What an agent and the server say to each other about devices: JSON texts, one message each.

The agent runs the drivers; the server decides. Presses are numbered, so that one which is sent again after a cut is
carried out once; what a device shall show is sent whole, so that the last one counts.
"""

from typing import Annotated, Final

import msgspec
from msgspec import Meta, Struct

from devices.protocols import CardData, Counters, Health, PadDisplay, SignContent, Speech

Name = Annotated[str, Meta(min_length=1, max_length=40)]
Unit = Annotated[int, Meta(ge=1, le=65535)]
Count = Annotated[int, Meta(ge=1, lt=1 << 53)]
LAST_MOMENT: Final = 1e11
Seconds = Annotated[float, Meta(ge=0, le=1e9)]


class Message(Struct, frozen=True, tag_field="type", tag=True):
    """Base of all messages; the name of the class is its `type`."""


# From the agent


class Hello(Message, frozen=True):
    """First of all. `boot` is new at every start of the agent; `devices` names its devices and their drivers.

    `hall` is where the agent believes to be: a token of another hall is a mistake to be told, not to be lived with.
    """

    version: str
    boot: str
    hall: str
    devices: dict[str, str]


class DeviceState(Message, frozen=True):
    """How a device is; sent at the beginning, at every change and now and then."""

    device: Name
    health: Health
    counters: Counters

    def __post_init__(self) -> None:
        """Figures that no clock shows would spoil the manager's page."""
        health, counters = self.health, self.counters
        if len(health.cause) > 40 or not all(
            0 <= at < LAST_MOMENT for at in (health.since, counters.heard_at, counters.sent_at)
        ):
            raise ValueError("a cause of at most 40 characters and times since the epoch are expected")
        if not all(
            0 <= n < 1 << 53 for n in (counters.frames, counters.bad, counters.skipped, counters.links)
        ):
            raise ValueError("counters are positive numbers")


class Numbered(Message, frozen=True):
    """Something that must be taken once. `n` counts all of this boot from 1; `age_s` is how long it had waited when it was
    sent, and `sent_s` the agent's steady clock then, by which the server knows how long it was under way."""

    n: Count
    age_s: Seconds
    sent_s: Seconds
    device: Name
    unit: Unit


class KeyPressed(Numbered, frozen=True):
    """A key of a call pad."""

    key: Annotated[str, Meta(min_length=1, max_length=20)]


class PadTouched(Numbered, frozen=True):
    """A touch on a rating pad."""

    level: Annotated[int, Meta(ge=1, le=5)]


class CardSeen(Numbered, frozen=True):
    """A card was read, or could not be."""

    card: CardData | None
    cause: Annotated[str, Meta(max_length=40, pattern="^[a-z_]*$")]


class Dropped(Message, frozen=True):
    """The press `n` of a unit waited too long for the server and was not sent, or not heard of again."""

    n: Count
    device: Name
    unit: Unit


class PrintDone(Message, frozen=True):
    """What became of a print job."""

    job: Name
    outcome: Annotated[str, Meta(pattern="^(printed|failed|unknown)$")]
    cause: Annotated[str, Meta(max_length=40, pattern="^[a-z_]*$")]


FromAgent = Hello | DeviceState | KeyPressed | PadTouched | CardSeen | Dropped | PrintDone


# From the server


class Taken(Message, frozen=True):
    """Presses and touches up to `n` have been taken."""

    n: int


class Print(Message, frozen=True):
    """Print this job, once."""

    job: str
    device: str
    data: bytes


class ShowPad(Message, frozen=True):
    device: str
    unit: int
    display: PadDisplay


class Beep(Message, frozen=True):
    device: str
    unit: int


class Invite(Message, frozen=True):
    device: str
    unit: int


class Thank(Message, frozen=True):
    device: str
    unit: int


class Dismiss(Message, frozen=True):
    device: str
    unit: int


class ShowSign(Message, frozen=True):
    device: str
    unit: int
    content: SignContent


class Say(Message, frozen=True):
    device: str
    speech: Speech


class LookAgain(Message, frozen=True):
    device: str


Order = ShowPad | Beep | Invite | Thank | Dismiss | ShowSign | Say | LookAgain
FromServer = Taken | Print | Order

LONGEST: Final = 1 << 20
"""Bytes of a message; a slip drawn as a picture is the largest."""
encode: Final = msgspec.json.Encoder().encode
decode_from_agent: Final = msgspec.json.Decoder(FromAgent).decode
decode_from_server: Final = msgspec.json.Decoder(FromServer).decode
