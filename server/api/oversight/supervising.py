"""Every route of supervision (电子监察): how limits stand over all halls, why one was overrun, a list to take along."""

import csv
import io
from collections.abc import Callable
from datetime import datetime

from aiohttp import web

from server.api.oversight import bodies
from server.api.oversight.viewing import SaidView, kept_words, viewer_of
from server.api.routes import ActRoute, Ask, OversightCommandRoute, Rooms, Route, roles
from server.api.span_asked import CSV, language_asked, span_of
from server.domain.now import Now
from server.domain.oversight import commands as c
from server.domain.oversight.lookup import overrun_of
from server.domain.oversight.overruns.overrun import Overrun
from server.domain.oversight.overruns.sight import answers, sees
from server.domain.oversight.private import words_of
from server.domain.oversight.refusal_codes import UnknownOverrun
from server.domain.oversight.shown.supervision import SupervisedLine, SupervisionView
from server.domain.oversight.sight import Viewer
from server.domain.oversight.state import OversightState
from server.domain.oversight.stream import ID
from server.domain.oversight.views.supervision import overrun_line, supervision_view
from server.language.catalogues import say
from server.language.kinds_of_limits import KINDS, LAMPS
from server.shell.http import to_keep
from server.shell.problem_sentences import Problem

PATH = "/api/v1/supervision"
ONE = "/api/v1/overruns/{overrun}"
SUPERVISING = roles("reviewer", "manager", "supervisor")
"""What each sees of it is said by `server.domain.oversight.overruns.sight`."""
ANSWERING = roles("reviewer", "manager")
DAY_S = 86400.0
MOST = 20_000
"""Lines of a list."""
Finish = Callable[[web.Response], None] | None


def _visible(state: OversightState, id: str, who: Viewer) -> Overrun:
    """To everybody else it is as unknown as none. Raises UnknownOverrun."""
    found = overrun_of(state, id)
    if not sees(state, found, who):
        raise UnknownOverrun(item=id)
    return found


async def _view(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[SupervisionView, Finish]:
    del request
    kept = rooms.oversight

    def look(state: OversightState, at: float) -> SupervisionView:
        return supervision_view(state, viewer_of(ask.who), kept.district(), Now(at, kept.stamp), ask.title)

    return await kept.engine.read(ID, look), None


async def _said(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[SaidView, Finish]:
    del request
    one = await rooms.oversight.engine.read(ID, lambda s, _at: _visible(s, ask.item, viewer_of(ask.who)))
    await rooms.personal.looked(ask.who.actor, ID, one.id, "")
    return await kept_words(rooms, words_of(one), one.hall), None


async def _may_answer(ask: Ask, rooms: Rooms) -> None:
    """Raises Problem, UnknownOverrun."""
    who = viewer_of(ask.who)

    def look(state: OversightState, at: float) -> bool:
        del at
        one = _visible(state, ask.item, who)
        return bool(one.answered_at) or answers(state, one, who)

    if not await rooms.oversight.engine.read(ID, look):
        raise Problem("forbidden")


def _answered(state: OversightState, _events: object, ask: Ask, now: Now) -> SupervisedLine:
    return overrun_line(state, overrun_of(state, ask.item), viewer_of(ask.who), None, now, ask.title)


async def _listed(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[bytes, Finish]:
    """What began in a span of days, oldest first. Raises Problem."""
    since, until = span_of(request, "")  # both have to be said
    kept, who, zone = rooms.oversight, viewer_of(ask.who), rooms.cases.zone
    language = language_asked(request)

    def look(state: OversightState, _at: float) -> list[tuple[Overrun, str]]:
        names = kept.district().halls
        return [
            (one, name.in_(language) if (name := names[one.hall].names.get(one.key)) else one.subject)
            for one in state.facts.overruns.values()
            if since <= datetime.fromtimestamp(one.began_at, zone).date().isoformat() <= until
            and one.hall in names
            and sees(state, one, who)
        ][:MOST]

    rows = await kept.engine.read(ID, look)
    halls = rooms.cases.halls
    out = io.StringIO()
    sheet = csv.writer(out)
    sheet.writerow([say(language, word) for word in HEAD])
    for one, name in rows:
        stamps = [kept.stamp(at) if at else "" for at in (one.began_at, one.ended_at, one.answered_at)]
        sheet.writerow([
            one.id, halls[one.hall].in_(language), one.unit, say(language, KINDS[one.kind]), name,
            say(language, LAMPS[one.lamp]), *stamps, ask.title(one.hall, one.deeds[-1].by) if one.deeds else "",
        ])  # fmt: skip
    name = f"supervision-{since}-{until}.csv"
    return out.getvalue().encode("utf-8-sig"), to_keep(name)


HEAD = (
    "No.", "Hall", "Unit", "Limit", "What the limit is about", "Lamp colour", "Overrun at", "Kept again at",
    "Answered at", "Answer by",
)  # fmt: skip


ROUTES: list[Route] = [
    ActRoute("GET", PATH, "How the limits of all halls stand, and which lamps are on", SupervisionView, SUPERVISING,
             act=_view, named="readSupervision"),
    ActRoute("GET", PATH + "/lamps.csv", "Which limits were overrun in a span of days", bytes, SUPERVISING,
             act=_listed, named="readLampsSheet", media=CSV, query={"since": (), "until": ()}, problems=("invalid",)),
    ActRoute("GET", ONE + "/words", "Why a limit was overrun; each look is noted", SaidView, SUPERVISING,
             refusals=(UnknownOverrun,), act=_said, named="readOverrunWords"),
    OversightCommandRoute("POST", ONE + "/answer", "Say why a limit was overrun", SupervisedLine, ANSWERING,
                          bodies.WordsBody, makes=c.AnswerOverrun, private=("case-words", "words"),
                          before=_may_answer, answered=_answered,
                          command=lambda a: c.AnswerOverrun(a.item, a.body.seen, a.who.name, a.who.hall, a.who.departments,
                                                            words=a.private)),
]  # fmt: skip
