from typing import assert_never

from server.domain.queue.leases.events import IdGivenUp, LeaseEvent, LeaseGranted
from server.domain.queue.leases.lease import Lease, LeasedBlock
from server.domain.queue.state import HallState


def apply(state: HallState, event: LeaseEvent, at: float) -> None:
    match event:
        case LeaseGranted():
            blocks = {b.category: LeasedBlock(b.first, b.last, b.first, b.prefix) for b in event.blocks}
            state.facts.today.leases[event.lease] = Lease(event.lease, event.kiosk, at, event.digits, blocks)
        case IdGivenUp():
            state.facts.today.given_up[event.ticket] = True
        case _:
            assert_never(event)
