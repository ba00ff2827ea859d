"""`yichuang serve` and what it prints when it is ready."""

import asyncio
import shlex
import signal
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from unicodedata import east_asian_width

import click
from msgspec import structs

from server.app import Options, RunningServer, serving
from server.bridges.demo import CODES, FREE_WINDOWS
from server.commands.demo_hardware import emulated_hardware
from server.commands.options import CONFIG, DATA, config_option, data_option, read_config
from server.commands.progress import ProgressLine
from server.commands.telling import in_line, lines, log_to_stderr, mended_lines, sentence
from server.config.schema import ConfigFile
from server.data_folder import FolderUnusable
from server.domain.language import Language
from server.journal.journal import JournalDamaged, JournalUnavailable
from server.program import PROGRAM
from server.sqlite import SchemaTooNew, StoreUnusable

FATAL = (FolderUnusable, StoreUnusable, SchemaTooNew, JournalDamaged, JournalUnavailable, OSError)


def same(running: RunningServer, config: ConfigFile, config_path: Path, data: Path) -> str:
    """The command that prints the links of this hall's screens, with those options that it cannot do without."""
    words = ["python3", "run.py", "screens"]
    words += ["--config", str(config_path)] if config_path != Path(CONFIG) else []
    words += ["--data", str(data)] if data != Path(DATA) else []
    usual = f"http://{config.server.host}:{config.server.port}"
    words += ["--url", running.url] if not config.server.public_url and running.url != usual else []
    return shlex.join(words)


def addresses(running: RunningServer, config: ConfigFile, config_path: Path, data: Path) -> list[str]:
    """One line a page. Links of kiosks and pads carry their token behind '#', which no server log sees.

    The last line finds this very hall, wherever its configuration and data are and whichever port it took."""
    url = running.url
    found = [_link("all pages", f"{url}/"), _link("sign in", f"{url}/sign-in")]
    for hall in config.hall:
        name = hall.name.text()
        found += ["", f"{' '.join(dict.fromkeys(map(name.in_, Language)))} ({hall.id})"]
        for kiosk in hall.kiosk:
            token = running.screen_token("kiosk", hall.id, kiosk.id)
            found.append(_link("kiosk", f"{url}/kiosk/{hall.id}/{kiosk.id}#token={token}", kiosk.id))
        first = hall.window[0].id
        pad = running.screen_token("display", hall.id, first)
        found += [
            _link("board", f"{url}/board/{hall.id}"),
            _link("window sign", f"{url}/window/{hall.id}/{first}   (… /{hall.window[-1].id})"),
            _link("console", f"{url}/console/{hall.id}"),
            _link("issuing", f"{url}/issuing/{hall.id}"),
            _link("manager", f"{url}/manager/{hall.id}"),
            _link("devices", f"{url}/devices/{hall.id}"),
            _link("rating pad", f"{url}/rating/{hall.id}/{first}#token={pad}"),
        ]
    found += [
        "",
        f"{in_line('links of the other rating pads')}:",
        f"  {same(running, config, config_path, data)}",
    ]
    return found


def _link(what: str, url: str, id: str = "") -> str:
    """What it leads to, padded to columns of a terminal, where a Hanzi is two wide."""
    words = " ".join(filter(None, (in_line(what), id)))
    wide = sum(2 if east_asian_width(c) in "WF" else 1 for c in words)
    return f"  {words}{' ' * max(1, LINK_COLUMN - wide)}{url}"


def sign_in_hint(running: RunningServer) -> list[str]:
    if not running.admin_password:
        return []
    return [
        "",
        *lines(
            "First start: sign in as admin with the password {password} (shown this once)",
            password=running.admin_password,
        ),
    ]


LINK_COLUMN = 26
"""Of the terminal, where a link begins."""
Ready = Callable[[RunningServer], Awaitable[list[str]]]


async def run(options: Options, config: ConfigFile, config_path: Path, ready: Ready | None = None) -> None:
    """Serve until SIGINT or SIGTERM."""
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, ended.set)
    line = ProgressLine(in_line("reading the journal"))
    async with serving(replace(options, progress=line)) as running:
        line.close()
        click.echo(f"{PROGRAM}: {running.url}")
        hints = await ready(running) if ready else sign_in_hint(running)
        hints += [line for mended in running.mended for line in ("", *mended_lines(mended))]
        for line in [*addresses(running, config, config_path, options.data), *hints]:
            click.echo(line)
        sys.stdout.flush()
        await ended.wait()


