"""Which lamps go on and out, whom to remind, and who has said why."""

from collections.abc import Iterator
from typing import assert_never

from server.domain.oversight import commands as c
from server.domain.oversight import events as e
from server.domain.oversight import refusal_codes as r
from server.domain.oversight.lookup import overrun_of
from server.domain.oversight.overruns.items_over import items_over
from server.domain.oversight.overruns.overrun import AGAIN_S, PREFIX, WORSE, OverLimit, Overrun
from server.domain.oversight.state import OversightState
from server.domain.oversight.words import ITEM_LIMITS


def decide(state: OversightState, command: c.OverrunCommand, at: float) -> list[e.AnyEvent]:
    match command:
        case c.FollowLimits():
            return list(followed(state, command, at))
        case c.AnswerOverrun(words=words, by=by):
            one = overrun_of(state, command.item, command.hall)
            if one.seen != command.seen:
                raise r.ItemChanged(item=one.id)
            if one.answered_at:
                raise r.AnsweredBefore(item=one.id)
            return [e.OverrunAnswered(one.id, by, words)]
        case _:
            assert_never(command)


def followed(state: OversightState, command: c.FollowLimits, at: float) -> Iterator[e.OverrunEvent]:
    """What has changed since they were looked at last. Nothing is said of a hall that could not be looked at."""
    over = {one.key: one for one in (*command.over, *items_over(state, at))}
    for one in state.unsettled.values():
        if not one.ended_at and one.key not in over and _looked_at(one, command.halls):
            yield e.OverrunEnded(one.id)
        if not one.answered_at and _reminds(state, one, at):
            yield e.OverrunReminded(one.id, one.reminders + 1)
    serial = state.facts.overrun_serial
    for key, limit in over.items():
        known = state.newest.get(key)
        if known is None or (known.ended_at and at - known.ended_at > AGAIN_S):
            serial += 1
            yield _began(f"{PREFIX}{serial}", limit)
        elif known.ended_at:
            yield e.OverrunResumed(known.id, limit.lamp, limit.count)
        elif WORSE[limit.lamp] > WORSE[known.lamp]:
            yield e.OverrunWorsened(known.id, limit.lamp, limit.count)


def _began(id: str, limit: OverLimit) -> e.LimitOverrun:
    return e.LimitOverrun(
        overrun=id, kind=limit.kind, hall=limit.hall, subject=limit.subject, unit=limit.unit,
        lamp=limit.lamp, since=limit.since, count=limit.count,
    )  # fmt: skip


def _looked_at(one: Overrun, halls: tuple[str, ...]) -> bool:
    return one.kind in ITEM_LIMITS or one.hall in halls


def _reminds(state: OversightState, one: Overrun, at: float) -> bool:
    """Once its working days for an answer are used up, and again after as many."""
    limit = state.ends(one.reminded_at or one.lit_at, state.settings.limits.remind_days)
    return limit is not None and at >= limit.close
