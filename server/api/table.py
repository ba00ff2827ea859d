"""Every route of the API, declared once."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct, structs

from server.access.identity import Identity
from server.api import (
    answers,
    appointments,
    audit,
    card,
    case_figures,
    device_tests,
    figures,
    guide,
    hooks,
    kiosks,
    live_views,
    managing,
    rating_patterns,
    rating_reasons,
    refused_sign_ins,
    sessions,
    signatures,
    slips,
    statistics,
)
from server.api import body_shapes as bodies
from server.api.cases import files, joint, online, papers
from server.api.cases import table as cases
from server.api.ids import fresh_ticket
from server.api.oversight import assessing, supervising, wall
from server.api.oversight import public as public_oversight
from server.api.oversight import rating as oversight_ratings
from server.api.oversight import receipt as concern_receipts
from server.api.oversight import table as oversight
from server.api.rating_reasons import coded
from server.api.routes import DESK, LEADING, STAFF, Ask, C, CommandRoute, Route, ViewRoute, roles
from server.api.times import moment
from server.domain.queue import commands as c
from server.domain.queue.calls.desk import window_view
from server.domain.queue.lookup import window_of
from server.domain.queue.refusal_codes import UnknownTicket, UnknownWindow
from server.domain.queue.shown.desk import WindowView
from server.domain.queue.shown.hall import HallView
from server.domain.queue.shown.ticket import TakenView, TicketView
from server.domain.queue.views.hall import hall_view
from server.shell.problem_sentences import Problem

HALL = "/api/v1/halls/{hall}"
TICKET = HALL + "/tickets/{ticket}"
WINDOW = HALL + "/windows/{window}"
ISSUING = roles("kiosk", "clerk", "manager")
RATING = roles("pad", "display", "manager")
"""Who may send what a citizen touched on a rating pad. Its own link carries a `display` token, which can do no more."""


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
        ticket=body.id or fresh_ticket(ask.hall),
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
    return c.RateTicket(ask.ticket, body.level, coded(body.reasons), ask.private, body.channel, pad_window)


def reprint(ask: Ask) -> c.RequestSlip:
    return c.RequestSlip(ask.ticket, kiosk_of(ask))


QUERIES = [
    ViewRoute("GET", HALL, "A hall: categories, windows, waiting counts, predicted waits", HallView, named="readHall",
              look=lambda s, a, n: hall_view(s, n)),
    rating_reasons.ROUTE,
    ViewRoute("GET", TICKET, "A ticket, its place and predicted wait", TicketView, STAFF | DESK | ISSUING, citizen=True,
              refusals=(UnknownTicket,), named="readTicket", look=lambda s, a, n: answers.the_ticket(s, (), a, n)),
    ViewRoute("GET", "/api/v1/tickets/{ticket}", "The same, for who does not know the hall", TicketView,
              STAFF | DESK | ISSUING, citizen=True, refusals=(UnknownTicket,), named="findTicket",
              look=lambda s, a, n: answers.the_ticket(s, (), a, n)),
    ViewRoute("GET", WINDOW, "A window, with who sits there", WindowView, STAFF | DESK,
              refusals=(UnknownWindow,), named="readWindow",
              look=lambda s, a, n: window_view(s, window_of(s, a.window), n)),
    *live_views.once(),
    slips.ROUTE,
]  # fmt: skip


def _ticket(
    action: str, summary: str, makes: type[C], command: Callable[[Ask], C], body: type[Struct], **more: Any
) -> CommandRoute[C]:
    """A row about one ticket, for the desk unless it says otherwise."""
    row: dict[str, Any] = {"answer": TicketView, "roles": DESK, "answered": answers.the_ticket, **more}
    return CommandRoute("POST", f"{TICKET}/{action}", summary, body=body, makes=makes, command=command, **row)


TICKETS = [
    CommandRoute("POST", HALL + "/tickets", "Take a number", TakenView, ISSUING, bodies.NewTicket, status=201,
                 makes=c.TakeTicket, command=take_ticket, answered=answers.taken,
                 private=("person", "person"), counted=True),
    _ticket("cancel", "Give a number back", c.CancelTicket, lambda a: c.CancelTicket(a.ticket, a.body.reason), bodies.Reason,
            citizen=True),
    _ticket("requeue", "A missed citizen is back", c.RequeueTicket, lambda a: c.RequeueTicket(a.ticket, a.body.reason),
            bodies.Reason, citizen=True),
    _ticket("postpone", "Come later: start waiting anew, once", c.PostponeTicket, lambda a: c.PostponeTicket(a.ticket),
            bodies.Empty, citizen=True),
    _ticket("rating", "Rate a finished service", c.RateTicket, rate, bodies.RatingBody, citizen=True,
            answer=answers.RatingView, answered=answers.the_rating, roles=RATING | {"kiosk"}, private=("words", "text")),
    _ticket("print", "Print the slip again", c.RequestSlip, reprint, bodies.PrintBody, roles=ISSUING),
]  # fmt: skip


def _acting(command: C, ask: Ask) -> C:
    own = at_own_window(ask)
    return structs.replace(command, acting=own) if own and isinstance(command, c.AtDesk) else command


def _desk(
    action: str, summary: str, makes: type[C], command: Callable[[Ask], C], body: type[Struct], **more: Any
) -> CommandRoute[C]:
    """A row about whoever stands at a window; the desk's roles come by themselves."""
    row: dict[str, Any] = {"answer": TicketView, "answered": answers.the_ticket, **more}
    return CommandRoute(
        "POST", f"{WINDOW}/{action}", summary, roles=DESK, body=body,
        makes=makes, command=lambda ask: _acting(command(ask), ask), **row,
    )  # fmt: skip


