"""Every event has its place in `apply`, and nothing but events."""

from typing import get_args

from server.domain.queue import apply as applying
from server.domain.queue.events import AnyEvent


def test_every_event_is_applied_by_somebody():
    assert set(applying.HOW) == set(get_args(AnyEvent))
