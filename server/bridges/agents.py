"""Agents: programs on kiosks and clerks' computers that bring their devices to the server over one WebSocket each."""

import asyncio
import secrets
from collections.abc import Callable, Iterable

import msgspec
import structlog
from aiohttp import WSCloseCode, WSMsgType, hdrs, web

from devices.protocols import CardRead, Counters, Health, Lost, Pressed, PrintOutcome, Rated
from devices.remote import messages as m
from devices.remote.proxy import AWAY, RemoteDevice, RemotePrinter
from server.access.identity import Identity
from server.api.problem_of import refuse
from server.api.routes import Rooms
from server.api.sources import source
from server.api.who_asks import identify
from server.clock import Clock
from server.domain.queue.shown.devices import DeviceLine
from server.domain.queue.state import HallState
from server.domain.queue.views.parts import Now
from server.domain.queue.words import DeviceHealth
from server.shell.http import respond
from server.shell.problem_sentences import Problem
from server.shell.sockets import abort, let_go, until_gone, writing
from server.signal import Signal

log = structlog.get_logger("agents")
PATH = "/live/agents/{agent}"
ROLES = frozenset({"kiosk", "pad"})
HEARTBEAT_S = 5.0
FIRST_WORD_S = 10.0
OLDEST_PRESS_S = 5.0
"""A press that waited longer might call somebody whom nobody expects any more."""
OUTBOX = 1000
CLOSE_REASON = 123
"""Bytes that a close frame has for its reason (RFC 6455, 5.5)."""


class Outbox(asyncio.Queue[bytes]):
    """Every message to an agent, in their order: an order to print must not be left out for a newer one."""

    busy_since = 0.0

    async def next(self) -> bytes:
        return await self.get()


