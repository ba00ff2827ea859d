"""The configuration as a commented file: rendered, read back, and put in its place whole or not at all."""

import json
import os
from collections.abc import Iterable
from pathlib import Path

import jinja2

from server.config.load import parse_config
from server.config.schema import ConfigFile
from server.config.strict import Label
from server.durable import put, written_beside

TEMPLATES = Path(__file__).parent / "templates"


class FileThere(Exception):
    """A file of this name is there already, and nobody said that it may go."""


def quoted(text: str) -> str:
    """A TOML basic string; JSON's differs from it only in letting DEL through."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _list(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(quoted, texts))}]"


def _name(label: Label) -> str:
    return f"{{ zh = {quoted(label.zh)}, en = {quoted(label.en)} }}"


def _line(text: str) -> str:
    """What may stand in a comment: nothing that ends the line, no control character."""
    return "".join(c if c.isprintable() else " " for c in text)


def render(config: ConfigFile, file: str, made: str) -> str:
    """The text of the file. It is read back before it counts: a difference would be a fault of the template."""
    loader = jinja2.FileSystemLoader(TEMPLATES)
    environment = jinja2.Environment(
        loader=loader, autoescape=False, trim_blocks=True, undefined=jinja2.StrictUndefined
    )
    environment.filters |= {"q": quoted, "list_q": _list, "name": _name, "line": _line}
    text = environment.get_template("hall.toml").render(
        config=config, hall=config.hall[0], file=file, made=made
    )
    if parse_config(text.encode(), file) != config:
        raise AssertionError("the written configuration is not what was entered")
    return text + "\n"


def write(path: Path, text: str, *, replace: bool) -> Path | None:
    """Put the text at `path`; returns where the file that was there before is kept, if there was one.

    Raises FileThere where a file stands and `replace` is false, else OSError; then nothing has changed.
    """
    if path.exists() and not replace:
        raise FileThere(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    with written_beside(path, 0o644) as made:
        made.write_bytes(text.encode())
        kept = _keep(path) if path.exists() else None
        try:
            put(made, path, replace=kept is not None)
        except FileExistsError as error:
            raise FileThere(path) from error
    return kept


def _keep(path: Path) -> Path:
    """A copy of the file beside it, `.bak`, or the first free `.bak2`, `.bak3`, …: no earlier copy is lost."""
    data, number = path.read_bytes(), 1
    while True:
        kept = path.with_name(f"{path.name}.bak{number if number > 1 else ''}")
        try:
            with kept.open("xb") as out:
                out.write(data)
                out.flush()
                os.fsync(out.fileno())
        except FileExistsError:
            number += 1
        else:
            return kept
