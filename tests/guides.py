"""The guided first start as a process of its own, and a draft that is whole."""

import contextlib
import re
from asyncio.subprocess import Process
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

from bench.server import end
from tests.warm import program

LINK = re.compile(rb"(http://\S+)/#token=(\S+)")


def draft(**more: Any) -> dict[str, Any]:
    """A small hall: two categories, three windows, two clerks, one kiosk with a printer in memory."""
    made: dict[str, Any] = {
        "hall": {
            "id": "main",
            "zh": "示例区政务服务大厅",
            "en": "Example Hall",
            "timezone": "Asia/Shanghai",
            "intervals": ["08:30-12:00", "13:30-17:30"],
            "calendar": "china",
            "open_days": [],
            "closed_days": ["2026-12-31"],
            "grace_min": 30,
        },
        "categories": [
            {"id": "enterprise", "prefix": "A", "zh": "企业", "en": "Enterprises", "promise_min": 20, "chosen": True},
            {"id": "real-estate", "prefix": "C", "zh": "不动产", "en": "Land", "promise_min": 30, "chosen": False},
            {"id": "category-1", "prefix": "H", "zh": "医保", "en": "", "promise_min": 15, "chosen": True},
        ],
        "services": True,
        "windows": [
            {"id": "1", "categories": ["enterprise"], "zone": "east"},
            {"id": "2", "categories": ["enterprise", "category-1"], "zone": ""},
            {"id": "3", "categories": ["category-1", "real-estate"], "zone": ""},
        ],
        "clerks": [
            {"id": "c01", "name": "王芳", "partner": "c02", "code": "101"},
            {"id": "c02", "name": "李敏", "partner": "c01", "code": ""},
        ],
        "kiosks": [{"id": "k1", "zh": "1号取号机", "en": "Kiosk 1", "printer": "memory://k1"}],
        "network": {"host": "127.0.0.1", "port": 8380, "public_url": ""},
    }  # fmt: skip
    return made | more


def hall(**more: Any) -> dict[str, Any]:
    """The draft's hall with something else in it."""
    return {"hall": draft()["hall"] | more}


def first(key: str, **more: Any) -> dict[str, Any]:
    """A list of the draft with something else in its first entry."""
    head, *rest = draft()[key]
    return {key: [head | more, *rest]}


async def start(folder: Path, port: int = 0) -> tuple[Process, str, str]:
    """(process, address, token) of a guide for `folder`/hall.toml and `folder`/data."""
    config, data = str(folder / "hall.toml"), str(folder / "data")
    process = await program("setup", "--config", config, "--data", data, "--port", str(port), "--always-open")
    assert process.stdout is not None
    while line := await process.stdout.readline():
        if found := LINK.search(line):
            return process, found[1].decode(), found[2].decode()
    assert process.stderr is not None
    raise AssertionError((await process.stderr.read()).decode())


@contextlib.asynccontextmanager
async def guided(folder: Path, port: int = 0) -> AsyncGenerator[tuple[Process, str, str]]:
    """A guide for the length of the block."""
    process, url, token = await start(folder, port)
    try:
        yield process, url, token
    finally:
        await end(process)
