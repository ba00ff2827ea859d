"""A line with button boxes and digit displays, answered for by pymodbus's own server.

The server's part that takes bytes and gives bytes is used, with its simulated devices; the port, plain or
pseudo, is that of all emulators, and so are its faults.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final, cast

from pymodbus import FramerType
from pymodbus.constants import ExcCodes
from pymodbus.pdu import ModbusPDU
from pymodbus.server import ModbusTcpServer
from pymodbus.simulator import DataType, SimData, SimDevice

from devices.emulated import EmulatedDevice
from devices.modbus import codec
from devices.modbus.options import ModbusOptions

DISPLAY: Final = 16
"""Registers of each display: more than any sign uses."""
READ_COILS, READ_DISCRETE, READ_INPUTS, WRITE_REGISTER, WRITE_REGISTERS = 1, 2, 4, 6, 16


@dataclass
class Box:
    """What one unit shows and which of its buttons are down."""

    shown: list[int] = field(default_factory=lambda: codec.registers(codec.BLANK * 2 * DISPLAY))
    held: set[int] = field(default_factory=set[int])
    struck: deque[set[int]] = field(default_factory=deque[set[int]])
    """Buttons that are down for one reading each, those before them first."""
    reads: int = 0
    writes: int = 0


class _Answers(asyncio.Transport):
    """Where the server writes its answers."""

    def __init__(self, write: Callable[[bytes], None]) -> None:
        super().__init__()
        self._write = write

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self._write(bytes(data))

    def close(self) -> None:
        """The port belongs to the emulator."""


class ModbusEmulator(EmulatedDevice):
    """`press(1, "call")` presses a button until it is read once; `shown(1)` is what a display reads.

    `options` are the driver's: at the addresses in them the buttons are found, and `units` are on the line. Put a
    unit into `off` and it is without power; with `garbled` every answer has a wrong checksum.
    """

    def __init__(
        self,
        options: ModbusOptions,
        units: tuple[int, ...] = (1,),
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        pty: bool = False,
        path: str = "",
    ) -> None:
        super().__init__(host=host, port=port, pty=pty, path=path)
        self.garbled = False
        self.off: set[int] = set()
        self.requests: list[bytes] = []
        """The last 100 requests as they came."""
        self.boxes = {unit: Box() for unit in units}
        self._options = options
        self._handler: Any = None

    def press(self, unit: int, key: str) -> None:
        """Press and release a button, long enough to be read once."""
        self.boxes[unit].struck += [{self._options.keys.index(key)}, set()]

    def hold(self, unit: int, key: str) -> None:
        """Press a button and keep it down."""
        self.boxes[unit].held.add(self._options.keys.index(key))

    def release(self, unit: int, key: str) -> None:
        """Let a button go."""
        self.boxes[unit].held.discard(self._options.keys.index(key))

    def shown(self, unit: int) -> str:
        """The characters of a unit's display."""
        return codec.text(self.boxes[unit].shown).rstrip()

    def switch_off(self, unit: int) -> None:
        """Take the power from one unit: it forgets what it showed."""
        self.off.add(unit)
        self.boxes[unit].shown = Box().shown

    def switch_on(self, unit: int) -> None:
        """Give the power back."""
        self.off.discard(unit)

    async def shows(self, unit: int, text: str, timeout_s: float = 10) -> None:
        """Wait until a display reads `text`. Raises `TimeoutError`."""
        await self.until(lambda: self.shown(unit) == text, timeout_s)

    async def is_read(self, unit: int, times: int = 1, timeout_s: float = 10) -> None:
        """Wait until a unit's buttons were read so many times more. Raises `TimeoutError`."""
        wanted = self.boxes[unit].reads + times
        await self.until(lambda: self.boxes[unit].reads >= wanted, timeout_s)

    async def put_back(self) -> None:
        server = ModbusTcpServer(
            [self._simulated(unit) for unit in self.boxes], framer=FramerType.RTU, trace_pdu=self._heard
        )
        self._handler = server.callback_new_connection()
        self._handler.connection_made(_Answers(self._answer))
        await super().put_back()

    def received(self, data: bytes) -> None:
        self.requests = [*self.requests[-99:], data]
        self._handler.data_received(data)

    def _answer(self, data: bytes) -> None:
        self.send(data[:-1] + bytes((data[-1] ^ 0xFF,)) if self.garbled and data else data)
        self._some.set()

    def _heard(self, sending: bool, pdu: ModbusPDU) -> ModbusPDU:
        """A unit that is not there, or has no power, hears nothing: for that the server takes no request at all."""
        there = sending or (pdu.dev_id in self.boxes and pdu.dev_id not in self.off)
        return pdu if there else cast(ModbusPDU, None)

    def _simulated(self, unit: int) -> SimDevice:
        options, box = self._options, self.boxes[unit]

        async def act(
            function: int,
            start: int,
            address: int,
            count: int,
            registers: list[int],
            values: list[int] | list[bool] | None,
        ) -> ExcCodes | None:
            if function in (READ_COILS, READ_DISCRETE, READ_INPUTS):
                box.reads += 1
                down = box.held | box.struck.popleft() if box.struck else box.held
                registers[:] = [0] * len(registers)
                for key in down:
                    bit = key if function == READ_INPUTS else options.first_input % 16 + key
                    registers[bit // 16] |= 1 << bit % 16
            elif function in (WRITE_REGISTER, WRITE_REGISTERS) and values is not None:
                box.writes += 1
                at = address - options.first_register
                box.shown[at : at + len(values)] = [int(value) for value in values]
            return None

        inputs = SimData(options.first_input, values=[False] * len(options.keys), datatype=DataType.BITS)
        display = SimData(options.first_register, count=DISPLAY, datatype=DataType.REGISTERS)
        mask = SimData(options.first_input, datatype=DataType.REGISTERS)
        return SimDevice(unit, ([inputs], [inputs], [display], [mask]), action=act)
