"""The cases as a stream: one for the server, since a case crosses halls and departments and its number must not race."""

from collections.abc import Sequence

import msgspec

from server.domain.cases.apply import APPLIED, apply
from server.domain.cases.codec import decode_events, encode_command, encode_events
from server.domain.cases.commands import AnyCommand
from server.domain.cases.decide import decide
from server.domain.cases.events import AnyEvent
from server.domain.cases.settings import CasesSettings
from server.domain.cases.state import CasesFacts, CasesState
from server.domain.shape import shape_of

ID = CasesState.stream
_facts = msgspec.msgpack.Decoder(CasesFacts)
_pack = msgspec.msgpack.Encoder()
SHAPE = shape_of(CasesFacts, APPLIED)
"""What this program would write into a snapshot."""


class CasesStream:
    """As the engine drives it; see `server.engine.stream`."""

    id = ID
    shape = SHAPE
    decide = staticmethod(decide)
    apply = staticmethod(apply)
    encode_command = staticmethod(encode_command)
    encode_events = staticmethod(encode_events)
    decode_events = staticmethod(decode_events)

    def __init__(self, settings: CasesSettings) -> None:
        self._settings = settings

    def facts(self, state: CasesState) -> bytes:
        return _pack.encode(state.facts)

    def empty(self) -> CasesState:
        return CasesState(self._settings)

    def restored(self, facts: bytes, seq: int) -> CasesState:
        """Raises msgspec.DecodeError or KeyError for what is no snapshot of the cases."""
        return CasesState(self._settings, _facts.decode(facts), seq)

    def clock_changed(self, by_s: float) -> AnyCommand | None:
        """Dates of cases are put right one by one, both values kept; limits are looked at by the clock of the moment."""
        del by_s
        return None

    def rests(self, events: Sequence[AnyEvent]) -> bool:
        return False
