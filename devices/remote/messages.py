"""What an agent and the server say to each other about devices: JSON texts, one message each.

The agent runs the drivers; the server decides. Presses are numbered, so that one which is sent again after a cut is
carried out once; what a device shall show is sent whole, so that the last one counts.
"""

from typing import Final

import msgspec
from msgspec import Struct

from devices.protocols import CardData, Counters, Health, PadDisplay, SignContent, Speech


class Message(Struct, frozen=True, tag_field="type", tag=True):
    """Base of all messages; the name of the class is its `type`."""


# From the agent


class Hello(Message, frozen=True):
    """First of all. `boot` is new at every start of the agent; `devices` names its devices and their drivers."""

    version: str
    boot: str
    devices: dict[str, str]


class DeviceState(Message, frozen=True):
    """How a device is; sent at the beginning, at every change and now and then."""

    device: str
    health: Health
    counters: Counters


class KeyPressed(Message, frozen=True):
    """A key of a call pad; `n` counts all presses and touches of this boot from 1, `age_s` is how long it waited."""

    n: int
    age_s: float
    device: str
    unit: int
    key: str


class PadTouched(Message, frozen=True):
    """A touch on a rating pad."""

    n: int
    age_s: float
    device: str
    unit: int
    level: int


class CardSeen(Message, frozen=True):
    """A card was read, or could not be."""

    n: int
    age_s: float
    device: str
    unit: int
    card: CardData | None
    cause: str


class Dropped(Message, frozen=True):
    """Presses of a unit that waited too long for the server and were not sent."""

    device: str
    unit: int
    count: int


class PrintDone(Message, frozen=True):
    """What became of a print job."""

    job: str
    outcome: str
    cause: str


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
