"""Nobody but the server's own user reads what it keeps: names of people, password hashes, the key of its screens' links."""

import contextlib
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import structlog

log = structlog.get_logger("private")
OURS = re.compile(
    # with SQLite's own files, and what was laid aside
    r"(journal|access|personal|reports|cases|case_figures|audit|outbox|kiosk)\.db.*"
    r"|\.?(secret\.key|journal\.head)(\..*)?|(server|agent)\.lock|made-by-the-demo"
)
FOLDER, FILE = 0o700, 0o600


class Mended(NamedTuple):
    """A mode that let others in; `cause`: why it could not be changed, or empty where it was."""

    path: Path
    was: int
    cause: str = ""


def keep_private() -> None:
    """Whatever this process and those that it starts make from now on is for its own user alone."""
    os.umask(0o077)


def mend(folder: Path) -> list[Mended]:
    """Take from others what they might do with the folder and our files in it; logs and returns what was changed or could
    not be.

    A folder that also holds other things keeps its mode: it was not made for us alone, and our files are closed anyway.
    """
    found: list[Mended] = []
    others = False
    with contextlib.suppress(OSError):
        for path in sorted(folder.iterdir()):
            if not OURS.fullmatch(path.name):
                others = True
            elif path.is_file() and not path.is_symlink():
                found += _mend(path, FILE)
    if not others:
        found = [*_mend(folder, FOLDER), *found]
    for one in found:
        cause = {"cause": one.cause} if one.cause else {}
        log.warning(
            "others could read the data" if one.cause == "" else "others can read the data",
            path=str(one.path),
            mode=f"{one.was:o}",
            **cause,
        )
    return found


def _mend(path: Path, mode: int) -> Iterator[Mended]:
    was = 0
    try:
        was = stat.S_IMODE(path.stat().st_mode)
        if not was & 0o077 or was & stat.S_ISVTX:  # a folder like /tmp is everybody's on purpose
            return
        path.chmod(mode)
        yield Mended(path, was)
    except FileNotFoundError:
        return  # SQLite takes its own files away when it likes
    except OSError as error:
        yield Mended(path, was, error.strerror or str(error))
