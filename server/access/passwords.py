"""Argon2 in threads of its own, behind everything else on the machine: a sign-in must not hold the hall up."""

import asyncio
import contextlib
import os
import threading
from concurrent.futures import ThreadPoolExecutor

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

AT_ONCE = 2
NICENESS = 10


class Passwords:
    """`hasher` decides how much work a guess costs; the library's own choice unless given."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._nobody = ""
        self._threads = ThreadPoolExecutor(AT_ONCE, "password", _step_back)

    async def hashed(self, password: str) -> str:
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._hasher.hash, password)

    async def matches(self, stored: str, password: str) -> bool:
        """Whether the password fits; takes as long for a person who does not exist (empty `stored`)."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, self._check, stored, password)

    def _check(self, stored: str, password: str) -> bool:
        self._nobody = self._nobody or self._hasher.hash("nobody has this password")
        try:
            return self._hasher.verify(stored or self._nobody, password) and bool(stored)
        except (VerificationError, InvalidHashError):
            return False


def _step_back() -> None:
    """Linux keeps the niceness of each thread, and Argon2's own threads take it over."""
    with contextlib.suppress(OSError, AttributeError):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)
