"""How a stream's commands and events are written into the journal: JSON, each under its class name."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

import msgspec

C = TypeVar("C")
E = TypeVar("E")
_json = msgspec.json.Encoder()


class Codec(Generic[C, E]):
    """Of one kind of stream; `commands` and `events` are the unions of all that it has."""

    def __init__(self, commands: Any, events: Any) -> None:
        self.decode_command: Callable[[str], C] = msgspec.json.Decoder(commands).decode
        """Raises msgspec.DecodeError for what no version of this program wrote."""
        # The decoders' own, without a method around them: replay calls them by the million.
        self.decode_events: Callable[[str], list[E]] = msgspec.json.Decoder(list[events]).decode
        """As above."""

    @staticmethod
    def encode_command(command: C) -> str:
        return _json.encode(command).decode()

    @staticmethod
    def encode_events(events: Sequence[E]) -> str:
        return _json.encode(events).decode()
