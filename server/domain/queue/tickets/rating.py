"""Who may rate what, how long, and how often."""

from server.domain.queue import commands as c
from server.domain.queue import events as e
from server.domain.queue import refusal_codes as r
from server.domain.queue.lookup import ticket_of
from server.domain.queue.state import HallState
from server.domain.queue.tickets.words import RatingChannel
from server.domain.rating_reasons import must_be_offered

PAD_GRACE_S = 2.0
"""A touch in the last moment is still on its way for a while."""


def rate(state: HallState, command: c.RateTicket, at: float) -> list[e.AnyEvent]:
    """One rating for one finished service; only a phone's rating may be corrected, and only for a while."""
    ticket = ticket_of(state, command.ticket)
    if not ticket.visit.finished or (command.at_window and command.at_window != ticket.visit.done_window):
        raise r.NotServed(number=ticket.number)
    if (
        command.channel is RatingChannel.PAD
        and at > ticket.visit.done_at + state.settings.rules.rating_pad_s + PAD_GRACE_S
    ):
        raise r.RatingLate(number=ticket.number)
    must_be_offered(command.reasons, state.settings.reasons, command.level)
    corrected = False
    if ticket.rating is not None and ticket.rated:
        late = at - ticket.rating.at > state.settings.rules.rating_correction_s
        if (
            command.channel is not RatingChannel.PHONE
            or ticket.rating.channel is not RatingChannel.PHONE
            or ticket.rating.corrected
            or late
        ):
            raise r.AlreadyRated(number=ticket.number)
        corrected = True
    return [
        e.TicketRated(
            ticket=ticket.id,
            level=command.level,
            channel=command.channel,
            reasons=command.reasons,
            text=command.text,
            window=ticket.visit.done_window,
            clerk=ticket.visit.done_clerk,
            corrected=corrected,
            finished=ticket.visit.finished,
            category=ticket.visit.done_category,
            service=ticket.visit.done_service,
        )
    ]
