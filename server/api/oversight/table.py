"""Every route of the staff about ratings, concerns and letters, declared once."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from msgspec import Struct

from server.api.oversight import bodies
from server.api.oversight.viewing import (
    Find,
    SaidView,
    UnitsView,
    known_unit,
    list_units,
    may,
    said,
    viewer_of,
    visible_concern,
    visible_follow_up,
    visible_letter,
)
from server.api.routes import ActRoute, Ask, C, OversightCommandRoute, OversightViewRoute, Rooms, Route, roles
from server.domain.now import Now
from server.domain.oversight import commands as c
from server.domain.oversight.events import AnyEvent, LetterSent
from server.domain.oversight.lookup import letter_of
from server.domain.oversight.refusal_codes import UnknownConcern, UnknownFollowUp, UnknownLetter
from server.domain.oversight.shown.items import ConcernView, FeedbackView, FollowUpView, LetterView
from server.domain.oversight.state import OversightState
from server.domain.oversight.views.items import concern_view, feedback_view, follow_up_view, letter_view
from server.domain.oversight.words import ConcernAction, FollowUpAction, LetterAction
from server.shell.problem_sentences import Problem

FOLLOW_UP = "/api/v1/follow-ups/{follow_up}"
CONCERN = "/api/v1/concerns/{concern}"
LETTER = "/api/v1/letters/{letter}"
SIGHT = roles("clerk", "reviewer", "manager", "supervisor")
"""What each may see of it is said by `server.domain.oversight.sight`."""
AT_WORK = roles("clerk", "reviewer", "manager")
ANSWERING = roles("reviewer", "manager")
SENDING = roles("supervisor")
WORDS = ("case-words", "words")


def _head(ask: Ask) -> tuple[str, int, str, str, tuple[str, ...]]:
    """Item, version, who, their hall, their departments."""
    return ask.item, ask.body.seen, ask.who.name, ask.who.hall, ask.who.departments


def _follow_up(state: OversightState, ask: Ask, now: Now) -> FollowUpView:
    who = viewer_of(ask.who)
    return follow_up_view(state, visible_follow_up(state, ask.item, who), who, now, ask.title)


def _concern(state: OversightState, ask: Ask, now: Now) -> ConcernView:
    who = viewer_of(ask.who)
    return concern_view(state, visible_concern(state, ask.item, who), who, now, ask.title)


def _letter(state: OversightState, ask: Ask, now: Now) -> LetterView:
    who = viewer_of(ask.who)
    return letter_view(state, visible_letter(state, ask.item, who), who, now, ask.title)


async def _addressed(ask: Ask, rooms: Rooms) -> None:
    """Raises Problem."""
    body: bodies.LetterBody = ask.body
    if body.hall not in rooms.stamps or ask.who.hall not in ("", body.hall):
        raise Problem("unknown_hall", hall=body.hall)
    known_unit(body.unit, rooms)


def _sent(state: OversightState, events: Sequence[AnyEvent], ask: Ask, now: Now) -> LetterView:
    number = next(event.letter for event in events if isinstance(event, LetterSent))
    return letter_view(state, letter_of(state, number), viewer_of(ask.who), now, ask.title)


class ItemRows(NamedTuple):
    """What the rows about one kind of item have in common."""

    find: Find
    path: str
    answer: type[Struct]
    look: Callable[[OversightState, Ask, Now], Struct]
    roles: frozenset[str]


RATED = ItemRows(visible_follow_up, FOLLOW_UP, FollowUpView, _follow_up, roles("manager"))
RAISED = ItemRows(visible_concern, CONCERN, ConcernView, _concern, ANSWERING)
SENT = ItemRows(visible_letter, LETTER, LetterView, _letter, ANSWERING)


def _on(
    rows: ItemRows,
    action: str,
    does: str,
    summary: str,
    makes: type[C],
    body: type[Struct],
    command: Callable[[Ask], C],
    **more: Any,
) -> OversightCommandRoute[C]:
    row: dict[str, Any] = {"roles": rows.roles, **more}
    return OversightCommandRoute(
        "POST", f"{rows.path}/{action}", summary, rows.answer, body=body, makes=makes, command=command,
        before=may(rows.find, does), answered=lambda state, _events, ask, now: rows.look(state, ask, now), **row,
    )  # fmt: skip


ROUTES: list[Route] = [
    ActRoute("GET", "/api/v1/units", "Departments that answer for something", UnitsView, SIGHT, act=list_units,
             named="listUnits"),
    OversightViewRoute("GET", "/api/v1/feedback", "Low ratings, concerns and letters that whoever asks has to do with",
                       FeedbackView, SIGHT, named="readFeedback",
                       look=lambda s, a, n: feedback_view(s, viewer_of(a.who), n, a.title)),
    OversightViewRoute("GET", FOLLOW_UP, "A low rating, what was done and what may be", FollowUpView, SIGHT,
                       refusals=(UnknownFollowUp,), look=_follow_up, named="readFollowUp"),
    ActRoute("GET", FOLLOW_UP + "/words", "What was written about a rating; each look is noted", SaidView, SIGHT,
             refusals=(UnknownFollowUp,), problems=("reason_needed",), query={"reason": ()}, act=said(visible_follow_up),
             named="readRatingWords"),
    _on(RATED, "verify", FollowUpAction.VERIFY, "Say what was found when it was looked into", c.VerifyRating,
                  bodies.VerifyBody, lambda a: c.VerifyRating(*_head(a), finding=a.body.finding, words=a.private,
                                                              days=a.body.days), private=WORDS),
    _on(RATED, "rectify", FollowUpAction.RECTIFY, "Say how it was put right", c.Rectify, bodies.WordsBody,
                  lambda a: c.Rectify(*_head(a), words=a.private), private=WORDS),
    _on(RATED, "reply", FollowUpAction.REPLY, "Answer the citizen", c.ReplyToRating, bodies.WordsBody,
                  lambda a: c.ReplyToRating(*_head(a), words=a.private), private=WORDS),
    _on(RATED, "call-back", FollowUpAction.CALL_BACK, "Say what came of the call to the citizen", c.CallRater,
                  bodies.CalledBody, lambda a: c.CallRater(*_head(a), result=a.body.result, words=a.private),
                  private=WORDS),
    _on(RATED, "contest", FollowUpAction.CONTEST, "Object to a rating that is wrong or abusive", c.ContestRating,
                  bodies.WordsBody, lambda a: c.ContestRating(*_head(a), words=a.private), private=WORDS, roles=AT_WORK),
    _on(RATED, "decide-contest", FollowUpAction.DECIDE_CONTEST, "Decide about an objection, as a second person",
                  c.DecideContest, bodies.ContestResultBody,
                  lambda a: c.DecideContest(*_head(a), result=a.body.result, words=a.private), private=WORDS),
    OversightViewRoute("GET", CONCERN, "A concern, what was done about it, and what may be done", ConcernView, SIGHT,
                       refusals=(UnknownConcern,), look=_concern, named="readConcern"),
    ActRoute("GET", CONCERN + "/words", "What was written, and whose it is; each look is noted", SaidView, SIGHT,
             refusals=(UnknownConcern,), problems=("reason_needed",), query={"reason": ()}, act=said(visible_concern),
             named="readConcernWords"),
    _on(RAISED, "assign", ConcernAction.ASSIGN, "Give it to a unit to answer", c.AssignConcern, bodies.AssignBody,
                lambda a: c.AssignConcern(*_head(a), unit=a.body.unit, difficulty=a.body.difficulty),
                roles=roles("manager")),
    _on(RAISED, "reply", ConcernAction.REPLY, "Answer whoever raised it", c.ReplyToConcern, bodies.WordsBody,
                lambda a: c.ReplyToConcern(*_head(a), words=a.private), private=WORDS),
    _on(RAISED, "call-back", ConcernAction.CALL_BACK, "Say what came of the call to whoever raised it", c.CallConcerned,
                bodies.CalledBody, lambda a: c.CallConcerned(*_head(a), result=a.body.result, words=a.private),
                private=WORDS),
    OversightCommandRoute("POST", "/api/v1/letters", "Send a letter of supervision", LetterView, SENDING,
                          bodies.LetterBody, status=201, makes=c.SendLetter, private=WORDS, answered=_sent,
                          before=_addressed, problems=("unknown_hall",),
                          command=lambda a: c.SendLetter(hall=a.body.hall, unit=a.body.unit, about=a.body.about,
                                                         words=a.private, days=a.body.days, by=a.who.name)),
    OversightViewRoute("GET", LETTER, "A letter of supervision", LetterView, SIGHT, refusals=(UnknownLetter,), look=_letter,
                       named="readLetter"),
    ActRoute("GET", LETTER + "/words", "What a letter and its answers say", SaidView, SIGHT, refusals=(UnknownLetter,),
             problems=("reason_needed",), query={"reason": ()}, act=said(visible_letter), named="readLetterWords"),
    _on(SENT, "answer", LetterAction.ANSWER, "Answer a letter", c.AnswerLetter, bodies.WordsBody,
               lambda a: c.AnswerLetter(*_head(a), words=a.private), private=WORDS),
    _on(SENT, "send-back", LetterAction.SEND_BACK, "The answer is not enough", c.SendLetterBack, bodies.WordsBody,
               lambda a: c.SendLetterBack(*_head(a), words=a.private), private=WORDS, roles=SENDING),
    _on(SENT, "close", LetterAction.CLOSE, "The answer is enough", c.CloseLetter, bodies.LetterSeenBody,
               lambda a: c.CloseLetter(*_head(a)), roles=SENDING),
]  # fmt: skip
