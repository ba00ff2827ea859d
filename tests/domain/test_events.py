"""Every event has its place in `apply`, and nothing but events."""

from typing import get_args

from server.domain import apply as applying
from server.domain.events import AnyEvent


def test_every_event_is_applied_by_somebody():
    assert set(applying._HOW) == set(get_args(AnyEvent))  # pyright: ignore[reportPrivateUsage]
