"""The devices of a hall, as the manager sees them: the shape only, the facts come from the devices themselves."""

from msgspec import Struct

from server.domain.language import Text
from server.domain.queue.shown.moment import Moment
from server.domain.queue.words import DeviceHealth


class DeviceLine(Struct, frozen=True):
    """One device with its link."""

    id: str
    kind: str
    """"printer", or what its units are used for: "call-pad", "rating-pad", "pads" for both, "sign", "speaker",
    "card-reader", "several", or "agent" for a machine that brings devices of its own."""
    driver: str
    url: str
    """Where it hangs."""
    state: DeviceHealth
    cause: str
    since: Moment
    heard_at: Moment | None
    """The last sign of life or the last thing sent; None before the first."""
    waiting: int
    """Jobs that it has not begun."""
    bad: int
    """Frames that could not be understood."""
    windows: list[str]
    kiosk: str
    uses: list[str]
    strangers: list[int]
    """Addresses that spoke and that the configuration binds to nothing: most often a pad with a wrong address."""


class HealthView(Struct, frozen=True):
    """The corner of every staff page: how many devices are in which state, and what stands over everything."""

    hall: str
    ok: int
    warning: int
    down: int
    emergency: Text | None


class DevicesView(Struct, frozen=True):
    """Every device of a hall."""

    hall: str
    devices: list[DeviceLine]
