"""RFC 9457 problems: one table from stable code to status, title and a sentence that says what to do next."""

from typing import NamedTuple

import msgspec

from server.domain.settings import Name
from server.language import say


class Kind(NamedTuple):
    status: int
    title: str
    detail: str


class Problem(Exception):
    """A refusal on its way to the client."""

    def __init__(self, code: str, retry_after_s: int = 0, **params: str | Name) -> None:
        super().__init__(code)
        self.code, self.params, self.retry_after_s = code, params, retry_after_s


class ProblemBody(msgspec.Struct, frozen=True):
    """`application/problem+json`."""

    type: str
    title: str
    status: int
    detail: str
    code: str


PROBLEMS: dict[str, Kind] = {
    "malformed": Kind(400, "Not understood", "The request cannot be read: {cause}"),
    "unauthorised": Kind(401, "Sign in first", "Please sign in, or send a valid token."),
    "wrong_password": Kind(
        401,
        "Not signed in",
        "Name or password is wrong. After five wrong tries the account is locked for a while.",
    ),
    "forbidden": Kind(403, "Not allowed", "Your role may not do this here."),
    "foreign_origin": Kind(403, "Not allowed", "The request came from another site and was not carried out."),
    "not_found": Kind(404, "Not found", "There is nothing at this address."),
    "too_slow": Kind(408, "Too slow", "The request did not arrive in time. Please try again."),
    "invalid_booking": Kind(
        422,
        "Not valid",
        "The booked time is too long past or too far ahead.",
    ),
    "unknown_hall": Kind(404, "Unknown hall", "There is no hall {hall} on this server."),
    "unknown_category": Kind(404, "Unknown category", "This hall has no category {category}."),
    "unknown_group": Kind(404, "Unknown group", "This hall has no group {group}."),
    "unknown_service": Kind(404, "Unknown service", "The service {service} is not offered here."),
    "unknown_window": Kind(404, "Unknown window", "This hall has no window {window}."),
    "unknown_ticket": Kind(404, "Unknown ticket", "This ticket is not of today. Please take a new number."),
    "unknown_clerk": Kind(404, "Unknown clerk", "This hall has no clerk {clerk}."),
    "unknown_printer": Kind(404, "Unknown printer", "The kiosk {printer} has no printer."),
    "method_not_allowed": Kind(405, "Not possible", "This address does not take that method."),
    "too_large": Kind(413, "Too long", "The request is too long."),
    "invalid": Kind(422, "Not valid", "The request is not valid: {cause}"),
    "hall_closed": Kind(
        409, "The hall is closed", "No numbers are given out now. Please come in opening hours."
    ),
    "category_closed": Kind(
        409, "No window for this", "No window serves this business at the moment. Please ask at the desk."
    ),
    "category_full": Kind(
        409, "Full for now", "Too many people wait for this business. Please come later or ask at the desk."
    ),
    "wrong_state": Kind(
        409, "Not possible now", "This cannot be done now (state: {state}). Look at the screen again."
    ),
    "window_taken": Kind(
        409, "Window taken", "Clerk {clerk} is signed in at window {window}. Close it there first."
    ),
    "clerk_elsewhere": Kind(
        409, "Signed in elsewhere", "Clerk {clerk} is signed in at window {window}. Close that window first."
    ),
    "nothing_waiting": Kind(409, "Nobody waits", "Nobody waits for this window."),
    "window_busy": Kind(409, "Window busy", "Finish with the citizen at the window first."),
    "window_closed": Kind(409, "Window not open", "Open or resume the window first."),
    "category_unserved": Kind(
        409,
        "Category without window",
        "Category {category} would be left without a window. Confirm to move it anyway.",
    ),
    "unknown_notice": Kind(404, "Notice not there", "This notice has been taken down already."),
    "too_many_notices": Kind(409, "Notices enough", "Twenty notices stand already. Take one down first."),
    "unknown_plan": Kind(404, "Plan not there", "This plan has been given up already."),
    "too_many_plans": Kind(409, "Plans enough", "Fifty plans exist already. Give one up first."),
    "invalid_plan": Kind(
        422,
        "Plan not complete",
        "A plan needs days, at least one window, and an end after its beginning.",
    ),
    "plan_overlaps": Kind(
        409, "Two plans at once", "The plan “{plan}” wants one of these windows at the same time."
    ),
    "unknown_change": Kind(404, "Change not there", "This change is no longer in the list."),
    "changed_since": Kind(
        409, "Changed since", "Window {window} has been changed again meanwhile. Look at it first."
    ),
    "unknown_lease": Kind(404, "Unknown lease", "These numbers were not set aside for this kiosk today."),
    "lease_over": Kind(409, "The day is over", "The numbers of this kiosk ended with the day."),
    "too_many_leases": Kind(
        409, "Numbers enough", "This kiosk has had enough numbers set aside today. Is its clock right?"
    ),
    "unknown_kiosk": Kind(404, "Unknown kiosk", "This hall has no kiosk {kiosk}."),
    "unknown_appointment": Kind(
        404,
        "No such appointment",
        "There is no appointment with this code. Please look at it again, or ask at the desk.",
    ),
    "appointment_exists": Kind(409, "Code in use", "The code {booked} belongs to another appointment."),
    "appointment_used": Kind(409, "Used already", "A number was taken with this code already: {number}"),
    "appointment_unreachable": Kind(
        503,
        "Appointment not to be looked up",
        "The network is cut: your appointment cannot be looked up. Please take an ordinary number or ask at the desk.",
    ),
    "appointment_other_day": Kind(
        409, "Not today", "This appointment is for another day. Please look at its date, or ask at the desk."
    ),
    "given_up": Kind(409, "Given up", "The kiosk has given out another number for this request."),
    "no_numbers": Kind(
        409,
        "No numbers left here",
        "The network is down and this kiosk has no more numbers for this business. Please ask at the desk.",
    ),
    "rating_late": Kind(409, "Too late", "The time for rating at the window is over. The phone still can."),
    "unknown_keys": Kind(409, "Keys without a meaning", "These keys do nothing at this pad."),
    "several_tickets": Kind(
        409, "Several numbers", "Several numbers end in these digits. Choose on the console."
    ),
    "too_many_tries": Kind(
        429, "Too many tries", "Too many wrong codes. This pad can sign in again in a minute."
    ),
    "press_dropped": Kind(
        409, "Press lost", "The network was away when the key was pressed. Please press again."
    ),
    "unknown_device": Kind(404, "Unknown device", "This hall has no device {device}."),
    "device_down": Kind(
        409, "Device not reached", "The device cannot be reached. Look at what it says first."
    ),
    "not_served": Kind(409, "Not served yet", "A service can be rated once it is finished."),
    "already_rated": Kind(409, "Already rated", "This service has been rated. Thank you."),
    "idempotency_conflict": Kind(
        409, "Key used before", "This idempotency key was used for another request. Use a new one."
    ),
    "unsupported_media_type": Kind(415, "Not JSON", "Send the body as application/json."),
    "locked": Kind(429, "Locked", "Too many wrong tries. Please try again in {minutes} minutes."),
    "internal": Kind(
        500, "Our mistake", "Something went wrong on the server; nothing was changed. Please try again."
    ),
    "journal_unavailable": Kind(
        503,
        "Cannot be stored",
        "The server cannot store anything now; nothing was changed. Please try again soon.",
    ),
    "not_ready": Kind(503, "Starting", "The server is reading its journal. Please try again in a moment."),
}


def _word(param: str, value: str | Name, language: str) -> str:
    """A parameter as a person reads it: names in the language, states translated, the rest as it is."""
    if isinstance(value, Name):
        return value.en if language == "en" else value.zh
    return say(language, value) if param == "state" else value


def problem_body(problem: Problem, language: str) -> tuple[int, bytes]:
    """(status, JSON) of a problem in a language."""
    kind = PROBLEMS[problem.code]
    body = ProblemBody(
        type=f"/api/docs#{problem.code}",
        title=say(language, kind.title),
        status=kind.status,
        detail=say(language, kind.detail, **{k: _word(k, v, language) for k, v in problem.params.items()}),
        code=problem.code,
    )
    return kind.status, msgspec.json.encode(body)
