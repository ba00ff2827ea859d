"""What can be set of a line of window strips."""

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from devices.hanzi import Charset

Colour = Annotated[int, Meta(ge=0, le=2)]


class StripColours(Struct, frozen=True, forbid_unknown_fields=True):
    """The colour of the line in each state of the window: 0 red, 1 green, 2 yellow."""

    closed: Colour = 0
    paused: Colour = 2
    free: Colour = 1
    called: Colour = 0
    serving: Colour = 1


class StripOptions(Struct, frozen=True, forbid_unknown_fields=True):
    """How strips are used.

    `shows` says which line of the content is shown: `text` (Hanzi), `latin` or `number` (for short strips). `charset`
    is what the strip's font holds. `answers` is false for a line without a way back. `refresh_s` is after how many
    seconds a strip is sent again what it shows. `columns` is how long the strip is, a Hanzi taking two: what is longer
    is not sent, since the strip would cut it off; 0 for one that moves its text or whose length is not known.
    """

    shows: Literal["text", "latin", "number"] = "text"
    colours: StripColours = field(default_factory=StripColours)
    charset: Charset = "gbk"
    answers: bool = True
    refresh_s: Annotated[float, Meta(ge=1, le=3600)] = 10.0
    columns: Annotated[int, Meta(ge=0, le=200)] = 0
