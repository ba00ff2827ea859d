"""RFC 9457 problems: one table from stable code to status, title and a sentence that says what to do next."""

import msgspec

from server.domain.language import Text
from server.language.catalogues import say
from server.shell.case_problems import CASE_PROBLEMS
from server.shell.oversight_problems import OVERSIGHT_PROBLEMS
from server.shell.problem_kind import Kind


class Problem(Exception):
    """A refusal on its way to the client."""

    def __init__(self, code: str, retry_after_s: int = 0, **params: str | Text) -> None:
        super().__init__(code)
        self.code, self.params, self.retry_after_s = code, params, retry_after_s


class HeldNumber(msgspec.Struct, frozen=True):
    """The number that somebody has already, in data: a screen may show it large, and in the other language."""

    number: str
    category_name: Text
    state: str
    window: str
    """Where it was called last; empty before."""


class ProblemBody(msgspec.Struct, frozen=True, omit_defaults=True):
    """`application/problem+json`."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    held: HeldNumber | None = None
    """With `number_held` alone."""


BESIDE = CASE_PROBLEMS | OVERSIGHT_PROBLEMS
PROBLEMS: dict[str, Kind] = BESIDE | {
    "malformed": Kind(400, "Request not understood", "The request cannot be read: {cause}"),
    "unauthorised": Kind(401, "Please sign in", "Please sign in, or send a valid token."),
    "wrong_password": Kind(
        401,
        "Sign-in failed",
        "Wrong name or password. After several wrong attempts you have to wait before trying again.",
    ),
    "forbidden": Kind(403, "Not allowed", "Your role is not allowed to do this here."),
    "foreign_origin": Kind(403, "Not allowed", "The request came from another site and was refused."),
    "not_found": Kind(404, "Not found", "There is nothing at this address."),
    "too_slow": Kind(408, "Request timed out", "The request did not arrive in time. Please try again."),
    "invalid_booking": Kind(
        422,
        "Invalid request",
        "The booked time is too far in the past or too far ahead.",
    ),
    "unknown_hall": Kind(404, "Unknown hall", "There is no hall {hall} on this server."),
    "unknown_category": Kind(404, "Unknown category", "This hall has no category {category}."),
    "unknown_group": Kind(404, "Unknown group", "This hall has no group {group}."),
    "unknown_service": Kind(404, "Unknown service", "The service {service} is not offered here."),
    "unknown_window": Kind(404, "Unknown window", "This hall has no window {window}."),
    "unknown_ticket": Kind(
        404, "Unknown ticket", "This ticket is from another day. Please take a new number."
    ),
    "unknown_clerk": Kind(404, "Unknown clerk", "This hall has no clerk {clerk}."),
    "unknown_printer": Kind(404, "Unknown printer", "The kiosk {printer} has no printer."),
    "method_not_allowed": Kind(405, "Method not allowed", "This address does not accept that method."),
    "too_large": Kind(413, "Request too large", "The request is too long."),
    "invalid": Kind(422, "Invalid request", "The request is not valid: {cause}"),
    "hall_closed": Kind(
        409, "The hall is closed", "No numbers are being given out now. Please come during opening hours."
    ),
    "category_closed": Kind(
        409,
        "No window open for this",
        "No window offers this service at the moment. Please ask at the information desk.",
    ),
    "category_full": Kind(
        409,
        "Full for now",
        "Too many people are waiting for this service. Please come back later or ask at the information desk.",
    ),
    "wrong_state": Kind(
        409, "Not possible now", "This cannot be done now (state: {state}). Look at the screen again."
    ),
    "window_taken": Kind(
        409, "Window taken", "Clerk {clerk} is signed in at window {window}. Close it there first."
    ),
    "clerk_elsewhere": Kind(
        409,
        "Signed in elsewhere",
        "Clerk {clerk} is signed in at window {window}. Close that window first.",
    ),
    "not_your_window": Kind(
        409,
        "Not your window",
        "Clerk {clerk} is signed in at window {window}. To act there, take the window over first.",
    ),
    "nothing_waiting": Kind(409, "Nobody is waiting", "Nobody is waiting for this window."),
    "window_busy": Kind(409, "Window busy", "Finish with the current citizen first."),
    "window_closed": Kind(409, "Window not open", "Open the window first."),
    "window_paused": Kind(409, "Window paused", "Resume the window first."),
    "category_unserved": Kind(
        409,
        "No window for this category",
        "Category {category} would be left without a window. Confirm to move it anyway.",
    ),
    "window_unstaffed": Kind(
        409,
        "Nobody at the window",
        "Nobody is at window {window} now. Confirm to send the number there anyway.",
    ),
    "category_unstaffed": Kind(
        409,
        "No window staffed",
        "Nobody is at a window of {category} now. Confirm to send the number there anyway.",
    ),
    "unknown_notice": Kind(404, "No such notice", "This notice has already been taken down."),
    "too_many_notices": Kind(
        409, "Too many notices", "There are already twenty notices. Take one down first."
    ),
    "unknown_plan": Kind(404, "No such plan", "This plan has already been deleted."),
    "too_many_plans": Kind(409, "Too many plans", "There are already fifty plans. Delete one first."),
    "invalid_plan": Kind(
        422,
        "Incomplete plan",
        "A plan needs days, at least one window, and an end later than its start.",
    ),
    "plan_overlaps": Kind(
        409, "Plans overlap", "The plan “{plan}” uses one of these windows at the same time."
    ),
    "unknown_change": Kind(404, "No such change", "This change is no longer in the list."),
    "changed_since": Kind(
        409,
        "Changed since then",
        "Window {window} has been changed again since then. Please look at it first.",
    ),
    "unknown_lease": Kind(404, "Unknown lease", "These numbers were not reserved for this kiosk today."),
    "lease_over": Kind(
        409, "The day is over", "The numbers reserved for this kiosk expired at the end of the day."
    ),
    "too_many_leases": Kind(
        409,
        "Too many numbers reserved",
        "This kiosk has already reserved too many numbers today. Is its clock right?",
    ),
    "unknown_kiosk": Kind(404, "Unknown kiosk", "This hall has no kiosk {kiosk}."),
    "unknown_appointment": Kind(
        404,
        "No such appointment",
        "There is no appointment with this code. Please check the code, or ask at the information desk.",
    ),
    "appointment_exists": Kind(
        409, "Code already in use", "The code {booked} belongs to another appointment."
    ),
    "appointment_used": Kind(409, "Already used", "A number has already been taken with this code: {number}"),
    "appointment_unreachable": Kind(
        503,
        "Cannot look up appointments",
        "The network is down, so your appointment cannot be looked up. Please take an ordinary number or ask our staff.",
    ),
    "appointment_other_day": Kind(
        409,
        "Not today",
        "This appointment is for another day. Please check its date, or ask at the information desk.",
    ),
    "given_up": Kind(
        409, "Replaced by another number", "The kiosk has given out another number for this request."
    ),
    "number_held": Kind(
        409,
        "You already have a number",
        "You already have number {number} ({category}, {state}) and do not need another. If you no longer want it, "
        "please cancel it on your phone or ask at the information desk.",
    ),
    "no_card": Kind(
        409, "No card on the reader", "Please place your ID card on the reader again, or ask our staff."
    ),
    "unreachable": Kind(
        503,
        "Server cannot be reached",
        "The network is down, so this cannot be done now. Your number is valid: please wait to be called.",
    ),
    "no_numbers": Kind(
        409,
        "No numbers left here",
        "The network is down and this kiosk has no more numbers for this service. Please ask at the information desk.",
    ),
    "rating_late": Kind(
        409, "Too late", "The time for rating at the window is over. You can still rate on your phone."
    ),
    "unknown_keys": Kind(409, "Unknown keys", "These keys do nothing on this pad."),
    "several_tickets": Kind(
        409, "More than one match", "Several numbers end in these digits. Choose on the console."
    ),
    "too_many_tries": Kind(
        429, "Too many attempts", "Too many wrong codes. This pad can sign in again in a minute."
    ),
    "too_many_codes": Kind(
        429,
        "Too many attempts",
        "Too many wrong codes came from here. Please try again in {minutes} minutes.",
    ),
    "press_dropped": Kind(
        409, "Key press lost", "The network was down when the key was pressed. Please press again."
    ),
    "unknown_device": Kind(404, "Unknown device", "This hall has no device {device}."),
    "device_down": Kind(
        409, "Device cannot be reached", "The device cannot be reached. Please follow its advice first."
    ),
    "not_served": Kind(409, "Not finished yet", "A service can be rated once it is finished."),
    "unknown_reason": Kind(
        422, "Unknown reason", "The reason {reason} is not offered with this rating. Please choose again."
    ),
    "already_rated": Kind(409, "Already rated", "This service has already been rated. Thank you."),
    "idempotency_conflict": Kind(
        409, "Idempotency key reused", "This idempotency key was used for another request. Use a new one."
    ),
    "encoded": Kind(415, "Not as it is", "Send the body as it is, without Content-Encoding."),
    "expectation_failed": Kind(
        417, "Method not allowed", "The server does what it can; nothing more can be expected."
    ),
    "too_many_requests": Kind(
        429, "Too many requests", "Too many requests came from here. Please try again in a moment."
    ),
    "unsupported_media_type": Kind(415, "JSON expected", "Send the body as application/json."),
    "slowed": Kind(
        429, "Please wait a moment", "There were wrong attempts before. Please try again in {seconds} s."
    ),
    "locked": Kind(429, "Locked", "Too many wrong tries. Please try again in {minutes} minutes."),
    "sign_in_busy": Kind(
        429,
        "Please wait a moment",
        "Too many people are signing in from here. Please try again in a moment.",
    ),
    "internal": Kind(
        500, "Server error", "Something went wrong on the server; nothing was changed. Please try again."
    ),
    "journal_unavailable": Kind(
        503,
        "Cannot save now",
        "The server cannot store anything now; nothing was changed. Please try again soon.",
    ),
    "store_unavailable": Kind(
        503,
        "Cannot save now",
        "The server cannot read or write its files of people and sign-ins now; nothing was changed. "
        "Please try again soon.",
    ),
    "not_ready": Kind(
        503, "Server starting", "The server is reading its journal. Please try again in a moment."
    ),
}


def _word(param: str, value: str | Text, language: str) -> str:
    """A parameter as a person reads it: names in the language, states translated, the rest as it is."""
    if isinstance(value, Text):
        return value.in_(language)
    return say(language, value) if param == "state" else value


def _held(problem: Problem) -> HeldNumber | None:
    match problem.params:
        case {
            "number": str(number),
            "category": Text() as name,
            "state": str(state),
            "window": str(window),
        } if problem.code == "number_held":
            return HeldNumber(number, name, state, window)
        case _:
            return None


def problem_body(problem: Problem, language: str) -> tuple[int, bytes]:
    """(status, JSON) of a problem in a language."""
    kind = PROBLEMS[problem.code]
    body = ProblemBody(
        type=f"/api/docs#{problem.code}",
        title=say(language, kind.title),
        status=kind.status,
        detail=say(language, kind.detail, **{k: _word(k, v, language) for k, v in problem.params.items()}),
        code=problem.code,
        held=_held(problem),
    )
    return kind.status, msgspec.json.encode(body)
