"""A Modbus RTU line that pymodbus owns: a serial port, or a serial device server over TCP."""

import asyncio
import logging
from collections.abc import Awaitable
from contextlib import suppress
from typing import Literal
from urllib.parse import urlsplit

from pymodbus import FramerType
from pymodbus.client import AsyncModbusSerialClient, AsyncModbusTcpClient
from pymodbus.exceptions import ConnectionException, ModbusIOException
from pymodbus.pdu import ModbusPDU

from devices.links.link import LinkDown
from devices.links.serial import serial_settings
from devices.links.tcp import tcp_address
from devices.modbus import codec

Source = Literal["discrete", "coil", "register"]

# It reports every answer that does not come as an error, with its last frames; our health says the same once.
logging.getLogger("pymodbus.logging").setLevel(logging.CRITICAL)


class UnitSilent(Exception):
    """A unit did not answer in time; `garbled` when bytes came that were no answer."""

    def __init__(self, *, garbled: bool) -> None:
        super().__init__("garbled" if garbled else "silent")
        self.garbled = garbled


class Declined(Exception):
    """A unit answered that it cannot do this: a wrong address in the configuration, or a defect of the unit."""


Client = AsyncModbusSerialClient | AsyncModbusTcpClient


class ModbusLine:
    """The master's side of one line; one request at a time, used by one task."""

    def __init__(self, url: str, *, answer_s: float, gap_s: float) -> None:
        """`gap_s` is the silence before each request. Raises `ValueError` with a sentence that names a bad URL's fault."""
        self._url, self._answer_s, self._gap_s = url, answer_s, gap_s
        self._client: Client | None = None
        self._lost = asyncio.Event()
        self._bytes_came = False
        if urlsplit(url).scheme == "serial":
            serial_settings(url)
        else:
            tcp_address(url)

    @property
    def is_open(self) -> bool:
        """Whether the other side was there the last time something happened."""
        return self._client is not None and self._client.connected

    async def open(self, timeout_s: float) -> None:
        """Connect, dropping an earlier connection first. Raises `LinkDown`."""
        self.close()
        self._lost = asyncio.Event()
        client = self._client = self._made(timeout_s + self._answer_s)
        try:
            async with asyncio.timeout(timeout_s):
                connected = await client.connect()
        except (OSError, ValueError) as error:  # too slow, or a port that refuses the settings
            raise LinkDown(f"{self._url}: {error}") from error
        if not connected:
            raise LinkDown(f"{self._url}: not opened")

    def close(self) -> None:
        """Close, whatever the state."""
        client, self._client = self._client, None
        if client is not None:
            with suppress(OSError):
                client.close()

    async def lost(self) -> None:
        """Wait until the other side has gone, and then raise `LinkDown`."""
        await self._lost.wait()
        raise LinkDown(f"{self._url}: gone")

    async def inputs(self, unit: int, source: Source, first: int, count: int) -> list[bool]:
        """`count` inputs of a unit from address `first`, or the lowest bits of the one input register there.

        Raises `UnitSilent`, `Declined` or `LinkDown`.
        """
        await asyncio.sleep(self._gap_s)
        client = self._opened()
        match source:
            case "discrete":
                answer = await self._asked(client.read_discrete_inputs(first, count=count, device_id=unit))
                levels = answer.bits
            case "coil":
                answer = await self._asked(client.read_coils(first, count=count, device_id=unit))
                levels = answer.bits
            case "register":
                answer = await self._asked(client.read_input_registers(first, device_id=unit))
                levels = [bit for register in answer.registers for bit in codec.bits(register)]
        # Frames have no numbers: what came may be the late answer to an earlier question.
        if len(levels) < count:
            raise UnitSilent(garbled=True)
        return list(levels[:count])

    async def write(self, unit: int, first: int, values: list[int]) -> int:
        """Write holding registers of a unit; how many. Raises `UnitSilent`, `Declined` or `LinkDown`."""
        await asyncio.sleep(self._gap_s)
        client = self._opened()
        answer = await self._asked(client.write_registers(first, values, device_id=unit))
        if (answer.address, answer.count) != (first, len(values)):
            raise UnitSilent(garbled=True)
        return answer.count

    async def _asked(self, request: Awaitable[ModbusPDU]) -> ModbusPDU:
        self._bytes_came = False
        try:
            async with asyncio.timeout(self._answer_s):
                answer = await request
        except (TimeoutError, ModbusIOException):
            raise UnitSilent(garbled=self._bytes_came) from None
        except ConnectionException as error:
            raise LinkDown(f"{self._url}: {error}") from error
        # An answer that comes at the moment of a cancellation makes asyncio.wait_for forget it (Python 3.11).
        task = asyncio.current_task()
        if task is not None and task.cancelling():
            raise asyncio.CancelledError
        if answer.isError():
            raise Declined(f"unit {answer.dev_id}: exception {answer.exception_code}")
        return answer

    def _opened(self) -> Client:
        if self._client is None or not self._client.connected:
            raise LinkDown(f"{self._url}: not open")
        return self._client

    def _made(self, timeout_s: float) -> Client:
        """A client that neither reconnects nor asks twice by itself: both are for the driver to decide."""
        if urlsplit(self._url).scheme == "serial":
            port, baud, parity = serial_settings(self._url)
            return AsyncModbusSerialClient(
                port,
                framer=FramerType.RTU,
                baudrate=baud,
                parity=parity[0].upper(),
                timeout=timeout_s,
                reconnect_delay=0,
                retries=0,
                trace_packet=self._seen,
                trace_connect=self._changed,
            )
        host, tcp_port = tcp_address(self._url)
        return AsyncModbusTcpClient(
            host,
            framer=FramerType.RTU,
            port=tcp_port,
            timeout=timeout_s,
            reconnect_delay=0,
            retries=0,
            trace_packet=self._seen,
            trace_connect=self._changed,
        )

    def _seen(self, sending: bool, data: bytes) -> bytes:
        self._bytes_came = self._bytes_came or not sending
        return data

    def _changed(self, connected: bool) -> None:
        if not connected:
            self._lost.set()
