"""What a reallocation would do, before anybody applies it: the same forecast, with the windows as they would be."""

from collections.abc import Mapping

from server.domain.queue.forecast import newcomer_wait
from server.domain.queue.shown.parts import Wait
from server.domain.queue.shown.preview import CategoryEffect, Preview
from server.domain.queue.state import HallState
from server.domain.queue.views.parts import category_name
from server.domain.queue.windows.decide import left_without
from server.domain.queue.windows.window import Window
from server.domain.queue.windows.words import WindowState


def preview(state: HallState, window: Window, wanted: tuple[str, ...], at: float) -> Preview:
    """The effect of `window` serving `wanted` from `at` on; categories that the hall lacks are left out."""
    categories = tuple(c for c in dict.fromkeys(wanted) if c in state.settings.categories)
    capacity = state.capacity_with({window.id: categories})
    effects = [
        effect
        for category in state.settings.categories
        if (effect := _effect(state, category, window, categories, capacity, at)) is not None
    ]
    lost = left_without(state, window, categories)
    return Preview(window.id, categories, effects, category_name(state, lost) if lost else None)


def _effect(
    state: HallState,
    category: str,
    window: Window,
    wanted: tuple[str, ...],
    capacity: Mapping[str, float],
    at: float,
) -> CategoryEffect | None:
    known = state.settings.categories[category]
    waiting = state.waiting.get(category, 0)
    before = sum(
        w.state is WindowState.OPEN and category in w.categories for w in state.facts.lasting.windows.values()
    )
    works = window.state is WindowState.OPEN
    after = before - (works and category in window.categories) + (works and category in wanted)
    wait_before = newcomer_wait(state, category, at)
    wait_after = newcomer_wait(state, category, at, capacity)
    moved = (category in window.categories) != (category in wanted)
    if not moved and wait_before == wait_after:
        return None
    return CategoryEffect(
        category,
        known.name,
        waiting,
        known.promise_s,
        before,
        after,
        wait_before,
        wait_after,
        _kept(wait_before, known.promise_s),
        _kept(wait_after, known.promise_s),
    )


def _kept(wait: Wait | None, promise_s: int) -> bool | None:
    return None if wait is None else wait.p50 <= promise_s
