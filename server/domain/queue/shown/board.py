"""The hall board and the sign over a window: numbers and windows only, never a name."""

from msgspec import Struct

from server.domain.language import Text
from server.domain.queue.shown.moment import Moment
from server.domain.queue.shown.notice import NoticeLine
from server.domain.queue.shown.parts import CallLine, CategoryLoad
from server.domain.queue.windows.words import WindowState


class VoiceNow(Struct, frozen=True):
    """How the board speaks now."""

    enabled: bool
    volume: float
    """0 to 1."""
    repeat: int
    """How often a call is said."""


class MissedLine(Struct, frozen=True):
    """A number that was called and not answered; `zone` is that of the window that called it last."""

    number: str
    category: str
    zone: str


class ZoneLine(Struct, frozen=True):
    """A zone and the categories that its windows are allocated to now, in the hall's order."""

    zone: str
    categories: list[str]


class BoardView(Struct, frozen=True):
    """What a board of the hall shows."""

    hall: str
    name: Text
    day: str
    day_ends_at: Moment | None
    """When the timetable has the hall's next day begin."""
    open: bool
    hours: tuple[str, ...]
    opens_at: Moment | None
    """While no numbers are given out: when the timetable has them given out again."""
    opens_provisional: bool
    """That day lies in a year whose holidays nobody has announced yet."""
    calls: list[CallLine]
    """Newest first."""
    missed: list[str]
    """All who were called and did not come, the newest last."""
    categories: list[CategoryLoad]
    voice: VoiceNow
    zones: list[str]
    """Every zone that has a window."""
    notices: list[NoticeLine]
    """What the manager tells the hall."""
    day_open: bool
    """False outside the hall's day, when screens may rest; in a break it is true."""
    missed_lines: list[MissedLine]
    """The same with their places, so that a board of a part of the hall can choose its own."""
    zone_lines: list[ZoneLine]


class SignView(Struct, frozen=True):
    """What the sign above a window shows."""

    hall: str
    window: str
    name: Text
    state: WindowState
    reason: str
    categories: list[Text]
    number: str
    serving: bool
    """False while the citizen is still on the way."""
    call: int
    """The last call of this number: it changes at a recall, when the sign blinks again, and at nothing else."""
    calls: int
    """How often this number was called."""
    day_open: bool
    """False outside the hall's day: then nobody is called anywhere."""
    opens_at: Moment | None
    """As on the board."""
    opens_provisional: bool
    emergency: Text | None
    """What stands over everything, in an emergency."""
