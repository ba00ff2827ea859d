"""The hub: tells screens what changed and never waits for one.

A topic is one view of one hall ("board", "desk/3"). It is encoded once per change, whoever watches, and sent whole with
its seq; a listener that falls behind gets only the newest view, one that stays stuck is cut.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

import msgspec
import structlog

from server.clock import COMPUTER, Clock
from server.domain.now import Now
from server.domain.settled import Settled
from server.hub.listener import Listener

log = structlog.get_logger("hub")


class Shown(Protocol):
    """The state of a stream, as far as screens need to know whose it is and how old."""

    seq: int

    @property
    def stream(self) -> str: ...


S = TypeVar("S", bound=Shown)
View = Callable[[S, str, Now], msgspec.Struct | None]
"""(state, key within the kind, now) → what the screen shows; None when the key names nothing."""
About = Callable[[Settled[S, Any]], Callable[[str, str], bool]]
"""A change → (kind, key) → whether that view is shown at once."""
Stamp = Callable[[float], str]
"""How a hall writes a time: seconds since the epoch → RFC 3339."""

LAG_S = 0.25
"""Views that a change did not touch directly follow within this time, in one pass for many changes."""
TICK_S = 10.0
"""Predicted waits move with time alone, so every view is looked at again this often."""
BEAT_S = 2.0
"""Every screen hears something at least this often, so that it can take silence for a cut line."""
STUCK_S = 15.0
_encode = msgspec.json.Encoder().encode


Read = Callable[[str, Callable[[S, float], None]], Awaitable[None]]
"""The engine's way to look at settled state."""


@dataclass(eq=False, slots=True)
class Topic:
    """A view with its listeners; `message` is what a newcomer gets."""

    hall: str
    kind: str
    key: str
    view: bytes = b""
    head: bytes = b""
    """What comes before the view: its seq and when it was drawn."""
    message: bytes = b""
    seq: int = 0
    listeners: set[Listener] = field(default_factory=set[Listener])


