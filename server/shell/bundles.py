"""Pages whose modules and styles were put into one file each (`tools/bundles.py`), for machines that are slow to fetch many.

A bundle is made from sources and checked in beside their digests. It is served only while every source is what it was made
from: whoever changes one is at once served from the sources, and a test asks for the bundle to be made anew.
"""

import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import msgspec

FOLDER = Path(__file__).parent / "bundles"
MANIFEST = "bundles.json"


class Bundle(msgspec.Struct, frozen=True):
    """What a page's two files, `NAME.js` and `NAME.css`, were made from; all are paths below /static/."""

    scripts: tuple[str, ...]
    """Those that the page would load, in order."""
    styles: tuple[str, ...]
    sources: tuple[str, ...]
    """These and all that they lead to."""


class Manifest(msgspec.Struct, frozen=True):
    tool: str
    pages: dict[str, Bundle]
    digests: dict[str, str]
    """Source → `digest` of it."""


class Seen(NamedTuple):
    """A source as it was when its digest was taken."""

    changed: int
    size: int
    same: bool


def digest(source: bytes) -> str:
    return sha256(source).hexdigest()[:20]


def read(folder: Path = FOLDER) -> Manifest:
    """Of no page where there is none."""
    try:
        return msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
    except FileNotFoundError:
        return Manifest("", {}, {})


class Bundles:
    """`folders`: name under /static/ → folder."""

    def __init__(self, folders: Mapping[str, Path], manifest: Manifest) -> None:
        self._folders, self._manifest = folders, manifest
        self._seen: dict[str, Seen] = {}

    def serves(self, name: str, scripts: tuple[str, ...], styles: tuple[str, ...]) -> bool:
        """Whether the bundle called `name` stands for these files as they are now."""
        bundle = self._manifest.pages.get(name)
        if bundle is None or (bundle.scripts, bundle.styles) != (scripts, styles):
            return False
        return all(self._same(source) for source in bundle.sources)

    def _same(self, source: str) -> bool:
        folder, _, path = source.partition("/")
        try:
            place = self._folders[folder] / path
            now = os.stat(place)
            seen = self._seen.get(source)
            if seen is None or (seen.changed, seen.size) != (now.st_mtime_ns, now.st_size):
                same = digest(place.read_bytes()) == self._manifest.digests.get(source)
                seen = self._seen[source] = Seen(now.st_mtime_ns, now.st_size, same)
        except (OSError, KeyError):
            return False
        return seen.same
