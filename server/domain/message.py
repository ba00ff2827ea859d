"""The two bases: what somebody wants and what happened. Both frozen, both encoded under their class name."""

from typing import ClassVar

from msgspec import Struct

from server.domain.refusal import Refused


class Command(Struct, frozen=True, tag_field="type", omit_defaults=True):
    """Base of all commands; imperative."""

    refusals: ClassVar[tuple[type[Refused], ...]] = ()
    """What it may be refused for. A test reads `decide` and holds this against it; the API's documents come from it."""


class Event(Struct, frozen=True, tag_field="type", omit_defaults=True):
    """Base of all events; past tense, self-contained."""
