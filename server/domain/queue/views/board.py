"""The hall board and the sign over a window: numbers and windows only, never a name."""

from server.domain.queue.notices.view import emergency, notice_lines
from server.domain.queue.shown.board import BoardView, MissedLine, SignView, VoiceNow, ZoneLine
from server.domain.queue.state import HallState
from server.domain.queue.tickets.words import TicketState
from server.domain.queue.views.parts import Now, call_lines, category_name, current_number, loads, window_name


def board_view(state: HallState, now: Now) -> BoardView:
    facts = state.facts
    voice = state.settings.voice
    missed = _missed(state)
    opens_at, provisional = _opening(state, now)
    return BoardView(
        hall=state.settings.id,
        name=state.settings.name,
        day=facts.today.day,
        day_ends_at=now.maybe(state.settings.timetable.day_ends(facts.today.day, now.at) or 0.0),
        open=facts.today.intake,
        hours=state.settings.hours,
        opens_at=opens_at,
        opens_provisional=provisional,
        calls=call_lines(state, now),
        missed=[line.number for line in missed],
        categories=loads(state, now),
        voice=VoiceNow(voice.enabled, voice.level(now.stamp(now.at)[11:16]), voice.repeat),
        notices=notice_lines(state, now),
        zones=_zones(state),
        day_open=facts.today.is_open,
        missed_lines=missed,
        zone_lines=[_zone(state, zone) for zone in _zones(state)],
    )


def _opening(state: HallState, now: Now) -> tuple[str | None, bool]:
    """When numbers are given out again while they are not, and whether that is provisional."""
    opens = None if state.facts.today.intake else state.settings.timetable.opens_after(now.at)
    if opens is None:
        return None, False
    return now.stamp(opens), state.settings.timetable.provisional(opens)


def _zones(state: HallState) -> list[str]:
    return list(dict.fromkeys(w.zone for w in state.settings.windows.values() if w.zone))


def _missed(state: HallState) -> list[MissedLine]:
    """By the time of their last call. They are few: each goes back into its line after some more calls of its category."""
    absent = sorted(
        (state.facts.today.tickets[t] for group in state.missed.values() for t in group),
        key=lambda ticket: ticket.turn.called_at,
    )
    windows = state.settings.windows
    return [
        MissedLine(t.number, t.category, windows[t.turn.window].zone if t.turn.window in windows else "")
        for t in absent
    ]


def _zone(state: HallState, zone: str) -> ZoneLine:
    windows = [w.id for w in state.settings.windows.values() if w.zone == zone]
    served = {c for w in windows for c in state.facts.lasting.windows[w].categories}
    return ZoneLine(zone, [c for c in state.settings.categories if c in served])


def sign_view(state: HallState, window: str, now: Now) -> SignView:
    found = state.facts.lasting.windows[window]
    ticket = state.facts.today.tickets.get(found.ticket)
    opens_at, provisional = _opening(state, now)
    return SignView(
        hall=state.settings.id,
        window=window,
        name=window_name(state, window),
        state=found.state,
        reason=found.reason,
        categories=[category_name(state, c) for c in found.categories],
        number=current_number(state, found),
        serving=ticket is not None and ticket.state is TicketState.SERVING,
        call=ticket.turn.call if ticket else 0,
        calls=ticket.turn.calls if ticket else 0,
        day_open=state.facts.today.is_open,
        opens_at=opens_at,
        opens_provisional=provisional,
        emergency=emergency(state, now),
    )
