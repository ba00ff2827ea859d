"""What shape a snapshot has: a digest that is another one as soon as another program would write another snapshot."""

from hashlib import sha256
from typing import Any

import msgspec

_canonical = msgspec.json.Encoder(order="deterministic")
PROSE = frozenset({"title", "description"})


def shape_of(facts: type[Any], applied: int) -> bytes:
    """SHA-256 over the JSON schema of `facts` (names, types, defaults, everything below it, without the prose) and
    `applied`, the number of the rules by which events become such facts."""
    (schema,), parts = msgspec.json.schema_components([facts])
    return sha256(_canonical.encode([applied, _bare(schema), _bare(parts)])).digest()


def _bare(schema: Any) -> Any:
    if isinstance(schema, dict):
        # A property may itself be called "title": what it is stands in a mapping, prose is a text.
        return {
            name: _bare(part)
            for name, part in schema.items()  # pyright: ignore[reportUnknownVariableType]
            if not (name in PROSE and isinstance(part, str))
        }
    if isinstance(schema, list):
        return [_bare(part) for part in schema]  # pyright: ignore[reportUnknownVariableType]
    return schema
