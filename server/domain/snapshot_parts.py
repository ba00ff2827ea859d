"""What a snapshot keeps of a stream: a head, and rows of what there is much of, so that little is written anew."""

from collections.abc import Iterable
from typing import NamedTuple


class SnapshotParts(NamedTuple):
    """`rows`: key → body, None for what is gone; made as they are asked for. `whole`: these are all rows, whatever was kept
    before goes; else what is not named stays as it is."""

    head: bytes
    rows: Iterable[tuple[str, bytes | None]] = ()
    whole: bool = True

    def all_rows(self) -> dict[str, bytes]:
        """Of a whole one."""
        return {key: body for key, body in self.rows if body is not None}
