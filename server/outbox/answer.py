"""What a target's answer means: it has the message, it does not want it, or it has to be sent again."""

from enum import StrEnum
from typing import Any, Final, NamedTuple, cast

import msgspec

from server.outbox.pack import PackAnswer

LATER: Final = frozenset({408, 425, 429})
"""Statuses of the fours that ask for another try."""


class Verdict(StrEnum):
    ARRIVED = "arrived"
    REFUSED = "refused"
    """Sending the same again would be refused again: somebody has to look."""
    AGAIN = "again"


class Judgement(NamedTuple):
    verdict: Verdict
    cause: str = ""


def judged(by: PackAnswer, status: int, body: bytes) -> Judgement:
    """Whatever is not understood is sent again: nobody has said that it was taken, nor that it was refused."""
    said = _object(body)
    code, words = _text(said, by.code), " ".join(_text(said, by.words).split())
    names = {code, f"HTTP {status}"} - {""}
    cause = ": ".join(filter(None, (f"HTTP {status}", code, words)))
    if status < 500 and names & set(by.there):
        return Judgement(Verdict.ARRIVED)
    if status >= 500 or status in LATER or names & set(by.later):
        return Judgement(Verdict.AGAIN, cause)
    if 200 <= status < 300:
        if code in by.ok:
            return Judgement(Verdict.ARRIVED)
        if not code:
            return Judgement(Verdict.AGAIN, f"HTTP {status}: the answer has no {by.code}")
        return Judgement(Verdict.REFUSED, cause)
    return Judgement(Verdict.REFUSED if status >= 400 else Verdict.AGAIN, cause)


def _object(body: bytes) -> dict[str, Any]:
    try:
        said = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return {}
    return cast(dict[str, Any], said) if isinstance(said, dict) else {}


def _text(said: dict[str, Any], name: str) -> str:
    value = said.get(name)
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
