"""Every route of the API, declared once."""

from msgspec import structs

from server.access.identity import Identity
from server.api import (
    answers,
    appointments,
    bodies,
    device_tests,
    guide,
    kiosks,
    live_views,
    managing,
    refusals,
    sessions,
    statistics,
)
from server.api.ids import fresh_id
from server.api.problems import Problem
from server.api.routes import DESK, STAFF, Ask, MakeCommand, Route, roles
from server.api.times import moment
from server.domain.queue import commands as c
from server.domain.queue.calls.desk import WindowView, window_view
from server.domain.queue.commands import AnyCommand
from server.domain.queue.lookup import window_of
from server.domain.queue.tickets.view import TakenView, TicketView
from server.domain.queue.views.hall import HallView, hall_view

HALL = "/api/v1/halls/{hall}"
TICKET = HALL + "/tickets/{ticket}"
WINDOW = HALL + "/windows/{window}"
ISSUING = roles("kiosk", "clerk", "manager")
RATING = roles("pad", "display", "manager")
"""Who may send what a citizen touched on a rating pad. Its own link carries a `display` token, which can do no more."""
LEADING = roles("manager", "admin")


def kiosk_of(ask: Ask) -> str:
    """Whose printer is meant: staff may name any kiosk, a kiosk only itself."""
    named: str | None = ask.body.kiosk
    if "kiosk" not in ask.who.roles:
        return named or ""
    if named is not None and named != ask.who.name:
        raise Problem("forbidden")
    return ask.who.name


def take_ticket(ask: Ask) -> c.TakeTicket:
    body: bodies.NewTicket = ask.body
    if body.service is not None and body.services:
        raise Problem("invalid", cause="service and services exclude each other")
    if (body.category is None) == (body.appointment is None):
        raise Problem("invalid", cause="exactly one of category and appointment is needed")
    named = kiosk_of(ask)
    if body.id is not None and "kiosk" not in ask.who.roles:
        raise Problem("forbidden")
    return c.TakeTicket(
        ticket=body.id or fresh_id(),
        category=body.category or "",
        services=(body.service,) if body.service is not None else body.services,
        group=body.group,
        language=body.language,
        person=ask.private,
        window=body.window or "",
        printer=named,
        booked_at=None if body.booked_at is None else moment(body.booked_at, "booked_at"),
        appointment=body.appointment or "",
        force=body.force,
        holder=ask.holder,
    )


def at_own_window(ask: Ask) -> str:
    """The clerk behind a session, who acts where he or she is signed in; a manager may act anywhere, and a token stands
    for a program that serves the windows it was made for."""
    who = ask.who
    return who.name if who.by_cookie and not who.roles & LEADING else ""


def open_window(ask: Ask) -> c.OpenWindow:
    body: bodies.OpenBody = ask.body
    own = at_own_window(ask)
    if own and body.clerk not in (None, own):
        raise Problem("forbidden")  # nobody signs somebody else in
    return c.OpenWindow(ask.window, body.clerk or ask.who.name, named=body.clerk is not None)


def transfer(ask: Ask) -> c.Transfer:
    body: bodies.TransferBody = ask.body
    if (body.category is None) == (body.window is None):
        raise Problem("invalid", cause="exactly one of category and window is needed")
    return c.Transfer(ask.window, body.category or "", body.window or "", ask.private, body.force)


def rate(ask: Ask) -> c.RateTicket:
    body: bodies.RatingBody = ask.body
    if body.channel == "pad" and not ask.who.may(RATING, ask.hall, ""):
        raise Problem("forbidden")
    if body.channel == "phone" and (not ask.citizen or "clerk" in ask.who.roles):
        raise Problem("forbidden")
    if body.channel == "kiosk" and not ask.who.may(roles("kiosk"), ask.hall, ""):
        raise Problem("forbidden")
    pad_window = ask.who.window if body.channel == "pad" else ""
    return c.RateTicket(ask.ticket, body.level, body.reasons, ask.private, body.channel, pad_window)


