"""From the journal back to a hall's state: the last snapshot, then every entry after it."""

from collections.abc import Callable

import msgspec
import structlog

from server.domain.queue.apply import APPLIED, apply
from server.domain.queue.settings import HallSettings
from server.domain.queue.state import Facts, HallState
from server.engine.shape import shape_of
from server.journal import Journal, JournalDamaged
from server.journal.entry import Entry, decode_events

log = structlog.get_logger("engine")
_facts = msgspec.msgpack.Decoder(Facts)
_pack = msgspec.msgpack.Encoder()
SHAPE = shape_of(Facts, APPLIED)
"""What of a hall this program would write into a snapshot."""


def encode_facts(state: HallState) -> bytes:
    return _pack.encode(state.facts)


def replay_entry(state: HallState, entry: Entry) -> None:
    """Apply one entry; raises JournalDamaged with its name if it cannot be."""
    try:
        for event in decode_events(entry.events):
            apply(state, event, entry.at)
    except (msgspec.DecodeError, KeyError) as error:
        raise JournalDamaged(f"hall {entry.hall}: entry {entry.seq} cannot be applied: {error!r}") from error
    state.seq = entry.seq


async def load(
    journal: Journal,
    settings: HallSettings,
    *,
    whole: bool = False,
    reading: Callable[[int], None] = lambda seq: None,
) -> HallState:
    """A hall's state as the journal has it; `whole` replays from the first entry on.

    `reading` hears the seq that it has come to, at the start and after every chunk.
    """
    state = HallState(settings)
    snapshot = None if whole else await journal.load_snapshot(settings.id, SHAPE)
    if snapshot is not None:
        try:
            state = HallState(settings, _facts.decode(snapshot.facts), snapshot.seq)
        except (msgspec.DecodeError, KeyError) as error:
            log.error("the snapshot cannot be used, the journal is read", hall=settings.id, cause=str(error))
    reading(state.seq)
    async for chunk in journal.read(settings.id, state.seq):
        for entry in chunk:
            replay_entry(state, entry)
        reading(state.seq)
    return state
