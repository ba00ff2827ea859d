"""Button boxes and digit displays on one Modbus RTU line.

The line has one master, this driver, and its units speak only when they are asked. So buttons are asked for again
and again, and a display is told its content from time to time although nothing changed: one that was switched off
and on shows nothing and does not say so. A unit that is silent is asked rarely, so that the others are not kept
waiting for it. A press that is shorter than the time between two readings is not seen.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Final, TypeVar

from devices.driver import Driver
from devices.linked import PATIENCE, LinkedDevice, Patience, log
from devices.modbus import codec
from devices.modbus.line import Declined, ModbusLine, UnitSilent
from devices.modbus.options import UNITS, ModbusOptions
from devices.protocols import KEYS, DeviceTraits, PadDisplay, Pressed, SignContent
from devices.room import Room

TRAITS: Final = DeviceTraits(frozenset({"call-pad", "sign"}), UNITS)
SCHEMES: Final = frozenset({"serial", "tcp", "socket"})
NAMES: Final = (*map(str, range(10)), *KEYS)
SILENT_AFTER: Final = 3
"""So many requests in a row without an answer: one alone is noise on the line."""
T = TypeVar("T")
CODE_DIGITS: Final = 4
"""Of a refusal: E901."""


def room(options: ModbusOptions, use: str) -> Room | None:
    """What the displays of signs or pads have; None for pads without one."""
    digits = options.digits if use == "sign" else options.pad_digits
    return Room(digits) if digits else None


@dataclass
class ModbusUnit:
    """What is known of one unit; times of the loop's clock."""

    level: list[bool] | None = None
    """The inputs when they were last read; None when the next reading shall only set them."""
    wanted: str | None = None
    shown: str | None = None
    shown_at: float = 0.0
    missed: int = 0
    """Requests in a row without an answer."""
    declined: set[str] = dataclass_field(default_factory=set[str])
    fault: str | None = None
    """A code of `Health`, empty when it is well, None until that is known."""
    ask_at: float = 0.0
    """Not to be asked before."""


