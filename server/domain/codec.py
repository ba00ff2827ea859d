"""How a stream's commands and events are written into the journal: JSON, each under its class name."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

import msgspec

C = TypeVar("C")
E = TypeVar("E")
_json = msgspec.json.Encoder()


class Codec(Generic[C, E]):
    """Of one kind of stream; `commands` and `events` are the unions of all that it has."""

    def __init__(self, commands: Any, events: Any) -> None:
        self._command: msgspec.json.Decoder[C] = msgspec.json.Decoder(commands)
        self._events: msgspec.json.Decoder[list[E]] = msgspec.json.Decoder(list[events])

    def decode_command(self, text: str) -> C:
        """Raises msgspec.DecodeError for what no version of this program wrote."""
        return self._command.decode(text)

    def decode_events(self, text: str) -> list[E]:
        """As above."""
        return self._events.decode(text)

    @staticmethod
    def encode_command(command: C) -> str:
        return _json.encode(command).decode()

    @staticmethod
    def encode_events(events: Sequence[E]) -> str:
        return _json.encode(events).decode()
