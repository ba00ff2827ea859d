"""What an agent and the server say to each other about devices: JSON texts, one message each.

The agent runs the drivers; the server decides. Presses are numbered, so that one which is sent again after a cut is
carried out once; what a device shall show is sent whole, so that the last one counts.
"""

import re
from typing import Annotated, Final

import msgspec
from msgspec import Meta, Struct

from devices.protocols import UNREADABLE, CardData, Counters, Health, PadDisplay, SignContent, Speech

END: Final = r"(?![\s\S])"
"""The end of the text and nothing else: `$` would let one more line end through."""
Name = Annotated[str, Meta(pattern=rf"^[A-Za-z0-9][A-Za-z0-9._-]{{0,39}}{END}")]
"""Of a hall, an agent, a device or a job: these become keys and stand in logs."""
Word = Annotated[str, Meta(max_length=40, pattern=rf"^[!-~]*{END}")]
"""A version or a driver's name."""
Cause = Annotated[str, Meta(max_length=40, pattern=rf"^[a-z_]*{END}")]
Unit = Annotated[int, Meta(ge=1, le=65535)]
Count = Annotated[int, Meta(ge=1, lt=1 << 53)]
MOST_DEVICES: Final = 200
LONGEST_FIELD: Final = 64
"""Characters of a field of an identity card; the longest, the address, has 35."""
LAST_MOMENT: Final = 1e11
Seconds = Annotated[float, Meta(ge=0, le=1e9)]


CAUSE: Final = re.compile("[a-z_]{0,40}")


class Message(Struct, frozen=True, tag_field="type", tag=True):
    """Base of all messages; the name of the class is its `type`."""


# From the agent


class Hello(Message, frozen=True):
    """First of all. `boot` is new at every start of the agent; `devices` names its devices and their drivers.

    `hall` is where the agent believes to be: a token of another hall is a mistake to be told, not to be lived with.
    """

    version: Word
    boot: Name
    hall: Name
    devices: Annotated[dict[Name, Word], Meta(max_length=MOST_DEVICES)]


class DeviceState(Message, frozen=True):
    """How a device is; sent at the beginning, at every change and now and then."""

    device: Name
    health: Health
    counters: Counters

    def __post_init__(self) -> None:
        """Figures that no clock shows would spoil the manager's page."""
        health, counters = self.health, self.counters
        if not CAUSE.fullmatch(health.cause) or not all(
            0 <= at < LAST_MOMENT for at in (health.since, counters.heard_at, counters.sent_at)
        ):
            raise ValueError("a cause of at most 40 small letters and times since the epoch are expected")
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

    key: Annotated[str, Meta(pattern=rf"^([0-9]|[a-z]{{1,20}}){END}")]


class PadTouched(Numbered, frozen=True):
    """A touch on a rating pad."""

    level: Annotated[int, Meta(ge=1, le=5)]


class CardSeen(Numbered, frozen=True):
    """A card was read, or could not be."""

    card: CardData | None
    cause: Cause

    def __post_init__(self) -> None:
        """What no card has room for, or nobody could read, did not come from one."""
        card = self.card
        if card is not None and any(
            len(text) > LONGEST_FIELD or UNREADABLE.search(text) for text in vars(card).values()
        ):
            raise ValueError(f"fields of a card are readable, with at most {LONGEST_FIELD} characters")


class Dropped(Message, frozen=True):
    """The press `n` of a unit waited too long for the server and was not sent, or not heard of again."""

    n: Count
    device: Name
    unit: Unit


class PrintDone(Message, frozen=True):
    """What became of a print job."""

    job: Name
    outcome: Annotated[str, Meta(pattern=rf"^(printed|failed|unknown){END}")]
    cause: Cause


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