class Hub(Generic[S]):
    """Topics of all streams of one kind. `views` says how each kind of screen is drawn, `stamps` how each stream writes
    times, `about` what a change shows at once."""

    def __init__(
        self,
        views: Mapping[str, View[S]],
        stamps: Mapping[str, Stamp],
        about: About[S],
        clock: Clock = COMPUTER,
    ) -> None:
        self._views, self._stamps, self._about, self._clock = views, stamps, about, clock
        self._topics: dict[str, dict[tuple[str, str], Topic]] = {}
        self._stale: set[str] = set()
        self._wanted = asyncio.Event()
        self._timer: asyncio.TimerHandle | None = None
        self._halted = False
        self.cut = 0
        """Listeners cut because they stayed stuck."""

    @property
    def listeners(self) -> int:
        return sum(len(t.listeners) for topics in self._topics.values() for t in topics.values())

    def join(self, state: S, at: float, kind: str, key: str, listener: Listener) -> Topic | None:
        """Let a listener watch a view and offer it the view now; None when there is no such view."""
        topics = self._topics.setdefault(state.stream, {})
        topic = topics.get((kind, key)) or Topic(state.stream, kind, key)
        view = self._draw(topic, state, at)
        if view is None:
            return None
        self._set(topic, view, state.seq, at)
        topics[kind, key] = topic
        topic.listeners.add(listener)
        listener.offer(topic.message)
        return topic

    def glance(self, state: S, at: float, kind: str, key: str) -> bytes | None:
        """What a newcomer to a view would get, without joining it; None when there is no such view."""
        topic = Topic(state.stream, kind, key)
        view = self._draw(topic, state, at)
        if view is None:
            return None
        self._set(topic, view, state.seq, at)
        return topic.message

    def leave(self, topic: Topic, listener: Listener) -> None:
        topic.listeners.discard(listener)
        if not topic.listeners:
            self._topics.get(topic.hall, {}).pop((topic.kind, topic.key), None)

    def changed(self, change: Settled[S, Any]) -> None:
        """What the change touches is shown now, the rest of the hall's views within LAG_S."""
        topics = self._topics.get(change.stream)
        if not topics:
            return
        at_once = self._about(change)
        for topic in list(topics.values()):
            if at_once(topic.kind, topic.key):
                self._show(topic, change.state, change.at)
        self.refresh(change.stream)

    def halt(self, halted: bool) -> None:
        """Tell every screen that the server can store nothing now, or that it can again."""
        if halted == self._halted:
            return
        self._halted = halted
        for topics in self._topics.values():
            for topic in topics.values():
                topic.message = self._written(topic)
                self._offer(topic)

    def refresh(self, hall: str) -> None:
        """Look at all of a hall's views within LAG_S."""
        self._stale.add(hall)
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(LAG_S, self._wanted.set)

    async def run(self, read: Read[S]) -> None:
        """Follow up on what is stale, look at everything every TICK_S, cut the stuck. The app owns this task."""
        while True:
            try:
                async with asyncio.timeout(TICK_S):
                    await self._wanted.wait()
                halls = list(self._stale)
            except TimeoutError:
                halls = list(self._topics)
            self._wanted.clear()
            self._timer = None
            self._stale.clear()
            for hall in halls:
                try:
                    await read(hall, self._look)
                except Exception as error:
                    log.warning("views not refreshed", hall=hall, cause=repr(error))
            self.cut_stuck()

    async def beat(self) -> None:
        """Say every BEAT_S that the line lives. The app owns this task."""
        while True:
            await asyncio.sleep(BEAT_S)
            self.beat_once(self._clock.wall())

    def beat_once(self, at: float) -> None:
        """One word without a view, `{"seq": n, "at": "…"}`, to every listener that has nothing newer to send."""
        for hall, topics in self._topics.items():
            stamp = self._stamps[hall](at).encode()
            for topic in topics.values():
                word = b'{"seq":%d,"at":"%s"}' % (topic.seq, stamp)
                for listener in topic.listeners:
                    listener.beat(word)

    def cut_stuck(self) -> None:
        now = asyncio.get_running_loop().time()
        for topics in list(self._topics.values()):
            for topic in list(topics.values()):
                for listener in list(topic.listeners):
                    if listener.cut_if_stuck(now, STUCK_S):
                        self.cut += 1
                        self.leave(topic, listener)

    def _look(self, state: S, at: float) -> None:
        for topic in list(self._topics.get(state.stream, {}).values()):
            self._show(topic, state, at)

    def _show(self, topic: Topic, state: S, at: float) -> None:
        """Draw a topic and offer it to its listeners if it looks different."""
        view = self._draw(topic, state, at)
        if view is None or view == topic.view:
            return
        self._set(topic, view, state.seq, at)
        self._offer(topic)

    def _offer(self, topic: Topic) -> None:
        for listener in topic.listeners:
            listener.offer(topic.message)

    def _set(self, topic: Topic, view: bytes, state_seq: int, at: float) -> None:
        stamp = self._stamps[topic.hall](at)
        topic.view, topic.seq = view, state_seq
        topic.head = b'{"seq":%d,"at":"%s"' % (state_seq, stamp.encode())
        topic.message = self._written(topic)

    def _written(self, topic: Topic) -> bytes:
        """Beside the view, not in it: a view is what the hall is, whether or not it can be stored."""
        return b'%s%s,"view":%s}' % (topic.head, b',"halted":true' if self._halted else b"", topic.view)

    def _draw(self, topic: Topic, state: S, at: float) -> bytes | None:
        try:
            view = self._views[topic.kind](state, topic.key, Now(at, self._stamps[topic.hall]))
        except Exception:
            log.exception("a view cannot be drawn", hall=topic.hall, kind=topic.kind, key=topic.key)
            return None
        return None if view is None else _encode(view)
