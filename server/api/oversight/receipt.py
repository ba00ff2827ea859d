"""Number and code of a concern on paper, from a kiosk's printer: where it was raised, or beside who wrote it down."""

from aiohttp import web
from msgspec import Struct

from devices.protocols import PrintOutcome
from server.api import body_shapes as shapes
from server.api.oversight.public import CODE, Finish, coded
from server.api.routes import ActRoute, Ask, Rooms, roles
from server.domain.oversight import refusal_codes as r
from server.domain.oversight.concerns.concern import Concern
from server.domain.oversight.lookup import concern_of
from server.domain.oversight.state import OversightState
from server.domain.oversight.steps import due_of
from server.domain.oversight.stream import ID
from server.papers.concern import concern_slip
from server.shell.problem_sentences import Problem

HALL = "/api/v1/halls/{hall}"
WHO = roles("kiosk", "clerk", "manager")


class ConcernPrinted(Struct, frozen=True):
    """The printer said that the slip came out."""

    number: str
    printer: str


class ConcernSlip(shapes.Body, frozen=True):
    """Whose printer: a kiosk of the hall; a kiosk names itself."""

    kiosk: shapes.Id


class ConcernPrinters(Struct, frozen=True):
    """The kiosks of a hall that print such a slip."""

    printers: list[str]


async def list_printers(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[ConcernPrinters, Finish]:
    del request
    return ConcernPrinters(rooms.printers(ask.hall)), None


async def print_slip(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[ConcernPrinted, Finish]:
    del request
    body: ConcernSlip = ask.body
    if "kiosk" in ask.who.roles and ask.who.name != body.kiosk:
        raise Problem("forbidden")
    code = ask.item.partition(".")[2]
    number = (await coded(ask, rooms)).item

    def look(state: OversightState, at: float) -> tuple[Concern, str, str]:
        del at
        one = concern_of(state, number)
        due = due_of(state, one)
        return one, state.office.day_at(one.raised_at), due.due if due is not None else ""

    one, raised, due = await rooms.oversight.engine.read(ID, look)
    if one.hall != ask.hall:
        raise r.UnknownConcern(item=number)
    _, url = rooms.oversight.link(number)
    paper = concern_slip(one, rooms.cases.halls[one.hall], raised, due, code, url)
    result = await rooms.print_paper(ask.hall, body.kiosk, paper)
    if result.outcome is not PrintOutcome.PRINTED:
        raise Problem("not_printed")
    return ConcernPrinted(number, body.kiosk), None


ROUTES = [
    ActRoute("GET", HALL + "/concern-printers", "Kiosks that print number and code of a concern", ConcernPrinters, WHO,
             act=list_printers, named="listConcernPrinters"),
    ActRoute("POST", HALL + "/concerns/{concern}/slip", "Print its number and code; `{concern}` is NUMBER.CODE",
             ConcernPrinted, WHO, ConcernSlip, refusals=(r.UnknownConcern,), act=print_slip, named="printConcern",
             problems=(*CODE[1:], "unknown_device", "not_printed")),
]  # fmt: skip
