"""A kiosk's numbers for when it is cut off."""

from server.domain.proof import lease_key
from server.domain.queue.shown.lease import BlockView, LeaseView
from server.domain.queue.state import HallState
from server.domain.queue.views.parts import Now


def lease_view(state: HallState, lease: str, now: Now) -> LeaseView:
    """The lease of this id, which must exist."""
    found, categories = state.facts.today.leases[lease], state.settings.categories
    return LeaseView(
        id=found.id,
        kiosk=found.kiosk,
        day=state.facts.today.day,
        digits=found.digits,
        public_url=state.settings.public_url,
        blocks=[
            BlockView(c, b.prefix, b.first, b.last, b.next)
            for c, b in found.blocks.items()
            if c in categories
        ],
        ends_at=now.maybe(state.settings.timetable.day_ends(state.facts.today.day, now.at) or 0.0) or "",
        key=lease_key(state.settings.ticket_key, found.id).hex(),
    )
