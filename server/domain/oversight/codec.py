"""How the commands and events of oversight are written into the journal."""

from server.domain.codec import Codec
from server.domain.oversight.commands import AnyCommand
from server.domain.oversight.events import AnyEvent

CODEC = Codec[AnyCommand, AnyEvent](AnyCommand, AnyEvent)
encode_command, encode_events = CODEC.encode_command, CODEC.encode_events
decode_command, decode_events = CODEC.decode_command, CODEC.decode_events
