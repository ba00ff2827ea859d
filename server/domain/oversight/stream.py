"""Ratings, concerns and letters as a stream: one for the server, since concerns cross halls and numbers must not race."""

from collections.abc import Mapping, Sequence

import msgspec
from msgspec import structs

from server.domain.oversight.apply import APPLIED, apply
from server.domain.oversight.assessments.assessment import PREFIX as ASSESSMENT
from server.domain.oversight.assessments.assessment import Assessment
from server.domain.oversight.codec import decode_events, encode_command, encode_events
from server.domain.oversight.commands import AnyCommand
from server.domain.oversight.concerns.concern import Concern
from server.domain.oversight.decide import decide
from server.domain.oversight.events import AnyEvent
from server.domain.oversight.followups.follow_up import FollowUp
from server.domain.oversight.letters.letter import Letter
from server.domain.oversight.number import CONCERN, LETTER
from server.domain.oversight.overruns.overrun import PREFIX as OVERRUN
from server.domain.oversight.overruns.overrun import Overrun
from server.domain.oversight.settings import OversightSettings
from server.domain.oversight.state import OversightFacts, OversightState
from server.domain.shape import shape_of
from server.domain.snapshot_parts import SnapshotParts

ID = OversightState.stream
_facts = msgspec.msgpack.Decoder(OversightFacts)
_follow_up = msgspec.msgpack.Decoder(FollowUp)
_concern = msgspec.msgpack.Decoder(Concern)
_letter = msgspec.msgpack.Decoder(Letter)
_overrun = msgspec.msgpack.Decoder(Overrun)
_assessment = msgspec.msgpack.Decoder(Assessment)
_pack = msgspec.msgpack.Encoder()
SHAPE = shape_of(OversightFacts, APPLIED)
"""What this program would write into a snapshot."""


class OversightStream:
    """As the engine drives it; see `server.engine.stream`."""

    id = ID
    shape = SHAPE
    decide = staticmethod(decide)
    apply = staticmethod(apply)
    encode_command = staticmethod(encode_command)
    encode_events = staticmethod(encode_events)
    decode_events = staticmethod(decode_events)

    def __init__(self, settings: OversightSettings) -> None:
        self._settings = settings

    def facts(self, state: OversightState) -> SnapshotParts:
        """A row an item: years of them are kept."""
        facts = state.facts
        head = structs.replace(facts, follow_ups={}, concerns={}, letters={}, overruns={}, assessments={})
        items = {**facts.follow_ups, **facts.concerns, **facts.letters, **facts.overruns, **facts.assessments}
        changed = list(state.changed if state.kept else items)
        rows = ((id, _pack.encode(items[id]) if id in items else None) for id in changed)
        return SnapshotParts(_pack.encode(head), rows, whole=not state.kept)

    def kept(self, state: OversightState) -> None:
        state.kept = True
        state.changed.clear()

    def empty(self) -> OversightState:
        return OversightState(self._settings)

    def restored(self, facts: bytes, rows: Mapping[str, bytes], seq: int) -> OversightState:
        """Raises msgspec.DecodeError for what is no snapshot of it."""
        known = _facts.decode(facts)
        for id, body in rows.items():
            if id.startswith(CONCERN) and "~" not in id:
                known.concerns[id] = _concern.decode(body)
            elif id.startswith(LETTER) and "~" not in id:
                known.letters[id] = _letter.decode(body)
            elif id.startswith(OVERRUN) and "~" not in id:
                known.overruns[id] = _overrun.decode(body)
            elif id.startswith(ASSESSMENT) and "~" not in id:
                known.assessments[id] = _assessment.decode(body)
            else:
                known.follow_ups[id] = _follow_up.decode(body)
        state = OversightState(self._settings, known, seq)
        self.kept(state)
        return state

    def clock_changed(self, by_s: float) -> AnyCommand | None:
        """Days are looked at by the clock of the moment."""
        del by_s
        return None

    def rests(self, events: Sequence[AnyEvent]) -> bool:
        return False
