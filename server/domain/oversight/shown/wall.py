"""The wall of the leader's office, and the public board (公示) of the same: the district at one glance, without a name of
anybody. Times in seconds, moments RFC 3339."""

from msgspec import Struct

from server.domain.cases.words import Lamp
from server.domain.language import Text
from server.domain.oversight.words import LimitKind


class CasesToday(Struct, frozen=True):
    """`received` to `closed`: on the day. `running` and `late`: now."""

    received: int = 0
    accepted: int = 0
    decided: int = 0
    closed: int = 0
    running: int = 0
    late: int = 0


class WallHall(Struct, frozen=True):
    """`levels`: the ratings of its day, from 1 to 5. `red`: limits that are overrun now."""

    hall: str
    name: Text
    readable: bool
    open: bool
    waiting: int
    longest_s: int
    windows: int
    taken: int
    served: int
    levels: list[int]
    cases: CasesToday
    red: int


class WallLamp(Struct, frozen=True):
    """A limit that is overrun. `name`: of the category or window."""

    kind: LimitKind
    hall: str
    name: Text | None
    lamp: Lamp
    since: str
    answered: bool


class WallView(Struct, frozen=True):
    """`day`: ISO. `arrivals`: numbers taken in each hour of the day in all halls, from midnight on. `cases` is None while
    they cannot be read. `lamps`: the worst, and of these the newest; empty on the public board."""

    day: str
    halls: list[WallHall]
    waiting: int
    longest_s: int
    windows: int
    taken: int
    served: int
    arrivals: list[int]
    levels: list[int]
    cases: CasesToday | None
    concerns: int
    """Questions and complaints that are not answered yet."""
    lamps: list[WallLamp]
    red: int
    unanswered: int
    """Red ones of which nobody has said why."""
