"""Keys made of keys, and short seals: HMAC-SHA256 (RFC 2104), for ids and proofs that only this installation can make."""

import base64
import hmac


class Key(bytes):
    """Bytes that do not show themselves in a log or a traceback."""

    def __repr__(self) -> str:
        return "Key()"


def key_of(key: bytes, purpose: str) -> Key:
    """A key for one purpose, made of another key, which cannot be found from it."""
    return Key(hmac.digest(key, purpose.encode(), "sha256"))


def seal(key: bytes, text: str, size: int) -> str:
    """The first `size` bytes of the text's HMAC, a multiple of three, in base64url: four characters for three bytes."""
    return base64.urlsafe_b64encode(hmac.digest(key, text.encode(), "sha256")[:size]).decode()
