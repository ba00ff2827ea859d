"""The reasons of ratings as pages offer them."""

from msgspec import Struct

from server.domain.language import Text
from server.domain.rating_reasons import RatingReasons


class ReasonLine(Struct, frozen=True):
    """`levels`: of the rating, at which it is offered."""

    code: str
    text: Text
    levels: tuple[int, ...]


class ReasonsView(Struct, frozen=True):
    """What may be chosen as the reason of a rating, in the order in which it is offered."""

    reasons: list[ReasonLine]


def reason_lines(reasons: RatingReasons) -> list[ReasonLine]:
    """Those that are offered at any level."""
    return [ReasonLine(one.code, one.text, one.levels) for one in reasons.listed if one.levels]