class ModbusUnits(LinkedDevice):
    """`CallPad` and `Sign` for every unit on the line."""

    def __init__(
        self,
        url: str,
        options: ModbusOptions,
        *,
        patience: Patience = PATIENCE,
        clock: Callable[[], float] = time.time,
    ) -> None:
        for name in options.keys:
            if name and name not in NAMES:
                raise ValueError(f"keys: unknown key name '{name}', one of {', '.join(NAMES)}")
        if 0 < options.pad_digits < CODE_DIGITS:
            raise ValueError(f"'pad_digits' must be 0 or at least {CODE_DIGITS}: a refusal reads E901")
        super().__init__(url, patience=patience, clock=clock)
        self.heard: dict[int, float] = {}
        """When each unit last answered, in seconds since the epoch."""
        self._options = options
        # pymodbus opens the port itself: the link of the base class stays closed.
        self._line = ModbusLine(url, answer_s=options.answer_s, gap_s=options.gap_s)
        self._units = {unit: ModbusUnit() for unit in options.pads}

    @property
    def faults(self) -> dict[int, str]:
        """What is wrong with each unit of which that is known: a code of `Health`, or nothing."""
        return {unit: state.fault for unit, state in self._units.items() if state.fault is not None}

    def show_sign(self, unit: int, content: SignContent) -> None:
        """The number, to the right; a window without one shows blanks."""
        self._want(unit, content.number, self._options.digits)

    def show_pad(self, unit: int, display: PadDisplay) -> None:
        """The number, or E and the refusal's code; there is no room for who waits."""
        if self._options.pad_digits:
            text = f"E{display.code}" if display.code else display.number
            self._want(unit, text, self._options.pad_digits)

    def beep(self, unit: int) -> None:
        """Nothing: no register of a sounder is known."""

    async def _open(self) -> None:
        await self._line.open(self._patience.open_s)

    async def _close(self) -> None:
        self._line.close()

    def _want(self, unit: int, text: str, digits: int) -> None:
        if not TRAITS.units[0] <= unit <= TRAITS.units[1]:
            raise ValueError(f"{self.url}: no unit has the address {unit}")
        self._units.setdefault(unit, ModbusUnit()).wanted = codec.padded(text, digits)
        self._fits(unit, text, len(text) <= digits)

    async def _talk(self) -> None:
        for state in self._units.values():
            state.level = state.shown = None
            state.fault = state.fault or None
            state.ask_at = 0.0
        if not self._units:
            self._set_health("ok", "")
        async with asyncio.TaskGroup() as group:
            group.create_task(self._line.lost(), name="modbus-lost")
            group.create_task(self._rounds(), name="modbus-ask")

    async def _rounds(self) -> None:
        now = asyncio.get_running_loop().time
        while True:
            began = now()
            for unit, state in list(self._units.items()):
                if state.ask_at <= began:
                    await self._serve(unit, state)
            self._judge()
            await asyncio.sleep(max(0.0, began + self._options.poll_s - now()))

    async def _serve(self, unit: int, state: ModbusUnit) -> None:
        """Read one unit's buttons and tell its display what is new; one that does not answer is left alone."""
        options, now = self._options, asyncio.get_running_loop().time
        if unit in options.pads:
            inputs = self._line.inputs(unit, options.source, options.first_input, len(options.keys))
            level = await self._answered(unit, state, "inputs", inputs)
            if level is not None:
                for key in codec.rising(state.level, level):
                    if name := options.keys[key]:
                        self.report(Pressed(unit, name))
                state.level = level
            elif state.missed:
                return
        text = state.wanted
        if text is not None and (text != state.shown or now() >= state.shown_at + options.refresh_s):
            values = codec.registers(text)
            written = self._line.write(unit, options.first_register, values)
            if await self._answered(unit, state, "display", written) is not None or not state.missed:
                state.shown, state.shown_at = text, now()

    async def _answered(self, unit: int, state: ModbusUnit, what: str, request: Awaitable[T]) -> T | None:
        """The answer, counted; None when there was none or the unit declined."""
        counters = self._counters
        counters.sent_at = self._clock()
        answer = None
        try:
            answer = await request
            state.declined.discard(what)
        except Declined as error:
            if what not in state.declined:
                log.warning("unit declined", url=self.url, what=what, cause=str(error))
            state.declined.add(what)
        except UnitSilent as silence:
            counters.bad += silence.garbled
            state.missed += 1
            if state.missed >= SILENT_AFTER:
                self._note(unit, state, "garbled" if silence.garbled else "no_answer")
                # What it shows and which buttons are down is not known any more.
                state.level = state.shown = None
                state.ask_at = asyncio.get_running_loop().time() + self._patience.longest_pause_s
            return None
        state.missed = 0
        self._note(unit, state, "error" if state.declined else "")
        counters.frames += 1
        counters.heard_at = self.heard[unit] = self._clock()
        return answer

    def _note(self, unit: int, state: ModbusUnit, fault: str) -> None:
        if fault and fault != state.fault:
            log.warning("unit fault", url=self.url, unit=unit, cause=fault)
        elif state.fault and not fault:
            log.info("unit back", url=self.url, unit=unit)
        state.fault = fault

    def _judge(self) -> None:
        """The line's health from its units'. Raises `TimeoutError` when every one of them is silent."""
        faults = [state.fault for state in self._units.values()]
        if faults and all(fault == "no_answer" for fault in faults):
            raise TimeoutError("no unit answers")
        for cause in ("no_answer", "garbled", "error"):
            if cause in faults and any(fault not in ("no_answer", None) for fault in faults):
                self._set_health("warning", cause)
                return
        if "" in faults:
            self._set_health("ok", "")


DRIVER: Final = Driver(ModbusUnits, ModbusOptions, TRAITS, SCHEMES, room)
