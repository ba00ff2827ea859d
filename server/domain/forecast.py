"""How long a citizen will probably wait, as a range.

With n people ahead, a mean service of m seconds and c windows at work for the category, the wait is a sum of n + 1 service
ends out of c parallel, memoryless windows: Gamma with shape n + 1 and scale m / c (the departure process of a busy M/M/c).
p50 and p90 come from the Wilson–Hilferty approximation of its quantiles (Wilson, Hilferty 1931), good to a few per cent.
"""

from collections.abc import Mapping

from msgspec import Struct

from server.domain.state import HallState

Z50, Z90 = 0.0, 1.2815515655446004


class Wait(Struct, frozen=True):
    """Median and 90th percentile of the predicted wait, in seconds."""

    p50: int
    p90: int


def gamma_quantile(shape: float, scale: float, z: float) -> float:
    """Wilson–Hilferty quantile of a Gamma(shape, scale) at the normal quantile z."""
    ninth = 1.0 / (9.0 * shape)
    return shape * scale * max(0.0, 1.0 - ninth + z * ninth**0.5) ** 3


def wait_behind(
    state: HallState, category: str, count: int, capacity: Mapping[str, float] | None = None
) -> Wait | None:
    """The wait of somebody with `count` people ahead in `category`; None while no window works for it.

    `capacity` (windows at work per category) is that of now when it is left out.
    """
    windows = (state.capacity if capacity is None else capacity).get(category, 0.0)
    if windows <= 0.0:
        return None
    known = state.settings.categories.get(category)
    mean = state.facts.pace_s.get(category) or (known.service_s if known else 300)
    if count == 0 and windows >= 1.0 and _idle(state, category):
        return Wait(0, 60)
    scale = mean / windows
    return Wait(
        p50=round(gamma_quantile(count + 1, scale, Z50)), p90=round(gamma_quantile(count + 1, scale, Z90))
    )


def _idle(state: HallState, category: str) -> bool:
    """Whether a window that serves the category is open with nobody at it."""
    return any(
        w.state == "open" and not w.ticket and category in w.categories for w in state.facts.windows.values()
    )
