"""One journal entry and the chain that ties it to the one before."""

from collections.abc import Sequence
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
    """A row of the journal: what the chain goes over, its hash, and the answer, which its digest ties to it. `answer` is
    None also where it was not read back."""

    stream: str
    seq: int
    at: float
    actor: str
    key: str
    request: bytes
    command: str
    events: str
    answer_hash: bytes
    hash: bytes
    answer: bytes | None


def answer_hash(answer: bytes | None) -> bytes:
    """The chain holds the answer's digest, so that old answers can be dropped without breaking it."""
    return b"" if answer is None else sha256(answer).digest()


def link(before: bytes, fields: tuple[object, ...]) -> bytes:
    """SHA-256 over the hash before and the MessagePack array of the fields up to `events`, then the answer's digest."""
    return sha256(before + _pack.encode(fields)).digest()


def chained(before: bytes, record: Record) -> Entry:
    """The entry for a record that follows the entry with hash `before`."""
    fields = (*record[:8], answer_hash(record.answer))
    return Entry(*fields, link(before, fields), record.answer)


def fits(before: bytes, entry: Entry) -> bool:
    """Whether the entry is unaltered and follows `before`."""
    if entry.answer is not None and answer_hash(entry.answer) != entry.answer_hash:
        return False
    return link(before, entry[:9]) == entry.hash


def unbroken(before: bytes, seq: int, entries: Sequence[Entry]) -> int:
    """How many of these, from the first on, are unaltered and follow each other, the first the entry `seq` with hash
    `before`. Their answers were not read back."""
    pack, last = _pack.encode, seq
    for entry in entries:
        # As in `fits`, without a call for each: a whole journal is read entry by entry.
        fields = entry[:9]
        if fields[1] != last + 1 or sha256(before + pack(fields)).digest() != entry.hash:
            break
        before = entry.hash
        last += 1
    return last - seq
