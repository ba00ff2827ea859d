"""Every route of assessments (考核): drawn up from the figures of a period, objected to, signed off."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from functools import partial

from aiohttp import web

from server.api.oversight import bodies
from server.api.oversight.assessed import assessed_lines
from server.api.oversight.viewing import SaidView, kept_words, viewer_of
from server.api.routes import ActRoute, Ask, C, OversightCommandRoute, Rooms, Route, roles
from server.calendar.periods import days_of, moments_of, over_by
from server.domain.language import Text
from server.domain.now import Now
from server.domain.oversight import commands as c
from server.domain.oversight.assessments.assessment import Assessment, assessment_id
from server.domain.oversight.assessments.sight import line_actions, oversees, sees
from server.domain.oversight.lookup import assessment_of
from server.domain.oversight.private import objection_words
from server.domain.oversight.refusal_codes import UnknownAssessment, UnknownSubject
from server.domain.oversight.shown.assessments import AssessmentsView, AssessmentView, PeriodToDraw
from server.domain.oversight.sight import Viewer
from server.domain.oversight.state import OversightState
from server.domain.oversight.stream import ID
from server.domain.oversight.views.assessments import assessment_line, assessment_view, seen_assessments
from server.domain.oversight.words import AssessedKind, AssessmentAction
from server.domain.queue.settings import HallSettings
from server.shell.problem_sentences import Problem

PATH = "/api/v1/assessments"
ONE = PATH + "/{assessment}"
READING = roles("clerk", "reviewer", "manager", "supervisor")
"""What each sees of it is said by `server.domain.oversight.assessments.sight`."""
LEADING = roles("manager", "supervisor")
WORDS = ("case-words", "words")
Finish = Callable[[web.Response], None] | None
OF_A_HALL = (AssessedKind.CLERK, AssessedKind.WINDOW)


async def _listed(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[AssessmentsView, Finish]:
    del request
    who, kept = viewer_of(ask.who), rooms.oversight

    def look(state: OversightState, at: float) -> AssessmentsView:
        now = Now(at, kept.stamp)
        lines = [assessment_line(one, who, now, ask.title) for one in seen_assessments(state, who)]
        return AssessmentsView(lines, _to_draw(state, rooms, who, at))

    return await kept.engine.read(ID, look), None


def _to_draw(state: OversightState, rooms: Rooms, who: Viewer, at: float) -> list[PeriodToDraw]:
    """Of the last twelve months: what is not signed off, and not objected to."""
    halls = [hall for hall in rooms.stamps if who.hall in ("", hall)]
    wanted = [(kind, hall) for kind in OF_A_HALL for hall in halls]
    wanted += [(AssessedKind.DEPARTMENT, ""), (AssessedKind.HALL, "")]
    today = datetime.fromtimestamp(at, rooms.cases.zone).date()
    found: list[PeriodToDraw] = []
    for period in over_by(today):
        for kind, hall in wanted:
            known = state.facts.assessments.get(assessment_id(kind, hall, period))
            fixed = known is not None and (not known.open or any(line.objection for line in known.lines))
            if oversees(kind, hall, who) and not fixed:
                found.append(PeriodToDraw(kind, hall, period, known is not None))
    return found


async def _names(rooms: Rooms) -> Callable[[Assessment, str], Text]:
    """What whoever is assessed is called."""
    settings: Mapping[str, HallSettings] = {
        hall: await rooms.engine.read(hall, lambda state, _at: state.settings) for hall in rooms.engine.living
    }

    def called(one: Assessment, subject: str) -> Text:
        known = settings.get(one.hall)
        match one.kind:
            case AssessedKind.HALL:
                return rooms.cases.halls.get(subject, Text(subject, subject))
            case AssessedKind.CLERK if known:
                return Text(known.clerk_name(subject), known.clerk_name(subject))
            case AssessedKind.WINDOW if known and subject in known.windows:
                return known.windows[subject].name
            case _:
                return Text(subject, subject)

    return called


async def _one(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[AssessmentView, Finish]:
    del request
    return await _seen(ask, rooms, ask.item), None


async def _seen(ask: Ask, rooms: Rooms, id: str) -> AssessmentView:
    """Raises UnknownAssessment, also where somebody sees nothing of it."""
    who, kept, named = viewer_of(ask.who), rooms.oversight, await _names(rooms)

    def look(state: OversightState, at: float) -> AssessmentView:
        return _shown(state, _visible(state, id, who), who, Now(at, kept.stamp), ask, named)

    return await kept.engine.read(ID, look)


def _visible(state: OversightState, id: str, who: Viewer) -> Assessment:
    one = assessment_of(state, id)
    if not any(sees(one, line, who) for line in one.lines):
        raise UnknownAssessment(item=id)
    return one


def _shown(
    state: OversightState,
    one: Assessment,
    who: Viewer,
    now: Now,
    ask: Ask,
    named: Callable[[Assessment, str], Text],
) -> AssessmentView:
    first, last = days_of(one.period)
    days = first.isoformat(), last.isoformat()
    return assessment_view(state, one, who, now, ask.title, named, days)


async def _said(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[SaidView, Finish]:
    """What was written about one line of it."""
    subject, who = request.query.get("subject", ""), viewer_of(ask.who)

    def look(state: OversightState, at: float) -> dict[str, str]:
        del at
        one = _visible(state, ask.item, who)
        line = one.line(subject)
        if line is None or not sees(one, line, who):
            raise UnknownSubject(item=ask.item)
        return objection_words(one, subject)

    words = await rooms.oversight.engine.read(ID, look)
    await rooms.personal.looked(ask.who.actor, ID, f"{ask.item} {subject}", "")
    return await kept_words(rooms, words, ""), None


async def _drawing(ask: Ask, rooms: Rooms) -> Ask:
    """Raises Problem."""
    body: bodies.DrawUpBody = ask.body
    of_a_hall = body.kind in OF_A_HALL
    if of_a_hall != bool(body.hall) or (body.hall and body.hall not in rooms.stamps):
        raise Problem("unknown_hall", hall=body.hall)
    if not oversees(body.kind, body.hall, viewer_of(ask.who)):
        raise Problem("forbidden")
    _, ended = moments_of(body.period, rooms.cases.zone)
    lines = await assessed_lines(rooms, body.kind, body.hall, body.period)
    return ask._replace(looked=(lines, ended, await _names(rooms)))


def _may(allowed: Callable[[Assessment, str, Viewer], bool]) -> Callable[[Ask, Rooms], Awaitable[Ask]]:
    """Checked before the command: whether whoever asks may do that at all. Raises Problem, Refused."""

    async def check(ask: Ask, rooms: Rooms) -> Ask:
        who = viewer_of(ask.who)

        def look(state: OversightState, at: float) -> bool:
            del at
            return allowed(_visible(state, ask.item, who), getattr(ask.body, "subject", ""), who)

        if not await rooms.oversight.engine.read(ID, look):
            raise Problem("forbidden")
        return ask._replace(looked=((), 0.0, await _names(rooms)))

    return check


def _may_on_line(action: AssessmentAction, one: Assessment, subject: str, who: Viewer) -> bool:
    """What the command itself refuses better (it was done before, it stands) is left to it."""
    line = one.line(subject)
    if line is None or not sees(one, line, who):
        raise UnknownSubject(item=one.id)
    return not one.open or line.objection is not None or action in line_actions(one, line, who)


def _may_decide(one: Assessment, subject: str, who: Viewer) -> bool:
    del subject
    return oversees(one.kind, one.hall, who)


def _answered(state: OversightState, events: object, ask: Ask, now: Now) -> AssessmentView:
    del events
    body = ask.body
    id = ask.item or assessment_id(body.kind, body.hall, body.period)
    return _shown(state, assessment_of(state, id), viewer_of(ask.who), now, ask, ask.looked[2])


def _head(ask: Ask) -> tuple[str, int, str]:
    return ask.item, ask.body.seen, ask.who.name


def _row(
    action: str,
    summary: str,
    makes: type[C],
    body: type[bodies.Body],
    command: Callable[[Ask], C],
    before: Callable[[Ask, Rooms], Awaitable[Ask]],
    needs: frozenset[str],
    private: tuple[str, str] | None = WORDS,
) -> OversightCommandRoute[C]:
    return OversightCommandRoute(
        "POST", f"{ONE}/{action}", summary, AssessmentView, needs, body, makes=makes, command=command, private=private,
        before=before, answered=_answered, refusals=(UnknownAssessment,),
    )  # fmt: skip


ROUTES: list[Route] = [
    ActRoute("GET", PATH, "Assessments that whoever asks has to do with", AssessmentsView, READING, act=_listed,
             named="listAssessments"),
    OversightCommandRoute("POST", PATH, "Draw up an assessment of a month or quarter that is over", AssessmentView, LEADING,
                          bodies.DrawUpBody, status=201, makes=c.DrawUpAssessment, before=_drawing, answered=_answered,
                          problems=("unknown_hall", "still_counting"),
                          command=lambda a: c.DrawUpAssessment(kind=a.body.kind, hall=a.body.hall, period=a.body.period,
                                                               ended=a.looked[1], lines=a.looked[0], by=a.who.name)),
    ActRoute("GET", ONE, "An assessment, as far as whoever asks may see it", AssessmentView, READING,
             refusals=(UnknownAssessment,), act=_one, named="readAssessment"),
    ActRoute("GET", ONE + "/words", "What was objected and decided about somebody; each look is noted", SaidView, READING,
             refusals=(UnknownAssessment, UnknownSubject), query={"subject": ()}, act=_said, named="readAssessmentWords"),
    _row("object", "Object to the own assessment", c.ObjectToAssessment, bodies.ObjectBody,
         lambda a: c.ObjectToAssessment(*_head(a), subject=a.body.subject, words=a.private),
         _may(partial(_may_on_line, AssessmentAction.OBJECT)), READING),
    _row("decide", "Decide about an objection", c.DecideObjection, bodies.DecideObjectionBody,
         lambda a: c.DecideObjection(*_head(a), subject=a.body.subject, result=a.body.result, points=a.body.points,
                                     words=a.private),
         _may(_may_decide), LEADING),
    _row("sign", "Sign it off: it stands", c.SignAssessment, bodies.LetterSeenBody, lambda a: c.SignAssessment(*_head(a)),
         _may(_may_decide), LEADING, None),
]  # fmt: skip
