from server.domain.cases import refusal_codes as r
from server.domain.message import Command


class SetDuty(Command, frozen=True, tag=True):
    """As in the event."""

    refusals = (r.InvalidDuty,)

    absent: str
    partner: str
    since: str
    until: str
    by: str


DutyCommand = SetDuty
