"""What is booked."""

from msgspec import Struct

AROUND_S = 12 * 3600
"""How long before and after its time an appointment's code can be used: on its day."""


class Appointment(Struct):
    """Booked under a code; `ticket` is the one that it became."""

    code: str
    category: str
    booked_at: float
    services: tuple[str, ...] = ()
    ticket: str = ""
