"""Every route about cases, declared once."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct

from server.api.body_shapes import Empty
from server.api.cases import acts, bodies, calendar, catalogue, searching, whose, workbook
from server.api.cases.sight import may_see_pile
from server.api.routes import ActRoute, Ask, C, CaseCommandRoute, CaseViewRoute, Route, roles
from server.domain.cases import commands as c
from server.domain.cases.events import AnyEvent, CaseReceived
from server.domain.cases.lookup import case_of
from server.domain.cases.refusal_codes import (
    InvalidCalendar,
    InvalidDuty,
    InvalidMatter,
    UnknownCase,
    UnknownMatter,
)
from server.domain.cases.shown.calendar import CalendarView, MovesView
from server.domain.cases.shown.case import CaseView, LimitsView, PublicCase
from server.domain.cases.shown.catalogue import CatalogueView
from server.domain.cases.shown.lists import (
    CasesFound,
    CounterView,
    DepartmentsView,
    DutiesView,
    DutyLine,
    MattersView,
    PileView,
    ShelfView,
)
from server.domain.cases.shown.matter import MatterPaper
from server.domain.cases.state import CasesState
from server.domain.cases.views.case import case_view
from server.domain.cases.views.catalogue import catalogue_view
from server.domain.cases.views.counter import counter_view
from server.domain.cases.views.pile import pile_view
from server.domain.cases.views.shelf import shelf_view
from server.domain.cases.words import CaseState
from server.domain.language import Language
from server.domain.now import Now
from server.shell.http import XLSX
from server.shell.problem_sentences import Problem

CASE = "/api/v1/cases/{case}"
HALL = "/api/v1/halls/{hall}"
FRONT = roles("clerk", "manager")
BACK = roles("reviewer", "clerk")
"""A clerk with departments is their representative in the hall (首席代表)."""
ISSUE = roles("issuer", "clerk", "manager")
FILTERS: dict[str, Sequence[str]] = {
    "number": (),
    "matter": (),
    "department": (),
    "state": tuple(CaseState),
    "hall": (),
    "due_from": (),
    "due_before": (),
}
"""Of a search."""
SIGHT = roles("clerk", "reviewer", "issuer", "manager", "supervisor")


def _the_case(state: CasesState, events: object, ask: Ask, now: Now) -> CaseView:
    return case_view(state, case_of(state, ask.item), now, ask.title)


def _received(state: CasesState, events: Sequence[AnyEvent], ask: Ask, now: Now) -> CaseView:
    number = next(event.case for event in events if isinstance(event, CaseReceived))
    return case_view(state, case_of(state, number), now, ask.title)


def _pile(state: CasesState, ask: Ask, now: Now) -> PileView:
    if not may_see_pile(ask.item, ask.who):
        raise Problem("forbidden")
    return pile_view(state, ask.item, now, ask.title)


def _receive(ask: Ask) -> c.ReceiveCase:
    body: bodies.NewCase = ask.body
    return c.ReceiveCase(
        matter=body.matter,
        hall=ask.hall,
        window=body.window or "",
        ticket=body.ticket or "",
        by=ask.who.name,
        applicant=ask.private,
        agent=ask.private if body.applicant.agent else "",
        brought=body.brought,
        trained=ask.who.trained,
    )


def _collect(ask: Ask) -> c.CollectResult:
    body: bodies.CollectBody = ask.body
    drawn = ask.drawn(body.signature, ask.item) if body.signature else None
    if body.signature and drawn is None:
        raise Problem("no_signature")
    return c.CollectResult(
        *_head(ask),
        how=body.how,
        signed=body.signed,
        signature=c.SignatureFile(drawn.id, drawn.size, drawn.salt, drawn.sum) if drawn else None,
        collector=ask.private,
        together=body.together,
        ticket=body.ticket,
    )


def _moment(ask: Ask, minute: str) -> float:
    """Of the offices' own time."""
    return datetime.fromisoformat(minute).replace(tzinfo=ask.zone).timestamp()


def _correct_clock(ask: Ask) -> c.CorrectClock:
    body: bodies.CorrectClockBody = ask.body
    started = _moment(ask, body.started) if body.started else None
    return c.CorrectClock(
        *_head(ask),
        departments=ask.who.departments,
        pause=body.pause,
        stopped=_moment(ask, body.stopped),
        started=started,
        reason=ask.private,
    )


def _duty(ask: Ask) -> c.SetDuty:
    body: bodies.DutyBody = ask.body
    if body.partner and not (body.since and body.until):
        raise InvalidDuty(cause="it has a first and a last day")
    return c.SetDuty(body.absent, body.partner, body.since, body.until, ask.who.name)


