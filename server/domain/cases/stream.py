"""The cases as a stream: one for the server, since a case crosses halls and departments and its number must not race."""

from collections.abc import Mapping, Sequence

import msgspec
from msgspec import structs

from server.domain.cases.apply import APPLIED, apply
from server.domain.cases.case import Case
from server.domain.cases.codec import decode_events, encode_command, encode_events
from server.domain.cases.commands import AnyCommand
from server.domain.cases.decide import decide
from server.domain.cases.events import AnyEvent
from server.domain.cases.settings import CasesSettings
from server.domain.cases.state import CasesFacts, CasesState
from server.domain.shape import shape_of
from server.domain.snapshot_parts import SnapshotParts

ID = CasesState.stream
_facts = msgspec.msgpack.Decoder(CasesFacts)
_case = msgspec.msgpack.Decoder(Case)
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

    def facts(self, state: CasesState) -> SnapshotParts:
        """A row a case: 20,000 open ones as one piece would be 28 MB each time."""
        changed = state.changed if state.kept else state.facts.cases
        return SnapshotParts(
            _pack.encode(structs.replace(state.facts, cases={})),
            (
                (id, _pack.encode(cases[id]) if id in (cases := state.facts.cases) else None)
                for id in list(changed)
            ),
            whole=not state.kept,
        )

    def kept(self, state: CasesState) -> None:
        state.kept = True
        state.changed.clear()

    def empty(self) -> CasesState:
        return CasesState(self._settings)

    def restored(self, facts: bytes, rows: Mapping[str, bytes], seq: int) -> CasesState:
        """Raises msgspec.DecodeError or KeyError for what is no snapshot of the cases."""
        known = _facts.decode(facts)
        known.cases = {id: _case.decode(body) for id, body in rows.items()}
        state = CasesState(self._settings, known, seq)
        self.kept(state)
        return state

    def clock_changed(self, by_s: float) -> AnyCommand | None:
        """Dates of cases are put right one by one, both values kept; limits are looked at by the clock of the moment."""
        del by_s
        return None

    def rests(self, events: Sequence[AnyEvent]) -> bool:
        return False
