"""Who has how many numbers is counted without knowing who it is: what the journal gets in place of an ID number."""

import unicodedata
from collections.abc import Collection

from server.domain.sealing import key_of, seal

BYTES = 12


class Holders:
    """`counted`: the halls that limit numbers per card; elsewhere nothing is made of an ID number.

    The key comes from the installation's secret: with the journal alone nobody can try all ID numbers. The day is part of
    it, so that what stands for somebody today says nothing about yesterday.
    """

    def __init__(self, secret: bytes, counted: Collection[str]) -> None:
        self._key = key_of(secret, "holders of cards")
        self._counted = frozenset(counted)

    def counts(self, hall: str) -> bool:
        return hall in self._counted

    def stand_in(self, hall: str, day: str, id_number: str) -> str:
        """What stands for an ID number on one day (ISO date) of a hall; the same however the number was typed."""
        plain = "".join(unicodedata.normalize("NFKC", id_number).split()).upper()
        if not plain:
            return ""
        return seal(self._key, "\0".join((hall, day, plain)), BYTES)
