"""Devices of another machine, as the server sees them: what shall be shown is kept, said again when the agent returns."""

import asyncio
import time
from collections.abc import Callable
from typing import Protocol

from devices.linked import nobody_listens
from devices.protocols import (
    Counters,
    Health,
    PadDisplay,
    PrintOutcome,
    PrintResult,
    Report,
    SignContent,
    Speech,
)
from devices.remote import messages as m

AWAY = "agent_away"
ANSWER_S = 45.0
"""How long an agent may take over a slip: its printer has its own, shorter limits."""


class Channel(Protocol):
    """The way to one agent."""

    @property
    def connected(self) -> bool: ...

    def send(self, message: m.FromServer) -> bool:
        """Hand a message over; False when the agent is away. Never waits."""
        ...

    async def print(self, device: str, job: bytes, timeout_s: float) -> m.PrintDone | None:
        """The agent's word about a job; None when it never came. Raises `ConnectionError` when nothing was sent."""
        ...


class RemoteDevice:
    """A device of an agent: pad, sign, speaker or reader. What it is told while the agent is away is kept or dropped
    as a local driver would."""

    def __init__(
        self, url: str, device: str, channel: Channel, *, clock: Callable[[], float] = time.time
    ) -> None:
        self.url = url
        self.device = device
        self.report: Callable[[Report], None] = nobody_listens
        self.changed: Callable[[], None] = lambda: None
        self._channel, self._clock = channel, clock
        self._health = Health("unknown", "", clock())
        self._counters = Counters()
        self._wanted: dict[tuple[type[m.Order], int], m.Order] = {}

    @property
    def health(self) -> Health:
        return self._health

    @property
    def counters(self) -> Counters:
        return self._counters

    def hear(self, state: m.DeviceState) -> None:
        """The agent says how the device is."""
        changed = state.health != self._health
        self._health, self._counters = state.health, state.counters
        if changed:
            self.changed()

    def arrived(self) -> None:
        """The agent is here (again): say once more what shall be shown."""
        for order in self._wanted.values():
            self._channel.send(order)

    def left(self) -> None:
        """The agent has gone, or has no such device."""
        if self._health.cause != AWAY:
            self._health = Health("down", AWAY, self._clock())
            self.changed()

    async def run(self) -> None:
        """The agent does the work; away until it says otherwise."""
        if not self._channel.connected:
            self.left()
        await asyncio.Event().wait()

    async def close(self) -> None:
        """Nothing to release."""

    def show_pad(self, unit: int, display: PadDisplay) -> None:
        self._keep(unit, m.ShowPad(self.device, unit, display))

    def beep(self, unit: int) -> None:
        self._channel.send(m.Beep(self.device, unit))

    def invite(self, unit: int) -> None:
        self._channel.send(m.Invite(self.device, unit))

    def thank(self, unit: int) -> None:
        self._channel.send(m.Thank(self.device, unit))

    def dismiss(self, unit: int) -> None:
        self._channel.send(m.Dismiss(self.device, unit))

    def show_sign(self, unit: int, content: SignContent) -> None:
        self._keep(unit, m.ShowSign(self.device, unit, content))

    def say(self, speech: Speech) -> None:
        self._channel.send(m.Say(self.device, speech))

    def look_again(self) -> None:
        self._channel.send(m.LookAgain(self.device))

    def _keep(self, unit: int, order: m.Order) -> None:
        key = (type(order), unit)
        if self._wanted.get(key) != order:
            self._wanted[key] = order
            self._channel.send(order)


class RemotePrinter(RemoteDevice):
    """A `TicketPrinter` of an agent."""

    async def print(self, job: bytes) -> PrintResult:
        """Print `job` at most once; unknown when the agent left before it could say."""
        try:
            done = await self._channel.print(self.device, job, ANSWER_S)
        except ConnectionError:
            return PrintResult(PrintOutcome.FAILED, AWAY)
        if done is None:
            return PrintResult(PrintOutcome.UNKNOWN, "no_answer")
        return PrintResult(PrintOutcome(done.outcome), done.cause)

    async def watch(self) -> None:
        """The agent says by itself how its printer is."""
        await self.run()

    async def check(self) -> Health:
        """The agent watches its printer by itself."""
        return self._health
