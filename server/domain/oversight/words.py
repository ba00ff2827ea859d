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


class AssessedKind(StrEnum):
    """Who is assessed (考核)."""

    CLERK = "clerk"
    WINDOW = "window"
    DEPARTMENT = "department"
    HALL = "hall"


class AssessmentState(StrEnum):
    DRAWN = "drawn"
    """Objections are heard."""
    SIGNED = "signed"
    """It stands."""


class AssessmentAction(StrEnum):
    OBJECT = "object"
    DECIDE = "decide"


class ObjectionResult(StrEnum):
    UPHELD = "upheld"
    REJECTED = "rejected"


class Grade(StrEnum):
    EXCELLENT = "excellent"
    """优秀"""
    GOOD = "good"
    """良好"""
    PASS = "pass"
    """合格"""
    FAIL = "fail"
    """不合格"""


class Measure(StrEnum):
    """What is measured of whoever is assessed, over the period. Figures of the halls are those of `server.reports`."""

    KEPT_SHARE = "kept_share"
    MEAN_WAIT_S = "mean_wait_s"
    ABANDONED_SHARE = "abandoned_share"
    BUSY_SHARE = "busy_share"
    SERVICES = "services"
    MEAN_RATING = "mean_rating"
    TASKS_ON_TIME_SHARE = "tasks_on_time_share"
    """Of a department's parts of cases that were decided, those within their limit."""
    LOW_RATINGS = "low_ratings"
    """That were not set aside."""
    COMPLAINTS = "complaints"
    """And what could not be got done; not those that were taken back."""
    OVERRUNS = "overruns"
    """Lamps that went red."""
    UNANSWERED = "unanswered"
    """Of these, those that nobody has explained."""
    LETTERS = "letters"
    """Of supervision."""
