"""How a hall's commands and events are written into the journal."""

from server.domain.codec import Codec
from server.domain.queue.commands import AnyCommand
from server.domain.queue.events import AnyEvent

CODEC = Codec[AnyCommand, AnyEvent](AnyCommand, AnyEvent)
encode_command, encode_events = CODEC.encode_command, CODEC.encode_events
decode_command, decode_events = CODEC.decode_command, CODEC.decode_events
