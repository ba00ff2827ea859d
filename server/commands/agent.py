"""`yichuang agent`: on a kiosk or a clerk's computer."""

import asyncio
import os
import signal
import sys
from pathlib import Path

import click

import web.pages
from kiosk.agent.running import agent as running
from kiosk.agent.settings import AgentError, AgentFile, load_settings
from kiosk.agent.site import Pictures
from server.commands.telling import in_line, log_to_stderr, sentence
from server.data_folder import FolderUnusable
from server.program import PROGRAM, program_version
from server.sqlite import SchemaTooNew, StoreUnusable

TOKEN = "YICHUANG_TOKEN"


async def own_ticket(ticket: str) -> bool:
    """The page of a kiosk is open to that kiosk's own browser alone, which shows what it was given."""
    return bool(ticket)


async def run(settings: AgentFile, server: str, token: str) -> None:
    """Until SIGINT or SIGTERM."""
    ended = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    static = {"web": web.pages.STATIC, "vendor": web.pages.VENDOR}
    async with running(
        settings,
        server,
        token,
        program_version(),
        lambda url: Pictures(
            static,
            web.pages.VENDOR,
            web.pages.routes(url, own_ticket, lambda hall, _: hall == settings.hall),
        ),
    ) as here:
        click.echo(f"{PROGRAM} agent {settings.name}: {server}")
        if here.url:
            click.echo(f"  {in_line('kiosk page')}   {here.url}")
        sys.stdout.flush()
        await ended.wait()


@click.command()
@click.option("--server", required=True, help="The server's address, as http://192.168.1.10:8380.")
@click.option(
    "--token", default="", help=f"The token of this computer; better in the environment as {TOKEN}."
)
@click.option(
    "--config",
    "config_path",
    type=click.Path(path_type=Path),
    default=Path("agent.toml"),
    show_default=True,
    help="What hangs on this computer.",
)
@click.option(
    "--data", type=click.Path(path_type=Path, file_okay=False), help="Folder of the numbers given out."
)
def agent(server: str, token: str, config_path: Path, data: Path | None) -> None:
    """Bring this computer's devices to the server; on a kiosk, go on without it."""
    log_to_stderr()
    given = token or os.environ.get(TOKEN, "")
    if not given:
        raise click.UsageError(f"a token is needed: --token or {TOKEN}")
    if not server.startswith(("http://", "https://")):
        raise click.UsageError("--server must begin with http:// or https://")
    settings: AgentFile | None = None
    try:
        settings = load_settings(config_path)
        if data is not None:
            settings = settings.at(data)
        asyncio.run(run(settings, server, given))
    except (AgentError, FolderUnusable, StoreUnusable, SchemaTooNew, OSError) as error:
        port = settings.kiosk.port if settings and settings.kiosk else 0
        raise click.ClickException(sentence(error, port)) from error
