"""What the manager tells the hall, as screens show it."""

from msgspec import Struct

from server.domain.queue.settings import Name
from server.domain.queue.shown.moment import Moment


class NoticeLine(Struct, frozen=True):
    """Something that the hall is told."""

    id: str
    kind: str
    """"ticker" for a line on the boards, "emergency" for one over everything."""
    text: Name
    since: Moment
    until: Moment | None
