"""Unguessable ids from a pool: one system call for many of them."""

import base64
import os

from server.domain.tags import TAG, hall_tag

BYTES = 12
"""96 random bits an id."""
POOL = 256

_pool: list[str] = []


def fresh_id() -> str:
    """16 characters of URL-safe base64 that nobody can guess and that are given out once."""
    if not _pool:
        random = os.urandom(BYTES * POOL)
        text = base64.urlsafe_b64encode(random).decode()
        _pool.extend(text[at : at + 16] for at in range(0, 16 * POOL, 16))
    return _pool.pop()


def fresh_ticket(hall: str) -> str:
    """An id of a ticket: the hall's tag and 72 random bits, 16 characters. What opens a ticket is its proof."""
    return hall_tag(hall) + fresh_id()[TAG:]
