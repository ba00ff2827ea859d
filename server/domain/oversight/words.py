"""The words that ratings, follow-ups, concerns and letters are told of in: each an enumeration, written as the text."""

from enum import StrEnum


class RatedStage(StrEnum):
    """What a rating is about: one for each service, and for a case one at acceptance and one at the end."""

    SERVICE = "service"
    ACCEPTED = "accepted"
    ENDED = "ended"


class FollowUpState(StrEnum):
    """Where the answer to a low rating stands. That the rating is contested, or late, are facts with dates, never states."""

    OPENED = "opened"
    VERIFIED = "verified"
    """回访核实: somebody has asked what happened, and found it to be so."""
    RECTIFIED = "rectified"
    """整改: what was wrong is put right, or there was nothing to put right."""
    REPLIED = "replied"
    """反馈: the citizen can read what was done."""
    CLOSED = "closed"
    """回访: the citizen was called, or could not be reached."""
    DROPPED = "dropped"
    """The citizen corrected the rating: it is not low any more."""


class FollowUpAction(StrEnum):
    """What staff may do with a follow-up; the buttons of its page."""

    VERIFY = "verify"
    RECTIFY = "rectify"
    REPLY = "reply"
    CALL_BACK = "call_back"
    CONTEST = "contest"
    DECIDE_CONTEST = "decide_contest"


class Finding(StrEnum):
    FOUNDED = "founded"
    UNFOUNDED = "unfounded"
    """Nothing to put right: the citizen gets a reply all the same."""


class CallResult(StrEnum):
    SATISFIED = "satisfied"
    UNSATISFIED = "unsatisfied"
    UNREACHABLE = "unreachable"
    NO_CONTACT = "no_contact"
    """No telephone number was left."""


class ContestResult(StrEnum):
    """What a second person made of the objection to a rating."""

    UPHELD = "upheld"
    """The rating is marked as set aside; it stays."""
    REJECTED = "rejected"


class ConcernKind(StrEnum):
    QUESTION = "question"
    """咨询"""
    COMPLAINT = "complaint"
    """投诉"""
    STUCK = "stuck"
    """办不成事: somebody could not get done what they came for."""
    SUGGESTION = "suggestion"
    """意见建议"""


class ConcernState(StrEnum):
    RAISED = "raised"
    ASSIGNED = "assigned"
    REPLIED = "replied"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class ConcernAction(StrEnum):
    ASSIGN = "assign"
    REPLY = "reply"
    CALL_BACK = "call_back"
    REOPEN = "reopen"
    """The citizen's alone, once."""
    WITHDRAW = "withdraw"
    """The citizen's alone."""


class ConcernChannel(StrEnum):
    PHONE = "phone"
    KIOSK = "kiosk"
    WINDOW = "window"
    """Written down by somebody at a window."""
    API = "api"


class Difficulty(StrEnum):
    """How long an answer may take; the days of each are configuration."""

    AT_ONCE = "at_once"
    SIMPLE = "simple"
    NORMAL = "normal"
    HARD = "hard"
    COMPLEX = "complex"


class LetterState(StrEnum):
    SENT = "sent"
    ANSWERED = "answered"
    CLOSED = "closed"


class LetterAction(StrEnum):
    ANSWER = "answer"
    SEND_BACK = "send_back"
    """The answer is not enough."""
    CLOSE = "close"


class LimitKind(StrEnum):
    """What a running limit is about."""

    WAIT = "wait"
    """A category: whoever waits longest, against the promise."""
    UNSERVED = "unserved"
    """A category in which people wait and no window is at work."""
    IDLE = "idle"
    """A window at work that calls nobody while people wait for it."""
    PAUSED = "paused"
    """A window that is paused for long."""
    DEVICE = "device"
    """One that is down."""
    UNCOLLECTED = "uncollected"
    """Results that nobody has fetched for long; of a whole hall."""
    FOLLOW_UP = "follow_up"
    CONCERN = "concern"
    LETTER = "letter"
    CASE = "case"
    """A case or a department's part of it: these lamps are kept with the cases."""


class LampGroup(StrEnum):
    """What the page of supervision counts together."""

    WAITS = "waits"
    WINDOWS = "windows"
    DEVICES = "devices"
    CASES = "cases"
    RESULTS = "results"
    RATINGS = "ratings"
    CONCERNS = "concerns"
    LETTERS = "letters"


ITEM_LIMITS = frozenset({LimitKind.FOLLOW_UP, LimitKind.CONCERN, LimitKind.LETTER})
"""Those whose days are counted here."""


class OverrunAction(StrEnum):
    ANSWER = "answer"
