"""The pages' files from memory, compressed once, with an ETag of their content.

aiohttp's own static handler can send what lies beside a file as `.gz`, which would put made files into the source tree, and
compressing its answers on the fly breaks those that say "not modified".
"""

import gzip
import mimetypes
import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from aiohttp import hdrs, web

from server.shell.http import SECURITY

TEXTS = (".js", ".css", ".svg", ".json")
TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".json": "application/json"}

KEPT = frozenset({"vendor", "bundles"})
"""Folders whose scripts are sent as they are: their remarks are licences."""
REMARK = re.compile(rb"^[ \t]*(?://.*|/\*\*(?:[^*]|\*(?!/))*\*/)$", re.MULTILINE)
"""A remark in JavaScript that has its lines for itself: types and reasons are for whoever reads the source."""


class File(NamedTuple):
    body: bytes
    compressed: bytes | None
    etag: str
    type: str
    changed: int


class Files:
    """`/static/{name}/…` for some folders; a file that changes on disk is read again."""

    def __init__(self, folders: Mapping[str, Path]) -> None:
        self._folders = {name: folder.resolve() for name, folder in folders.items()}
        self._kept: dict[Path, File] = {}

    async def handle(self, request: web.Request) -> web.Response:
        folder = self._folders.get(request.match_info["name"])
        try:
            path = (folder / request.match_info["path"]).resolve() if folder else None
            if folder is None or path is None or not path.is_relative_to(folder) or not path.is_file():
                raise web.HTTPNotFound
            file = self._read(path)
        except (OSError, ValueError) as error:  # a name that no file system takes
            raise web.HTTPNotFound from error
        headers = {
            **SECURITY,
            hdrs.ETAG: file.etag,
            hdrs.CACHE_CONTROL: "no-cache",
            hdrs.VARY: "Accept-Encoding",
        }
        if file.etag in request.headers.get(hdrs.IF_NONE_MATCH, ""):
            return web.Response(status=304, headers=headers)
        body = file.body
        if file.compressed is not None and "gzip" in request.headers.get(hdrs.ACCEPT_ENCODING, ""):
            body = file.compressed
            headers[hdrs.CONTENT_ENCODING] = "gzip"
        return web.Response(body=body, headers=headers, content_type=file.type)

    def _read(self, path: Path) -> File:
        changed = path.stat().st_mtime_ns
        kept = self._kept.get(path)
        if kept is None or kept.changed != changed:
            body = path.read_bytes()
            if path.suffix == ".js" and not KEPT.intersection(path.parts):
                body = without_remarks(body)
            kind = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            packed = gzip.compress(body, mtime=0) if path.suffix in TEXTS else None
            kept = self._kept[path] = File(body, packed, f'"{sha256(body).hexdigest()[:20]}"', kind, changed)
        return kept


def without_remarks(script: bytes) -> bytes:
    """Every line stays the line that it was, so that what a browser says of line 12 is true of the source."""
    return REMARK.sub(lambda remark: b"\n" * remark[0].count(b"\n"), script)
