"""What may be done with an item now, what is due, and since when."""

from server.domain.cases.term_and_lamp import Deadline, lamp
from server.domain.cases.words import Lamp
from server.domain.oversight import refusal_codes as r
from server.domain.oversight.concerns.concern import Concern
from server.domain.oversight.followups.follow_up import FollowUp
from server.domain.oversight.letters.letter import Letter
from server.domain.oversight.state import Item, OversightState
from server.domain.oversight.transitions import CONCERN, FOLLOW_UP, LETTER
from server.domain.oversight.words import (
    ConcernAction,
    ConcernState,
    FollowUpAction,
    FollowUpState,
    LetterAction,
    LetterState,
)

CITIZENS = frozenset({ConcernAction.REOPEN, ConcernAction.WITHDRAW})
"""What only whoever raised it may do."""


def follow_up_actions(one: FollowUp, who: str) -> list[FollowUpAction]:
    """What may be done now by somebody; whom the rating is about may object, and nothing else."""
    return [action for action in FollowUpAction if _may(one, action) and not _own(one, action, who)]


def concern_actions(one: Concern) -> list[ConcernAction]:
    """What staff may do now."""
    return [action for action in ConcernAction if (one.state, action) in CONCERN and action not in CITIZENS]


def letter_actions(one: Letter) -> list[LetterAction]:
    return [action for action in LetterAction if (one.state, action) in LETTER]


def require(one: FollowUp, action: FollowUpAction, who: str) -> None:
    """Raises WrongStep, AboutYourself, SecondPersonNeeded."""
    if not _may(one, action):
        raise r.WrongStep(item=one.id)
    if _own(one, action, who):
        if action is FollowUpAction.DECIDE_CONTEST and who != one.about.clerk:
            raise r.SecondPersonNeeded(item=one.id)
        raise r.AboutYourself(item=one.id)


def _may(one: FollowUp, action: FollowUpAction) -> bool:
    """A rating is contested once; until that is decided nothing else is done with it."""
    if (one.state, action) not in FOLLOW_UP:
        return False
    if action is FollowUpAction.CONTEST:
        return one.contest is None
    return one.contested == (action is FollowUpAction.DECIDE_CONTEST)


def _own(one: FollowUp, action: FollowUpAction, who: str) -> bool:
    if action is FollowUpAction.CONTEST:
        return False
    objector = one.contest.by if one.contest is not None and action is FollowUpAction.DECIDE_CONTEST else ""
    return bool(who) and who in (one.about.clerk, objector)


def days_of(state: OversightState, item: Item) -> tuple[float, int]:
    """Since when the step that is due runs, and how many working days it has; 0 where nothing is due."""
    if not item.open:
        return 0.0, 0
    settings = state.settings
    match item:
        case FollowUp():
            days = settings.follow_up
            if item.contest is not None and item.contested:
                return item.contest.at, days.contest
            table = {
                FollowUpState.OPENED: days.verify,
                FollowUpState.VERIFIED: item.rectify_days,
                FollowUpState.RECTIFIED: days.reply,
                FollowUpState.REPLIED: days.call_back,
            }
            return item.step_at, table[item.state]
        case Concern(state=ConcernState.RAISED):
            return item.step_at, settings.concern.assign
        case Concern(state=ConcernState.ASSIGNED, difficulty=difficulty):
            return item.step_at, settings.concern.answer(difficulty) if difficulty else 0
        case Concern():
            return item.step_at, settings.concern.call_back
        case _:
            return (item.step_at, item.days) if item.state is LetterState.SENT else (0.0, 0)


def due_of(state: OversightState, item: Item) -> Deadline | None:
    """When the step that is due now has to be done."""
    since, days = days_of(state, item)
    return state.ends(since, days) if days else None


def lamp_of(state: OversightState, item: Item, at: float) -> Lamp | None:
    """How that stands; None where nothing is due."""
    due = due_of(state, item)
    return None if due is None else lamp(due, None, at)
