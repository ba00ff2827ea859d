"""The hall board and the sign over a window: numbers and windows only, never a name."""

from msgspec import Struct

from server.domain.settings import Name
from server.domain.state import HallState
from server.domain.transitions import TicketState
from server.domain.views.notices import NoticeLine, emergency, notice_lines
from server.domain.views.parts import (
    CallLine,
    CategoryLoad,
    Now,
    call_lines,
    category_name,
    current_number,
    loads,
    window_name,
)

MISSED_SHOWN = 12


class VoiceNow(Struct, frozen=True):
    """How the board speaks now."""

    enabled: bool
    volume: float
    """0 to 1."""
    repeat: int
    """How often a call is said."""


class MissedLine(Struct, frozen=True):
    """A number that was called and not answered; `zone` is that of the window that called it last."""

    number: str
    category: str
    zone: str


class ZoneLine(Struct, frozen=True):
    """A zone and the categories that its windows are allocated to now, in the hall's order."""

    zone: str
    categories: list[str]


class BoardView(Struct, frozen=True):
    hall: str
    name: Name
    day: str
    open: bool
    hours: tuple[str, ...]
    opens_at: str | None
    """While no numbers are given out: when the timetable has them given out again."""
    opens_provisional: bool
    """That day lies in a year whose holidays nobody has announced yet."""
    calls: list[CallLine]
    """Newest first."""
    missed: list[str]
    categories: list[CategoryLoad]
    voice: VoiceNow
    zones: list[str]
    """Every zone that has a window."""
    notices: list[NoticeLine]
    """What the manager tells the hall."""
    day_open: bool
    """False outside the hall's day, when screens may rest; in a break it is true."""
    missed_lines: list[MissedLine]
    """The last missed of every category, so that a board of a part of the hall can choose its own."""
    zone_lines: list[ZoneLine]


class SignView(Struct, frozen=True):
    hall: str
    window: str
    name: Name
    state: str
    reason: str
    categories: list[Name]
    number: str
    serving: bool
    """False while the citizen is still on the way."""
    call: int
    calls: int
    """How often this number was called, so that the sign blinks again at a recall."""
    emergency: Name | None
    """What stands over everything, in an emergency."""


def board_view(state: HallState, now: Now) -> BoardView:
    facts, tickets = state.facts, state.facts.tickets
    voice = state.settings.voice
    opens = None if facts.intake else state.settings.opens_after(now.at)
    missed = [tickets[t].number for group in state.missed.values() for t in group]
    return BoardView(
        hall=state.settings.id,
        name=state.settings.name,
        day=facts.day,
        open=facts.intake,
        hours=state.settings.hours,
        opens_at=None if opens is None else now.stamp(opens),
        opens_provisional=opens is not None and state.settings.provisional(opens),
        calls=call_lines(state, now),
        missed=missed[-MISSED_SHOWN:],
        categories=loads(state),
        voice=VoiceNow(voice.enabled, voice.level(now.stamp(now.at)[11:16]), voice.repeat),
        notices=notice_lines(state, now),
        zones=_zones(state),
        day_open=facts.day_open,
        missed_lines=[
            _missed(state, t) for group in state.missed.values() for t in list(group)[-MISSED_SHOWN:]
        ],
        zone_lines=[_zone(state, zone) for zone in _zones(state)],
    )


def _zones(state: HallState) -> list[str]:
    return list(dict.fromkeys(w.zone for w in state.settings.windows.values() if w.zone))


def _missed(state: HallState, ticket: str) -> MissedLine:
    found = state.facts.tickets[ticket]
    window = state.settings.windows.get(found.window)
    return MissedLine(found.number, found.category, window.zone if window else "")


def _zone(state: HallState, zone: str) -> ZoneLine:
    windows = [w.id for w in state.settings.windows.values() if w.zone == zone]
    served = {c for w in windows for c in state.facts.windows[w].categories}
    return ZoneLine(zone, [c for c in state.settings.categories if c in served])


def sign_view(state: HallState, window: str, now: Now) -> SignView:
    found = state.facts.windows[window]
    ticket = state.facts.tickets.get(found.ticket)
    return SignView(
        hall=state.settings.id,
        window=window,
        name=window_name(state, window),
        state=found.state,
        reason=found.reason,
        categories=[category_name(state, c) for c in found.categories],
        number=current_number(state, found),
        serving=ticket is not None and ticket.state is TicketState.SERVING,
        call=next((c.call for c in state.facts.recent if c.ticket == found.ticket), 0),
        calls=ticket.calls if ticket else 0,
        emergency=emergency(state, now),
    )
