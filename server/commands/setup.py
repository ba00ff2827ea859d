"""`yichuang setup`: the guided first start in a browser, and the hall itself in the same process when it is asked for."""

import asyncio
import contextlib
import errno
import signal
import sys
from collections.abc import AsyncGenerator
from pathlib import Path

import click
from aiohttp import web as http

from server.app import Options, RunningServer, serving
from server.commands.options import CONFIG, DATA, HALL, data_option
from server.commands.serve import FATAL, addresses
from server.commands.telling import in_line, log_to_stderr, sentence
from server.config.load import ConfigError, load_config
from server.config.schema import ConfigFile
from server.first_start.example import read_example
from server.first_start.guide import SetUpGuide, cause
from server.first_start.refusal import Refusal
from server.first_start.told import HallLinks, ScreenLink
from server.language.catalogues import text_of
from server.listening import listen, shown
from server.program import PROGRAM

PORT = 8381
"""Kept from one start to the next, so that a browser finds again what was entered before."""
PORT_TAKEN = (
    "Port {port} is taken by another program. End that program, or choose another port and write again."
)
PAGES = (
    ("Hall board", "/board/{hall}"),
    ("Clerk console", "/console/{hall}"),
    ("Manager panel", "/manager/{hall}"),
    ("Devices", "/devices/{hall}"),
    ("Staff sign-in", "/sign-in"),
    ("Pages of this server", "/"),
)


def links(running: RunningServer, config: ConfigFile) -> list[HallLinks]:
    """Every screen of every hall; kiosks and rating pads with the token that lets them do their work."""
    found: list[HallLinks] = []
    for hall in config.hall:
        lines: list[ScreenLink] = []
        for kiosk in hall.kiosk:
            token = running.screen_token("kiosk", hall.id, kiosk.id)
            lines.append(
                ScreenLink(kiosk.name.text(), f"{running.url}/kiosk/{hall.id}/{kiosk.id}#token={token}")
            )
        lines += [ScreenLink(text_of(name), running.url + path.format(hall=hall.id)) for name, path in PAGES]
        for window in hall.window:
            token = running.screen_token("display", hall.id, window.id)
            sign, pad = (
                text_of("Window sign {window}", window=window.id),
                text_of("Rating pad {window}", window=window.id),
            )
            lines.append(ScreenLink(sign, f"{running.url}/window/{hall.id}/{window.id}"))
            lines.append(ScreenLink(pad, f"{running.url}/rating/{hall.id}/{window.id}#token={token}"))
        found.append(HallLinks(hall.name.text(), lines))
    return found


class FirstStart:
    """The guide first; then, if it is asked for, the hall beside it until the end."""

    def __init__(self, file: Path, data: Path, always_open: bool) -> None:
        self._file, self._data, self._always_open = file, data, always_open
        self._ended = asyncio.Event()
        self._wishes: asyncio.Queue[asyncio.Future[list[HallLinks]]] = asyncio.Queue()

    def command(self) -> list[str]:
        """What starts the hall from the next time on."""
        words = ["python3", "run.py", "serve"]
        words += ["--config", str(self._file)] if self._file != Path(CONFIG) else []
        return [*words, *(["--data", str(self._data)] if self._data != Path(DATA) else [])]

    async def run(self, host: str, port: int | None) -> None:
        """Until SIGINT, SIGTERM, or the installer is done."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self._ended.set)
        guide = SetUpGuide(
            self._file, self._data, self.command(), read_example(), self._begin, self._ended.set
        )
        async with _listening(guide, host, port) as url:
            click.echo(f"{in_line('Yichuang, first start. Open in a browser')}:")
            click.echo(f"\n  {url}/#token={guide.token}\n")
            click.echo(in_line("The link works once; Ctrl-C ends the guide."))
            sys.stdout.flush()
            ended = asyncio.create_task(self._ended.wait(), name="ended")
            while not ended.done():
                wish = asyncio.create_task(self._wishes.get(), name="wish")
                await asyncio.wait({ended, wish}, return_when=asyncio.FIRST_COMPLETED)
                if wish.done():
                    await self._serve(wish.result())
                wish.cancel()

    async def _begin(self) -> list[HallLinks]:
        wish: asyncio.Future[list[HallLinks]] = asyncio.get_running_loop().create_future()
        await self._wishes.put(wish)
        return await wish

    async def _serve(self, wish: asyncio.Future[list[HallLinks]]) -> None:
        """The hall as `serve` runs it; what stops it from starting goes to the page."""
        port = 0
        try:
            config = load_config(self._file)
            port = config.server.port
            options = Options(config, self._data, config.server.host, port, always_open=self._always_open)
            async with serving(options) as running:
                wish.set_result(links(running, config))
                click.echo(f"{PROGRAM}: {running.url}")
                for line in addresses(running, config, self._file, self._data):
                    click.echo(line)
                sys.stdout.flush()
                await self._ended.wait()
        except (ConfigError, *FATAL) as error:
            if wish.done():
                raise
            taken = isinstance(error, OSError) and error.errno == errno.EADDRINUSE
            text = text_of(PORT_TAKEN, port=str(port)) if taken else cause(error)
            wish.set_exception(Refusal("unusable", cause=text))


@contextlib.asynccontextmanager
async def _listening(guide: SetUpGuide, host: str, port: int | None) -> AsyncGenerator[str]:
    """The guide's server; yields its address."""
    try:
        opened = listen(host, PORT if port is None else port)
    except OSError:
        if port is not None:
            raise
        opened = listen(host, 0)
    with contextlib.closing(opened):
        runner = http.AppRunner(
            guide.application(), access_log=None, shutdown_timeout=2.0, handle_signals=False
        )
        await runner.setup()
        try:
            await http.SockSite(runner, opened).start()
            yield f"http://{shown(host)}:{opened.getsockname()[1]}"
        finally:
            await runner.cleanup()


@click.command()
@click.option(
    "--config",
    "config_path",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path(HALL),
    show_default=True,
    help="The file to write.",
)
@data_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address on which the guide listens.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    help=f"Port of the guide, 0 for any free one; default: {PORT}, or a free one.",
)
@click.option(
    "--always-open", is_flag=True, help="A hall started by the guide ignores its opening hours, for trials."
)
def setup(config_path: Path, data: Path, host: str, port: int | None, always_open: bool) -> None:
    """Be guided through the set-up of a new hall in the browser."""
    log_to_stderr("warning")
    try:
        asyncio.run(FirstStart(config_path, data, always_open).run(host, port))
    except FATAL as error:
        raise click.ClickException(sentence(error, PORT if port is None else port)) from error
