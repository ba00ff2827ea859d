"""What a province is told, before it is put into the province's own words: records of a few kinds with fields that mean the
same for every target."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from msgspec import Struct


class RecordKind(StrEnum):
    CASE = "case"
    """Basic information: once, when it was taken in."""
    STEP = "step"
    SPECIAL = "special"
    """A special procedure, or more time."""
    MATERIAL = "material"
    DONE = "done"
    RATING = "rating"


class ProvinceRecord(Struct, frozen=True, omit_defaults=True):
    """As it waits in the outbox. `case` says whose name and document are looked up when it goes, `words` (an id, with the
    `place` that keeps them) what a citizen wrote: neither stands here. The codes of `matter` are looked up then too, so that
    one which was missing can be entered."""

    kind: RecordKind
    fields: dict[str, str]
    matter: str = ""
    case: str = ""
    words: str = ""
    place: str = ""


CONSTANT: Final = "constant."
PERSONAL: Final = frozenset({"person.name", "person.document", "person.phone", "words"})
"""Looked up at the moment of sending, and kept nowhere."""
CODES: Final = frozenset({"task_code", "task_handle_item", "catalog_code"})
"""Of the matter, by the national lists."""
ABOUT: Final = frozenset({
    "id", "number", "external", "door", "time", "hall", "hall_name", "window", "clerk", "clerk_name", "department",
    "matter", "matter_name", "received_at", "accepted_at", "promise", "person.kind",
}) | PERSONAL | CODES  # fmt: skip
"""Every record has these, as far as they are known."""
_OWN: Final[Mapping[RecordKind, frozenset[str]]] = {
    RecordKind.CASE: frozenset({"matter_kind", "promise_days", "law_days"}),
    RecordKind.STEP: frozenset({"node_type", "node_result", "node_name", "opens_rating"}),
    RecordKind.SPECIAL: frozenset({"special_type", "special_state", "special_name", "expected", "days"}),
    RecordKind.MATERIAL: frozenset({"material", "material_name", "got", "file"}),
    RecordKind.DONE: frozenset({"done_result", "result_type", "result_name"}),
    RecordKind.RATING: frozenset({"stage", "channel", "level", "reasons", "turn", "contest", "ticket"}),
}
FIELDS: Final = {kind: ABOUT | own for kind, own in _OWN.items()}
"""What a record of each kind may say; a pack that names anything else is refused."""
