"""How the cases' commands and events are written into the journal."""

from server.domain.cases.commands import AnyCommand
from server.domain.cases.events import AnyEvent
from server.domain.codec import Codec

CODEC = Codec[AnyCommand, AnyEvent](AnyCommand, AnyEvent)
encode_command, encode_events = CODEC.encode_command, CODEC.encode_events
decode_command, decode_events = CODEC.decode_command, CODEC.decode_events
