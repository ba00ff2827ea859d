"""What whoever fetches a result draws on the pad of a window: in memory while they stand there, and a file once it is drawn.

The file belongs to a case only when the collection says so; one that nothing speaks of is swept like any other.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from server.case_files.store import KeptFile
from server.clock import COMPUTER
from server.domain.language import Text
from server.domain.queue.shown.desk import PadSignature
from server.signal import Signal

KEPT_S = 600.0


@dataclass
class Signature:
    """Asked for at a window, for one case; `file` and `picture` (PNG) once it is drawn."""

    id: str
    case: str
    name: Text
    """Of the matter, for whoever signs."""
    until: float
    file: KeptFile | None = None
    picture: bytes = b""


class Signatures:
    """One at each window at a time. `clock` counts seconds steadily."""

    def __init__(self, clock: Callable[[], float] = COMPUTER.steady) -> None:
        self._clock = clock
        self._held: dict[tuple[str, str], Signature] = {}
        self.changed = Signal[str]("signatures")
        """Tells the hall whose screens have to look again."""

    def ask(self, hall: str, window: str, case: str, name: Text) -> Signature:
        """In place of whatever was asked for there before."""
        made = Signature(secrets.token_urlsafe(12), case, name, self._clock() + KEPT_S)
        self._held[hall, window] = made
        self.changed.send(hall)
        return made

    def shown(self, hall: str, window: str) -> PadSignature | None:
        """What the pad asks for; nothing once it is drawn."""
        held = self._find(hall, window)
        return PadSignature(held.id, held.name) if held and held.file is None else None

    def at(self, hall: str, window: str, id: str) -> Signature | None:
        """None once it is forgotten, or another is asked for."""
        held = self._find(hall, window)
        return held if held and held.id == id else None

    def draw(self, hall: str, window: str, id: str, file: KeptFile, picture: bytes) -> bool:
        """Whether it was still asked for, and not drawn already."""
        held = self.at(hall, window, id)
        if held is None or held.file is not None:
            return False
        held.file, held.picture = file, picture
        self.changed.send(hall)
        return True

    def drawn(self, id: str, case: str) -> KeptFile | None:
        """Of this case. Does not forget it: the request may come again."""
        now = self._clock()
        found = (one for one in self._held.values() if one.id == id and one.case == case and one.until > now)
        return next((one.file for one in found), None)

    def end(self, hall: str, window: str, id: str) -> None:
        """Nobody is to sign any more."""
        if self.at(hall, window, id):
            del self._held[hall, window]
            self.changed.send(hall)

    def forget(self, hall: str, window: str) -> None:
        """What has stood there too long."""
        held = self._held.get((hall, window))
        if held is not None and held.until <= self._clock():
            del self._held[hall, window]
            self.changed.send(hall)

    def _find(self, hall: str, window: str) -> Signature | None:
        held = self._held.get((hall, window))
        return held if held is not None and held.until > self._clock() else None
