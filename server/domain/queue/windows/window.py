"""A counter."""

from msgspec import Struct

from server.domain.queue.windows.words import WindowState


class Window(Struct):
    id: str
    categories: tuple[str, ...]
    state: WindowState = WindowState.CLOSED
    clerk: str = ""
    reason: str = ""
    ticket: str = ""
    since: float = 0.0
    filed: tuple[str, ...] | None = None
    """What the configuration said when it counted last; None while nobody has moved the window."""
    last: str = ""
    """The ticket finished last here: the one that the rating pad asks about."""
    served: int = 0

    def begin_day(self) -> None:
        self.ticket = self.last = ""
        self.served = 0
