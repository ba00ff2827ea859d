"""The signature of what is sent: `t=TIME,v1=HEX`, HMAC-SHA256 (RFC 2104) under the hook's secret over "TIME.BODY".

TIME is whole seconds since the epoch. Whoever receives refuses what is older than a few minutes, so that nobody sends a
message of yesterday again.
"""

import hmac
from hashlib import sha256

HEADER = "X-Yichuang-Signature"


def signed(secret: str, at: float, body: bytes) -> str:
    """The header's value."""
    return f"t={int(at)},v1={_digest(secret, int(at), body)}"


def verified(secret: str, value: str, body: bytes) -> int | None:
    """The time of a message whose signature holds; None for any other."""
    time, _, said = value.removeprefix("t=").partition(",v1=")
    if not time.isascii() or not time.isdigit() or not said.isascii():
        return None
    return int(time) if hmac.compare_digest(said, _digest(secret, int(time), body)) else None


def _digest(secret: str, at: int, body: bytes) -> str:
    return hmac.new(secret.encode(), b"%d." % at + body, sha256).hexdigest()
