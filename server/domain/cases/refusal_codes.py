"""Why a command about cases was refused: each with a stable code that clients and translations rely on."""

from server.domain.refusal import Refused


class UnknownCase(Refused):
    code = "unknown_case"


class ExternalKnown(Refused):
    """The program that sent it has sent one of this name before: `case`."""

    code = "external_known"


class UnknownMatter(Refused):
    code = "unknown_matter"


class UnknownJoint(Refused):
    code = "unknown_joint"


class InvalidJoint(Refused):
    """`cause` says in which way its parts do not fit together."""

    code = "invalid_joint"


class InvalidMatter(Refused):
    """`cause` says in which way its parts do not fit together."""

    code = "invalid_matter"


class UnknownTask(Refused):
    code = "unknown_task"


class UnknownMaterial(Refused):
    code = "unknown_material"


class CaseChanged(Refused):
    """Somebody else did something since the screen was drawn: looked at again, it may look different."""

    code = "case_changed"


class WrongCaseState(Refused):
    code = "wrong_case_state"


class MaterialsMissing(Refused):
    """What is missing may not follow later."""

    code = "materials_missing"


class NothingMissing(Refused):
    code = "nothing_missing"


class CorrectionTold(Refused):
    """Everything that is missing is told once (行政许可法, article 32)."""

    code = "correction_told"


class LackTooLate(Refused):
    """What may follow is there before the promise is used up."""

    code = "lack_too_late"


class LackInPast(Refused):
    code = "lack_in_past"


class ClockStands(Refused):
    code = "clock_stands"


class ClockRuns(Refused):
    code = "clock_runs"


class PauseNotListed(Refused):
    """The matter knows no such special procedure."""

    code = "pause_not_listed"


class NotExtendable(Refused):
    code = "not_extendable"


class NotImmediate(Refused):
    code = "not_immediate"


class NotYourTask(Refused):
    code = "not_your_task"


class TaskElsewhere(Refused):
    """Somebody else of the department has it."""

    code = "task_elsewhere"


class PapersUnderWay(Refused):
    """The department has not said yet that it got them."""

    code = "papers_under_way"


class NoPapersSent(Refused):
    code = "no_papers_sent"


class NotTheLead(Refused):
    """Only the lead department of a matter with that rule goes on without the others."""

    code = "not_the_lead"


class NotDelegated(Refused):
    """The department decides it itself, not by its representative in the hall."""

    code = "not_delegated"


class AdviceAlreadyGiven(Refused):
    code = "advice_given"


class UnknownAdvice(Refused):
    code = "unknown_advice"


class UnknownLamp(Refused):
    code = "unknown_lamp"


class LampAlreadyAnswered(Refused):
    code = "lamp_answered"


class ScansOff(Refused):
    """Of this matter nothing is kept as a file."""

    code = "scans_off"


class TooManyFiles(Refused):
    code = "too_many_files"


class UnknownFile(Refused):
    code = "unknown_file"


class NoFeeDue(Refused):
    code = "no_fee_due"


class FeeDue(Refused):
    """Nothing is handed over before it is paid or waived."""

    code = "fee_due"


class FeeSettled(Refused):
    """It was paid or waived already."""

    code = "fee_settled"


class NotPosted(Refused):
    code = "not_posted"


class WithThePost(Refused):
    """The result is on its way to the citizen."""

    code = "with_the_post"


class InvalidDuty(Refused):
    """`cause` says in which way."""

    code = "invalid_duty"


class NotTrained(Refused):
    code = "not_trained"


class InvalidCalendar(Refused):
    """`cause` says in which way."""

    code = "invalid_calendar"


class InvalidCorrection(Refused):
    """A clock cannot have run like that."""

    code = "invalid_correction"


class VersionNewest(Refused):
    """There is no newer version of the matter that is offered."""

    code = "version_newest"


class VersionDiffers(Refused):
    """`cause` names what has been done already and is another in the newest version."""

    code = "version_differs"


class BuiltUpon(Refused):
    """Other parts of the joint application have begun because this one was agreed to."""

    code = "built_upon"


class RemindedLately(Refused):
    """Somebody has asked them to come within a week."""

    code = "reminded_lately"
