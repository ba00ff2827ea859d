"""What a page shows to a role is what the API lets that role do: both come from the one table."""

import json
import re
from pathlib import Path

import pytest

from server.access.identity import Identity
from server.api.routes import ViewRoute
from server.api.table import HALL, ROUTES, allowed
from tests.serving import house

CHANGING = [
    r
    for r in ROUTES
    if r.method != "GET" and not isinstance(r, ViewRoute) and r.path.startswith(f"{HALL}/") and r.roles
]
STAFF = ("clerk", "reviewer", "issuer", "manager", "supervisor", "admin")


async def test_the_api_refuses_exactly_what_a_roles_pages_do_not_show(tmp_path: Path):
    async with house(tmp_path / "data") as hall:
        apart: list[str] = []
        for role in STAFF:
            client = await hall.client(role)
            shown = allowed(Identity("one", frozenset({role})), "main")
            for route in CHANGING:
                address = re.sub(r"\{\w+\}", "none", route.path.replace("{hall}", "main")).removeprefix(
                    "/api/v1"
                )
                status, _ = await client.call(route.method, address, {"unknown": 1})
                if (status != 403) != (route.path.removeprefix(f"{HALL}/") in shown):
                    apart.append(f"{role} {route.path}: {status}")
        assert apart == []


def test_who_only_looks_may_change_nothing():
    assert allowed(Identity("one", frozenset({"supervisor"})), "main") == []


@pytest.mark.parametrize(("role", "some"), [("reviewer", "decide"), ("issuer", "collect")])
def test_who_works_on_cases_alone_changes_nothing_of_the_hall(role: str, some: str):
    shown = allowed(Identity("one", frozenset({role})), "main")
    assert f"cases/{{case}}/{some}" in shown
    assert all(path.startswith("cases/{case}/") for path in shown)


def test_a_clerk_serves_and_does_not_manage():
    shown = allowed(Identity("c01", frozenset({"clerk"}), "main"), "main")
    assert {"windows/{window}/start", "tickets/{ticket}/requeue"} <= set(shown)
    assert not {"day/close", "windows/{window}/allocation", "notices"} & set(shown)
    assert allowed(Identity("c01", frozenset({"clerk"}), "main"), "transport") == []


async def test_a_staff_page_brings_along_what_its_reader_may_do_and_a_public_page_does_not(tmp_path: Path):
    async with house(tmp_path / "data") as hall:
        admin = await hall.client("admin")
        found: dict[str, list[str] | None] = {}
        for path in ("/manager/main", "/board/main"):
            async with hall.http.get(f"{hall.url}{path}", headers=admin.headers) as answer:
                block = re.search(r'id="may">(.*?)</script>', await answer.text())
                found[path] = json.loads(block[1]) if block else None
        assert found["/board/main"] is None
        assert "day/close" in (found["/manager/main"] or [])
