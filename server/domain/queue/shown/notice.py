"""What the manager tells the hall, as screens show it."""

from msgspec import Struct

from server.domain.language import Text
from server.domain.queue.shown.moment import Moment


class NoticeLine(Struct, frozen=True):
    """Something that the hall is told."""

    id: str
    kind: str
    """"ticker" for a line on the boards, "emergency" for one over everything."""
    text: Text
    since: Moment
    until: Moment | None