def reprint(ask: Ask) -> c.RequestSlip:
    return c.RequestSlip(ask.ticket, kiosk_of(ask))


QUERIES = [
    Route("GET", HALL, "A hall: categories, windows, waiting counts, predicted waits", HallView,
          look=lambda s, a, n: hall_view(s, n), refusals=("unknown_hall",)),
    Route("GET", TICKET, "A ticket, its place and predicted wait", TicketView,
          roles=STAFF | DESK | ISSUING, citizen=True,
          look=lambda s, a, n: answers.the_ticket(s, (), a, n), refusals=("unknown_ticket",)),
    Route("GET", WINDOW, "A window, with who sits there", WindowView,
          roles=STAFF | DESK, look=lambda s, a, n: window_view(s, window_of(s, a.window), n), refusals=("unknown_window",)),
    *live_views.once(),
]  # fmt: skip

TICKETS = [
    Route("POST", HALL + "/tickets", "Take a number", TakenView, ISSUING, bodies.NewTicket,
          ("hall_closed", "category_closed", "category_full", "unknown_category", "unknown_service", "unknown_group",
           "unknown_window", "window_unstaffed", "unknown_printer", "invalid_booking", "given_up", "unknown_appointment",
           "appointment_used", "appointment_other_day", "number_held"),
          201, take_ticket, answers.taken, private=("person", "person"), counted=True),
    Route("POST", TICKET + "/cancel", "Give a number back", TicketView, DESK, bodies.Reason, citizen=True,
          refusals=("wrong_state", "unknown_ticket"),
          command=lambda a: c.CancelTicket(a.ticket, a.body.reason), answered=answers.the_ticket),
    Route("POST", TICKET + "/requeue", "A missed citizen is back", TicketView, DESK, bodies.Reason, citizen=True,
          refusals=("wrong_state", "unknown_ticket"),
          command=lambda a: c.RequeueTicket(a.ticket, a.body.reason), answered=answers.the_ticket),
    Route("POST", TICKET + "/postpone", "Come later: start waiting anew, once", TicketView, DESK, bodies.Empty, citizen=True,
          refusals=("wrong_state", "unknown_ticket"),
          command=lambda a: c.PostponeTicket(a.ticket), answered=answers.the_ticket),
    Route("POST", TICKET + "/rating", "Rate a finished service", answers.RatingView, RATING | {"kiosk"}, bodies.RatingBody,
          citizen=True,
          refusals=("not_served", "already_rated", "unknown_ticket", "forbidden"),
          command=rate, answered=answers.the_rating, private=("words", "text")),
    Route("POST", TICKET + "/print", "Print the slip again", TicketView, ISSUING, bodies.PrintBody,
          ("wrong_state", "unknown_ticket", "unknown_printer"), command=reprint, answered=answers.the_ticket),
]  # fmt: skip


def _window(
    action: str, summary: str, command: MakeCommand, body: type, *refusals: str, answer: str = "ticket"
) -> Route:
    """A row under a window; the desk's roles and the refusals of all such rows come by themselves."""
    is_ticket = answer == "ticket"
    return Route(
        "POST", f"{WINDOW}/{action}", summary, TicketView if is_ticket else WindowView, DESK, body,
        (*refusals, "not_your_window", "wrong_state", "unknown_window"), 200,
        lambda ask: _acting(command(ask), ask),
        answers.the_ticket if is_ticket else answers.the_window,
        private=("note", "note") if action == "transfer" else None,
    )  # fmt: skip


def _acting(command: AnyCommand, ask: Ask) -> AnyCommand:
    own = at_own_window(ask)
    return structs.replace(command, acting=own) if own and isinstance(command, c.AtWindow) else command


def take_over(ask: Ask) -> c.TakeOverWindow:
    if not ask.who.by_cookie:
        raise Problem("forbidden")  # only a person sits down
    return c.TakeOverWindow(ask.window, ask.who.name)


