"""Why a command was refused: one tree, each with a stable code that clients and translations rely on."""

from server.domain.refusal import Refused as Refused


class Unknown(Refused):
    """An id that this hall does not have."""


class UnknownHall(Unknown):
    code = "unknown_hall"


class UnknownCategory(Unknown):
    code = "unknown_category"


class UnknownGroup(Unknown):
    code = "unknown_group"


class UnknownService(Unknown):
    code = "unknown_service"


class UnknownWindow(Unknown):
    code = "unknown_window"


class UnknownTicket(Unknown):
    code = "unknown_ticket"


class UnknownClerk(Unknown):
    code = "unknown_clerk"


class UnknownPrinter(Unknown):
    code = "unknown_printer"


class InvalidBooking(Refused):
    code = "invalid_booking"


class HallClosed(Refused):
    code = "hall_closed"


class CategoryClosed(Refused):
    code = "category_closed"


class CategoryFull(Refused):
    code = "category_full"


class WrongState(Refused):
    code = "wrong_state"


class WindowTaken(Refused):
    code = "window_taken"


class ClerkElsewhere(Refused):
    code = "clerk_elsewhere"


class NotYourWindow(Refused):
    code = "not_your_window"


class NothingWaiting(Refused):
    code = "nothing_waiting"


class WindowBusy(Refused):
    code = "window_busy"


class WindowNotOpen(Refused):
    code = "window_closed"


class WindowOnPause(Refused):
    """A clerk is signed in there and away for a while."""

    code = "window_paused"


class CategoryUnserved(Refused):
    code = "category_unserved"


class WindowUnstaffed(Refused):
    """Nobody sits at the window that somebody is to be sent to."""

    code = "window_unstaffed"


class CategoryUnstaffed(Refused):
    """Nobody sits at any window of the category that somebody is to be sent to."""

    code = "category_unstaffed"


class UnknownNotice(Unknown):
    code = "unknown_notice"


class TooManyNotices(Refused):
    code = "too_many_notices"


class UnknownPlan(Unknown):
    code = "unknown_plan"


class TooManyPlans(Refused):
    code = "too_many_plans"


class InvalidPlan(Refused):
    code = "invalid_plan"


class PlanOverlaps(Refused):
    """Two plans want the same window at the same time."""

    code = "plan_overlaps"


class UnknownChange(Unknown):
    code = "unknown_change"


class ChangedSince(Refused):
    """Somebody has changed the same window meanwhile."""

    code = "changed_since"


class NotServed(Refused):
    code = "not_served"


class RatingLate(Refused):
    code = "rating_late"


class UnknownLease(Unknown):
    code = "unknown_lease"


class LeaseOver(Refused):
    code = "lease_over"


class TooManyLeases(Refused):
    code = "too_many_leases"


class UnknownKiosk(Unknown):
    code = "unknown_kiosk"


class UnknownAppointment(Unknown):
    code = "unknown_appointment"


class AppointmentExists(Refused):
    code = "appointment_exists"


class AppointmentUsed(Refused):
    """A number was taken with it already."""

    code = "appointment_used"


class AppointmentOtherDay(Refused):
    code = "appointment_other_day"


class GivenUp(Refused):
    """The kiosk has given its citizen another number meanwhile."""

    code = "given_up"


class NumberHeld(Refused):
    """The card has as many numbers as the hall allows; `params` tell of the one taken last."""

    code = "number_held"


class UnknownReason(Refused):
    """A rating's reason that the hall does not offer at its level."""

    code = "unknown_reason"


class AlreadyRated(Refused):
    code = "already_rated"
