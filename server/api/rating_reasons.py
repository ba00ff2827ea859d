"""The reasons that a hall offers with ratings."""

from collections.abc import Sequence

from server.api.routes import ViewRoute
from server.config.rating_reasons import SHIPPED
from server.domain.queue.shown.reason import ReasonsView, reason_lines

_CODES = {words: code for code, words in SHIPPED.items()}

ROUTE = ViewRoute("GET", "/api/v1/halls/{hall}/rating-reasons", "What may be chosen as the reason of a rating", ReasonsView,
                  named="listRatingReasons",
                  look=lambda state, _ask, _now: ReasonsView(reason_lines(state.settings.reasons)))  # fmt: skip


def coded(reasons: Sequence[str]) -> tuple[str, ...]:
    """A page that was opened before there were codes sends the sentence."""
    return tuple(_CODES.get(one, one) for one in reasons)
