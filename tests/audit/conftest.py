"""A house in which something of every kind has happened: a visit, a case that was looked at, a wrong password."""

from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.casework import Desks, desks
from tests.serving import Client

WINDOW = "1"


class Happened(NamedTuple):
    """What happened, and whoever supervises everything."""

    d: Desks
    folder: Path
    auditor: Client
    ticket: str
    case: str

    async def lines(self, asked: str = "") -> list[Any]:
        return (await self.auditor.get(f"/audit?{asked}"))["lines"]

    async def what(self, asked: str) -> list[str]:
        """What was done, the oldest first."""
        return [line["what"] for line in reversed(await self.lines(asked))]


@pytest.fixture
async def happened(tmp_path: Path) -> AsyncGenerator[Happened]:
    async with desks(tmp_path) as d:
        clerk = await d.h.client("clerk", window=WINDOW, name="c01")
        at = f"/halls/main/windows/{WINDOW}"
        await clerk.post(f"{at}/open")
        taken = await clerk.post("/halls/main/tickets", {"category": "enterprise"})
        for step in ("call-next", "start"):
            await clerk.post(f"{at}/{step}")
        await clerk.post(f"{at}/finish", {"outcome": "done"})
        case = await d.accepted()
        await d.clerk.get(f"/cases/{case['case']}/person?reason=asked by phone")
        yield Happened(d, tmp_path, await d.h.client("supervisor", hall=""), taken["id"], case["case"])


async def wrong_password(d: Desks, name: str = "c02", hall: str = "main") -> None:
    body = {"hall": hall, "name": name, "password": "guessed"}
    async with d.h.http.post(f"{d.h.url}/api/v1/session", json=body) as answer:
        assert answer.status == 401
