"""Somebody sends a message again while a try of it is still under way: what that try comes to postpones nothing."""

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from server.outbox.hook import Hook, HookKind, NewMessage
from server.outbox.store import OutboxStore

HOOK = Hook("h1", "市政务平台", HookKind.EVENTS, "http://127.0.0.1:1", "s", "", (), 1.0, "admin", None)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncGenerator[OutboxStore]:
    made = await OutboxStore.open(tmp_path)
    await made.add(HOOK)
    await made.take([NewMessage("h1", "m1", "case", "CaseReceived", 1.0, "{}")], "@cases", 1, b"x")
    yield made
    await made.close()


async def test_a_try_that_fails_after_somebody_has_sent_it_again_postpones_nothing(
    store: OutboxStore,
) -> None:
    (first,) = await store.ready("h1", 10.0, 8)
    await store.failed(first, "HTTP 500", 15.0)
    (under_way,) = await store.ready("h1", 15.0, 8)
    await store.again("h1", first.n)
    await store.failed(under_way, "HTTP 500", 999.0)
    (due,) = await store.ready("h1", 16.0, 8)
    assert (due.tries, due.next_at) == (0, 0.0)


async def test_a_try_that_fails_is_due_when_it_was_said(store: OutboxStore) -> None:
    (first,) = await store.ready("h1", 10.0, 8)
    await store.failed(first, "HTTP 500", 15.0)
    assert await store.ready("h1", 14.0, 8) == []
    assert [one.tries for one in await store.ready("h1", 15.0, 8)] == [1]
