"""Onbon font cards: one on a TCP or serial link, or several on one RS-485 line."""

import time
from collections.abc import Callable
from typing import Final

from devices.driver import Driver
from devices.hanzi import columns, line
from devices.linked import PATIENCE, Patience
from devices.onbon import codec
from devices.onbon.options import OnbonOptions
from devices.protocols import DeviceTraits, SignContent
from devices.room import Room, whole
from devices.signline import SignLine

TRAITS: Final = DeviceTraits(frozenset({"sign"}), (1, 0x7FFF))
PROCESS: Final = {"length": None, "keep": 0, "clear": 1}


COLUMN_PIXELS: Final = 8
"""The width of a letter or digit in the smallest font that the cards have, 16 pixels high."""


def room(options: OnbonOptions, use: str) -> Room | None:
    """A number has one line; None where the text runs and so is longer than the sign."""
    del use
    return None if options.mode in ("left", "right") else Room(options.width // COLUMN_PIXELS)


class OnbonCards(SignLine[codec.OnbonFrame]):
    """`Sign` for every card on the line. `ValueError` for cards that would go dark between two refreshes."""

    def __init__(
        self,
        url: str,
        options: OnbonOptions,
        *,
        patience: Patience = PATIENCE,
        clock: Callable[[], float] = time.time,
    ) -> None:
        if 0 < options.blank_after_s <= 2 * options.refresh_s:
            raise ValueError(
                "'blank_after_s' must be more than twice 'refresh_s', or the sign goes dark between"
            )
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
        options = self._options
        text = self._text(unit, content)
        colour: codec.Colour = getattr(options.colours, content.state, "own")
        area = codec.Area(
            codec.written(text, colour, options.charset),
            options.width,
            options.height,
            x=0,
            y=0,
            mode=options.mode,
            speed=options.speed,
            stay=round(options.stay_s * 2),
            align=options.align,
            single_line=options.single_line,
            timeout_s=options.blank_after_s,
        )
        data = codec.show(area, answer=options.answers, process=PROCESS[options.process])
        return codec.encode(codec.OnbonFrame(self._address(unit), codec.HOST, data))

    def _text(self, unit: int, content: SignContent) -> str:
        """What the card pages or lets run is whole; a number in one page and the next would be two others."""
        options, space = self._options, room(self._options, "sign")
        if space is None:
            return getattr(content, options.shows)
        fits = columns(content.number) <= space.number
        self._fits(unit, content.number, fits)
        if options.single_line:
            return line(content, options.shows, space.number)
        return getattr(content, options.shows) if fits else whole(content.number, space.number)

    def _takes(self, unit: int, frame: codec.OnbonFrame) -> bool | None:
        """Cards that were spoken to by a general address answer with that, so only another card's answer is not it."""
        address = self._address(unit)
        if frame.source != address and frame.source in map(self._address, self._units):
            return None
        return codec.confirms(frame)

    def _own(self, frame: codec.OnbonFrame) -> bool:
        return frame.source == codec.HOST

    def _address(self, unit: int) -> int:
        return self._options.address or unit


DRIVER: Final = Driver(OnbonCards, OnbonOptions, TRAITS, room=room)
