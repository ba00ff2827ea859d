"""The people in `access.db`: those of the configuration, which they follow, and those made by hand, who stay."""

import json
from collections.abc import Iterable
from typing import NamedTuple

from server.access.identity import role_of
from server.access.said import Change
from server.sqlite import SqliteStore


class KnownPerson(NamedTuple):
    """Somebody as the store has them; an empty `password` fits nothing."""

    hall: str
    id: str
    name: str
    roles: tuple[str, ...]
    password: str = ""
    origin: str = "hand"
    left: bool = False
    """Gone from the configuration: kept for the name on what they did, and not let in."""
    departments: tuple[str, ...] = ()
    """For which they decide cases."""
    trained: tuple[str, ...] | None = None
    """Matters that they may accept; None: all."""


async def everybody(store: SqliteStore) -> list[KnownPerson]:
    rows = await store.rows(
        "SELECT hall, id, name, roles, password, origin, left_at, departments, trained FROM people"
    )
    return [
        KnownPerson(
            r[0],
            r[1],
            r[2],
            tuple(json.loads(r[3])),
            r[4],
            r[5],
            r[6] is not None,
            tuple(json.loads(r[7])),
            None if r[8] is None else tuple(json.loads(r[8])),
        )
        for r in rows
    ]


async def add(store: SqliteStore, people: Iterable[tuple[str, str, str, Iterable[str]]]) -> int:
    """Add each (hall, id, name, roles) who is not there, by hand; returns how many. ValueError: no such role.

    Whoever had left the configuration begins anew, without the password of before.
    """
    rows = [(hall, id, name, _text(roles)) for hall, id, name, roles in people]
    async with store.change() as db:
        await db.executemany(
            "DELETE FROM people WHERE hall=? AND id=? AND left_at IS NOT NULL", [row[:2] for row in rows]
        )
        cursor = await db.executemany(
            "INSERT OR IGNORE INTO people (hall, id, name, roles) VALUES (?,?,?,?)", rows
        )
    return cursor.rowcount


async def remove(store: SqliteStore, hall: str, id: str) -> None:
    """With their password, sessions, browsers and attendance. KeyError: nobody of that id."""
    async with store.change() as db:
        cursor = await db.execute("DELETE FROM people WHERE hall=? AND id=?", (hall, id))
        if cursor.rowcount == 0:
            raise KeyError(id)
        await db.execute("DELETE FROM sessions WHERE hall=? AND person=? AND token IS NULL", (hall, id))
        await db.execute("DELETE FROM browsers WHERE hall=? AND person=?", (hall, id))
        await db.execute("DELETE FROM attendance WHERE hall=? AND person=?", (hall, id))


async def set_roles(store: SqliteStore, hall: str, id: str, roles: Iterable[str]) -> None:
    """KeyError: nobody of that id. ValueError: no such role."""
    async with store.change() as db:
        cursor = await db.execute(
            "UPDATE people SET roles=? WHERE hall=? AND id=? AND left_at IS NULL", (_text(roles), hall, id)
        )
        if cursor.rowcount == 0:
            raise KeyError(id)


async def set_departments(store: SqliteStore, hall: str, id: str, departments: Iterable[str]) -> None:
    """For which they decide cases. KeyError: nobody of that id."""
    text = json.dumps(sorted(set(departments)), ensure_ascii=False)
    await _set(store, "departments", text, hall, id)


async def set_trained(store: SqliteStore, hall: str, id: str, matters: Iterable[str] | None) -> None:
    """Which matters they may accept; None: all. KeyError: nobody of that id."""
    await _set(store, "trained", None if matters is None else json.dumps(sorted(set(matters))), hall, id)


async def _set(store: SqliteStore, column: str, value: str | None, hall: str, id: str) -> None:
    async with store.change() as db:
        cursor = await db.execute(
            f"UPDATE people SET {column}=? WHERE hall=? AND id=? AND left_at IS NULL", (value, hall, id)
        )
        if cursor.rowcount == 0:
            raise KeyError(id)


async def follow(store: SqliteStore, wanted: Iterable[tuple[str, str, str, Iterable[str]]]) -> list[Change]:
    """The people of the configuration are these (hall, id, name, roles) and no others.

    Who has left is not let in any more; who is back under the same name has the same password as before; names and roles
    are the configuration's. Somebody made by hand with another role keeps an id that the configuration names too.
    """
    there = {(p.hall, p.id): p for p in await everybody(store)}
    changes: list[Change] = []
    keep: set[tuple[str, str]] = set()
    async with store.change() as db:
        for hall, id, name, some in wanted:
            roles, old = _text(some), there.get((hall, id))
            keep.add((hall, id))
            if old is None:
                await db.execute(
                    "INSERT INTO people (hall, id, name, roles, origin) VALUES (?,?,?,?,'config')",
                    (hall, id, name, roles),
                )
                continue
            before = _text(old.roles)
            if old.origin == "hand" and before != roles:
                changes.append(Change("person made by hand keeps an id of the configuration", hall, id))
                continue
            again = old.left and old.name != name
            password = "" if again else old.password
            if old.left:
                what = "person is back under another name, without a password" if again else "person is back"
                changes.append(Change(what, hall, id))
            elif old.name != name:
                changes.append(Change("person has another name", hall, id, old.name, name))
            if before != roles:
                changes.append(Change("person has other roles", hall, id, before, roles))
            await db.execute(
                "UPDATE people SET name=?, roles=?, password=?, origin='config', left_at=NULL "
                "WHERE hall=? AND id=?",
                (name, roles, password, hall, id),
            )
        gone = [p for key, p in there.items() if p.origin == "config" and not p.left and key not in keep]
        for person in gone:
            key = (person.hall, person.id)
            changes.append(Change("person has left the configuration", *key))
            await db.execute("UPDATE people SET left_at=? WHERE hall=? AND id=?", (store.clock.wall(), *key))
            await db.execute("DELETE FROM sessions WHERE hall=? AND person=? AND token IS NULL", key)
            await db.execute("DELETE FROM browsers WHERE hall=? AND person=?", key)
    return changes


def _text(roles: Iterable[str]) -> str:
    return json.dumps(sorted(map(role_of, roles)))
