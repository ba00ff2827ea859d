"""Ratings, concerns and letters of which a step is past its day."""

from collections.abc import Iterator

from server.domain.cases.term_and_lamp import lamp
from server.domain.oversight.concerns.concern import Concern
from server.domain.oversight.followups.follow_up import FollowUp
from server.domain.oversight.overruns.overrun import WORSE, OverLimit
from server.domain.oversight.state import Item, OversightState
from server.domain.oversight.steps import due_of
from server.domain.oversight.words import LimitKind


def limits_of_items(state: OversightState, at: float) -> Iterator[OverLimit]:
    """Every step that is due, with its lamp."""
    facts = state.facts
    for kept in (facts.follow_ups, facts.concerns, facts.letters):
        for item in kept.values():
            due = due_of(state, item)
            if due is not None:
                kind, hall, unit = told(item)
                yield OverLimit(kind, hall, item.id, lamp(due, None, at), due.close, unit=unit)


def items_over(state: OversightState, at: float) -> list[OverLimit]:
    """Those that are late."""
    return [one for one in limits_of_items(state, at) if WORSE[one.lamp] > 1]


def told(item: Item) -> tuple[LimitKind, str, str]:
    """Kind, hall and unit of an item; of a low rating the hall answers."""
    match item:
        case FollowUp(about=about):
            return LimitKind.FOLLOW_UP, about.hall, ""
        case Concern():
            return LimitKind.CONCERN, item.hall, item.unit
        case _:
            return LimitKind.LETTER, item.hall, item.unit
