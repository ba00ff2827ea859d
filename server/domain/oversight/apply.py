"""Events change ratings, concerns and letters here and nowhere else. It cannot refuse; life and replay go through it."""

from collections.abc import Callable
from typing import Any, get_args

from server.domain.message import Event
from server.domain.oversight.assessments import apply as assessments
from server.domain.oversight.assessments.events import AssessmentEvent
from server.domain.oversight.concerns import apply as concerns
from server.domain.oversight.concerns.events import ConcernEvent
from server.domain.oversight.events import AnyEvent
from server.domain.oversight.followups import apply as followups
from server.domain.oversight.followups.events import FollowUpEvent
from server.domain.oversight.keeping import EndedForgotten
from server.domain.oversight.letters import apply as letters
from server.domain.oversight.letters.events import LetterEvent
from server.domain.oversight.overruns import apply as overruns
from server.domain.oversight.overruns.events import OverrunEvent
from server.domain.oversight.ratings import apply as ratings
from server.domain.oversight.ratings.events import RatingEvent
from server.domain.oversight.state import OversightState

APPLIED = 1
"""Raise it whenever the same events give other facts than before."""


def apply(state: OversightState, event: AnyEvent, at: float) -> None:
    """Change `state` by one event that happened at `at` (seconds since the epoch)."""
    state.facts.at = at
    HOW[type(event)](state, event, at)


def _forgotten(state: OversightState, event: EndedForgotten, at: float) -> None:
    del at
    for id in event.items:
        state.forget(id)


HOW: dict[type[Event], Callable[[OversightState, Any, float], None]] = {
    **dict.fromkeys(get_args(RatingEvent), ratings.apply),
    **dict.fromkeys(get_args(FollowUpEvent), followups.apply),
    **dict.fromkeys(get_args(ConcernEvent), concerns.apply),
    **dict.fromkeys(get_args(LetterEvent), letters.apply),
    **dict.fromkeys(get_args(OverrunEvent), overruns.apply),
    **dict.fromkeys(get_args(AssessmentEvent), assessments.apply),
    EndedForgotten: _forgotten,
}
"""One look-up instead of a chain of comparisons. A test holds it against `AnyEvent`."""
