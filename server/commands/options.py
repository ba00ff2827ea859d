"""Options that every command takes, and the configuration that they name."""

import shlex
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import click

from server.commands.telling import lines
from server.config.load import ConfigError, load_config
from server.config.schema import ConfigFile
from server.language.faults import beside

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
        yield from lines(
            "There is no such file yet: {command} guides you through writing it.",
            command=f"python3 run.py setup{file}",
        )
