"""A ticket is taken, marked, and moved by something else than a window."""

from typing import assert_never

from server.domain.queue import changes
from server.domain.queue import events as e
from server.domain.queue.state import HallState
from server.domain.queue.tickets.events import LineEvent, MarkEvent, TicketEvent
from server.domain.queue.tickets.state_change import move
from server.domain.queue.tickets.ticket import Place, Rating, SlipProgress, Ticket, Visit
from server.domain.queue.tickets.words import BackCause, SlipState
from server.domain.queue.words import ChangeKind


def apply(state: HallState, event: TicketEvent, at: float) -> None:
    match event:
        case e.TicketTaken():
            _take(state, event, at)
        case e.TicketRated() | e.SlipRequested() | e.SlipRecorded():
            _mark(state, event, at)
        case e.WaitingMoved(category=category, to=to, appointments=codes):
            for code in codes:
                state.facts.lasting.appointments[code].category = to
            changes.record(state, at, event.by, ChangeKind.SETTINGS, category, "waiting-moved", after=(to,))
        case _:
            move(state, event, at, _change)


def _take(state: HallState, event: e.TicketTaken, at: float) -> None:
    facts = state.facts
    facts.today.orders += 1
    if event.lease:
        lease = facts.today.leases[event.lease]
        lease.blocks[event.category].next = event.serial + 1
        lease.latest = max(lease.latest, event.since)
    else:
        facts.today.series[event.category] = event.serial
    ticket = Ticket(
        id=event.ticket,
        number=event.number,
        order=facts.today.orders,
        category=event.category,
        group=event.group,
        language=event.language,
        taken_at=event.since if event.lease else at,
        place=Place(event.since, event.target, event.booked_at),
        visit=Visit(event.services),
        person=event.person,
        holder=event.holder,
        lease=event.lease,
    )
    facts.today.tickets[ticket.id] = ticket
    if event.appointment in facts.lasting.appointments:
        facts.lasting.appointments[event.appointment].ticket = ticket.id
    state.tally(event.category).taken += 1
    state.arrive(ticket)
    state.enqueue(ticket)


def _mark(state: HallState, event: MarkEvent, at: float) -> None:
    ticket = state.facts.today.tickets[event.ticket]
    match event:
        case e.TicketRated():
            ticket.rating = Rating(
                event.level, event.channel, at, ticket.visit.finished, event.reasons, event.corrected
            )
        case e.SlipRequested(printer=printer):
            ticket.slip = SlipProgress(printer, SlipState.WANTED)
        case e.SlipRecorded():
            ticket.slip = SlipProgress(event.printer, event.outcome, event.cause)
        case _:
            assert_never(event)


def _change(state: HallState, ticket: Ticket, event: LineEvent, at: float) -> None:
    place, visit, tally = ticket.place, ticket.visit, state.tally(ticket.category)
    match event:
        case e.TicketReleased():
            place.target = ""
        case e.TicketReturned():
            place.target = visit.reason = ""
            if event.cause is BackCause.REOPENED:  # its day was closed by mistake
                visit.ended_at = 0.0
                tally.expired -= 1
        case e.TicketMoved(category=category):
            ticket.category, place.target = category, ""
        case e.TicketPostponed():
            place.since, place.postponed = event.since, True
        case e.TicketReentered():
            pass
        case e.TicketCancelled(reason=reason):
            visit.reason = reason
            tally.cancelled += 1
        case e.TicketExpired(cause=cause):
            visit.reason = cause
            tally.expired += 1
        case _:
            assert_never(event)
    del at
