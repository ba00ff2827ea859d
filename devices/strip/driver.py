"""Window strips on one RS-485 line."""

import time
from collections.abc import Callable
from typing import Final

from devices.driver import Driver
from devices.hanzi import columns, line
from devices.linked import PATIENCE, Patience
from devices.protocols import DeviceTraits, SignContent
from devices.room import Room
from devices.signline import SignLine
from devices.strip import codec
from devices.strip.options import StripOptions

TRAITS: Final = DeviceTraits(frozenset({"sign"}), (1, 255))


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
