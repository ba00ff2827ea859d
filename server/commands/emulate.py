"""`yichuang emulate`: the hall's hardware, or a province's access point, for whoever has none of it."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncGenerator, Mapping
from contextlib import AsyncExitStack, aclosing, suppress
from pathlib import Path
from typing import Any, Final, cast

import click

from devices.emulators.kinds import KINDS
from devices.emulators.paper_page import paper_page
from devices.emulators.stand import Stand
from devices.registry import check_printer_url, device_fault
from server.commands.emulate_province import run_province
from server.commands.telling import in_line, log_to_stderr
from server.language.catalogues import text_of

UNITS: Final[Mapping[str, list[dict[str, Any]]]] = {
    "bus": [{"use": "call-pad", "at": 1, "window": "1"}, {"use": "rating-pad", "at": 129, "window": "1"}],
    "onbon": [{"use": "sign", "at": 1, "window": "1"}],
    "strip": [{"use": "sign", "at": 1, "window": "1"}],
    "display": [{"use": "sign", "window": "1"}],
    "modbus": [{"use": "call-pad", "at": 1, "window": "1"}, {"use": "sign", "at": 2, "window": "1"}],
    "keypad": [{"use": "call-pad", "window": "1"}],
    "card-reader": [{"use": "card-reader", "kiosk": "k1"}],
    "speech": [{"use": "speaker"}],
}
"""What each kind may be used for in a hall with a window 1 and a kiosk k1."""
PROVINCE: Final = "province"
"""Is no device: what is uploaded goes there."""


def inline(value: object) -> str:
    """A value as TOML in one line."""
    match value:
        case Mapping():
            table = cast(Mapping[str, object], value)
            return "{ " + ", ".join(f"{key} = {inline(each)}" for key, each in table.items()) + " }"
        case list():
            return "[" + ", ".join(map(inline, cast(list[object], value))) + "]"
        case _:
            return json.dumps(value, ensure_ascii=False)


def section(name: str, url: str) -> str:
    """The line of config.toml, below `[[hall]]`, that makes a hall use the emulated device."""
    if name == "printer":
        kiosk = text_of("Kiosk {number}", number="1")
        title = {"zh": kiosk.zh, "en": kiosk.en}
        return f"kiosk = {inline([{'id': 'k1', 'name': title, 'printer': url}])}"
    kind = KINDS[name]
    device = {"id": name, "driver": kind.driver, "url": url}
    options = {"options": kind.options} if kind.options else {}
    return f"device = {inline([{**device, **options, 'unit': UNITS[name]}])}"


async def typed(file: int) -> AsyncGenerator[str]:
    """The lines that are typed or piped into a file descriptor, until its end."""
    loop = asyncio.get_running_loop()
    chunks: asyncio.Queue[bytes] = asyncio.Queue()

    def take() -> bool:
        try:
            data = os.read(file, 4096)
        except BlockingIOError:
            return True
        except OSError:  # the terminal has gone
            data = b""
        chunks.put_nowait(data)
        if not data:
            loop.remove_reader(file)
        return bool(data)

    try:
        loop.add_reader(file, take)
    except PermissionError:  # an ordinary file, or /dev/null: never waited for
        while take():
            pass
    try:
        rest = b""
        while data := await chunks.get():
            *lines, rest = (rest + data).split(b"\n")
            for line in lines:
                yield line.decode(errors="replace")
        if rest:
            yield rest.decode(errors="replace")
    finally:
        loop.remove_reader(file)


async def follow(stand: Stand[Any], file: int) -> None:
    """Obey what is typed. The end of a terminal ends the device, that of a pipe or of nothing at all does not."""
    async with aclosing(typed(file)) as lines:
        async for line in lines:
            await stand.obey(line)
    if os.isatty(file):
        stand.ended.set()


def say(line: str) -> None:
    """To standard output, at once; a device goes on when nobody reads it any more."""
    with suppress(BrokenPipeError):
        click.echo(line)
        sys.stdout.flush()


async def run(name: str, place: Mapping[str, Any], web: int | None) -> None:
    """Until `quit`, SIGINT or SIGTERM. Raises `OSError` for a place that cannot be had, and `ValueError`."""
    kind = KINDS[name]
    async with AsyncExitStack() as stack:
        emulator = await stack.enter_async_context(kind.make(**place))
        stand = Stand(kind, emulator, say)
        url = emulator.url
        fault = device_fault(kind.driver, url, kind.options) if kind.driver else check_printer_url(url)
        if fault:
            raise ValueError(fault)
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, stand.ended.set)
        paper = await stack.enter_async_context(paper_page(stand, web)) if web is not None else ""
        shown = f" {in_line('paper')} {paper}" if paper else ""
        say(f"{section(name, url)}  # {url}{shown}")
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(stand.watch(), name="watch")]
            if sys.stdin is not None:
                tasks.append(group.create_task(follow(stand, sys.stdin.fileno()), name="words"))
            await stand.ended.wait()
            for task in tasks:
                task.cancel()
    # Connections that were just cut end by themselves; cancelled instead, they would complain.
    connections = asyncio.all_tasks() - {asyncio.current_task()}
    if connections:
        await asyncio.wait(connections, timeout=1)


def free_path(path: Path, *, keypad: bool) -> Path:
    """The path, absolute, without what an earlier device left there. Nothing else is ever removed."""
    path = path.absolute()
    left = path.is_fifo() if keypad else path.is_symlink() and path.readlink().is_relative_to("/dev/pts")
    if left:
        path.unlink()
    elif path.exists() or path.is_symlink():
        raise click.UsageError(f"{path} is there already and is no emulated device")
    return path


@click.command()
@click.argument("kind", type=click.Choice([*KINDS, PROVINCE]))
@click.option("--port", type=click.IntRange(0, 65535), help="TCP port; default: a free one.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--pty",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Instead of a port: a pseudo-terminal under this path, for a keypad a named pipe.",
)
@click.option(
    "--web", type=click.IntRange(0, 65535), help="Port of a page with the printer's paper, 0: free."
)
@click.option("--secret", default="", help="Of a province: the secret of its address, to check signatures.")
def emulate(kind: str, port: int | None, host: str, pty: Path | None, web: int | None, secret: str) -> None:
    """Emulate one of the hall's devices, or a province that is told of cases and ratings: it takes words on standard input,
    `help` lists them.

    The first line that it prints belongs below [[hall]] in config.toml; in its comment is the URL for a driver. A province
    prints the address for the page /hooks.
    """
    log_to_stderr("warning")
    if port is not None and (pty is not None or kind == "keypad"):
        raise click.UsageError("--port is for a device on TCP")
    if web is not None and kind != "printer":
        raise click.UsageError("--web is for a printer")
    if secret and kind != PROVINCE:
        raise click.UsageError("--secret is for a province")
    if kind == PROVINCE and pty is not None:
        raise click.UsageError("--pty is for a device")
    path = str(free_path(pty, keypad=kind == "keypad")) if pty else ""
    place = {"host": host, "port": port or 0, "pty": bool(path), "path": path}
    try:
        if kind == PROVINCE:
            asyncio.run(run_province(host, port or 0, secret, typed, say))
        else:
            asyncio.run(run(kind, place, web))
    except (OSError, ValueError) as error:
        raise click.ClickException(str(error)) from error
