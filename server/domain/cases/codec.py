"""How commands and events of cases are written into the journal: JSON, each under its class name."""

from collections.abc import Sequence

import msgspec

from server.domain.cases.commands import AnyCommand
from server.domain.cases.events import AnyEvent

_events = msgspec.json.Decoder(list[AnyEvent])
_command = msgspec.json.Decoder(AnyCommand)
_json = msgspec.json.Encoder()


def encode_events(events: Sequence[AnyEvent]) -> str:
    return _json.encode(events).decode()


def decode_events(text: str) -> list[AnyEvent]:
    """Raises msgspec.DecodeError for what no version of this program wrote."""
    return _events.decode(text)


def encode_command(command: AnyCommand) -> str:
    return _json.encode(command).decode()


def decode_command(text: str) -> AnyCommand:
    return _command.decode(text)
