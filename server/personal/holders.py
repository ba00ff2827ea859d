"""Who has how many numbers is counted without knowing who it is: what the journal gets in place of an ID number."""

import base64
import hmac
import unicodedata
from collections.abc import Collection

BYTES = 12


class Holders:
    """`counted`: the halls that limit numbers per card; elsewhere nothing is made of an ID number.

    The key comes from the installation's secret: with the journal alone nobody can try all ID numbers. The day is part of
    it, so that what stands for somebody today says nothing about yesterday.
    """

    def __init__(self, secret: bytes, counted: Collection[str]) -> None:
        self._key = hmac.digest(secret, b"holders of cards", "sha256")
        self._counted = frozenset(counted)

    def counts(self, hall: str) -> bool:
        return hall in self._counted

    def stand_in(self, hall: str, day: str, id_number: str) -> str:
        """What stands for an ID number on one day (ISO date) of a hall; the same however the number was typed."""
        plain = "".join(unicodedata.normalize("NFKC", id_number).split()).upper()
        if not plain:
            return ""
        made = hmac.digest(self._key, "\0".join((hall, day, plain)).encode(), "sha256")
        return base64.urlsafe_b64encode(made[:BYTES]).decode()
