"""The manager's panel: windows × categories, waits against promises, slips that need a hand."""

from collections.abc import Iterable

from server.domain.queue.calls.desk import window_view
from server.domain.queue.day.decide import returning
from server.domain.queue.day.tally import Tally
from server.domain.queue.notices.view import notice_lines
from server.domain.queue.shown.manager import CategoryDay, ManagerView, SlipLine
from server.domain.queue.shown.parts import CategoryLoad
from server.domain.queue.state import HallState
from server.domain.queue.tickets.ticket import Ticket
from server.domain.queue.tickets.words import SlipState
from server.domain.queue.views.alerts import Cause, alerts, hall_causes
from server.domain.queue.views.changes import change_lines, plan_lines
from server.domain.queue.views.parts import Now, loads

UNPRINTED = frozenset({SlipState.FAILED, SlipState.UNKNOWN, SlipState.SKIPPED})
"""Slips that a person has to look after."""

SLIPS_SHOWN = 50


def manager_view(state: HallState, now: Now, more: Iterable[Cause] = ()) -> ManagerView:
    """`more` are causes of alerts that the hall itself cannot know: its devices."""
    facts = state.facts
    slips = [t for t in facts.today.tickets.values() if t.slip.state in UNPRINTED]
    categories = [_day(state, load, now) for load in loads(state, now)]
    causes = hall_causes(state, now, ((c.load, c.late) for c in categories), len(slips))
    return ManagerView(
        hall=state.settings.id,
        name=state.settings.name,
        day=facts.today.day,
        open=facts.today.intake,
        day_open=facts.today.is_open,
        windows=[window_view(state, facts.lasting.windows[w], now) for w in state.settings.windows],
        categories=categories,
        slips=[_slip(t, now) for t in slips[-SLIPS_SHOWN:]],
        held=len(state.held),
        missed=sum(map(len, state.missed.values())),
        alerts=alerts(state, now, [*causes, *more]),
        notices=notice_lines(state, now),
        plans=plan_lines(state),
        changes=change_lines(state, now),
        returning=len(returning(state)),
    )


def _slip(ticket: Ticket, now: Now) -> SlipLine:
    return SlipLine(
        ticket.id,
        ticket.number,
        ticket.slip.printer,
        ticket.slip.state,
        ticket.slip.cause,
        now.stamp(ticket.taken_at),
    )


def _day(state: HallState, load: CategoryLoad, now: Now) -> CategoryDay:
    tally = state.facts.today.tallies.get(load.id, Tally())
    longest, promise, late, worst = 0.0, float(load.promise_s), 0, float("-inf")
    for lines in state.lines.values():
        for (category, group), line in lines.items():
            if category != load.id:
                continue
            since, own = line.head()[0], state.settings.promise_s(category, group)
            used = (now.at - since) / own
            if used > worst:
                longest, promise, worst = since, own, used
            late += line.before((now.at - own, 0))
    return CategoryDay(
        load=load,
        longest_since=now.maybe(longest),
        longest_promise_s=round(promise),
        late=late,
        taken=tally.taken,
        served=tally.served,
        missed=tally.missed,
        cancelled=tally.cancelled,
        mean_wait_s=round(tally.wait_s / tally.called) if tally.called else None,
        kept=round(tally.kept / tally.called, 4) if tally.called else None,
    )
