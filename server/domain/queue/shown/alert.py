"""What needs the manager now."""

from msgspec import Struct

from server.domain.language import Text
from server.domain.queue.shown.moment import Moment


class Alert(Struct, frozen=True):
    """Something that the manager should look at."""

    id: str
    """The same for as long as it is about the same thing: "late/enterprise"."""
    kind: str
    """unserved, late, full, slips, paused or device; slow: who comes now waits longer than promised, `count` minutes.
    store: the file `subject` was taken away from the server.
    calendar: the holidays of the year `subject`, which begins in `count` days, are not announced; disputed: the sources
    of the calendar do not agree about `count` days to come, the first of them `subject`. clock: it was changed by `count`
    minutes, `subject` ahead or back; homeless: who waits in a category that is no more. stranded: `count` wait
    for one window that is not open; held: on hold at a window that has closed; booked: for a category without windows."""
    level: str
    """bad or warn."""
    about: Text | None
    """Category or window; None where the count says all."""
    count: int
    subject: str = ""
    """Id of the category, window or device; year or date; name of a file."""
    acknowledged_by: str = ""
    acknowledged_at: Moment | None = None
