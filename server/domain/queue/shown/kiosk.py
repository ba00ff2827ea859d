"""What a kiosk's screen knows beside the board: its printer, and the card that lies on its reader."""

from msgspec import Struct

from server.domain.queue.shown.moment import Moment
from server.domain.queue.words import DeviceHealth


class CardShown(Struct, frozen=True):
    """An identity card, masked."""

    id: str
    """Empty when the card could not be read."""
    name: str
    number: str
    group: str
    """The priority group that the holder's age gives, or "ordinary"."""
    cause: str
    """Why it could not be read; empty when it could."""


class Offline(Struct, frozen=True):
    """The kiosk is cut off and gives out numbers of its own."""

    since: Moment
    left: dict[str, int]
    """How many numbers of each category it still has."""


class KioskView(Struct, frozen=True):
    """What a kiosk knows of its printer and its card reader."""

    hall: str
    kiosk: str
    prints: bool
    printer_state: DeviceHealth
    """ok, warning, down or unknown; unknown too for a kiosk without a printer."""
    printer_cause: str
    reads_cards: bool
    card: CardShown | None
    offline: Offline | None = None
    """Set by the program on the kiosk itself when the server is out of reach; the server never sets it."""
    edition: str = ""
    """Of what the hall tells of its services: when it changes, the kiosk asks for hall and guide again."""
