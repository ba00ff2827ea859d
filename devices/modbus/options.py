"""What can be set of a Modbus line."""

from typing import Annotated, Final

from msgspec import Meta, Struct, field

from devices.modbus import codec
from devices.modbus.line import Source

UNITS: Final = (1, 247)
"""The numbers that a unit may have."""
Address = Annotated[int, Meta(ge=0, le=0xFF00)]
Seconds = Annotated[float, Meta(gt=0, le=3600)]


class ModbusOptions(Struct, frozen=True, forbid_unknown_fields=True):
    """What is on the line and at which addresses, counted from 0 as they are sent.

    `pads` are the units with buttons, asked every `poll_s` seconds, or as often as the line allows. Their buttons are
    read from `source`: "discrete" inputs or "coil"s from address `first_input`, or the lowest bits of the input
    "register" there. `keys` names them in order; one with an empty name means nothing. A sign of `digits` characters, in a
    pad `pad_digits` (0: it has no display), begins at the holding register `first_register` and is told its content
    again every `refresh_s`. A unit may take `answer_s` to answer; `gap_s` is the silence before each request, at
    9600 baud at least 0.004.
    """

    pads: list[Annotated[int, Meta(ge=UNITS[0], le=UNITS[1])]] = []
    source: Source = "discrete"
    first_input: Address = 0
    keys: Annotated[list[str], Meta(min_length=1, max_length=codec.REGISTER_BITS)] = field(
        default_factory=lambda: ["call"]
    )
    poll_s: Seconds = 0.1
    digits: Annotated[int, Meta(ge=1, le=32)] = 4
    pad_digits: Annotated[int, Meta(ge=0, le=32)] = 0
    first_register: Address = codec.FIRST_REGISTER
    refresh_s: Seconds = 10.0
    answer_s: Seconds = 0.3
    gap_s: Annotated[float, Meta(ge=0, le=1)] = 0.005