def _head(ask: Ask) -> tuple[str, int, str, str]:
    """Case, version, who, and the hall to which who acts is bound."""
    return ask.item, ask.body.seen, ask.who.name, ask.who.hall


def _front(
    action: str, summary: str, makes: type[C], body: type[Struct], command: Callable[[Ask], C], **more: Any
) -> CaseCommandRoute[C]:
    row: dict[str, Any] = {"roles": FRONT, **more}
    return CaseCommandRoute(
        "POST", f"{CASE}/{action}", summary, CaseView, body=body,
        makes=makes, command=command, answered=_the_case, **row,
    )  # fmt: skip


def _back(
    action: str, summary: str, makes: type[C], body: type[Struct], command: Callable[[Ask], C], **more: Any
) -> CaseCommandRoute[C]:
    return _front(action, summary, makes, body, command, roles=BACK, **more)


def _duty_said(state: CasesState, events: object, ask: Ask, now: Now) -> DutyLine:
    body: bodies.DutyBody = ask.body
    return DutyLine(
        body.absent,
        ask.title("", body.absent),
        body.partner,
        ask.title("", body.partner),
        body.since,
        body.until,
    )


def _task(ask: Ask) -> dict[str, Any]:
    return {"task": ask.body.task, "departments": ask.who.departments}


def _words(field: str) -> dict[str, tuple[str, str]]:
    """What may name people is kept apart."""
    return {"private": ("case-words", field)}


