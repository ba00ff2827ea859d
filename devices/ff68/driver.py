"""Several call pads and rating pads on one RS-485 line.

The line is half duplex and has no master: whoever has something to say says it. A press is answered at once with its
own frame; what the displays shall show goes out between presses. Pads do not confirm what they are shown, so a
pad that is switched off cannot be told from one that nobody presses: `heard` says when each last spoke.
"""

import asyncio
import time
from collections.abc import Callable
from typing import Final

from msgspec import Struct, field

from devices.ff68 import codec
from devices.latest import Latest
from devices.linked import PATIENCE, LinkedDevice, Patience
from devices.protocols import KEYS, DeviceTraits, PadDisplay, Pressed, Rated

FIRST_RATING_PAD: Final = 0x81
TRAITS: Final = DeviceTraits(frozenset({"call-pad", "rating-pad"}), (1, 255))


class Ff68Options(Struct, frozen=True, forbid_unknown_fields=True):
    """How a product differs from the common form.

    `keys` names keys otherwise than the table of the codec, by their code: `{ "0E" = "miss" }`. `levels` gives the
    level (5 the best) of each value that a rating pad sends, `stars` whether it sends them as stars. `lead` is
    whether frames begin with FF, `short_thanks` whether a rating is confirmed in the short form. The same key or
    rating within `repeat_s` seconds was sent again by the pad and not pressed again; digits are always taken, since
    11 is typed faster than that. `local_echo`: the adapter hears itself.
    """

    keys: dict[str, str] = {}
    levels: dict[str, int] = field(default_factory=lambda: {str(value): value + 1 for value in range(5)})
    stars: bool = False
    lead: bool = True
    short_thanks: bool = False
    repeat_s: float = 0.3
    local_echo: bool = False


def key_names(options: Ff68Options) -> dict[int, str]:
    """Code → name of every key. `ValueError` for a code that is no byte in hexadecimal or a name that is no key's."""
    names: dict[int, str] = dict(codec.KEY_NAMES)
    for code, name in options.keys.items():
        if name not in KEYS and not (len(name) == 1 and name in "0123456789"):
            raise ValueError(f"unknown key '{name}', one of 0 to 9, {', '.join(KEYS)}")
        try:
            names[int(code, 16)] = name
        except ValueError:
            raise ValueError(f"key code '{code}' must be two hexadecimal digits") from None
    return names


def rating_levels(options: Ff68Options) -> dict[int, int]:
    """Raw value → level. `ValueError` for a value that is no number or a level that is not 1 to 5."""
    try:
        levels = {int(value): level for value, level in options.levels.items()}
    except ValueError:
        raise ValueError("levels: the value that a rating pad sends must be a number, as in '0'") from None
    if any(not 1 <= level <= 5 for level in levels.values()):
        raise ValueError("levels: a level is 1 (the worst) to 5 (the best)")
    return levels


class Ff68Bus(LinkedDevice):
    """`CallPad` and `RatingPad` for every address on the line; rating pads have addresses from 0x81."""

    ANSWERS = False

    def __init__(
        self,
        url: str,
        options: Ff68Options,
        *,
        patience: Patience = PATIENCE,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(url, patience=patience, clock=clock)
        self.heard: dict[int, float] = {}
        """When each address last spoke, in seconds since the epoch."""
        self._options = options
        self._keys = key_names(options)
        self._levels = rating_levels(options)
        self._scanner = codec.scanner()
        self._displays: Latest[codec.Frame] = Latest()
        self._once: asyncio.Queue[bytes] = asyncio.Queue(200)
        self._last: dict[int, tuple[codec.Frame, float]] = {}
        self._own: dict[bytes, int] = {}

    def show_pad(self, unit: int, display: PadDisplay) -> None:
        """Number and waiting count, or the refusal's code; this display has no letters."""
        if display.code:
            self._displays.put(unit, codec.show_code(unit, display.code))
        else:
            self._displays.put(unit, codec.show(unit, display.waiting, display.number))

    def beep(self, unit: int) -> None:
        self._send_once(codec.encode(codec.beep(unit), lead=self._options.lead))

    def invite(self, unit: int) -> None:
        self._send_once(codec.encode(codec.evaluate(unit), lead=self._options.lead))

    def thank(self, unit: int) -> None:
        self._send_once(codec.thanks(unit, short=self._options.short_thanks))

    def dismiss(self, unit: int) -> None:
        """Nothing to send: these pads end an evaluation by themselves and know no frame for it."""

    def _send_once(self, data: bytes) -> None:
        """What makes sense now or not at all: while the line is down or full it is dropped."""
        if self._link.is_open and not self._once.full():
            self._once.put_nowait(data)

    async def _talk(self) -> None:
        self._scanner.reset()
        self._own.clear()
        self._displays.again()
        while not self._once.empty():
            self._once.get_nowait()
        async with asyncio.TaskGroup() as group:
            group.create_task(self._hear(), name="ff68-hear")
            group.create_task(self._show(), name="ff68-show")
            group.create_task(self._say(), name="ff68-say")

    async def _hear(self) -> None:
        while True:
            frames = self._scanner.feed(await self._listen())
            self._heard(len(frames), self._scanner.bad, self._scanner.skipped)
            for frame in frames:
                await self._take(frame)

    async def _show(self) -> None:
        while True:
            unit, frame = await self._displays.next()
            try:
                await self._put(codec.encode(frame, lead=self._options.lead))
            except OSError:
                self._displays.unsent(unit)
                raise

    async def _say(self) -> None:
        while True:
            await self._put(await self._once.get())

    async def _put(self, data: bytes) -> None:
        if self._options.local_echo:
            self._own[data] = self._own.get(data, 0) + 1
        await self._write(data)

    async def _take(self, frame: codec.Frame) -> None:
        data = codec.encode(frame, lead=self._options.lead)
        if self._own.get(data, 0):  # our own words, brought back by the adapter
            self._own[data] -= 1
            return
        now = asyncio.get_running_loop().time()
        self.heard[frame.address] = self._clock()
        last, at = self._last.get(frame.address, (None, 0.0))
        self._last[frame.address] = (frame, now)
        digit = (
            frame.command == codec.KEY and self._keys.get(frame.data[0] if frame.data else -1, "").isdigit()
        )
        again = frame == last and not digit and now - at < self._options.repeat_s
        if frame.address >= FIRST_RATING_PAD:
            if not again:
                self._rated(frame)
        elif frame.command == codec.KEY and len(frame.data) == 1:
            await self._put(data)
            if not again:
                self._pressed(frame)
        else:
            self._counters.bad += 1

    def _pressed(self, frame: codec.Frame) -> None:
        name = self._keys.get(frame.data[0])
        if name is None:
            self._counters.bad += 1
        else:
            self.report(Pressed(frame.address, name))

    def _rated(self, frame: codec.Frame) -> None:
        """A rating is confirmed by whoever took it (`thank`), not here: a late one must not be thanked for."""
        if frame.command == codec.RESULT and len(frame.data) == 1:
            level = self._levels.get(frame.data[0])
        elif self._options.stars and frame.command == codec.STARS and len(frame.data) == 1:
            level = frame.data[0] if 1 <= frame.data[0] <= 5 else None
        else:
            level = None
        if level is None:
            self._counters.bad += 1
        else:
            self.report(Rated(frame.address, level))
