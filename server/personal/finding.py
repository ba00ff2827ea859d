"""By what whoever a row is about is found: digests instead of the words themselves.

HMAC-SHA256 (RFC 2104) of a field and its value under a key of the file's own. The words stand in the same file, so the key
hides nothing from whoever has that; it keeps what is left of a deleted row from being guessed at, since the numbers of
identity cards are few.
"""

import hmac
import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

FIELDS = ("id_number", "phone", "name")
PEOPLE = frozenset({"person", "case-person"})
"""Kinds of rows that are about people."""


def digest(key: bytes, field: str, value: str) -> bytes:
    """Of a value as somebody may type it: without regard to case and spaces."""
    return hmac.digest(key, f"{field}\n{''.join(value.casefold().split())}".encode(), sha256)


def digests(key: bytes, kind: str, data: str) -> set[bytes]:
    """Of everybody whom a row (JSON text) is about; nothing for other kinds of rows."""
    if kind not in PEOPLE:
        return set()
    return {
        digest(key, field, person[field])
        for person in _people(json.loads(data))
        for field in FIELDS
        if person.get(field)
    }


def _people(kept: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Whoever came or applied, and who acts for them."""
    yield kept
    if kept.get("agent"):
        yield kept["agent"]
