"""/healthz, /readyz and /metrics, outside the API's base."""

from collections.abc import Mapping

import msgspec
from aiohttp import web
from prometheus_client import CollectorRegistry, Gauge, generate_latest

from server.api.routes import Rooms
from server.domain.queue.state import HallState
from server.hub.hub import Hub
from server.journal.journal import JournalUnavailable
from server.outbox.hook import MessageState
from server.sqlite import StoreUnusable


class HealthRoutes:
    """What a supervisor of processes asks. `healthz`: the loop turns. `readyz`: commands would be taken, or how far
    the reading of the journal is."""

    def __init__(self, rooms: Rooms, hub: Hub[HallState]) -> None:
        self._rooms, self._hub = rooms, hub

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/healthz", self.healthz),
            web.get("/readyz", self.readyz),
            web.get("/metrics", self.metrics),
        ]

    async def healthz(self, request: web.Request) -> web.Response:
        return _json(200, {"status": "ok"})

    async def readyz(self, request: web.Request) -> web.Response:
        trouble = self._rooms.engine.trouble or "; ".join(self._rooms.faults.values())
        if trouble:
            body: dict[str, object] = {"status": "unavailable", "cause": trouble}
            if replaying := self._rooms.engine.replaying:
                body["replaying"] = {"done": replaying[0], "total": replaying[1]}
            return _json(503, body)
        clock = self._rooms.engine.clock
        damaged = {**self._rooms.engine.damaged, **self._rooms.cases.engine.damaged}
        warnings = [f"stands still: {cause}" for cause in damaged.values()]
        if not clock.believed:
            warnings.append("the server's clock is certainly wrong")
        elif not clock.settled():
            warnings.append("the server's clock has just jumped ahead")
        body = dict[str, object](status="ready")
        if warnings:
            body["warnings"] = warnings
        if damaged:
            body["damaged"] = list(damaged)  # the streams, for their screens
        return _json(200, body)

    async def metrics(self, request: web.Request) -> web.Response:
        registry = CollectorRegistry()
        engine = self._rooms.engine
        Gauge("yichuang_ready", "1 when commands are taken", registry=registry).set(not engine.trouble)
        damaged = Gauge(
            "yichuang_damaged", "1 for a hall whose journal cannot be read", ["hall"], registry=registry
        )
        for hall in engine.damaged:
            damaged.labels(hall).set(1)
        Gauge("yichuang_listeners", "screens that watch a live view", registry=registry).set(
            self._hub.listeners
        )
        Gauge("yichuang_listeners_cut", "screens cut because they stayed stuck", registry=registry).set(
            self._hub.cut
        )
        changed = Gauge(
            "yichuang_clock_changed_seconds", "last change of the clock", ["hall"], registry=registry
        )
        book = self._rooms.access.refused
        Gauge("yichuang_sign_ins_wrong", "wrong names or passwords since the start", registry=registry).set(
            book.wrong
        )
        Gauge(
            "yichuang_sign_ins_turned_away", "sign-ins not looked at since the start", registry=registry
        ).set(book.turned_away)
        told = Gauge(
            "yichuang_outside",
            "messages to the outside; settled ones of a day",
            ["hook", "state"],
            registry=registry,
        )
        for hook, counts in await self._outside():
            for state, count in counts.items():
                told.labels(hook, state).set(count)
        waiting = Gauge("yichuang_waiting", "people waiting", ["hall", "category"], registry=registry)
        seq = Gauge("yichuang_journal_seq", "last journal entry", ["hall"], registry=registry)

        def look(state: HallState, at: float) -> None:
            del at
            seq.labels(state.settings.id).set(state.seq)
            if state.facts.lasting.clock is not None:
                changed.labels(state.settings.id).set(state.facts.lasting.clock.by_s)
            for category in state.settings.categories:
                waiting.labels(state.settings.id, category).set(state.waiting.get(category, 0))

        if engine.ready:
            for hall in engine.living:
                try:
                    await engine.read(hall, look)
                except JournalUnavailable:
                    continue
        return web.Response(body=generate_latest(registry), content_type="text/plain", charset="utf-8")

    async def _outside(self) -> list[tuple[str, dict[MessageState, int]]]:
        """How each hook stands; nothing where its file cannot be read, which is said elsewhere."""
        outbox = self._rooms.cases.outbox
        try:
            return [(hook.id, await outbox.counts(hook)) for hook in await outbox.hooks()]
        except StoreUnusable:
            return []


def _json(status: int, body: Mapping[str, object]) -> web.Response:
    return web.Response(body=msgspec.json.encode(body), status=status, content_type="application/json")
