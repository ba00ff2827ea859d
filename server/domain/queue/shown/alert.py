"""What needs the manager now."""

from msgspec import Struct

from server.domain.language import Text
from server.domain.queue.shown.moment import Moment
from server.domain.queue.words import AlertKind, AlertLevel


class Alert(Struct, frozen=True):
    """Something that the manager should look at."""

    id: str
    """The same for as long as it is about the same thing: "late/enterprise"."""
    kind: AlertKind
    level: AlertLevel
    about: Text | None
    """Category or window; None where the count says all."""
    count: int
    subject: str = ""
    """Id of the category, window or device; year or date; name of a file."""
    acknowledged_by: str = ""
    acknowledged_at: Moment | None = None
