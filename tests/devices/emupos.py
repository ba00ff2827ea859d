"""A printer written by others: emupos (PyPI) in an environment of its own, with what it saw on its paper.

It needs a newer Python than ours. Made once, in `.venv-emupos` beside `.venv`, and only when a test asks for it.
"""

import fcntl
import os
import shutil
import socket
import subprocess
import tempfile
import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple

import aiohttp

ROOT: Final = Path(__file__).parents[2]
PLACE: Final = ROOT / ".venv-emupos"
PACKAGE: Final = "emupos==0.4.0"
NEWEST: Final = (3, 13)
INSTALL_S: Final = 60
START_S: Final = 30
READY: Final = "Press Ctrl+C to stop"
LAUNCH: Final = "from emupos.cli.app import main; main()"
CONFIG: Final = """\
schema: 1
api: {{ host: 127.0.0.1, port: {api} }}
devices:
  - id: front
    type: printer
    profile: epson-tm-t20iii
    connections:
      - tcp: {{ host: 127.0.0.1, port: {port} }}
    receipts_dir: {folder}/receipts
"""


class NotHere(Exception):
    """Why there is no emupos on this machine, in words."""


class Receipt(NamedTuple):
    """One piece of paper: `lines` as sent, read as GB18030; `png` as printed; `boundary` says what ended it."""

    lines: list[str]
    png: bytes
    boundary: str


class Emupos(NamedTuple):
    """A running emupos with one printer, `front`."""

    url: str
    api: str

    async def fault(self, session: aiohttp.ClientSession, name: str, *, there: bool = True) -> None:
        """Let a fault begin or end: paper-near-end, paper-out, cover-open, offline."""
        method = "PUT" if there else "DELETE"
        async with session.request(method, f"{self.api}/devices/front/faults/{name}") as answer:
            answer.raise_for_status()

    async def printed(self, session: aiohttp.ClientSession) -> int:
        """How many pieces of paper there are so far."""
        return len(await self._json(session, "receipts"))

    async def last(self, session: aiohttp.ClientSession) -> Receipt:
        """The newest piece of paper."""
        about: dict[str, Any] = await self._json(session, "receipts/latest")
        base = f"{self.api}/devices/front/receipts/{about['id']}"
        async with session.get(f"{base}/text") as answer:
            text = await answer.text()
        async with session.get(f"{base}/image") as answer:
            png = await answer.read()
        # It knows no Chinese and shows each byte as a sign of code page 437.
        lines = [line.encode("cp437").decode("gb18030") for line in text.splitlines()]
        return Receipt(lines, png, about["boundary"])

    async def _json(self, session: aiohttp.ClientSession, path: str) -> Any:
        async with session.get(f"{self.api}/devices/front/{path}") as answer:
            return await answer.json()


def new_python() -> str:
    """A Python that is new enough and really runs: a shim of pyenv may stand for nothing. Raises `NotHere`."""
    own = sorted((Path.home() / ".pyenv/versions").glob("3.1[3-9]*/bin/python"), reverse=True)
    found = [shutil.which(name) for name in ("python3.14", "python3.13", "python3")]
    for candidate in [*filter(None, found), *map(str, own)]:
        try:
            told = subprocess.run(
                [candidate, "-c", "import sys, venv, ensurepip; print(*sys.version_info[:2])"],
                capture_output=True, text=True, timeout=20, check=True,
            ).stdout  # fmt: skip
        except (OSError, subprocess.SubprocessError):
            continue
        if tuple(map(int, told.split())) >= NEWEST:
            return candidate
    raise NotHere(
        f"emupos needs Python {NEWEST[0]}.{NEWEST[1]} or newer, and this machine has none that runs"
    )


def installed() -> Path:
    """The Python that has emupos; made when it is not there yet. Raises `NotHere`."""
    python, mark = PLACE / "bin/python", PLACE / PACKAGE
    with (Path(tempfile.gettempdir()) / f"yichuang-emupos-{os.getuid()}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if mark.exists() and python.exists():
            return python
        base = new_python()
        pip = [
            str(python),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--timeout",
            "10",
        ]
        try:
            for command in ([base, "-m", "venv", "--clear", str(PLACE)], [*pip, "--retries", "1", PACKAGE]):
                subprocess.run(command, capture_output=True, text=True, timeout=INSTALL_S, check=True)
        except subprocess.CalledProcessError as error:
            said = (str(error.stderr or "").strip().splitlines() or [""])[-1]
            raise NotHere(f"{PACKAGE} could not be installed: {said}") from error
        except subprocess.TimeoutExpired as error:
            raise NotHere(f"{PACKAGE} was not installed within {INSTALL_S} s") from error
        mark.touch()
        return python


@contextmanager
def running(folder: Path) -> Generator[Emupos]:
    """Start it on free loopback ports, its paper in `folder`. Raises `NotHere`."""
    python = installed()
    port, api = free_ports()
    config = folder / "emupos.yaml"
    config.write_text(CONFIG.format(api=api, port=port, folder=folder))
    with subprocess.Popen(
        [python, "-c", LAUNCH, "run", "--config", config],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1", "NO_COLOR": "1"},
    ) as process:  # fmt: skip
        assert process.stdout is not None
        too_late = threading.Timer(START_S, process.kill)
        too_late.start()
        said: list[str] = []
        try:
            ready = any(READY in _kept(line, said) for line in process.stdout)
            too_late.cancel()
            if not ready:
                raise NotHere(f"emupos did not start: {' '.join(said)[-300:]}")
            threading.Thread(target=process.stdout.read, name="emupos-output", daemon=True).start()
            yield Emupos(f"tcp://127.0.0.1:{port}", f"http://127.0.0.1:{api}/api/v1")
        finally:
            too_late.cancel()
            process.terminate()
            process.wait(START_S)


def free_ports() -> tuple[int, int]:
    """Two ports that are free now."""
    with socket.socket() as one, socket.socket() as two:
        for bound in (one, two):
            bound.bind(("127.0.0.1", 0))
        return one.getsockname()[1], two.getsockname()[1]


def _kept(line: str, lines: list[str]) -> str:
    lines.append(line.strip())
    return line