class AgentLink:
    """One agent of the configuration, connected or not. Is the `Channel` of its devices."""

    def __init__(self, name: str, clock: Clock) -> None:
        self.name, self._clock = name, clock
        self.devices: dict[str, RemoteDevice] = {}
        self.dropped = 0
        """Presses that did not reach the server in time."""
        self._outbox: Outbox | None = None
        self._jobs: dict[str, asyncio.Future[m.PrintDone | None]] = {}
        self._boot, self._last = "", 0
        self._soonest_s = float("inf")
        """The smallest difference seen between our steady clock and the agent's: what is above it was under way."""
        self._cut: Callable[[], None] = lambda: None
        self.since = self._clock.wall()
        """When it came or left last, in seconds since the epoch."""
        self.heard_at = 0.0

    @property
    def connected(self) -> bool:
        return self._outbox is not None

    def send(self, message: m.FromServer) -> bool:
        if self._outbox is None or self._outbox.full():
            return False
        self._outbox.put_nowait(m.encode(message))
        return True

    async def print(self, device: str, job: bytes, timeout_s: float) -> m.PrintDone | None:
        id = secrets.token_hex(8)
        done: asyncio.Future[m.PrintDone | None] = asyncio.get_running_loop().create_future()
        self._jobs[id] = done
        try:
            if not self.send(m.Print(id, device, job)):
                raise ConnectionError(AWAY)
            return await asyncio.wait_for(done, timeout_s)
        except TimeoutError:
            return None
        finally:
            del self._jobs[id]

    def arrive(self, hello: m.Hello, cut: Callable[[], None]) -> Outbox:
        """Take over from an earlier connection of the same agent, which is cut; returns what there is to send."""
        if self._outbox is not None:
            log.warning("an agent came twice, the earlier connection is cut", agent=self.name)
            self._cut()
            self._settle_jobs()
        if hello.boot != self._boot:
            self._boot, self._last, self._soonest_s = hello.boot, 0, float("inf")
        self._cut = cut
        self._outbox = Outbox(OUTBOX)
        self.since = self.heard_at = self._clock.wall()
        self.send(m.Taken(self._last))
        for id, device in self.devices.items():
            if id in hello.devices:
                device.arrived()
            else:
                device.hear(m.DeviceState(id, Health("down", "not_at_agent", 0.0), Counters()))
        return self._outbox

    def leave(self, outbox: Outbox) -> None:
        """The connection of `outbox` has ended; a newer one may have taken over."""
        if self._outbox is not outbox:
            return
        self._outbox = None
        self.since = self._clock.wall()
        self._settle_jobs()
        for device in self.devices.values():
            device.left()

    def speaks(self, outbox: Outbox) -> bool:
        """Whether the connection of `outbox` is still the agent's."""
        return self._outbox is outbox

    def _settle_jobs(self) -> None:
        """What was sent to be printed is unknown now."""
        for done in self._jobs.values():
            if not done.done():
                done.set_result(None)

    def take(self, message: m.FromAgent) -> None:
        """Act on one message; raises `ValueError` for one that makes no sense."""
        self.heard_at = self._clock.wall()
        match message:
            case m.DeviceState(device=device):
                if found := self.devices.get(device):
                    found.hear(message)
            case m.KeyPressed() | m.PadTouched() | m.CardSeen():
                if message.n > self._last:
                    self._last = message.n
                    self._report(message)
                self.send(m.Taken(self._last))
            case m.PrintDone(job=job):
                PrintOutcome(message.outcome)
                done = self._jobs.get(job)
                if done is not None and not done.done():
                    done.set_result(message)
            case m.Dropped():
                if message.n > self._last:  # else it did come through, only its acknowledgement did not
                    self._last = message.n
                    self._lose(message.device, message.unit)
            case m.Hello():
                raise ValueError("Hello comes once")

    def _report(self, message: m.KeyPressed | m.PadTouched | m.CardSeen) -> None:
        device = self.devices.get(message.device)
        if device is None:
            log.info("a device that the configuration lacks", agent=self.name, device=message.device)
            return
        apart_s = self._clock.steady() - message.sent_s
        self._soonest_s = min(self._soonest_s, apart_s)
        if message.age_s + apart_s - self._soonest_s > OLDEST_PRESS_S:
            self._lose(message.device, message.unit)
            return
        id = f"{self.name}/{self._boot}/{message.n}"
        match message:
            case m.KeyPressed():
                device.report(Pressed(message.unit, message.key, id))
            case m.PadTouched():
                device.report(Rated(message.unit, message.level, id))
            case m.CardSeen():
                device.report(CardRead(message.unit, message.card, message.cause))

    def _lose(self, device: str, unit: int) -> None:
        """A press came too late to be carried out, or was not sent at all: whoever pressed must know."""
        self.dropped += 1
        log.warning("a press was dropped", agent=self.name, device=device, unit=unit)
        if found := self.devices.get(device):
            found.report(Lost(unit, 1))


class Agents:
    """All agents of a server by (hall, name)."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.changed = Signal[str]("agents")
        """Tells the hall in which an agent came or left."""
        self._links: dict[tuple[str, str], AgentLink] = {}

    def device(self, hall: str, agent: str, device: str) -> RemoteDevice:
        """The device of an agent, made at first use."""
        link = self._links.setdefault((hall, agent), AgentLink(agent, self._clock))
        return link.devices.setdefault(device, RemoteDevice(f"agent://{agent}/{device}", device, link))

    def printer(self, hall: str, agent: str, device: str) -> RemotePrinter:
        """The printer of an agent, made at first use."""
        link = self._links.setdefault((hall, agent), AgentLink(agent, self._clock))
        found = RemotePrinter(f"agent://{agent}/{device}", device, link)
        link.devices[device] = found
        return found

    def lines(self, state: HallState, now: Now) -> list[DeviceLine]:
        """The agents of a hall for the manager's page."""
        return [
            DeviceLine(
                id=name,
                kind="agent",
                driver="agent",
                url=f"agent://{name}",
                state=DeviceHealth.OK if link.connected else DeviceHealth.DOWN,
                cause="" if link.connected else AWAY,
                since=now.stamp(link.since),
                heard_at=now.maybe(link.heard_at),
                waiting=0,
                bad=link.dropped,
                windows=[],
                kiosk=name if name in state.settings.kiosks else "",
                uses=[],
                strangers=[],
            )
            for (hall, name), link in self._links.items()
            if hall == state.settings.id
        ]

    def link(self, hall: str, agent: str) -> AgentLink:
        """The agent of this name, known or new: one without devices may still come for its numbers."""
        return self._links.setdefault((hall, agent), AgentLink(agent, self._clock))


