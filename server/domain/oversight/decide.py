"""Every decision about ratings, concerns and letters: a command and the state give events or a refusal."""

from typing import assert_never

from server.domain.oversight.assessments import decide as assessments
from server.domain.oversight.assessments.commands import AssessmentCommand
from server.domain.oversight.commands import AnyCommand
from server.domain.oversight.concerns import decide as concerns
from server.domain.oversight.concerns.commands import ConcernCommand
from server.domain.oversight.events import AnyEvent
from server.domain.oversight.followups import decide as followups
from server.domain.oversight.followups.commands import FollowUpCommand
from server.domain.oversight.keeping import EndedForgotten, ForgetEnded
from server.domain.oversight.letters import decide as letters
from server.domain.oversight.letters.commands import LetterCommand
from server.domain.oversight.overruns import decide as overruns
from server.domain.oversight.overruns.commands import OverrunCommand
from server.domain.oversight.ratings import decide as ratings
from server.domain.oversight.ratings.commands import RatingCommand
from server.domain.oversight.state import OversightState


def decide(state: OversightState, command: AnyCommand, at: float) -> list[AnyEvent]:
    """Events that carry out `command` at `at` (seconds since the epoch); raises `Refused`."""
    if isinstance(command, RatingCommand):
        return ratings.decide(state, command, at)
    if isinstance(command, FollowUpCommand):
        return followups.decide(state, command)
    if isinstance(command, ConcernCommand):
        return concerns.decide(state, command, at)
    if isinstance(command, LetterCommand):
        return letters.decide(state, command, at)
    if isinstance(command, OverrunCommand):
        return overruns.decide(state, command, at)
    if isinstance(command, AssessmentCommand):
        return assessments.decide(state, command, at)
    if isinstance(command, ForgetEnded):  # pyright: ignore[reportUnnecessaryIsInstance]
        return [EndedForgotten(command.items)] if command.items else []
    assert_never(command)
