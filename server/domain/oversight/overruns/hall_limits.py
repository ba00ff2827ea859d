"""The limits that run in a hall now: waits against promises, windows, devices."""

from collections.abc import Collection, Iterator

from server.domain.cases.words import Lamp
from server.domain.oversight.overruns.overrun import LimitKey, OverLimit
from server.domain.oversight.settings import LimitRules
from server.domain.oversight.words import LimitKind
from server.domain.queue.state import HallState
from server.domain.queue.windows.words import WindowState

EARLY = 0.5
"""This share of a limit in seconds is yellow."""


class SeenSince:
    """Since when something has been as it is, seen again and again: no fact of a hall tells it. After a restart it begins
    anew, so that a lamp comes a little late and never too early."""

    def __init__(self) -> None:
        self._since: dict[LimitKey, float] = {}

    def look(self, hall: str, keys: Collection[LimitKey], at: float) -> dict[LimitKey, float]:
        """Those that stand in a hall, and since when; what is not named stands no longer. A clock that was set back counts
        from now."""
        for gone in [key for key in self._since if key.hall == hall and key not in keys]:
            del self._since[gone]
        for key in keys:
            self._since[key] = min(self._since.get(key, at), at)
        return {key: self._since[key] for key in keys}


def hall_limits(
    state: HallState, rules: LimitRules, at: float, seen_since: SeenSince, down: Collection[str]
) -> list[OverLimit]:
    """All of them, green ones too; `down`: the devices that are."""
    hall = state.settings.id
    found = [*_waits(state, rules, at), *_paused(state, rules, at)]
    limits = {
        **dict.fromkeys(_unserved(state), rules.idle_s),
        **dict.fromkeys(_idle(state), rules.idle_s),
        **{LimitKey(LimitKind.DEVICE, hall, device): rules.device_s for device in down},
    }
    since = seen_since.look(hall, limits.keys(), at)
    return [*found, *(_timed(key, since[key], limit, at) for key, limit in limits.items())]


def _waits(state: HallState, rules: LimitRules, at: float) -> Iterator[OverLimit]:
    """Of each category in which people wait, by whoever has used up most of the promise."""
    worst: dict[str, tuple[float, float]] = {}
    late: dict[str, int] = {}
    for lines in state.lines.values():
        for (category, group), line in lines.items():
            promise = state.settings.promise_s(category, group)
            since = line.head()[0]
            worst[category] = max(worst.get(category, (0.0, 0.0)), ((at - since) / promise, promise))
            late[category] = late.get(category, 0) + line.before((at - promise * rules.wait_red, 0))
    for category, (used, promise) in worst.items():
        lamp = (
            Lamp.DOUBLE_RED if used >= rules.wait_double_red
            else Lamp.RED if used >= rules.wait_red
            else Lamp.YELLOW if used >= rules.wait_yellow
            else Lamp.GREEN
        )  # fmt: skip
        over = at - (used - rules.wait_red) * promise
        yield OverLimit(LimitKind.WAIT, state.settings.id, category, lamp, over, late[category])


def _unserved(state: HallState) -> Iterator[LimitKey]:
    at_work = {
        c for w in state.facts.lasting.windows.values() if w.state is WindowState.OPEN for c in w.categories
    }
    for category, lines in state.lines.items():
        if lines and category not in at_work and not category.startswith("@"):
            yield LimitKey(LimitKind.UNSERVED, state.settings.id, category)


def _idle(state: HallState) -> Iterator[LimitKey]:
    for window in state.facts.lasting.windows.values():
        free = window.state is WindowState.OPEN and not window.ticket
        if free and any(state.lines.get(place) for place in (*window.categories, f"@{window.id}")):
            yield LimitKey(LimitKind.IDLE, state.settings.id, window.id)


def _paused(state: HallState, rules: LimitRules, at: float) -> Iterator[OverLimit]:
    for window in state.facts.lasting.windows.values():
        if window.state is WindowState.PAUSED:
            key = LimitKey(LimitKind.PAUSED, state.settings.id, window.id)
            yield _timed(key, window.since, rules.paused_s, at)


def _timed(key: LimitKey, since: float, limit_s: float, at: float) -> OverLimit:
    """What has lasted since then, and may last so long."""
    used = (at - since) / limit_s
    lamp = Lamp.RED if used >= 1.0 else Lamp.YELLOW if used >= EARLY else Lamp.GREEN
    return OverLimit(*key, lamp, since + limit_s)
