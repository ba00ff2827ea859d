"""The configuration in a backup: its file and the guide that it names, as they stand, and back again beside the data.

Not the folder of the voice: recordings are large, and stay where they came from.
"""

import tomllib
import zipfile
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from server.durable import write_whole

FOLDER = "config"


class PutBack(NamedTuple):
    """Where the configuration of a backup is now, and which of its files gave way to one that stood there."""

    made: list[Path]
    left: list[Path]


def config_files(config: Path) -> dict[str, Path]:
    """Name in the backup → file. What stands in them is not judged: a faulty file is kept too."""
    found = {f"{FOLDER}/{config.name}": config}
    guide = _guide_of(config)
    if guide and (config.parent / guide).is_file():
        below = PurePosixPath(guide)
        if below.is_absolute() or ".." in below.parts:
            below = PurePosixPath(below.name)
        found[f"{FOLDER}/{below}"] = config.parent / guide
    return found


def _guide_of(config: Path) -> str:
    try:
        guide = tomllib.loads(config.read_text(encoding="utf-8")).get("guide", "")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return ""
    return guide if isinstance(guide, str) else ""


def put_back(archive: zipfile.ZipFile, data: Path, put: PutBack) -> None:
    """Write the configuration beside the data folder; a file that stands there is never written over. `put` says what was
    done, also when something fails on the way. Raises OSError, BadZipFile."""
    folder = data.absolute().parent / FOLDER
    for name in archive.namelist():
        below = PurePosixPath(name)
        if below.parts[:1] != (FOLDER,) or name.endswith("/"):
            continue
        if ".." in below.parts:
            raise zipfile.BadZipFile(f"{name} leads out of its folder")
        path = folder.joinpath(*below.parts[1:])
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            write_whole(path, archive.read(name), replace=False)
        except FileExistsError:
            put.left.append(path)
        else:
            put.made.append(path)
