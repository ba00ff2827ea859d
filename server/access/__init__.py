"""Who may come in: people with passwords, tokens of devices, their sessions."""

from server.access.access import (
    BROWSER_S,
    DEVICE_SESSION_S,
    FILE,
    PERSON_SESSION_S,
    Access,
    SignedIn,
)
from server.access.door import Caller, SignInRefused
from server.access.tokens import NewToken, TokenLine

__all__ = (
    "BROWSER_S",
    "DEVICE_SESSION_S",
    "FILE",
    "PERSON_SESSION_S",
    "Access",
    "Caller",
    "NewToken",
    "SignInRefused",
    "SignedIn",
    "TokenLine",
)
