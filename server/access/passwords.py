"""Argon2 in a thread, few at a time: a flood of sign-ins must not starve the hall."""

import asyncio

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_hasher = PasswordHasher()
_NOBODY = _hasher.hash("nobody has this password")
_slots = asyncio.Semaphore(2)


async def hash_password(password: str) -> str:
    return await asyncio.to_thread(_hasher.hash, password)


async def matches(stored: str, password: str) -> bool:
    """Whether the password fits; takes as long for a person who does not exist (empty `stored`)."""

    def check() -> bool:
        try:
            return _hasher.verify(stored or _NOBODY, password) and bool(stored)
        except (VerificationError, InvalidHashError):
            return False

    async with _slots:
        return await asyncio.to_thread(check)
