"""Who sits at a window, and what it serves."""

from server.domain.message import Command
from server.domain.queue import refusal_codes as r


class Acting(Command, frozen=True, kw_only=True):
    acting: str = ""
    """The clerk who does it and must be the one signed in there; empty for who may act at any window."""


class AtDesk(Acting, frozen=True):
    """Something that whoever sits at a window does there."""

    refusals = (r.UnknownWindow, r.NotYourWindow)

    window: str


class OpenWindow(Command, frozen=True, tag=True):
    """A clerk signs in. `named`: somebody named the clerk, who must then be one of the hall's."""

    refusals = (r.UnknownWindow, r.UnknownClerk, r.WindowTaken, r.ClerkElsewhere)

    window: str
    clerk: str
    named: bool = False


class TakeOverWindow(Command, frozen=True, tag=True):
    """A clerk goes on at a window where somebody else is signed in; whoever stands there stays."""

    refusals = (r.UnknownWindow, r.WrongState, r.ClerkElsewhere)

    window: str
    clerk: str


class PauseWindow(AtDesk, frozen=True, tag=True):
    refusals = (*AtDesk.refusals, r.WrongState)

    reason: str


class ResumeWindow(AtDesk, frozen=True, tag=True):
    refusals = (*AtDesk.refusals, r.WrongState)


class CloseWindow(AtDesk, frozen=True, tag=True):
    refusals = (*AtDesk.refusals, r.WrongState)


class Allocate(Command, frozen=True, tag=True):
    """`seen`: what the window served when somebody decided this; refused when that has changed meanwhile."""

    refusals = (r.UnknownCategory, r.UnknownWindow, r.CategoryUnserved, r.ChangedSince)

    window: str
    categories: tuple[str, ...]
    force: bool = False
    by: str = ""
    seen: tuple[str, ...] | None = None


class UndoChange(Command, frozen=True, tag=True):
    """Take back the change of an allocation with this serial, while nothing newer was said about its window."""

    refusals = (r.UnknownCategory, r.UnknownWindow, r.CategoryUnserved, r.UnknownChange, r.ChangedSince)

    change: int
    force: bool = False
    by: str = ""


class FollowConfiguration(Command, frozen=True, tag=True):
    """Bring the hall to what its configuration says now. `gone`: clerks who have left it."""

    gone: tuple[str, ...] = ()


WindowCommand = (
    OpenWindow
    | TakeOverWindow
    | PauseWindow
    | ResumeWindow
    | CloseWindow
    | Allocate
    | UndoChange
    | FollowConfiguration
)
