"""What happens to a window."""

from server.domain.queue.about import AboutWindow


class WindowOpened(AboutWindow, frozen=True, tag=True):
    clerk: str


class WindowTakenOver(AboutWindow, frozen=True, tag=True):
    """`clerk` goes on where `before` was signed in."""

    clerk: str
    before: str


class WindowPaused(AboutWindow, frozen=True, tag=True):
    reason: str


class WindowResumed(AboutWindow, frozen=True, tag=True):
    pass


class WindowClosed(AboutWindow, frozen=True, tag=True):
    pass


class AllocationChanged(AboutWindow, frozen=True, tag=True):
    """`plan`: the plan that moved it; `undoes`: the serial of the change that this one takes back."""

    categories: tuple[str, ...]
    before: tuple[str, ...] = ()
    forced: bool = False
    by: str = ""
    plan: str = ""
    undoes: int = 0


class AllocationFiled(AboutWindow, frozen=True, tag=True):
    """The configuration gives a window other categories than before, and is the newer word.

    `filed`: what it says; `categories`: what the window serves now, `before` what it served.
    """

    categories: tuple[str, ...]
    filed: tuple[str, ...]
    before: tuple[str, ...] = ()


class WindowRemoved(AboutWindow, frozen=True, tag=True):
    """The window has left the configuration."""


AllocationEvent = AllocationChanged | AllocationFiled
SeatEvent = WindowOpened | WindowTakenOver | WindowPaused | WindowResumed | WindowClosed
WindowEvent = SeatEvent | AllocationEvent | WindowRemoved
