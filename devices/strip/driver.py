"""Window strips on one RS-485 line."""

import time
from collections.abc import Callable
from typing import Annotated, Final, Literal

from msgspec import Meta, Struct, field

from devices.driver import Driver
from devices.hanzi import Charset, columns, line
from devices.linked import PATIENCE, Patience
from devices.protocols import DeviceTraits, SignContent
from devices.room import Room
from devices.signline import SignLine
from devices.strip import codec

TRAITS: Final = DeviceTraits(frozenset({"sign"}), (1, 255))
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


def room(options: StripOptions, use: str) -> Room:
    del use
    return Room(options.columns)


class StripLine(SignLine[codec.StripFrame | codec.Answer]):
    """`Sign` for every address on the line."""

    def __init__(
        self,
        url: str,
        options: StripOptions,
        *,
        patience: Patience = PATIENCE,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(
            url,
            codec.scanner(),
            answers=options.answers,
            refresh_s=options.refresh_s,
            patience=patience,
            clock=clock,
        )
        self._options = options

    def _encode(self, unit: int, content: SignContent) -> bytes:
        text = line(content, self._options.shows, self._options.columns)
        self._fits(unit, content.number, not 0 < self._options.columns < columns(content.number))
        colour: int = getattr(self._options.colours, content.state, 0)
        return codec.encode(codec.show(unit, text, colour, self._options.charset))

    def _takes(self, unit: int, frame: codec.StripFrame | codec.Answer) -> bool | None:
        return True if frame == codec.Answer(unit) else None

    def _own(self, frame: codec.StripFrame | codec.Answer) -> bool:
        return isinstance(frame, codec.StripFrame)


DRIVER: Final = Driver(StripLine, StripOptions, TRAITS, room=room)
