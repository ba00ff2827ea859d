"""From the journal back to a stream's state: the last snapshot, then every entry after it."""

import gc
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager

import msgspec
import structlog

from server.engine.stream import C, E, S, Stream
from server.journal.entry import Entry, named
from server.journal.journal import Journal, JournalDamaged

log = structlog.get_logger("engine")


def replay(stream: Stream[S, C, E], state: S, entries: Sequence[Entry]) -> None:
    """Apply these; raises JournalDamaged with the name of the one that cannot be."""
    decode, apply = stream.decode_events, stream.apply
    for entry in entries:
        at = entry.at
        try:
            for event in decode(entry.events):
                apply(state, event, at)
        except (msgspec.DecodeError, KeyError) as error:
            raise JournalDamaged(
                f"{named(entry.stream)}: entry {entry.seq} cannot be applied: {error!r}"
            ) from error
        state.seq = entry.seq


@contextmanager
def _uncollected() -> Generator[None]:
    """What is replayed makes a hundred thousand objects and no rings of them: looking for rings again and again is an eighth
    of the time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


async def load(
    journal: Journal,
    stream: Stream[S, C, E],
    *,
    whole: bool = False,
    reading: Callable[[int], None] = lambda seq: None,
) -> S:
    """A stream's state as the journal has it; `whole` replays from the first entry on. Raises JournalDamaged.

    `reading` hears the seq that it has come to, at the start and after every chunk.
    """
    state = stream.empty()
    snapshot = None if whole else await journal.load_snapshot(stream.id, stream.shape)
    if snapshot is not None:
        try:
            state = stream.restored(snapshot.facts, snapshot.rows, snapshot.seq)
        except (msgspec.DecodeError, KeyError) as error:
            log.error("the snapshot cannot be used, the journal is read", hall=stream.id, cause=str(error))
    reading(state.seq)
    with _uncollected():
        async for chunk in journal.read(stream.id, state.seq):
            replay(stream, state, chunk)
            reading(state.seq)
    return state
