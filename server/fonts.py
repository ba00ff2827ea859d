"""The fonts of this machine: none comes with the program, those for Hanzi have 20 MB."""

import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

FOLDERS: Final = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path("~/.local/share/fonts").expanduser(),
)


class FontFile(NamedTuple):
    """One face of a font file."""

    path: Path
    face: int = 0


@lru_cache(maxsize=16)
def fonts_among(known: Sequence[tuple[str, int]], folders: tuple[Path, ...]) -> tuple[FontFile, ...]:
    """Those of the known fonts (name of the file, face) that lie somewhere below `folders`, best first; looked for once."""
    found: dict[str, Path] = {}
    for folder in folders:
        for place, _, names in os.walk(folder):
            found |= {name: Path(place, name) for name in names if name not in found}
    return tuple(FontFile(found[name], face) for name, face in known if name in found)
