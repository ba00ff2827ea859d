"""What a citizen does with a ticket, and what becomes of its slip."""

from typing import assert_never

from server.domain.queue import commands as c
from server.domain.queue import events as e
from server.domain.queue import refusal_codes as r
from server.domain.queue.appointments.decide import taken_up
from server.domain.queue.lookup import category_of, next_serial, require, services_of, ticket_of, window_of
from server.domain.queue.settings import number_text
from server.domain.queue.state import HallState
from server.domain.queue.tickets.holders import may_take, ticket_held
from server.domain.queue.tickets.rating import rate
from server.domain.queue.tickets.states import MOVABLE
from server.domain.queue.tickets.words import BackCause, SlipState

BOOKED_LATE_S, BOOKED_AHEAD_S = 12 * 3600, 24 * 3600
"""How far an appointment's time may lie from the moment its ticket is taken."""


def decide(state: HallState, command: c.TicketCommand, at: float) -> list[e.AnyEvent]:
    match command:
        case c.TakeTicket():
            return _take(state, command, at)
        case c.CancelTicket(ticket=ticket, reason=reason):
            require(ticket_of(state, ticket), e.TicketCancelled)
            return [e.TicketCancelled(ticket, reason)]
        case c.RequeueTicket(ticket=ticket, reason=reason):
            require(ticket_of(state, ticket), e.TicketReentered)
            return [e.TicketReentered(ticket, BackCause.ASKED, reason)]
        case c.PostponeTicket(ticket=ticket):
            found = ticket_of(state, ticket)
            require(found, e.TicketPostponed)
            if found.place.postponed:
                raise r.WrongState(number=found.number, state="postponed")
            return [e.TicketPostponed(ticket, max(at, found.place.since))]
        case c.RateTicket():
            return rate(state, command, at)
        case c.RequestSlip(ticket=ticket, printer=printer):
            if ticket_of(state, ticket).slip.state is SlipState.WANTED:
                raise r.WrongState(number=ticket_of(state, ticket).number, state="printing")
            if not state.settings.prints(printer):
                raise r.UnknownPrinter(printer=printer)
            return [e.SlipRequested(ticket, printer)]
        case c.RequestHeldSlip(holder=holder, number=number, printer=printer):
            held = ticket_held(state, holder, number)
            prints = held.slip.state is not SlipState.WANTED and state.settings.prints(printer)
            return [e.SlipRequested(held.id, printer)] if prints else []
        case c.RecordSlip():
            ticket_of(state, command.ticket)
            return [e.SlipRecorded(command.ticket, command.printer, command.outcome, command.cause)]
        case c.MoveWaiting():
            return _move_waiting(state, command)
        case _:
            assert_never(command)


def _take(state: HallState, command: c.TakeTicket, at: float) -> list[e.AnyEvent]:
    facts, settings = state.facts, state.settings
    booked_at = command.booked_at
    if command.appointment:
        command, booked_at = taken_up(state, command, at)
    category = category_of(state, command.category)
    if command.group not in settings.groups:
        raise r.UnknownGroup(group=command.group)
    services_of(state, category, command.services)
    away = command.window and f"@{window_of(state, command.window).id}" not in state.staffed
    if not facts.today.intake:
        raise r.HallClosed()
    if command.ticket in facts.today.given_up:
        raise r.GivenUp()
    if command.ticket in facts.today.tickets:
        raise r.WrongState(number=facts.today.tickets[command.ticket].number, state="taken")
    # Before what may be full or unstaffed: whoever has a number is told of it, not sent away.
    may_take(state, command)
    if not command.window and category.id not in state.allocated:
        raise r.CategoryClosed(category=category.name)
    full = category.capacity and state.waiting.get(category.id, 0) >= category.capacity
    if full and not command.appointment:
        raise r.CategoryFull(category=category.name)
    if away and not command.force:
        raise r.WindowUnstaffed(window=command.window)
    if command.booked_at is not None and not -BOOKED_LATE_S <= command.booked_at - at <= BOOKED_AHEAD_S:
        raise r.InvalidBooking()
    serial = next_serial(state, category.id)
    taken = e.TicketTaken(
        ticket=command.ticket,
        number=number_text(category.prefix, serial, settings.rules.number_digits),
        serial=serial,
        category=category.id,
        since=at if command.booked_at is None else command.booked_at,
        group=command.group,
        language=command.language,
        services=command.services,
        person=command.person,
        target=command.window,
        appointment=command.appointment,
        booked_at=booked_at or 0.0,
        forced=bool(away),
        holder=command.holder if settings.rules.numbers_per_card else "",
    )
    if settings.prints(command.printer):
        return [taken, e.SlipRequested(command.ticket, command.printer)]
    return [taken]  # a kiosk without a printer shows the QR code alone


def _move_waiting(state: HallState, command: c.MoveWaiting) -> list[e.AnyEvent]:
    if command.category in state.settings.categories:
        raise r.WrongState(state="there")
    category_of(state, command.to)
    facts = state.facts
    tickets = [
        t.id for t in facts.today.tickets.values() if t.category == command.category and t.state in MOVABLE
    ]
    booked = tuple(
        a.code for a in facts.lasting.appointments.values() if a.category == command.category and not a.ticket
    )
    if not tickets and not booked:
        raise r.UnknownCategory(category=command.category)
    moved: list[e.AnyEvent] = [e.TicketMoved(ticket, command.to) for ticket in tickets]
    return [*moved, e.WaitingMoved(command.category, command.to, booked, command.by)]