class AgentSockets:
    """The WebSocket that agents come to; `close` lets them go."""

    def __init__(self, rooms: Rooms, agents: Agents) -> None:
        self._rooms, self._agents = rooms, agents
        self._sockets: dict[web.WebSocketResponse, str] = {}
        """Each with the token that it came with."""

    def routes(self) -> Iterable[web.RouteDef]:
        return [web.get(PATH, until_gone(self.handle), name="agents")]

    async def close(self) -> None:
        await let_go(self._sockets, WSCloseCode.GOING_AWAY, b"restarting")

    async def dismiss(self) -> None:
        """Close what belongs to a token that was revoked."""
        gone = [s for s, token in self._sockets.items() if self._rooms.access.by_token(token) is None]
        await let_go(gone, WSCloseCode.POLICY_VIOLATION, b"signed out")

    async def handle(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["agent"]
        socket = web.WebSocketResponse(heartbeat=HEARTBEAT_S, compress=False, max_msg_size=m.LONGEST)
        try:
            who = await identify(self._rooms, request)
            _allow(who, name)
            if not socket.can_prepare(request).ok:
                raise Problem("malformed", cause="a WebSocket is expected here")
        except Exception as error:
            log.info(
                "agent refused", agent=name, cause=getattr(error, "code", "error"), source=source(request)
            )
            return respond(request, refuse(error))
        await socket.prepare(request)
        self._sockets[socket] = request.headers.get(hdrs.AUTHORIZATION, "").partition(" ")[2].strip()
        link = self._agents.link(who.hall, name)
        try:
            await self._serve(request, socket, link, who)
        except (ValueError, TypeError, msgspec.MsgspecError) as error:
            log.warning("an agent was not understood", agent=name, cause=str(error), source=source(request))
            await socket.close(code=WSCloseCode.POLICY_VIOLATION, message=close_reason(error))
        except TimeoutError:
            await socket.close(code=WSCloseCode.POLICY_VIOLATION, message=b"no word")
        finally:
            self._sockets.pop(socket, None)
            self._rooms.cards.forget(who.hall, name)  # whose card it was, nobody can say any more
            self._agents.changed.send(who.hall)
        return socket

    async def _serve(
        self, request: web.Request, socket: web.WebSocketResponse, link: AgentLink, who: Identity
    ) -> None:
        hello = m.decode_from_agent(await socket.receive_str(timeout=FIRST_WORD_S))
        if not isinstance(hello, m.Hello):
            raise ValueError("the first message is Hello")
        if hello.hall != who.hall:
            raise ValueError(f"this token is of hall {who.hall}, the agent says {hello.hall}")
        log.info(
            "agent connected",
            agent=link.name,
            hall=who.hall,
            version=hello.version,
            source=source(request),
        )
        outbox = link.arrive(hello, lambda: abort(request))
        self._agents.changed.send(who.hall)
        try:
            async with writing(socket, outbox, name=f"agent-{link.name}"):
                async for message in socket:
                    if not link.speaks(outbox):
                        break
                    if message.type is WSMsgType.TEXT:
                        link.take(m.decode_from_agent(message.data))
                    elif message.type is WSMsgType.ERROR:
                        break
        finally:
            link.leave(outbox)
            log.info("agent gone", agent=link.name, hall=who.hall)


def _allow(who: Identity, name: str) -> None:
    """An agent comes with a token of its own hall and name: it must not speak for another's devices."""
    if not who.roles & ROLES or not who.hall:
        raise Problem("forbidden" if who.roles else "unauthorised")
    if who.name != name or who.by_cookie:
        raise Problem("forbidden")


def close_reason(error: Exception) -> bytes:
    """What a close frame has room for, cut between two characters."""
    return str(error).encode()[:CLOSE_REASON].decode(errors="ignore").encode()
