"""A hall as a stream: how its state begins, is decided about, changes, and what of it a snapshot keeps."""

from collections.abc import Mapping, Sequence

import msgspec

from server.domain.queue.apply import APPLIED, apply
from server.domain.queue.codec import decode_events, encode_command, encode_events
from server.domain.queue.commands import AnyCommand, FollowClock
from server.domain.queue.decide import decide
from server.domain.queue.events import AnyEvent, DayClosed
from server.domain.queue.settings import HallSettings
from server.domain.queue.state import Facts, HallState
from server.domain.shape import shape_of
from server.domain.snapshot_parts import SnapshotParts

_facts = msgspec.msgpack.Decoder(Facts)
_pack = msgspec.msgpack.Encoder()
SHAPE = shape_of(Facts, APPLIED)
"""What of a hall this program would write into a snapshot."""


def encode_facts(state: HallState) -> bytes:
    return _pack.encode(state.facts)


class HallStream:
    """One hall, as the engine drives it; see `server.engine.stream`."""

    shape = SHAPE
    # As they are, without a method around them: replay calls them by the million.
    decide = staticmethod(decide)
    apply = staticmethod(apply)
    encode_command = staticmethod(encode_command)
    encode_events = staticmethod(encode_events)
    decode_events = staticmethod(decode_events)

    def __init__(self, settings: HallSettings) -> None:
        self.id, self._settings = settings.id, settings

    def empty(self) -> HallState:
        return HallState(self._settings)

    def facts(self, state: HallState) -> SnapshotParts:
        """In one piece: a hall's day is small."""
        return SnapshotParts(encode_facts(state))

    def kept(self, state: HallState) -> None:
        """Nothing builds on it."""

    def restored(self, facts: bytes, rows: Mapping[str, bytes], seq: int) -> HallState:
        """Raises msgspec.DecodeError or KeyError for what is no snapshot of a hall."""
        return HallState(self._settings, _facts.decode(facts), seq)

    def clock_changed(self, by_s: float) -> AnyCommand:
        return FollowClock(by_s)

    def rests(self, events: Sequence[AnyEvent]) -> bool:
        """The day is over: a good moment for a snapshot."""
        return any(isinstance(event, DayClosed) for event in events)
