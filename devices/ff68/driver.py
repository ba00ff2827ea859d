"""Several call pads and rating pads on one RS-485 line.

The line is half duplex and has no master: whoever has something to say says it. One frame goes out after the other, each
when the one before has left the wire: first what answers a press, its own frame; then beeps, invitations and thanks;
then what the displays shall show, where only the newest counts. Pads do not confirm what they are shown, so a
pad that is switched off cannot be told from one that nobody presses: `heard` says when each last spoke.
"""

import asyncio
import math
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from devices.driver import Driver
from devices.ff68 import codec
from devices.ff68.options import Ff68Options
from devices.latest import Latest
from devices.linked import PATIENCE, LinkedDevice, Patience
from devices.links.serial import byte_s
from devices.protocols import KEYS, DeviceTraits, PadDisplay, Pressed, Rated
from devices.room import Room

FIRST_RATING_PAD: Final = 0x81
TRAITS: Final = DeviceTraits(
    frozenset({"call-pad", "rating-pad"}),
    (1, 255),
    (("call-pad", 1, FIRST_RATING_PAD - 1), ("rating-pad", FIRST_RATING_PAD, 255)),
)
QUEUE: Final = 200
"""So many frames of a kind may wait for the line; a second's worth is a hundred."""


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


def room(options: Ff68Options, use: str) -> Room | None:
    """A call pad shows three digits of a number and no letter; a rating pad shows nothing."""
    del options
    return Room(codec.NUMBER_DIGITS, letters=False) if use == "call-pad" else None


@dataclass
class Heard:
    """What an address said last; times of the loop's clock."""

    frame: codec.Ff68Frame
    at: float
    answered_at: float
    """When our echo has left the wire; never as long as it has not been sent."""


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
        self._byte_s = byte_s(url, options.baud)
        self._echoes: deque[tuple[Heard, bytes]] = deque()
        self._once: deque[bytes] = deque()
        self._displays: Latest[bytes] = Latest()
        self._some = asyncio.Event()
        self._last: dict[int, Heard] = {}
        self._own: dict[bytes, int] = {}

    def show_pad(self, unit: int, display: PadDisplay) -> None:
        """Number and waiting count, or the refusal's code; this display has no letters.

        `ValueError` for an address that no pad can have, as in `beep`, `invite` and `thank`.
        """
        address = self._address(unit)
        if display.code:
            frame = codec.show_code(address, display.code)
        else:
            frame = codec.show(address, display.waiting, display.number)
            fits = len(codec.digits_in(display.number)) <= codec.NUMBER_DIGITS
            self._fits(unit, display.number, fits)
        self._displays.put(unit, codec.encode(frame, lead=self._options.lead))
        self._some.set()

    def beep(self, unit: int) -> None:
        self._send_once(codec.encode(codec.beep(self._address(unit)), lead=self._options.lead))

    def invite(self, unit: int) -> None:
        self._send_once(codec.encode(codec.evaluate(self._address(unit)), lead=self._options.lead))

    def thank(self, unit: int) -> None:
        self._send_once(codec.thanks(self._address(unit), short=self._options.short_thanks))

    def dismiss(self, unit: int) -> None:
        """Nothing to send: these pads end an evaluation by themselves and know no frame for it."""

    def _address(self, unit: int) -> int:
        lowest, highest = TRAITS.units
        if not lowest <= unit <= highest:
            raise ValueError(f"{self.url}: the address of a pad is {lowest} to {highest}, not {unit}")
        return unit

    def _send_once(self, data: bytes) -> None:
        """What makes sense now or not at all: while the line is down or full it is dropped."""
        if self._link.is_open and len(self._once) < QUEUE:
            self._once.append(data)
            self._some.set()

    async def _talk(self) -> None:
        self._scanner.reset()
        self._own.clear()
        self._echoes.clear()
        self._once.clear()
        self._displays.again()
        for heard in self._last.values():
            heard.answered_at = 0.0  # an echo that was owed is never sent: the next press is a new one
        async with asyncio.TaskGroup() as group:
            group.create_task(self._hear(), name="ff68-hear")
            group.create_task(self._say(), name="ff68-say")

    async def _hear(self) -> None:
        while True:
            frames = self._scanner.feed(await self._listen())
            self._heard(len(frames), self._scanner.bad, self._scanner.skipped)
            for frame in frames:
                self._take(frame)

    async def _say(self) -> None:
        """The only one that writes: frame after frame, the most urgent first."""
        while True:
            self._some.clear()
            if self._echoes:
                heard, data = self._echoes.popleft()
                left_at = asyncio.get_running_loop().time() + len(data) * self._byte_s
                heard.answered_at = min(heard.answered_at, left_at)
                await self._put(data)
            elif self._once:
                await self._put(self._once.popleft())
            elif unsent := self._displays.unsent:
                await self._put(self._displays.take(next(iter(unsent))))
            else:
                await self._some.wait()

    async def _put(self, data: bytes) -> None:
        """Write a frame and wait until it has left the wire."""
        if self._options.local_echo:
            self._own[data] = self._own.get(data, 0) + 1
        await self._write(data)
        await asyncio.sleep(len(data) * self._byte_s)

    def _take(self, frame: codec.Ff68Frame) -> None:
        data = codec.encode(frame, lead=self._options.lead)
        if self._is_own(data):
            return
        self.heard[frame.address] = self._clock()
        again = self._again(frame)
        if frame.address >= FIRST_RATING_PAD:
            if not again:
                self._rated(frame)
        elif frame.command == codec.KEY and len(frame.data) == 1:
            if len(self._echoes) < QUEUE:  # else a fault floods the line: a pad that got no echo sends again
                self._echoes.append((self._last[frame.address], data))
                self._some.set()
            if not again:
                self._pressed(frame)
        else:
            self._counters.bad += 1

    def _is_own(self, data: bytes) -> bool:
        """Whether these are our own words, brought back by the adapter."""
        if data not in self._own:
            return False
        self._own[data] -= 1
        if not self._own[data]:
            del self._own[data]
        return True

    def _again(self, frame: codec.Ff68Frame) -> bool:
        """Whether the pad sent this before and only had not heard our echo yet, or was too soon for a finger."""
        now = asyncio.get_running_loop().time()
        last = self._last.get(frame.address)
        is_key = frame.command == codec.KEY and len(frame.data) == 1
        digit = is_key and self._keys.get(frame.data[0], "").isdigit()
        if last is not None and frame == last.frame:
            soon = now < last.answered_at or (not digit and now - last.at < self._options.repeat_s)
            last.at = now
            if soon:
                return True
        echoed = is_key and frame.address < FIRST_RATING_PAD
        self._last[frame.address] = Heard(frame, now, math.inf if echoed else now)
        return False

    def _pressed(self, frame: codec.Ff68Frame) -> None:
        name = self._keys.get(frame.data[0])
        if name is None:
            self._counters.bad += 1
        else:
            self.report(Pressed(frame.address, name))

    def _rated(self, frame: codec.Ff68Frame) -> None:
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


DRIVER: Final = Driver(Ff68Bus, Ff68Options, TRAITS, room=room)