def simulated(config: ConfigFile, speed: float) -> list[str]:
    """What the demo does by itself, and how fast: numbers nobody took must not look like a fault."""
    clerks = sum(min(len(h.window), len(h.clerk)) - FREE_WINDOWS for h in config.hall)
    sentence = (
        "Simulated: {clerks} clerks and a stream of citizens are played by the program, {speed} times faster than life "
        "(change it with --speed); {free} window per hall is left for you. The printers are virtual."
    )
    return lines(sentence, clerks=str(clerks), speed=f"{speed:g}", free=str(FREE_WINDOWS))


def _reviewers(config: ConfigFile, url: str) -> list[str]:
    """Where those decide who sit behind the counters, and who they are."""
    if not config.reviewer:
        return []
    sentence = (
        "Departments decide cases at {url}; sign in under “all halls” as {reviewers}, with the same password"
    )
    return lines(sentence, url=f"{url}/cases", reviewers=", ".join(one.id for one in config.reviewer))


async def _run_demo(options: Options, config: ConfigFile, config_path: Path, password: str) -> None:
    """The demo's people all have the same password; its hall listens on loopback unless told otherwise."""

    async def ready(running: RunningServer) -> list[str]:
        await running.access.set_password("", "admin", password)
        for hall in config.hall:
            await running.access.set_password(hall.id, hall.clerk[0].id, password)
        for one in config.reviewer:
            await running.access.set_password("", one.id, password)
        first, window = config.hall[0].clerk[0].id, config.hall[0].window[0].id
        return [
            "",
            *lines(
                "Demo: manager admin, clerk {clerk} (window {window} is left for you), password {password} for both",
                clerk=first,
                window=window,
                password=password,
            ),
            *_reviewers(config, running.url),
            *simulated(config, options.demo_speed or 1.0),
            f"{in_line('codes for “I have an appointment” at a kiosk')}: {', '.join(CODES)}",
        ]

    async with emulated_hardware(config) as equipped:
        await run(replace(options, config=equipped), equipped, config_path, ready)


@click.command()
@config_option
@click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    help="Default: a new folder, deleted at the end.",
)
@click.option("--host", help="Address to listen on; default: the configuration's.")
@click.option(
    "--port", type=click.IntRange(0, 65535), help="Port, 0 for a free one; default: the configuration's."
)
@click.option(
    "--speed",
    type=click.FloatRange(0.1, 1000),
    default=10.0,
    show_default=True,
    help="Times faster than life.",
)
def demo(config_path: Path, data: Path | None, host: str | None, port: int | None, speed: float) -> None:
    """The same hall with in-memory printers, simulated citizens and clerks; always open."""
    log_to_stderr("warning")
    config = in_memory(read_config(config_path))
    with tempfile.TemporaryDirectory(prefix="yichuang-demo-") as folder:
        options = Options(
            config=config,
            data=data or Path(folder),
            host=host or config.server.host,
            port=config.server.port if port is None else port,
            always_open=True,
            demo_speed=speed,
        )
        try:
            asyncio.run(_run_demo(options, config, config_path, "yichuang-demo"))
        except FATAL as error:
            raise click.ClickException(sentence(error, options.port)) from error


def in_memory(config: ConfigFile) -> ConfigFile:
    """The configuration with every printer replaced by one in memory that takes half a second, and no other hardware."""
    halls = tuple(
        structs.replace(
            hall,
            device=(),
            kiosk=tuple(
                structs.replace(k, printer=f"memory://{hall.id}-{k.id}?delay=0.5" if k.printer else "")
                for k in hall.kiosk
            ),
        )
        for hall in config.hall
    )
    return structs.replace(config, hall=halls)


@click.command()
@config_option
@data_option
@click.option("--host", help="Address to listen on; default: the configuration's.")
@click.option(
    "--port", type=click.IntRange(0, 65535), help="Port, 0 for a free one; default: the configuration's."
)
@click.option("--always-open", is_flag=True, help="Ignore the opening hours, for trials and tests.")
def serve(config_path: Path, data: Path, host: str | None, port: int | None, always_open: bool) -> None:
    """Run the halls of the configuration."""
    log_to_stderr()
    config = read_config(config_path)
    options = Options(
        config=config,
        data=data,
        host=host or config.server.host,
        port=config.server.port if port is None else port,
        always_open=always_open,
    )
    try:
        asyncio.run(run(options, config, config_path))
    except FATAL as error:
        raise click.ClickException(sentence(error, options.port)) from error