def _window(
    action: str, summary: str, makes: type[C], command: Callable[[Ask], C], body: type[Struct]
) -> CommandRoute[C]:
    """A row about the window itself."""
    return _desk(action, summary, makes, command, body, answer=WindowView, answered=answers.the_window)


def take_over(ask: Ask) -> c.TakeOverWindow:
    if not ask.who.by_cookie:
        raise Problem("forbidden")  # only a person sits down
    return c.TakeOverWindow(ask.window, ask.who.name)


WINDOWS = [
    _window("take-over", "Go on at a window where somebody else is signed in, on record", c.TakeOverWindow, take_over,
            bodies.Empty),
    _window("open", "Open a window, a clerk signed in", c.OpenWindow, open_window, bodies.OpenBody),
    _window("pause", "Pause, with a reason", c.PauseWindow, lambda a: c.PauseWindow(a.window, a.body.reason),
            bodies.NeededReason),
    _window("resume", "Go on after a pause", c.ResumeWindow, lambda a: c.ResumeWindow(a.window), bodies.Empty),
    _window("close", "Close a window", c.CloseWindow, lambda a: c.CloseWindow(a.window), bodies.Empty),
    _desk("call-next", "Call whoever used up most of the promised wait", c.CallNext, lambda a: c.CallNext(a.window),
          bodies.Empty),
    _desk("call", "Call a chosen ticket, recorded as out of order", c.CallTicket,
          lambda a: c.CallTicket(a.window, a.body.ticket), bodies.TicketRef),
    _desk("recall", "Call the same ticket again", c.Recall, lambda a: c.Recall(a.window), bodies.Empty),
    _desk("start", "The citizen is here", c.Start, lambda a: c.Start(a.window), bodies.Empty),
    _desk("miss", "The citizen did not come", c.Miss, lambda a: c.Miss(a.window), bodies.Empty),
    _desk("hold", "Put the service aside, with a reason", c.Hold, lambda a: c.Hold(a.window, a.body.reason),
          bodies.NeededReason),
    _desk("unhold", "Take a held service up again", c.Unhold, lambda a: c.Unhold(a.window, a.body.ticket),
          bodies.TicketRef),
    _desk("transfer", "Send the citizen on, the clock kept", c.Transfer, transfer, bodies.TransferBody,
          private=("note", "note")),
    _desk("finish", "Finish the service; the rating pad is invited", c.Finish,
          lambda a: c.Finish(a.window, a.body.outcome, a.body.case), bodies.FinishBody),
    CommandRoute("PUT", WINDOW + "/allocation", "Move categories; the next call obeys", WindowView, roles("manager"),
                 bodies.AllocationBody, makes=c.Allocate,
                 command=lambda a: c.Allocate(a.window, a.body.categories, a.body.force, a.who.name, a.body.seen),
                 answered=answers.the_window),
]  # fmt: skip


def _day(action: str, summary: str, makes: type[C], command: Callable[[Ask], C]) -> CommandRoute[C]:
    return CommandRoute(
        "POST", f"{HALL}/day/{action}", summary, answers.DayView, roles("manager"), bodies.Empty,
        makes=makes, command=command, answered=answers.the_day,
    )  # fmt: skip


DAY = [
    _day("open", "Open the hall's day", c.OpenDay, lambda a: c.OpenDay(a.today(a.hall), a.who.name)),
    _day(
        "close", "Close the day; whatever is not final expires", c.CloseDay, lambda a: c.CloseDay(a.who.name)
    ),
    _day("pause-intake", "Stop giving out numbers", c.CloseIntake, lambda a: c.CloseIntake(a.who.name)),
    _day("resume-intake", "Resume giving out numbers", c.OpenIntake, lambda a: c.OpenIntake(a.who.name)),
]

# Those that a full hall asks for most come first: the router looks from the top.
ROUTES: list[Route] = [
    *TICKETS,
    *WINDOWS,
    *QUERIES,
    *kiosks.ROUTES,
    *sessions.ROUTES,
    *refused_sign_ins.ROUTES,
    *DAY,
    *managing.ROUTES,
    *appointments.ROUTES,
    *device_tests.ROUTES,
    *card.ROUTES,
    *signatures.ROUTES,
    *guide.ROUTES,
    *statistics.ROUTES,
    *figures.ROUTES,
    *case_figures.ROUTES,
    *cases.ROUTES,
    *files.ROUTES,
    *joint.ROUTES,
    *papers.ROUTES,
    *online.ROUTES,
    *hooks.ROUTES,
    *oversight.ROUTES,
    *public_oversight.ROUTES,
    *oversight_ratings.ROUTES,
    *supervising.ROUTES,
    *wall.ROUTES,
    *assessing.ROUTES,
    *concern_receipts.ROUTES,
    *audit.ROUTES,
    *rating_patterns.ROUTES,
]


OF_NO_HALL = tuple(
    f"/api/v1/{kind}/" for kind in ("cases/{case}", "follow-ups/{follow_up}", "concerns/{concern}")
)


def allowed(who: Identity, hall: str) -> list[str]:
    """What `who` may change in a hall, as paths below it ("day/open", "windows/{window}/start"), and of cases
    ("cases/{case}/take"): the staff pages show no other button. What a citizen does to the own ticket is, at a desk, for
    those who serve there."""
    here = f"{HALL}/"
    return [
        route.path.removeprefix(here).removeprefix("/api/v1/")
        for route in ROUTES
        if route.method != "GET"
        and not isinstance(route, ViewRoute)
        and (route.path.startswith(here) or route.path.startswith("/api/v1/cases/{case}/"))
        and who.may(route.roles or DESK, hall, "")
    ]
