"""Overruns begin, worsen, end, are answered."""

from typing import assert_never

from server.domain.oversight import events as e
from server.domain.oversight.followups.follow_up import Deed
from server.domain.oversight.overruns.overrun import WORSE, Overrun
from server.domain.oversight.state import OversightState
from server.domain.oversight.words import OverrunAction


def apply(state: OversightState, event: e.OverrunEvent, at: float) -> None:
    facts = state.facts
    if isinstance(event, e.LimitOverrun):
        one = Overrun(
            id=event.overrun, kind=event.kind, hall=event.hall, subject=event.subject, unit=event.unit,
            lamp=event.lamp, began_at=event.since, lit_at=at, count=event.count,
        )  # fmt: skip
        facts.overruns[one.id] = one
        facts.overrun_serial += 1
        state.touched(one)
        return
    one = facts.overruns[event.overrun]
    match event:
        case e.OverrunWorsened(lamp=lamp, count=count):
            one.lamp, one.count = lamp, max(one.count, count)
        case e.OverrunEnded():
            one.ended_at = at
        case e.OverrunResumed(lamp=lamp, count=count):
            one.ended_at, one.count = 0.0, max(one.count, count)
            one.lamp = max(one.lamp, lamp, key=WORSE.__getitem__)
        case e.OverrunAnswered(by=by, words=words):
            one.answered_at = at
            one.deeds = (*one.deeds, Deed(OverrunAction.ANSWER, at, by, words))
            one.seen += 1
        case e.OverrunReminded(turn=turn):
            one.reminded_at, one.reminders = at, turn
        case _:
            assert_never(event)
    state.touched(one)