ROUTES: list[Route] = [
    ActRoute("GET", HALL + "/matters", "What can be applied for in a hall, with its materials", MattersView, FRONT,
             act=acts.matters, named="listMatters"),
    CaseCommandRoute("POST", HALL + "/cases", "Take in an application", CaseView, FRONT, bodies.NewCase, status=201,
                     makes=c.ReceiveCase, command=_receive, answered=_received, private=("case-person", "applicant")),
    CaseViewRoute("GET", HALL + "/shelf", "What is decided and not yet handed over", ShelfView, ISSUE | {"supervisor"},
                  look=lambda s, a, n: shelf_view(s, a.hall, n), named="readShelf"),
    CaseViewRoute("GET", "/api/v1/departments/{department}/pile", "What a department has in hand, the most urgent first",
                  PileView, roles("reviewer", "supervisor"), look=_pile, named="readPile"),
    ActRoute("GET", "/api/v1/cases", "Cases of all years, looked for", CasesFound, SIGHT,
             problems=("invalid", "code_wrong", "too_many_codes"),
             query={**FILTERS, "code": (), "before": ()}, act=searching.search, named="searchCases"),
    ActRoute("GET", "/api/v1/cases.xlsx", "The same as a workbook, all pages of it, without anybody's name", bytes, SIGHT,
             problems=("invalid",), query={**FILTERS, "language": tuple(Language)}, act=workbook.whole_list, media=XLSX,
             named="downloadCases"),
    ActRoute("POST", "/api/v1/cases/find", "The cases of somebody, by what is on their card", CasesFound,
             roles("clerk", "reviewer", "issuer", "manager"), body=bodies.FindBody, act=searching.by_person,
             named="findCases"),
    ActRoute("GET", CASE, "A case: materials, parts of the departments, limits, what may be done", CaseView, SIGHT,
             refusals=(UnknownCase,), act=acts.read, named="readCase"),
    ActRoute("GET", CASE + "/limits", "How the due dates came about, day by day", LimitsView, SIGHT,
             refusals=(UnknownCase,), act=acts.limits, named="readLimits"),
    ActRoute("GET", CASE + "/person", "Whose case it is; each look is noted", whose.Whose, SIGHT,
             refusals=(UnknownCase,), problems=("reason_needed",), query={"reason": ()},
             act=whose.whose, named="readApplicant"),
    ActRoute("GET", "/api/v1/public/cases/{case}", "A citizen's own case, whose `{case}` is NUMBER.CODE", PublicCase,
             problems=("unknown_case", "too_many_codes"), act=acts.public, named="readPublicCase"),
    _front("accept", "Accept it, with or without lacks", c.AcceptCase, bodies.AcceptBody,
           lambda a: c.AcceptCase(*_head(a), lacks=a.body.lacks, done=a.body.done, trained=a.who.trained)),
    _front("correct", "Say, once, everything that is missing", c.AskCorrection, bodies.SeenBody,
           lambda a: c.AskCorrection(*_head(a))),
    _front("bring", "Materials are brought", c.BringMaterial, bodies.BringBody,
           lambda a: c.BringMaterial(*_head(a), items=a.body.items)),
    _front("refuse", "Do not accept it, for a reason of the law", c.RefuseCase, bodies.RefuseBody,
           lambda a: c.RefuseCase(*_head(a), reason=a.body.reason, authority=a.body.authority)),
    _front("withdraw", "The applicant takes it back", c.WithdrawCase, bodies.SeenBody, lambda a: c.WithdrawCase(*_head(a))),
    _back("take", "Take a part from the department's pile", c.TakeTask, bodies.TaskBody,
          lambda a: c.TakeTask(*_head(a), **_task(a))),
    _back("give-back", "Put a part back into the pile", c.GiveBackTask, bodies.TaskBody,
          lambda a: c.GiveBackTask(*_head(a), **_task(a))),
    _back("decide", "Decide a department's part", c.DecideTask, bodies.DecideBody,
          lambda a: c.DecideTask(*_head(a), **_task(a), decision=a.body.decision, opinion=a.private,
                                 pledge=a.body.pledge, representative="reviewer" not in a.who.roles),
          **_words("opinion")),
    _back("return", "Give a part back to the window", c.ReturnTask, bodies.ReturnBody,
          lambda a: c.ReturnTask(*_head(a), **_task(a), items=a.body.items, words=a.private), **_words("words")),
    _front("hand-again", "Hand a part to its department again", c.HandAgain, bodies.TaskBody,
           lambda a: c.HandAgain(*_head(a), task=a.body.task)),
    _front("send-papers", "Papers are on their way to a department", c.SendPapers, bodies.PapersBody,
           lambda a: c.SendPapers(*_head(a), task=a.body.task, pieces=a.body.pieces)),
    _back("confirm-papers", "The department has the papers", c.ConfirmPapers, bodies.TaskBody,
          lambda a: c.ConfirmPapers(*_head(a), **_task(a))),
    _back("ask-advice", "Ask another department what it thinks", c.AskAdvice, bodies.AskAdviceBody,
          lambda a: c.AskAdvice(*_head(a), **_task(a), department=a.body.department, question=a.private),
          **_words("question")),
    _back("give-advice", "Say what the department thinks", c.GiveAdvice, bodies.GiveAdviceBody,
          lambda a: c.GiveAdvice(*_head(a), departments=a.who.departments, advice=a.body.advice, words=a.private),
          **_words("words")),
    _back("answer-lamp", "Say why a limit was passed", c.AnswerLamp, bodies.AnswerLampBody,
          lambda a: c.AnswerLamp(*_head(a), departments=a.who.departments, lamp=a.body.lamp, words=a.private),
          **_words("words")),
    _back("correct-clock", "Put right when the clock stood still", c.CorrectClock, bodies.CorrectClockBody, _correct_clock,
          **_words("reason")),
    _front("put-right", "Put right whose case it is", c.CorrectCase, bodies.PutRightBody,
           lambda a: c.CorrectCase(*_head(a), applicant=a.private, agent=a.private if a.body.applicant.agent else "",
                                   reason=a.body.reason),
           private=("case-person", "applicant")),
    _front("move", "Handle it by the newest version of its matter", c.MoveCase, bodies.SeenBody,
           lambda a: c.MoveCase(*_head(a))),
    _back("revoke", "A decision of the own department does not stand", c.RevokeDecision, bodies.RevokeBody,
          lambda a: c.RevokeDecision(*_head(a), **_task(a), approver=a.body.approver, reason=a.private),
          **_words("reason")),
    _back("pause", "Stop the clock for a special procedure", c.StopClock, bodies.PauseCaseBody,
          lambda a: c.StopClock(*_head(a), departments=a.who.departments, kind=a.body.kind, expected=a.body.expected)),
    _back("resume", "Let the clock go on", c.StartClock, bodies.SeenBody,
          lambda a: c.StartClock(*_head(a), departments=a.who.departments)),
    _back("extend", "Extend the limit, once", c.ExtendLimit, bodies.ExtendBody,
          lambda a: c.ExtendLimit(*_head(a), departments=a.who.departments, days=a.body.days, approver=a.body.approver,
                                  reason=a.private),
          **_words("reason")),
    _front("shelve", "The result is ready, at a place of the shelf", c.ShelveResult, bodies.ShelveBody,
           lambda a: c.ShelveResult(*_head(a), place=a.body.place), roles=ISSUE),
    _front("collect", "The result is handed over", c.CollectResult, bodies.CollectBody, _collect, roles=ISSUE,
           problems=("code_wrong", "card_wrong", "collector_needed", "no_signature"), before=acts.known_to_collect,
           private=("case-person", "collector")),
    _front("post", "The result goes by post", c.PostResult, bodies.PostBody,
           lambda a: c.PostResult(*_head(a), carrier=a.body.carrier, tracking=a.body.tracking, together=a.body.together),
           roles=ISSUE),
    _front("set-fee", "Say what it costs", c.SetFee, bodies.SetFeeBody,
           lambda a: c.SetFee(*_head(a), items=a.body.items)),
    _front("pay-fee", "It was paid", c.PayFee, bodies.PayFeeBody,
           lambda a: c.PayFee(*_head(a), receipt=a.body.receipt, together=a.body.together), roles=ISSUE),
    _front("waive-fee", "It need not be paid", c.WaiveFee, bodies.WaiveFeeBody,
           lambda a: c.WaiveFee(*_head(a), basis=a.private), **_words("basis")),
    _front("take-back", "The post has brought it back", c.TakeBackResult, bodies.ShelveBody,
           lambda a: c.TakeBackResult(*_head(a), place=a.body.place), roles=ISSUE),
    _front("delivered", "The post has delivered it", c.NoteDelivery, bodies.SeenBody,
           lambda a: c.NoteDelivery(*_head(a)), roles=ISSUE),
    _front("remind", "Ask the citizen to come for it", c.RemindCollection, bodies.SeenBody,
           lambda a: c.RemindCollection(*_head(a)), roles=ISSUE),
    CaseViewRoute("GET", HALL + "/counter", "What waits at the windows of a hall", CounterView,
                  roles("clerk", "manager", "supervisor"), look=lambda s, a, n: counter_view(s, a.hall, n),
                  named="readCounter"),
    ActRoute("GET", "/api/v1/catalogue", "All matters, in their newest versions", CatalogueView, SIGHT, act=catalogue.read,
             named="readCatalogue"),
    ActRoute("GET", "/api/v1/matters/{matter}", "A matter as service guide, handbook and flow chart have it", MatterPaper,
             refusals=(UnknownMatter,), act=catalogue.paper, named="readMatterPaper"),
    ActRoute("GET", "/api/v1/catalogue.toml", "The catalogue as a TOML file", bytes, SIGHT, act=catalogue.as_toml,
             media="text/plain", named="exportToml"),
    ActRoute("GET", "/api/v1/catalogue.xlsx", "The catalogue as a workbook", bytes, SIGHT, act=catalogue.as_xlsx,
             media=XLSX, named="exportXlsx"),
    ActRoute("POST", "/api/v1/catalogue/try", "What a file (TOML or XLSX, as the body) would do", catalogue.TriedView,
             roles("manager"), problems=("too_large",), act=catalogue.tried, named="tryCatalogue"),
    ActRoute("POST", "/api/v1/catalogue", "Publish a file (TOML or XLSX, as the body), all of it or nothing",
             catalogue.TriedView, roles("manager"), problems=("too_large",), refusals=(InvalidMatter,),
             act=catalogue.publish, named="publishCatalogue"),
    CaseCommandRoute("POST", "/api/v1/catalogue/{service}/withdraw", "Offer a matter no more; its cases go on",
                     CatalogueView, roles("manager"), Empty, makes=c.WithdrawMatter,
                     command=lambda a: c.WithdrawMatter(a.item, a.who.name), before=catalogue.all_halls,
                     answered=lambda s, _e, _a, n: catalogue_view(s, n)),
    ActRoute("GET", "/api/v1/calendar/{year}", "The working days of a year, and which dates it moved", CalendarView,
             SIGHT, problems=("not_found",), act=calendar.read, named="readCalendar"),
    ActRoute("POST", "/api/v1/calendar/{year}/try", "Which dates of cases a year would move", MovesView, roles("manager"),
             body=bodies.CalendarBody, refusals=(InvalidCalendar,), problems=("not_found",), act=calendar.tried,
             named="tryCalendar"),
    CaseCommandRoute("POST", "/api/v1/calendar/{year}", "Enter the working days of a year", MovesView, roles("manager"),
                     bodies.CalendarBody, makes=c.SetCalendar, command=calendar.command, answered=calendar.answered,
                     problems=("not_found",), before=calendar.all_halls),
    ActRoute("GET", "/api/v1/departments", "Departments that decide cases", DepartmentsView, SIGHT,
             act=acts.departments, named="listDepartments"),
    ActRoute("GET", "/api/v1/duty", "Who is here of the departments, and who stands in for whom", DutiesView,
             roles("reviewer", "manager", "supervisor"), act=acts.duty, named="readDuty"),
    CaseCommandRoute("POST", "/api/v1/duty", "Say who stands in for whom", DutyLine, roles("reviewer", "manager"),
                     bodies.DutyBody, makes=c.SetDuty, command=_duty, answered=_duty_said,
                     problems=("unknown_person",), before=acts.known_partner),
]  # fmt: skip
