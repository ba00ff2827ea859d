"""The devices of a hall, as the manager sees them: the shape only, the facts come from the devices themselves."""

from msgspec import Struct


class DeviceLine(Struct, frozen=True):
    id: str
    kind: str
    url: str
    state: str
    cause: str
    since: str
    waiting: int
    """Jobs that it has not begun."""


class DevicesView(Struct, frozen=True):
    hall: str
    devices: list[DeviceLine]
