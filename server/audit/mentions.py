"""What an entry is about, by the typed fields of its command and its events: tickets, cases, windows, people, halls.

Only fields that hold ids are read. What else stands in them (reasons, opinions, ids of personal data) is no way to find an
entry and does not leave the journal.
"""

from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from typing import Any, Final

from msgspec import Struct


class Mention(StrEnum):
    """What an entry can be found by, beside its time and its command."""

    PERSON = "person"
    TICKET = "ticket"
    CASE = "case"
    WINDOW = "window"
    ITEM = "item"
    HALL = "hall"


FIELDS: Final = {
    "ticket": Mention.TICKET,
    "case": Mention.CASE,
    "joint": Mention.CASE,
    "window": Mention.WINDOW,
    "at_window": Mention.WINDOW,
    "to_window": Mention.WINDOW,
    "by": Mention.PERSON,
    "clerk": Mention.PERSON,
    "acting": Mention.PERSON,
    "absent": Mention.PERSON,
    "partner": Mention.PERSON,
    "hall": Mention.HALL,
    "item": Mention.ITEM,
    "follow_up": Mention.ITEM,
    "concern": Mention.ITEM,
    "letter": Mention.ITEM,
    "overrun": Mention.ITEM,
    "assessment": Mention.ITEM,
    "rating": Mention.ITEM,
    "notice": Mention.ITEM,
    "alert": Mention.ITEM,
    "plan": Mention.ITEM,
    "lease": Mention.ITEM,
    "code": Mention.ITEM,
    "codes": Mention.ITEM,
    "matter": Mention.ITEM,
    "matters": Mention.ITEM,
    "file": Mention.ITEM,
}
OTHERWISE: Final[dict[tuple[str, str], Mention | None]] = {
    ("WindowTakenOver", "before"): Mention.PERSON,
    ("ForgetEnded", "items"): Mention.ITEM,
    ("EndedForgotten", "items"): Mention.ITEM,
    # The application as it is offered, not one that somebody made.
    ("PublishJoint", "joint"): Mention.ITEM,
    ("WithdrawJoint", "joint"): Mention.ITEM,
    ("JointPublished", "joint"): Mention.ITEM,
    ("JointWithdrawn", "joint"): Mention.ITEM,
    # A material of a case.
    ("LackAllowed", "item"): None,
    ("LackFilled", "item"): None,
}
"""(class, field) whose name means something else than usual."""
WITHIN: Final = "about"
"""A field with the ids of what a rating or a concern is about."""


class Mentions:
    """Everything that an entry names, each once, in the order in which it is named."""

    def __init__(self) -> None:
        self._found: dict[Mention, dict[str, None]] = {}

    def take(self, said: Struct) -> None:
        """What a command or an event names."""
        for name, kind in _fields(type(said)):
            value = getattr(said, name)
            if kind is None:
                if isinstance(value, Struct):
                    self.take(value)
            else:
                self.add(kind, _ids(value))

    def add(self, kind: Mention, ids: Iterable[str]) -> None:
        found = self._found.setdefault(kind, {})
        found.update((id, None) for id in ids if id)

    def of(self, kind: Mention) -> list[str]:
        return list(self._found.get(kind, ()))

    def forget(self, kind: Mention) -> None:
        self._found.pop(kind, None)


@cache
def _fields(kind: type[Struct]) -> tuple[tuple[str, Mention | None], ...]:
    """(field, what it names); None for one to look into."""
    found: list[tuple[str, Mention | None]] = []
    for name in kind.__struct_fields__:
        if name == WITHIN:
            found.append((name, None))
        elif (named := OTHERWISE.get((kind.__name__, name), FIELDS.get(name))) is not None:
            found.append((name, named))
    return tuple(found)


def _ids(value: Any) -> Iterable[str]:
    """The ids in a field: one, several, or those of what is published whole."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, Struct):
        id = getattr(value, "id", "")
        return (id,) if isinstance(id, str) else ()
    if isinstance(value, tuple | list):
        return [id for one in value for id in _ids(one)]  # pyright: ignore[reportUnknownVariableType]
    return ()
