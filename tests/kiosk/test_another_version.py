"""An agent beside a server of another version: what it does not know it passes over, what it misses it says once."""

import json
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any, cast

import msgspec
import pytest
import structlog

from kiosk.agent.api import Api, ServerAnswer, understood
from kiosk.agent.counter import Counter
from kiosk.agent.feed import Feed, LiveMessage
from kiosk.agent.guide import Guide
from kiosk.agent.numbers import Numbers
from kiosk.agent.store import Store
from server.api.body_shapes import NewTicket
from server.domain.queue.shown.hall import HallView
from server.domain.queue.shown.kiosk import KioskView
from server.hub.listener import Listener
from tests.kiosk.agents import of

VIEW = {
    "hall": "main", "kiosk": "k1", "prints": True, "printer_state": "ok", "printer_cause": "", "reads_cards": True,
    "card": None,
}  # fmt: skip
CATEGORY = {
    "id": "a", "prefix": "A", "name": {"zh": "甲", "en": "A"}, "waiting": 0, "wait_s": None, "promise_s": 600, "windows": 1,
    "served": True, "full": False, "staffed": "open",
}  # fmt: skip
FACTS = {
    "id": "main", "name": {"zh": "大厅", "en": "Hall"}, "day": "2026-11-23", "open": True, "hours": [], "waiting": 0,
    "categories": [CATEGORY], "windows": [], "groups": [], "kiosks": [], "services": [], "appointment_codes": False,
}  # fmt: skip


def message(seq: int, **view: Any) -> bytes:
    return json.dumps({"seq": seq, "at": "2026-11-23T09:00:00+08:00", "more": 1, "view": view}).encode()


class Spoken:
    """An `Api` that gives one answer to everything."""

    def __init__(self, status: int, body: Any) -> None:
        self.status, self.body = status, body
        self.base, self.headers = "http://hall", {"Authorization": "Bearer x"}

    async def call(self, method: str, path: str, body: object = None, **how: Any) -> ServerAnswer:
        return understood(self.status, msgspec.json.encode(self.body))


@pytest.fixture
async def store(tmp_path: Path) -> AsyncGenerator[Store]:
    made = await Store.open(tmp_path)
    yield made
    await made.close()


def feed() -> Feed[KioskView]:
    return Feed("ws://hall/live/halls/main/kiosks/k1", {}, KioskView)


def at_the_kiosk(store: Store, api: Spoken) -> Counter:
    numbers = Numbers(store, cast(Api, api), "main", "k1", 5)
    return Counter(
        store,
        cast(Api, api),
        numbers,
        "main",
        "k1",
        None,
        lambda: True,
        lambda path: feed_of_no_ticket(),
        lambda: True,
    )


def feed_of_no_ticket() -> Any:
    raise AssertionError


def said(log: list[Any]) -> list[tuple[str, str]]:
    return [(line["of"], line["cause"]) for line in log if line["log_level"] == "warning"]


async def test_a_view_with_fields_that_the_agent_does_not_know_is_shown_as_far_as_it_knows() -> None:
    view = feed()
    view.hear(message(1, **VIEW, colour="red"))
    assert view.last == LiveMessage(1, "2026-11-23T09:00:00+08:00", msgspec.convert(VIEW, KioskView))


async def test_a_view_without_what_the_agent_needs_is_passed_over_and_said_once_until_it_is_well_again() -> (
    None
):
    view, page = feed(), Listener(abort=lambda: None)
    view.join(page)
    view.hear(message(1, **VIEW))
    lacking = {k: v for k, v in VIEW.items() if k != "reads_cards"}
    with structlog.testing.capture_logs() as log:
        for seq in range(2, 6):
            view.hear(message(seq, **lacking))
        view.hear(b'{"seq":0,"at":"2026-11-23T09:00:00+08:00"}')  # the line lives
        assert said(log) == [("halls/main/kiosks/k1", "Object missing required field `reads_cards`")]
        view.hear(message(6, **VIEW))
        view.hear(message(7, **lacking))
    assert len(said(log)) == 2
    assert view.last is not None
    assert (view.last.seq, json.loads(await page.next())["seq"]) == (6, 6)


async def test_a_hall_that_lacks_a_field_leaves_the_hall_as_it_was_last_seen(store: Store) -> None:
    api = Spoken(200, FACTS | {"weather": "fine"})
    counter = at_the_kiosk(store, api)
    assert await counter.look() == msgspec.convert(FACTS, HallView)
    api.body = {k: v for k, v in FACTS.items() if k != "hours"}
    with structlog.testing.capture_logs() as log:
        for _ in range(3):
            assert await counter.look() == msgspec.convert(FACTS, HallView)
    assert said(log) == [("hall", "Object missing required field `hours`")]


async def test_a_number_in_an_answer_that_is_not_understood_comes_from_the_lease_instead(
    store: Store,
) -> None:
    counter = at_the_kiosk(store, Spoken(201, {"id": "t1"}))
    counter.facts = msgspec.convert(FACTS, HallView)
    with structlog.testing.capture_logs() as log, pytest.raises(Exception, match="no_numbers"):
        await counter.take("key", NewTicket(category="a"))  # and there is no lease
    assert said(log) == [("ticket", "Object missing required field `number`")]


async def test_what_an_agent_of_another_version_kept_counts_as_never_seen(store: Store) -> None:
    await store.keep("hall", msgspec.convert(VIEW, KioskView))
    await store.keep("guide/", msgspec.convert(VIEW, KioskView))
    guide = Guide(store, cast(Api, Spoken(503, {})), "main", lambda: False)
    with structlog.testing.capture_logs() as log:
        for _ in range(2):
            assert await store.kept("hall", HallView) is None
            assert await guide.look() is None
    assert [of for of, _ in said(log)] == ["kiosk.db: hall", "kiosk.db: guide/"]
    assert await store.leases(of("2026-11-23")) == []
