"""What the manager tells the hall, as screens show it."""

from msgspec import Struct

from server.domain.queue.settings import Name


class NoticeLine(Struct, frozen=True):
    id: str
    kind: str
    """"ticker" for a line on the boards, "emergency" for one over everything."""
    text: Name
    since: str
    until: str | None