WINDOWS = [
    _window("take-over", "Go on at a window where somebody else is signed in, on record", take_over,
            bodies.Empty, "clerk_elsewhere", answer="window"),
    _window("open", "Open a window, a clerk signed in", open_window, bodies.OpenBody,
            "window_taken", "clerk_elsewhere", "unknown_clerk", answer="window"),
    _window("pause", "Pause, with a reason", lambda a: c.PauseWindow(a.window, a.body.reason),
            bodies.NeededReason, answer="window"),
    _window("resume", "Go on after a pause", lambda a: c.ResumeWindow(a.window), bodies.Empty, answer="window"),
    _window("close", "Close a window", lambda a: c.CloseWindow(a.window), bodies.Empty, answer="window"),
    _window("call-next", "Call whoever used up most of the promised wait", lambda a: c.CallNext(a.window),
            bodies.Empty, "nothing_waiting", "window_busy", "window_closed"),
    _window("call", "Call a chosen ticket, recorded as out of order", lambda a: c.CallTicket(a.window, a.body.ticket),
            bodies.TicketRef, "window_busy", "window_closed", "unknown_ticket"),
    _window("recall", "Call the same ticket again", lambda a: c.Recall(a.window), bodies.Empty),
    _window("start", "The citizen is here", lambda a: c.Start(a.window), bodies.Empty),
    _window("miss", "The citizen did not come", lambda a: c.Miss(a.window), bodies.Empty),
    _window("hold", "Put the service aside, with a reason", lambda a: c.Hold(a.window, a.body.reason),
            bodies.NeededReason),
    _window("unhold", "Take a held service up again", lambda a: c.Unhold(a.window, a.body.ticket),
            bodies.TicketRef, "window_busy", "window_closed", "unknown_ticket"),
    _window("transfer", "Send the citizen on, the clock kept", transfer, bodies.TransferBody,
            "unknown_category", "category_closed", "window_unstaffed", "category_unstaffed"),
    _window("finish", "Finish the service; the rating pad is invited",
            lambda a: c.Finish(a.window, a.body.outcome, a.body.case), bodies.FinishBody),
    Route("PUT", WINDOW + "/allocation", "Move categories; the next call obeys", WindowView, roles("manager"),
          bodies.AllocationBody, ("category_unserved", "changed_since", "unknown_category", "unknown_window"),
          command=lambda a: c.Allocate(a.window, a.body.categories, a.body.force, a.who.name, a.body.seen),
          answered=answers.the_window),
]  # fmt: skip


def _day(action: str, summary: str, command: MakeCommand) -> Route:
    return Route(
        "POST", f"{HALL}/day/{action}", summary, answers.DayView, roles("manager"), bodies.Empty, ("wrong_state",),
        command=command, answered=answers.the_day,
    )  # fmt: skip


DAY = [
    _day("open", "Open the hall's day", lambda a: c.OpenDay(a.today(a.hall), a.who.name)),
    _day("close", "Close the day; whatever is not final expires", lambda a: c.CloseDay(a.who.name)),
    _day("pause-intake", "Stop giving out numbers", lambda a: c.CloseIntake(a.who.name)),
    _day("resume-intake", "Resume giving out numbers", lambda a: c.OpenIntake(a.who.name)),
]

# Those that a full hall asks for most come first: the router looks from the top.
ROUTES: list[Route] = [
    *TICKETS,
    *WINDOWS,
    *QUERIES,
    *kiosks.ROUTES,
    *sessions.ROUTES,
    *refusals.ROUTES,
    *DAY,
    *managing.ROUTES,
    *appointments.ROUTES,
    *device_tests.ROUTES,
    *guide.ROUTES,
    *statistics.ROUTES,
]


def allowed(who: Identity, hall: str) -> list[str]:
    """What `who` may change in a hall, as paths below it ("day/open", "windows/{window}/start"): the staff pages show no
    other button. What a citizen does to the own ticket is, at a desk, for those who serve there."""
    here = f"{HALL}/"
    return [
        route.path.removeprefix(here)
        for route in ROUTES
        if route.method != "GET"
        and route.look is None
        and route.path.startswith(here)
        and who.may(route.roles or DESK, hall, "")
    ]
