"""Identity cards that were read at a kiosk or a window and not used yet: in memory only, while somebody stands there.

The screen gets them masked. What is kept of a card goes to the personal store when a number is taken with it.
"""

import secrets
from collections.abc import Callable
from typing import NamedTuple

from server.clock import COMPUTER
from server.domain.queue.shown.kiosk import CardShown
from server.signal import Signal

KEPT_S = 90.0


class Holder(NamedTuple):
    """What a card says about its holder, as far as the hall needs it; `birth` is an ISO date."""

    name: str
    number: str
    birth: str


class _Held(NamedTuple):
    line: CardShown
    holder: Holder | None
    until: float


class Cards:
    """The card at each kiosk and window (`at_window`). `clock` counts seconds steadily."""

    def __init__(self, clock: Callable[[], float] = COMPUTER.steady) -> None:
        self._clock = clock
        self._held: dict[tuple[str, str], _Held] = {}
        self.changed = Signal[str]("cards")
        """Tells the hall whose screens have to look again."""

    def lay(self, hall: str, kiosk: str, holder: Holder, group: str) -> None:
        """A card was read."""
        line = CardShown(
            secrets.token_urlsafe(12), mask_name(holder.name), mask_number(holder.number), group, ""
        )
        self._held[hall, kiosk] = _Held(line, holder, self._clock() + KEPT_S)
        self.changed.send(hall)

    def fail(self, hall: str, kiosk: str, cause: str) -> None:
        """A card was there and could not be read."""
        self._held[hall, kiosk] = _Held(CardShown("", "", "", "", cause), None, self._clock() + KEPT_S)
        self.changed.send(hall)

    def shown(self, hall: str, kiosk: str) -> CardShown | None:
        """What the kiosk's screen shows of the card, or None."""
        held = self._find(hall, kiosk)
        return held.line if held else None

    def holder(self, hall: str, kiosk: str, id: str) -> Holder | None:
        """Whose card this was; None once it is forgotten. Does not forget it: the request may come again."""
        held = self._find(hall, kiosk)
        return held.holder if held and id and held.line.id == id else None

    def forget(self, hall: str, kiosk: str) -> None:
        """The citizen has gone."""
        if self._held.pop((hall, kiosk), None):
            self.changed.send(hall)

    def _find(self, hall: str, kiosk: str) -> _Held | None:
        held = self._held.get((hall, kiosk))
        if held is not None and held.until <= self._clock():
            del self._held[hall, kiosk]
            return None
        return held


def at_window(window: str) -> str:
    """Where a window's reader stands, beside the kiosks: no kiosk is called like that."""
    return f"@{window}"


def mask_name(name: str) -> str:
    """The family name alone: 张**."""
    return name[:1] + "*" * max(1, len(name) - 1)


def mask_number(number: str) -> str:
    """The first and the last four characters: neither the place nor the birthday can be read."""
    return number[:1] + "*" * max(0, len(number) - 5) + number[-4:] if len(number) > 8 else "*" * len(number)
