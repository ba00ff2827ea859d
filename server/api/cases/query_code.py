"""The query code of a case (查询码): six digits on the citizen's paper.

Made of the case's number and the installation's key (HMAC-SHA256, RFC 2104), so that it is stored nowhere and can be
printed again. It is short, so wrong ones are counted by source: after five, whoever asks waits.
"""

import hmac
from hashlib import sha256

from server.domain.sealing import Key

DIGITS = 6
DELAYS_S = (0, 0, 0, 0, 60, 300, 900)
"""How long the n-th wrong code in a row makes the same source wait."""


def query_code(key: Key, number: str) -> str:
    drawn = int.from_bytes(hmac.digest(key, number.encode(), sha256))
    return f"{drawn % 10**DIGITS:0{DIGITS}}"


def fits(key: Key, number: str, code: str) -> bool:
    return hmac.compare_digest(query_code(key, number).encode(), code.encode())
