"""A disk that is full, a folder that cannot be written, a second server on the same folder."""

import asyncio
import os
import subprocess
from collections.abc import Generator
from pathlib import Path

import aiohttp
import pytest

from bench.server import ServerDied, end, make_token
from server.journal.verify import verify
from tests.patience import PATIENCE_S
from tests.serving import Client
from tests.warm import running, start

MAIN = "/halls/main"
TICKET = {"category": "enterprise"}


@pytest.fixture
def small_disk(tmp_path: Path) -> Generator[Path]:
    """A file system of 3 MB, where this machine lets us make one."""
    folder = tmp_path / "small"
    folder.mkdir()
    if os.geteuid() != 0:
        pytest.skip("only root may mount a small disk")
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        pytest.skip(f"no small disk on this machine: {made.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=False)


def remount(folder: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(folder)], check=True)


async def fill(client: Client, most: int = 20_000) -> tuple[int, dict[str, object]]:
    """Take tickets until one is refused; (how many were given, the refusal)."""
    for taken in range(most):
        status, body = await client.call("POST", f"{MAIN}/tickets", TICKET)
        if status != 201:
            return taken, {"status": status, **body}
    raise AssertionError("the disk never filled")


async def test_a_full_disk_refuses_clearly_and_heals_without_a_restart(small_disk: Path):
    data = small_disk / "data"
    token = await make_token(data)
    ballast = small_disk / "ballast"
    async with running(data) as (_, url), aiohttp.ClientSession() as http:
        client = Client(http, url, token)
        stat = os.statvfs(small_disk)
        ballast.write_bytes(b"x" * max(0, stat.f_bavail * stat.f_frsize - 300_000))
        given, refusal = await fill(client)
        assert (refusal["status"], refusal["code"]) == (503, "journal_unavailable")
        assert refusal["detail"]
        async with http.get(f"{url}/readyz") as answer:
            assert answer.status == 503
        assert (await client.get(MAIN))["waiting"] == given  # still answering, and right
        ballast.unlink()
        assert (await client.post(f"{MAIN}/tickets", TICKET))["number"] == f"A{given + 1:03}"
        async with http.get(f"{url}/readyz") as answer:
            assert answer.status == 200
    assert verify(data).faults == []


async def test_a_folder_that_cannot_be_written_is_refused_with_a_sentence(tmp_path: Path):
    if os.geteuid() == 0:  # root may write everywhere: a file in the folder's place cannot be
        folder = tmp_path / "file"
        folder.write_text("not a folder")
    else:
        folder = tmp_path / "locked"
        folder.mkdir(mode=0o500)
    with pytest.raises(ServerDied) as died:
        await start(folder)
    assert "Error:" in str(died.value)
    assert str(folder) in str(died.value)
    assert "Traceback" not in str(died.value)


async def test_a_read_only_data_folder_is_refused_with_a_sentence(small_disk: Path):
    data = small_disk / "data"
    await make_token(data)
    await asyncio.to_thread(remount, small_disk, "ro")
    with pytest.raises(ServerDied, match="Read-only file system"):
        await start(data)
    await asyncio.to_thread(remount, small_disk, "rw")
    process, _ = await start(data)
    assert await end(process) == 0


async def test_a_second_server_on_the_same_folder_is_refused(tmp_path: Path):
    async with running(tmp_path / "data"):
        with pytest.raises(ServerDied, match="another server is running on this folder"):
            await start(tmp_path / "data")


async def test_a_taken_port_is_refused_with_a_sentence(tmp_path: Path):
    async with running(tmp_path / "one") as (_, url):
        port = int(url.rsplit(":", 1)[1])
        with pytest.raises(ServerDied, match=r"port \d+ is taken"):
            await start(tmp_path / "two", port=port)


async def test_a_server_asked_to_end_ends_within_seconds_with_screens_connected(tmp_path: Path):
    process, url = await start(tmp_path / "data")
    async with aiohttp.ClientSession() as http, http.ws_connect(f"{url}/live/halls/main/board") as socket:
        await socket.receive_json(timeout=PATIENCE_S)
        async with asyncio.timeout(8):
            assert await end(process) == 0
