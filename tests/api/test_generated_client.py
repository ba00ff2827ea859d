"""An integrator's way: a client is generated from the published document, and a whole visit is walked with it."""

import asyncio
import importlib
import sys
from collections.abc import AsyncGenerator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest_asyncio

from server.shell.http import PDF, XLSX
from tests.serving import House, house, shown

PACKAGE = "yichuang_client"


@pytest_asyncio.fixture
async def hall(tmp_path: Path) -> AsyncGenerator[House]:
    async with house(tmp_path / "data") as made:
        yield made


async def generated(hall: House, folder: Path) -> None:
    """The client as a package that can be imported."""
    document = folder / "openapi.json"
    async with hall.http.get(f"{hall.url}/api/v1/openapi.json") as answer:
        document.write_bytes(await answer.read())
    options = folder / "options.yml"
    # A workbook is bytes; how the client's source is laid out is nobody's business here.
    files = ", ".join(f"{media}: application/octet-stream" for media in (PDF, XLSX))
    options.write_text(f"post_hooks: []\ncontent_type_overrides: {{{files}}}\n")
    program = Path(sys.executable).with_name("openapi-python-client")
    process = await asyncio.create_subprocess_exec(
        program, "generate", "--path", document, "--meta", "none", "--output-path", folder / PACKAGE, "--config", options,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    said, _ = await process.communicate()
    assert process.returncode == 0, said.decode()
    assert b"WARNING" not in said, said.decode()


async def test_a_generated_client_walks_a_whole_visit(hall: House, tmp_path: Path):
    await generated(hall, tmp_path)
    sys.path.insert(0, str(tmp_path))
    try:
        await walk(hall)
    finally:
        sys.path.remove(str(tmp_path))
        for name in [name for name in sys.modules if name.split(".")[0] == PACKAGE]:
            del sys.modules[name]


async def walk(hall: House) -> None:
    models = importlib.import_module(f"{PACKAGE}.models")
    client = importlib.import_module(f"{PACKAGE}.client")

    def part(name: str) -> ModuleType:
        return importlib.import_module(f"{PACKAGE}.api.{name}")

    async def as_role(role: str, **more: str) -> Any:
        token = await hall.running.access.create_token(role, "main", **more)
        return client.AuthenticatedClient(base_url=hall.url, token=token)

    kiosk, clerk, manager = (
        await as_role("kiosk", name="k1"),
        await as_role("clerk"),
        await as_role("manager"),
    )
    anybody = client.Client(base_url=hall.url)
    taken = await part("tickets.take_ticket").asyncio(
        "main",
        client=kiosk,
        body=models.NewTicket(category="enterprise", group="elderly"),
        idempotency_key="one",
    )
    again = await part("tickets.take_ticket").asyncio(
        "main",
        client=kiosk,
        body=models.NewTicket(category="enterprise", group="elderly"),
        idempotency_key="one",
    )
    assert (taken.number, again.id) == ("A001", taken.id)
    at_window: dict[str, Any] = {"client": clerk}
    opened = await part("windows.open_window").asyncio(
        "main", "1", body=models.OpenBody(clerk="c01"), **at_window
    )
    assert opened.state == "open"
    called = await part("windows.call_next").asyncio("main", "1", body=models.Empty(), **at_window)
    assert (called.id, called.state) == (taken.id, "called")
    nobody = await part("windows.call_next").asyncio("main", "1", body=models.Empty(), **at_window)
    assert nobody.code == "window_busy"
    await part("windows.start").asyncio("main", "1", body=models.Empty(), **at_window)
    served = await part("windows.finish").asyncio(
        "main", "1", body=models.FinishBody(outcome="done"), **at_window
    )
    assert served.state == "served"
    proof = shown({"url": taken.url})
    seen = await part("tickets.find_ticket").asyncio(proof, client=anybody)
    assert seen.may_rate
    rated = await part("tickets.rate_ticket").asyncio(
        "main", proof, client=anybody, body=models.RatingBody(level=5)
    )
    assert rated.level == 5
    board = await part("hall.read_board").asyncio("main", client=anybody)
    assert board.hall == "main"
    panel = await part("hall.read_manager").asyncio("main", client=manager)
    assert panel.hall == "main"
