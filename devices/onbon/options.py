"""What can be set of a line of Onbon cards."""

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from devices.hanzi import Charset
from devices.onbon import codec

Pixels = Annotated[int, Meta(ge=8, le=4096)]


class OnbonColours(Struct, frozen=True, forbid_unknown_fields=True):
    """The colour of the text in each state of the window; `own` leaves it to the card."""

    closed: codec.Colour = "own"
    paused: codec.Colour = "own"
    free: codec.Colour = "own"
    called: codec.Colour = "own"
    serving: codec.Colour = "own"


class OnbonOptions(Struct, frozen=True, forbid_unknown_fields=True):
    """The area on the cards of this line and how its text appears.

    `width` and `height` are the sign's size in pixels. `address` is the card's number where it is alone and its number
    is not its unit; 0 means that unit and number are the same. `shows` says which line of the content is shown. `mode`
    is how text appears, `speed` how fast (0 fastest to 24), `stay_s` how many seconds each page of a long text stays,
    `align` where it stands; `single_line` neither wraps nor pages, for text that runs to the left. `charset` is gbk for
    cards with a GBK font. `blank_after_s` lets a card go dark when it heard nothing for so long (0: never).
    `process` is `keep` or `clear` for cards that take the byte after the answer flag as that, `length` for the others.
    `answers` is false for a line without a way back. `refresh_s` is after how many seconds a card is sent again
    what it shows.
    """

    width: Pixels = 128
    height: Pixels = 32
    address: Annotated[int, Meta(ge=0, le=0x7FFF)] = 0
    shows: Literal["text", "latin", "number"] = "text"
    colours: OnbonColours = field(default_factory=OnbonColours)
    mode: codec.Mode = "static"
    speed: Annotated[int, Meta(ge=0, le=24)] = 4
    stay_s: Annotated[float, Meta(ge=0, le=127)] = 2.5
    align: codec.Align = "left"
    single_line: bool = False
    charset: Charset = "gb2312"
    blank_after_s: Annotated[int, Meta(ge=0, le=0xFFFF)] = 0
    process: Literal["length", "keep", "clear"] = "length"
    answers: bool = True
    refresh_s: Annotated[float, Meta(ge=1, le=3600)] = 10.0
