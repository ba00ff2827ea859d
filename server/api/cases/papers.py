"""The papers of a case or of a joint application: to read, as a PDF, on a slip printer."""

from collections.abc import Awaitable, Callable
from functools import partial

from aiohttp import hdrs, web
from msgspec import Struct

from devices.protocols import PrintOutcome
from server.api import body_shapes as shapes
from server.api.cases import joint as joints
from server.api.cases.reading import see
from server.api.cases.whose import whose_of
from server.api.routes import ActRoute, Ask, Rooms, roles
from server.domain.cases.refusal_codes import UnknownCase
from server.domain.cases.stream import ID as CASES
from server.domain.cases.views.case import case_view
from server.domain.cases.views.joint import joint_view
from server.domain.language import Language
from server.domain.now import Now
from server.language.catalogues import negotiate
from server.papers.joint import ACCEPTANCE, joint_sheets
from server.papers.kinds import sheets, usual
from server.papers.printing import NoFont, NotMade, log, pdf_of, printed
from server.papers.sheet import LabelledSheet, Sheet
from server.papers.subject import PaperLanguage, PaperSubject
from server.shell.http import PDF, to_keep
from server.shell.problem_sentences import Problem

WHO = roles("clerk", "reviewer", "issuer", "manager")
FRONT = roles("clerk", "issuer", "manager")
LANGUAGE = {"language": tuple(Language)}
Finish = Callable[[web.Response], None] | None


class PapersView(Struct, frozen=True):
    """`usual`: the paper that is wanted most at this stage; `printers`: kiosks of the hall that print a paper on a slip."""

    papers: list[Sheet]
    usual: str
    printers: list[str]


class PaperPrinted(Struct, frozen=True):
    """The printer said that the slip came out."""

    paper: str
    printer: str


class SlipBody(shapes.Body, frozen=True):
    """Whose printer: a kiosk of the hall."""

    kiosk: shapes.Id


Known = tuple[list[Sheet], str, str]
"""(papers, the usual one, hall)"""
Find = Callable[[Ask, Rooms, PaperLanguage], Awaitable[Known]]


async def _of_case(ask: Ask, rooms: Rooms, reader: PaperLanguage) -> Known:
    cases = rooms.cases
    view = await see(
        rooms,
        ask.item,
        ask.who,
        lambda s, case, at: case_view(s, case, Now(at, cases.stamp), rooms.access.title),
    )
    person = await whose_of(ask.item, ask, rooms)
    applicant = person.applicant
    agent = applicant.agent if applicant else None
    about = PaperSubject(
        view=view,
        hall=reader.text(cases.halls.get(view.hall)) or view.hall,
        applicant=applicant.name if applicant else "",
        agent=agent.name if agent else "",
        words=person.words,
        code=person.code,
        reader=reader,
    )
    return sheets(about), usual(view), view.hall


async def _of_joint(ask: Ask, rooms: Rooms, reader: PaperLanguage) -> Known:
    cases = rooms.cases
    joint, parts = await joints.known(rooms, ask.item)
    first = next(iter(parts.values()), None)
    if first is None:
        raise UnknownCase(case=ask.item)
    person = await whose_of(first.id, ask, rooms)
    view = await cases.engine.read(CASES, lambda s, at: joint_view(s, joint, parts, Now(at, cases.stamp)))
    applicant = person.applicant
    agent = applicant.agent.name if applicant and applicant.agent else ""
    hall = reader.text(cases.halls.get(view.hall)) or view.hall
    name = applicant.name if applicant else ""
    return joint_sheets(view, hall, name, agent, person.joint_code, reader), ACCEPTANCE, view.hall


def _reader(request: web.Request) -> PaperLanguage:
    return PaperLanguage(
        negotiate(request.headers.get(hdrs.ACCEPT_LANGUAGE, ""), request.query.get("language", ""))
    )


async def _read(find: Find, ask: Ask, rooms: Rooms, request: web.Request) -> tuple[PapersView, Finish]:
    papers, wanted, hall = await find(ask, rooms, _reader(request))
    return PapersView(papers, wanted, rooms.printers(hall)), None


async def _one(find: Find, ask: Ask, rooms: Rooms, request: web.Request) -> tuple[LabelledSheet, str]:
    """(paper, hall)"""
    reader = _reader(request)
    papers, _, hall = await find(ask, rooms, reader)
    wanted = request.match_info["paper"]
    sheet = next((one for one in papers if one.paper == wanted), None)
    if sheet is None:
        raise Problem("unknown_paper", paper=wanted)
    return printed(sheet, rooms.cases.public_url + sheet.link, reader.language), hall


async def _pdf(find: Find, ask: Ask, rooms: Rooms, request: web.Request) -> tuple[bytes, Finish]:
    paper, _ = await _one(find, ask, rooms, request)
    async with rooms.cases.filing:
        try:
            body = await pdf_of(paper)
        except NoFont:
            raise Problem("no_font") from None
        except NotMade as error:
            log.error("a paper could not be made", paper=paper.sheet.paper, cause=str(error))
            raise Problem("paper_not_made") from error
    return body, to_keep(f"{paper.sheet.number}-{paper.sheet.paper}.pdf")


async def _slip(find: Find, ask: Ask, rooms: Rooms, request: web.Request) -> tuple[PaperPrinted, Finish]:
    paper, hall = await _one(find, ask, rooms, request)
    body: SlipBody = ask.body
    result = await rooms.print_paper(hall, body.kiosk, paper)
    if result.outcome is not PrintOutcome.PRINTED:
        raise Problem("not_printed")
    return PaperPrinted(paper.sheet.paper, body.kiosk), None


def _rows(path: str, find: Find, what: str, name: str) -> list[ActRoute]:
    one = path + "/papers/{paper}"
    return [
        ActRoute("GET", path + "/papers", f"The papers of {what} that there are now, written out", PapersView, WHO,
                 refusals=(UnknownCase,), query=LANGUAGE, act=partial(_read, find), named=f"read{name}Papers"),
        ActRoute("GET", one + "/sheet.pdf", f"A paper of {what} as a file", bytes, WHO, refusals=(UnknownCase,),
                 problems=("unknown_paper", "no_font", "paper_not_made"), query=LANGUAGE, act=partial(_pdf, find),
                 media=PDF, named=f"download{name}Paper"),
        ActRoute("POST", one + "/slip", f"Print a paper of {what} on a slip printer", PaperPrinted, FRONT, SlipBody,
                 refusals=(UnknownCase,), problems=("unknown_paper", "unknown_device", "not_printed"), query=LANGUAGE,
                 act=partial(_slip, find), named=f"print{name}Paper"),
    ]  # fmt: skip


ROUTES = [
    *_rows("/api/v1/cases/{case}", _of_case, "a case", "Case"),
    *_rows("/api/v1/joints/{case}", _of_joint, "a joint application", "Joint"),
]
