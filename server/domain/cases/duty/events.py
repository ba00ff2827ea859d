"""Who stands in for whom (AB角)."""

from server.domain.message import Event


class DutySet(Event, frozen=True, tag=True):
    """`absent` is away from `since` until `until`, both days included (ISO dates); `partner` acts for them. An empty
    `partner` ends it."""

    absent: str
    partner: str
    since: str
    until: str
    by: str


DutyEvent = DutySet
