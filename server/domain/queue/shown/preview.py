"""What a reallocation would do."""

from msgspec import Struct

from server.domain.language import Text
from server.domain.queue.shown.parts import Wait


class CategoryEffect(Struct, frozen=True):
    """A category before and after; waits are those of somebody who takes a number now."""

    id: str
    name: Text
    waiting: int
    promise_s: int
    windows_before: int
    windows_after: int
    wait_before_s: Wait | None
    wait_after_s: Wait | None
    kept_before: bool | None
    """Whether the median wait is within the promise; None while nobody can tell."""
    kept_after: bool | None


class Preview(Struct, frozen=True):
    """What a reallocation would do."""

    window: str
    categories: tuple[str, ...]
    effects: list[CategoryEffect]
    """Every category whose windows or wait would change."""
    unserved: Text | None
    """The category that would be left without a window, so that the change must be confirmed."""
