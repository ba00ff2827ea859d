"""Which modules a page loads: followed through the sources, so that a browser can fetch them side by side at once."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from posixpath import dirname, normpath

IMPORTED = re.compile(r"""^\s*(?:import|export)\s(?:[^"';]*?\sfrom\s)?["']([^"']+)["']""", re.MULTILINE)
PACKED = re.compile(r"""\b(?:from|import)\s*["']([^"']+)["']""")
"""In vendored files, whose lines are packed."""


@cache
def modules_of(folders: tuple[tuple[str, Path], ...], importmap: str) -> "Modules":
    """The same for all servers of a process: what is read once is known."""
    return Modules(dict(folders), importmap)


class Modules:
    """`folders`: name under /static/ → folder; `importmap`: the page's own."""

    def __init__(self, folders: Mapping[str, Path], importmap: str) -> None:
        self._folders = folders
        self._map: dict[str, str] = json.loads(importmap)["imports"]
        self._imports: dict[str, list[str]] = {}

    def reached(self, module: str) -> list[str]:
        """Every address that `module` ("web/phone.js") leads to, itself first; without the ones imported on demand."""
        found: dict[str, None] = {f"/static/{module}": None}
        for address in found_while_growing(found):
            found |= dict.fromkeys(t for t in self._imported(address) if t not in found)
        return list(found)

    def _imported(self, address: str) -> list[str]:
        """The addresses that a module imports; read once, for most belong to many pages."""
        if address not in self._imports:
            pattern = PACKED if "/vendor/" in address else IMPORTED
            targets = (self._address(name, address) for name in pattern.findall(self.source(address)))
            self._imports[address] = [target for target in targets if target is not None]
        return self._imports[address]

    def source(self, address: str) -> str:
        """The text behind "/static/NAME/PATH"; raises OSError when there is none."""
        _, _, name, path = address.split("/", 3)
        return (self._folders[name] / path).read_text(encoding="utf-8")

    def _address(self, name: str, importer: str) -> str | None:
        if name.startswith("/static/"):
            return name
        if name.startswith("."):
            return normpath(f"{dirname(importer)}/{name}")
        if name in self._map:
            return self._map[name]
        prefix = next((p for p in self._map if p.endswith("/") and name.startswith(p)), None)
        return None if prefix is None else self._map[prefix] + name.removeprefix(prefix)


def found_while_growing(found: dict[str, None]) -> Iterator[str]:
    """Each key once, also those that come while the others are looked at."""
    seen = 0
    while seen < len(found):
        yield list(found)[seen]
        seen += 1
