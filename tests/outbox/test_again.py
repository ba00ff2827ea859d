"""What the outbox keeps of a message: a try that is still under way settles nothing that is newer than it."""

import sqlite3
from collections.abc import AsyncGenerator
from contextlib import closing
from pathlib import Path

import pytest

from server.outbox.hook import Hook, HookKind, MessageState, NewMessage
from server.outbox.store import FILE, MIGRATIONS, OutboxStore
from server.sqlite import migrations

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


async def test_what_a_wrong_clock_has_put_off_for_longer_than_any_delay_goes_at_once(
    store: OutboxStore,
) -> None:
    (first,) = await store.ready("h1", 1_000_000.0, 8, 100.0)
    await store.failed(first, "HTTP 500", 1_000_100.0)
    assert await store.ready("h1", 1_000_001.0, 8, 100.0) == []
    assert len(await store.ready("h1", 10.0, 8, 100.0)) == 1, "the clock was put back by days"


async def test_what_has_been_replaced_is_not_sent_because_its_former_words_have_arrived(
    store: OutboxStore,
) -> None:
    (first,) = await store.ready("h1", 10.0, 8)
    newer = NewMessage("h1", "m1", "case", "rating", 2.0, '{"level":"4"}', replaces=True)
    await store.take([newer], "main", 1, b"x")
    await store.told(first, MessageState.SENT)
    await store.failed(first, "HTTP 500", 999.0)
    (due,) = await store.ready("h1", 16.0, 8)
    assert (due.n, due.body, due.tries, due.revision) == (first.n, newer.body, 0, 1)
    await store.told(due, MessageState.SENT)
    await store.take([newer], "main", 1, b"x")
    assert await store.ready("h1", 16.0, 8) == [], "the same once more is nothing new"
    await store.take([newer._replace(body="{}")], "main", 2, b"y")
    assert [one.body for one in await store.ready("h1", 16.0, 8)] == ["{}"]


async def test_an_outbox_of_the_first_schema_goes_on_where_it_was(tmp_path: Path) -> None:
    number, sql = migrations(MIGRATIONS)[0]
    with closing(sqlite3.connect(tmp_path / FILE)) as db:
        db.executescript(f"{sql}\nPRAGMA user_version={number};")
        db.execute("INSERT INTO hooks VALUES ('h1','n','events','u','s','','[]',1.0,'admin',NULL)")
        db.execute("INSERT INTO progress VALUES (1,7,?)", (b"hash",))
        db.execute(
            "INSERT INTO messages (hook,id,subject,event,at,body,state,tries,next_at,cause) "
            "VALUES ('h1','m1','case','CaseReceived',1.0,'{}','waiting',2,5.0,'HTTP 500')"
        )
        db.commit()
    store = await OutboxStore.open(tmp_path)
    assert await store.progress("@cases") == (7, b"hash")
    assert await store.progress("main") is None
    (hook,) = await store.hooks()
    assert (hook.pack, hook.constants) == ("", {})
    assert [(one.tries, one.revision) for one in await store.ready("h1", 9.0, 8)] == [(2, 0)]
    await store.close()
