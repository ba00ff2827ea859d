"""What a citizen may choose as the reason of a rating: a list of the hall's own, each for some of the levels."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from server.domain.language import Text
from server.domain.queue.refusal_codes import UnknownReason


class RatingReason(Struct, frozen=True):
    code: str
    text: Text
    levels: tuple[int, ...]
    """At which it is offered; at none any more, its text is there for the ratings that have it."""


class RatingReasons(Struct, frozen=True):
    """`others`: what codes are called that the list does not have, since older ratings name them."""

    listed: tuple[RatingReason, ...] = ()
    others: Mapping[str, Text] = {}

    def text(self, code: str) -> Text:
        """What it is called; the code itself where nobody knows any more."""
        own = next((one.text for one in self.listed if one.code == code), None)
        return own or self.others.get(code) or Text(code, code)


def must_be_offered(codes: Sequence[str], reasons: RatingReasons, level: int) -> None:
    """Raises UnknownReason for one that is not offered with this level."""
    offered = {one.code for one in reasons.listed if level in one.levels}
    for code in codes:
        if code not in offered:
            raise UnknownReason(reason=code)
