"""Which hall a ticket is of, told by its id alone: the first characters of the id are the hall's tag."""

import base64
from collections.abc import Iterable
from functools import cache
from hashlib import sha256

TAG_BYTES = 3
TAG = 4 * TAG_BYTES // 3
"""Characters of an id that are the tag."""


@cache
def hall_tag(hall: str) -> str:
    """Four characters of base64url. Kiosks know it too, for numbers that they give out while they are cut off."""
    return base64.urlsafe_b64encode(sha256(hall.encode()).digest()[:TAG_BYTES]).decode()


class HallTags:
    """Finds the hall of a ticket's id. Raises ValueError for two halls with one tag, one chance in sixteen million."""

    def __init__(self, halls: Iterable[str]) -> None:
        self._halls: dict[str, str] = {}
        for hall in halls:
            other = self._halls.setdefault(hall_tag(hall), hall)
            if other != hall:
                raise ValueError(f"the ids of the halls {other} and {hall} cannot be told apart: change one")

    def hall_of(self, ticket: str) -> str | None:
        """None for an id that is of no hall here. Ids from before there were tags are found where there is one hall."""
        found = self._halls.get(ticket[:TAG])
        return found or (next(iter(self._halls.values())) if len(self._halls) == 1 else None)
