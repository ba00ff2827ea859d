"""`yichuang serve` and what it prints when it is ready."""

import asyncio
import signal
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import click
from msgspec import structs

from server.app import Options, Running, serving
from server.bridges.demo import CODES
from server.commands.demo_hardware import emulated_hardware
from server.commands.options import config_option, data_option, log_to_stderr, read_config, sentence
from server.commands.progress import ProgressLine
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
        pad = running.screen_token("display", hall.id, first)
        lines += [
            f"  大屏 board              {url}/board/{hall.id}",
            f"  窗口屏 window sign      {url}/window/{hall.id}/{first}   (… /{hall.window[-1].id})",
            f"  窗口终端 console        {url}/console/{hall.id}",
            f"  大厅管理 manager        {url}/manager/{hall.id}",
            f"  设备 devices            {url}/devices/{hall.id}",
            f"  评价器 rating pad       {url}/rating/{hall.id}/{first}#token={pad}",
        ]
    lines += ["", "其他评价器的链接 links of the other rating pads: python3 run.py screens"]
    return lines


def sign_in_hint(running: Running) -> list[str]:
    if not running.admin_password:
        return []
    return [
        "",
        f"首次启动：用户名 admin，密码 {running.admin_password} （只显示这一次）",
        f"First start: sign in as admin with the password {running.admin_password} (shown this once)",
    ]


Ready = Callable[[Running], Awaitable[list[str]]]


async def run(options: Options, config: ConfigFile, ready: Ready | None = None) -> None:
    """Serve until SIGINT or SIGTERM."""
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, ended.set)
    line = ProgressLine("读取日志", "reading the journal")
    async with serving(replace(options, progress=line)) as running:
        line.close()
        click.echo(f"一窗 Yichuang: {running.url}")
        hints = await ready(running) if ready else sign_in_hint(running)
        for line in [*addresses(running, config), *hints]:
            click.echo(line)
        sys.stdout.flush()
        await ended.wait()


async def _run_demo(options: Options, config: ConfigFile, password: str) -> None:
    """The demo's people all have the same password; its hall listens on loopback unless told otherwise."""

    async def ready(running: Running) -> list[str]:
        await running.access.set_password("", "admin", password)
        for hall in config.hall:
            await running.access.set_password(hall.id, hall.clerk[0].id, password)
        first, window = config.hall[0].clerk[0].id, config.hall[0].window[0].id
        return [
            "",
            f"演示：管理员 admin，窗口人员 {first}（{window}号窗口留给您），密码均为 {password}",
            f"Demo: manager admin, clerk {first} (window {window} is left for you), password {password} for both",
            f"取号机“预约”可用的预约码 / codes for “Appointment” at a kiosk: {', '.join(CODES)}",
        ]

    async with emulated_hardware(config) as equipped:
        await run(replace(options, config=equipped), equipped, ready)


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
            asyncio.run(_run_demo(options, config, "yichuang-demo"))
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
        asyncio.run(run(options, config))
    except FATAL as error:
        raise click.ClickException(sentence(error, options.port)) from error
