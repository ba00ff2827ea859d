"""Options that every command takes, and how errors reach the person at the terminal."""

import errno
import shlex
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import click

from server.config.load import ConfigError, load_config
from server.config.schema import ConfigFile
from server.data_folder import FolderUnusable
from server.language.faults import beside, translated
from server.log_lines import log_to

F = TypeVar("F", bound=Callable[..., Any])
CONFIG = "config.toml"
HALL = "hall.toml"
"""What the guided first start writes."""
DATA = "data"


def config_option(command: F) -> F:
    return click.option(
        "--config",
        "config_path",
        type=click.Path(path_type=Path),
        default=Path(CONFIG),
        show_default=True,
        help="The hall's configuration.",
    )(command)


def places(command: F) -> F:
    """`--data`, and a `--config` that the command does not need: so that every command takes both."""
    return data_option(
        click.option("--config", expose_value=False, type=click.Path(path_type=Path), hidden=True)(command)
    )


def data_option(command: F) -> F:
    return click.option(
        "--data",
        "data",
        type=click.Path(path_type=Path, file_okay=False),
        default=Path(DATA),
        show_default=True,
        help="The folder of journal and people.",
    )(command)


def read_config(path: Path) -> ConfigFile:
    """The configuration, or the end with its faults, one a line, in English and below it in Chinese."""
    try:
        return load_config(path)
    except ConfigError as error:
        raise click.ClickException("\n".join(_in_both(error, path))) from error


def _in_both(error: ConfigError, path: Path) -> Iterator[str]:
    """Where there is no file at all, also how to come to one."""
    for line in str(error).splitlines():
        yield line
        if chinese := beside(line):
            yield f"  {chinese}"
    if not path.exists():
        file = "" if path == Path(HALL) else f" --config {shlex.quote(str(path))}"
        yield f"还没有这个文件，运行 python3 run.py setup{file} ，按向导写好它。"
        yield f"There is no such file yet: python3 run.py setup{file} guides you through writing it."


def log_to_stderr(level: str = "info") -> None:
    """key=value lines on standard error; results go to standard output alone."""
    log_to(sys.stderr, level)


def failed(zh: str, en: str) -> click.ClickException:
    """The end of a command, in Chinese and below it in English; exit status 1."""
    return click.ClickException(f"{zh}\n{en}")


def reason(error: Exception) -> tuple[str, str]:
    """What the system says in Chinese and English, without its number and the names of our own passing files."""
    text = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return translated(text) or text, text


def sentence(error: Exception, port: int = 0) -> str:
    """An error as the person at the terminal needs it: a taken port says which, and what may hold it."""
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return f"port {port} is taken: is this program running already? Another one with --port"
    if isinstance(error, OSError) and error.errno == errno.EADDRNOTAVAIL:
        return "this computer has no such address to listen on; 0.0.0.0 listens on all"
    chinese = beside(str(error)) if isinstance(error, FolderUnusable) else ""
    return "\n".join(filter(None, (chinese, str(error))))
