"""`yichuang serve` and what it prints when it is ready."""

import asyncio
import signal
import sys
from pathlib import Path

import click

from server.app import Options, Running, serving
from server.commands.options import config_option, data_option, log_to_stderr, read_config
from server.config.schema import ConfigFile
from server.data_folder import FolderUnusable
from server.journal import JournalDamaged, JournalUnavailable
from server.sqlite import SchemaTooNew, StoreUnusable

FATAL = (FolderUnusable, StoreUnusable, SchemaTooNew, JournalDamaged, JournalUnavailable, OSError)


def addresses(running: Running, config: ConfigFile) -> list[str]:
    """One line a page. Links of kiosks and pads carry their token behind '#', which no server log sees."""
    url = running.url
    lines = [f"  所有页面 all pages      {url}/", f"  登录 sign in            {url}/sign-in"]
    for hall in config.hall:
        lines += ["", f"{hall.name.zh} {hall.name.en} ({hall.id})"]
        for kiosk in hall.kiosk:
            token = running.screen_token("kiosk", hall.id, kiosk.id)
            lines.append(f"  取号机 kiosk {kiosk.id:<10} {url}/kiosk/{hall.id}/{kiosk.id}#token={token}")
        first = hall.window[0].id
        pad = running.screen_token("pad", hall.id, first)
        lines += [
            f"  大屏 board              {url}/board/{hall.id}",
            f"  窗口屏 window sign      {url}/window/{hall.id}/{first}   (… /{hall.window[-1].id})",
            f"  窗口终端 console        {url}/console/{hall.id}",
            f"  大厅管理 manager        {url}/manager/{hall.id}",
            f"  评价器 rating pad       {url}/rating/{hall.id}/{first}#token={pad}",
        ]
    lines += ["", "其他评价器的链接 links of the other rating pads: yichuang screens"]
    return lines


def sign_in_hint(running: Running) -> list[str]:
    if not running.admin_password:
        return []
    return [
        "",
        f"首次启动：用户名 admin，密码 {running.admin_password} （只显示这一次）",
        f"First start: sign in as admin with the password {running.admin_password} (shown this once)",
    ]


async def run(options: Options, config: ConfigFile) -> None:
    """Serve until SIGINT or SIGTERM."""
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, ended.set)
    async with serving(options) as running:
        click.echo(f"一窗 Yichuang: {running.url}")
        for line in [*addresses(running, config), *sign_in_hint(running)]:
            click.echo(line)
        sys.stdout.flush()
        await ended.wait()


@click.command()
@config_option
@data_option
@click.option("--host", help="Address to listen on; default: the configuration's.")
@click.option("--port", type=int, help="Port, 0 for a free one; default: the configuration's.")
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
        asyncio.run(run(options, config))
    except FATAL as error:
        raise click.ClickException(str(error)) from error
