"""What can be set of a customer display."""

from typing import Annotated

from msgspec import Meta, Struct


class Cd5220Options(Struct, frozen=True, forbid_unknown_fields=True):
    """What a display says besides the content.

    `please` stands before the lower line while somebody is called, where it fits; empty for none. `refresh_s` is after
    how many seconds the display is sent again what it shows, in case it was switched off.
    """

    please: str = "PLEASE"
    refresh_s: Annotated[float, Meta(ge=1, le=3600)] = 10.0
