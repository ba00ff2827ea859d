"""The words that a case is told of in: each an enumeration, written as the text."""

from enum import StrEnum


class DayUnit(StrEnum):
    WORKING = "working"
    """工作日, which the law means by its limits (行政许可法, article 82)."""
    NATURAL = "natural"
    """自然日; what ends on a day of rest ends on the next working day."""


class DayUse(StrEnum):
    """What a day is to a limit."""

    COUNTED = "counted"
    REST = "rest"
    """No working day."""
    STOPPED = "stopped"
    """The clock stood still at its close of business."""
    CARRIED = "carried"
    """The limit is used up, but nobody works on this day."""


class Lamp(StrEnum):
    GREEN = "green"
    YELLOW = "yellow"
    """A working day or less is left."""
    RED = "red"
    """Past the promise."""
    DOUBLE_RED = "double_red"
    """Past the law's limit."""


JOINT_LIMIT = "@joint"
"""Stands for the task where a lamp is about the limit of the joint application that a case is a part of."""


class MatterKind(StrEnum):
    IMMEDIATE = "immediate"
    """即办件: done at the window at once."""
    PROMISED = "promised"
    """承诺件: done within a promise."""


class MaterialForm(StrEnum):
    ORIGINAL = "original"
    COPY = "copy"
    BOTH = "both"
    """The original is shown, the copy kept."""
    FORM = "form"
    """Filled in, to be had at the hall."""
    ELECTRONIC = "electronic"


class JoinRule(StrEnum):
    """How tasks that run side by side become one decision."""

    ALL = "all"
    """Every department decides; one refusal makes it a refusal."""
    FIRST_REFUSAL = "first_refusal"
    """The first refusal ends it; the others are let go of at once."""
    LEAD = "lead"
    """The lead may go on without the others, with the applicant's pledge (告知承诺); its refusal ends it."""


class CaseState(StrEnum):
    """Where a case stands. That it is paused, lacking or late are facts with dates, never states."""

    RECEIVED = "received"
    ACCEPTED = "accepted"
    DECIDED = "decided"
    ISSUING = "issuing"
    CLOSED = "closed"
    REFUSED = "refused"
    """不予受理: never accepted."""
    WITHDRAWN = "withdrawn"


class CaseMoment(StrEnum):
    """What a case comes by, as days count it."""

    RECEIVED = "received"
    ACCEPTED = "accepted"
    DECIDED = "decided"
    CLOSED = "closed"


class TaskState(StrEnum):
    """Where one department's part of a case stands."""

    PLANNED = "planned"
    """Others come before it."""
    HANDED = "handed"
    TAKEN = "taken"
    RETURNED = "returned"
    """Back at the window: something is missing or wrong."""
    APPROVED = "approved"
    REFUSED = "refused"
    NOT_NEEDED = "not_needed"


class Decision(StrEnum):
    APPROVED = "approved"
    REFUSED = "refused"


class PauseKind(StrEnum):
    """Why a clock stands still (行政许可法, article 45)."""

    HEARING = "hearing"
    INSPECTION = "inspection"
    TESTING = "testing"
    EXPERT_REVIEW = "expert_review"
    APPRAISAL = "appraisal"
    AUCTION = "auction"
    PUBLIC_NOTICE = "public_notice"


class RefusalReason(StrEnum):
    """Why an application is not accepted (行政许可法, article 32)."""

    NO_LICENCE_NEEDED = "no_licence_needed"
    """The matter needs no licence."""
    NOT_OURS = "not_ours"
    """Another authority decides it; which one is told."""
    NOT_ALLOWED = "not_allowed"
    """The applicant may not apply for it by law."""
    FALSE_PAPERS = "false_papers"


class Collection(StrEnum):
    """How whoever takes a result away was known."""

    CODE = "code"
    CARD = "card"
    MANDATE = "mandate"
    AT_ONCE = "at_once"
    """Whoever applied still stood at the window."""
    POST = "post"
    """Delivered by post."""


class Signing(StrEnum):
    """Where whoever collects has signed."""

    PAPER = "paper"
    PAD = "pad"
    NONE = "none"


class FileUse(StrEnum):
    """What a file of a case is for."""

    MATERIAL = "material"
    SIGNATURE = "signature"
    """Of whoever fetched the result, as it was drawn on a pad."""


class FileKind(StrEnum):
    """What a file is, by its first bytes, whatever it is called."""

    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"
    OFD = "ofd"
    """版式文档 (GB/T 33190), a zip archive."""


class CorrectionReason(StrEnum):
    """Why whose case it is was put right."""

    MISTYPED = "mistyped"
    CHANGED = "changed"
    """A name, a telephone number, a document is another one by now."""
    AGENT = "agent"
    """Somebody else acts for the applicant, or nobody any more."""


class CaseAction(StrEnum):
    """What staff may do with a case; the buttons of every screen."""

    ACCEPT = "accept"
    CORRECT = "correct"
    BRING = "bring"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    TAKE = "take"
    GIVE_BACK = "give_back"
    RETURN = "return"
    HAND_AGAIN = "hand_again"
    SEND_PAPERS = "send_papers"
    CONFIRM_PAPERS = "confirm_papers"
    ASK_ADVICE = "ask_advice"
    GIVE_ADVICE = "give_advice"
    APPROVE = "approve"
    DENY = "deny"
    PAUSE = "pause"
    RESUME = "resume"
    EXTEND = "extend"
    SHELVE = "shelve"
    COLLECT = "collect"
    POST = "post"
    CAME_BACK = "came_back"
    DELIVERED = "delivered"
    REMIND = "remind"
    SET_FEE = "set_fee"
    PAY_FEE = "pay_fee"
    WAIVE_FEE = "waive_fee"
    ATTACH = "attach"
    STRIKE = "strike"
    CORRECT_CLOCK = "correct_clock"
    ANSWER_LAMP = "answer_lamp"
    PUT_RIGHT = "put_right"
    MOVE = "move"
    REVOKE = "revoke"
