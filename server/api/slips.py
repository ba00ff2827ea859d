"""A kiosk finds a ticket by the number and the code of its slip, for the citizen who stands there and wants to rate."""

from collections.abc import Callable

from aiohttp import web
from msgspec import Struct

from server.api.kiosks import KIOSK, own
from server.api.routes import ActRoute, Ask, Rooms, roles
from server.domain.queue.state import HallState
from server.domain.queue.tickets.proof import by_slip_code, shown_by_citizen
from server.shell.problem_sentences import Problem

CODES = "slip"
DELAYS_S = (*(0,) * 9, 30, 60, 120)
"""How long a kiosk waits after the n-th wrong code in an hour: everybody types at the same one."""


class SlipTicket(Struct, frozen=True):
    """`shown`: ID.PROOF, as in the link on the slip."""

    shown: str


async def find(
    ask: Ask, rooms: Rooms, request: web.Request
) -> tuple[SlipTicket, Callable[[web.Response], None] | None]:
    del request
    source, tries, now = f"kiosk {ask.hall} {own(ask)}", rooms.cases.tries, rooms.cases.steady()
    wait = tries.wait(source, CODES, now)
    if wait > 0:
        raise Problem("too_many_codes", retry_after_s=round(wait) + 1, minutes=str(round(wait / 60) + 1))
    number, _, code = ask.item.partition(".")

    def look(state: HallState, at: float) -> str:
        del at
        found = by_slip_code(state, number, code)
        return shown_by_citizen(state, found) if found is not None else ""

    shown = await rooms.engine.read(ask.hall, look)
    if not shown:
        tries.failed(source, CODES, now, DELAYS_S)
        raise Problem("unknown_slip")
    return SlipTicket(shown), None


ROUTE = ActRoute("GET", KIOSK + "/slips/{slip}", "A ticket of today by its number and the code on its slip, NUMBER.CODE",
                 SlipTicket, roles("kiosk"), problems=("unknown_slip", "too_many_codes"), act=find,
                 named="findSlip")  # fmt: skip
