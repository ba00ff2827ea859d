"""One journal entry and the chain that ties it to the one before."""

from hashlib import sha256
from typing import NamedTuple

import msgspec

GENESIS = bytes(32)
_pack = msgspec.msgpack.Encoder()


def named(stream: str) -> str:
    """What a stream is called where people read it: "hall main", "@cases"."""
    return stream if stream.startswith("@") else f"hall {stream}"


class Record(NamedTuple):
    """What the engine hands to the journal: one decided command. `seq` is the one it expects to get."""

    stream: str
    """A hall, or `@cases`; the column is called hall, as it was when there was nothing else."""
    seq: int
    at: float
    """Seconds since the epoch, by the hall's clock."""
    actor: str
    key: str
    """Idempotency key, or empty."""
    request: bytes
    """Digest of the request that came with the key."""
    command: str
    events: str
    """JSON list."""
    answer: bytes | None


class Entry(NamedTuple):
    """A row of the journal. `answer` is None also where it was not read back; its digest ties it to the chain."""

    stream: str
    seq: int
    at: float
    actor: str
    key: str
    request: bytes
    command: str
    events: str
    answer: bytes | None
    answer_hash: bytes
    hash: bytes


def answer_hash(answer: bytes | None) -> bytes:
    """The chain holds the answer's digest, so that old answers can be dropped without breaking it."""
    return b"" if answer is None else sha256(answer).digest()


def link(before: bytes, entry: Record | Entry, answered: bytes) -> bytes:
    """SHA-256 over the hash before and the MessagePack array of the fields up to `events`, then the answer's digest."""
    return sha256(before + _pack.encode((*entry[:8], answered))).digest()


def chained(before: bytes, record: Record) -> Entry:
    """The entry for a record that follows the entry with hash `before`."""
    answered = answer_hash(record.answer)
    return Entry(*record, answered, link(before, record, answered))


def fits(before: bytes, entry: Entry) -> bool:
    """Whether the entry is unaltered and follows `before`."""
    if entry.answer is not None and answer_hash(entry.answer) != entry.answer_hash:
        return False
    return link(before, entry, entry.answer_hash) == entry.hash
