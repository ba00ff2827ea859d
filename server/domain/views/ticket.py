"""One ticket as its citizen sees it, on the phone and in every answer about it."""

from msgspec import Struct, structs

from server.domain import rule
from server.domain.events import Why
from server.domain.forecast import Wait, wait_behind
from server.domain.settings import Name
from server.domain.state import HallState, Ticket
from server.domain.transitions import TicketState
from server.domain.views.notices import emergency
from server.domain.views.parts import NOBODY, Now, category_name, window_name


class ServiceLine(Struct, frozen=True):
    """A service of the visit."""

    id: str
    name: Name
    materials: tuple[Name, ...]
    done: bool


class TicketView(Struct, frozen=True):
    id: str
    number: str
    hall: str
    hall_name: Name
    category: str
    category_name: Name
    group: str
    language: str
    state: str
    ahead: int | None
    """People whom the rule would call first; None once it no longer waits."""
    wait_s: Wait | None
    taken_at: str
    since: str
    promise_s: int
    window: str
    """The window that called it last, or that it waits for."""
    window_name: Name
    called_at: str | None
    started_at: str | None
    services: list[ServiceLine]
    calls: int
    misses: int
    postponed: bool
    rated: bool
    may_rate: bool
    slip: str
    url: str
    offline: bool
    """Taken at a kiosk that was cut off from the server."""
    emergency: Name | None
    why: Why | None = None
    """Why it was called; set once it was."""
    calls_since_wait: int = 0
    """Calls since it last began to wait; `calls` counts those of the whole visit."""


def ticket_view(state: HallState, ticket: Ticket, now: Now) -> TicketView:
    settings = state.settings
    waiting = ticket.state is TicketState.WAITING
    window = ticket.target if waiting else ticket.window
    services = [
        ServiceLine(s, known.name if known else NOBODY, known.materials if known else (), at < ticket.step)
        for at, s in enumerate(ticket.services)
        for known in (settings.services.get(s),)
    ]
    ahead = rule.ahead(state, ticket, now.at) if waiting else None
    rated = ticket.rating is not None and ticket.rated == ticket.finished
    return TicketView(
        id=ticket.id,
        number=ticket.number,
        hall=settings.id,
        hall_name=settings.name,
        category=ticket.category,
        category_name=category_name(state, ticket.category),
        group=ticket.group,
        language=ticket.language,
        state=ticket.state.value,
        ahead=ahead,
        wait_s=None if ahead is None or _shut(state, ticket) else wait_behind(state, ticket.category, ahead),
        taken_at=now.stamp(ticket.taken_at),
        since=now.stamp(ticket.since),
        promise_s=round(settings.promise_s(ticket.category, ticket.group)),
        window=window,
        window_name=window_name(state, window) if window else NOBODY,
        called_at=now.maybe(ticket.called_at),
        started_at=now.maybe(ticket.started_at),
        services=services,
        calls=ticket.calls,
        misses=ticket.misses,
        postponed=ticket.postponed,
        rated=rated,
        may_rate=ticket.finished > 0 and not rated,
        slip=ticket.slip,
        url=f"{settings.public_url}/t/{ticket.id}",
        offline=bool(ticket.lease),
        emergency=emergency(state, now),
        why=ticket.why,
        calls_since_wait=ticket.calls_since_wait,
    )


def _shut(state: HallState, ticket: Ticket) -> bool:
    """Whether it waits for one window that is not open."""
    target = state.facts.windows.get(ticket.target)
    return target is not None and target.state != "open"


def public_ticket_view(state: HallState, ticket: Ticket, now: Now) -> TicketView:
    """Without the rivals of its call: their groups are nobody else's business."""
    view = ticket_view(state, ticket, now)
    if view.why is None:
        return view
    return structs.replace(view, why=structs.replace(view.why, rivals=()))


def ticket_or_none(state: HallState, ticket: str, now: Now) -> TicketView | None:
    """What the citizen's phone shows."""
    found = state.facts.tickets.get(ticket)
    return public_ticket_view(state, found, now) if found else None


class TakenView(Struct, frozen=True):
    """The answer to taking a number: its place, small because the journal keeps it for repeated requests."""

    id: str
    number: str
    hall: str
    category: str
    group: str
    language: str
    state: str
    ahead: int
    wait_s: Wait | None
    taken_at: str
    slip: str
    url: str


def taken_view(state: HallState, ticket: Ticket, now: Now) -> TakenView:
    settings = state.settings
    ahead = rule.ahead(state, ticket, now.at)
    return TakenView(
        id=ticket.id,
        number=ticket.number,
        hall=settings.id,
        category=ticket.category,
        group=ticket.group,
        language=ticket.language,
        state=ticket.state.value,
        ahead=ahead,
        wait_s=wait_behind(state, ticket.category, ahead),
        taken_at=now.stamp(ticket.taken_at),
        slip=ticket.slip,
        url=f"{settings.public_url}/t/{ticket.id}",
    )
