"""The two bases: what somebody wants and what happened. Both frozen, both encoded under their class name."""

from msgspec import Struct


class Command(Struct, frozen=True, tag_field="type", omit_defaults=True):
    """Base of all commands; imperative."""


class Event(Struct, frozen=True, tag_field="type", omit_defaults=True):
    """Base of all events; past tense, self-contained."""
