"""Cases of a running server: a clerk who takes them in, and the reviewers of three departments."""

import contextlib
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

from server.outbox.sender import SendingPace
from tests.serving import PASSWORD, Client, House, house

NAME, NUMBER, PHONE = "钱某某", "370403196001011234", "13812345678"
APPLICANT = {"name": NAME, "id_number": NUMBER, "phone": PHONE}
ALL = ["m1", "m2", "m3", "m4", "m5"]


async def signed_in(h: House, id: str, hall: str = "") -> Client:
    """A person with a session, as a browser has it."""
    await h.person(id, hall)
    client = Client(h.http, h.url)
    body = {"hall": hall, "name": id, "password": PASSWORD}
    async with h.http.post(f"{h.url}/api/v1/session", json=body) as answer:
        assert answer.status == 201, await answer.text()
        client.headers = {"Cookie": f"yichuang={answer.cookies['yichuang'].value}"}
    h.http.cookie_jar.clear()
    return client


class Desks:
    """A clerk, the reviewers of three departments, a supervisor."""

    def __init__(self, h: House) -> None:
        self.h = h

    async def sit_down(self) -> "Desks":
        self.clerk = await self.h.client("clerk")
        self.land = await signed_in(self.h, "r01")
        self.housing = await signed_in(self.h, "r02")
        self.tax = await signed_in(self.h, "r03")
        return self

    async def receive(self, brought: list[str] | None = None, **more: Any) -> Any:
        body = {
            "matter": "property-transfer",
            "applicant": APPLICANT,
            "brought": ALL if brought is None else brought,
        }
        return await self.clerk.post("/halls/main/cases", body | more)

    async def accepted(self) -> Any:
        case = await self.receive()
        return await self.do(self.clerk, case, "accept")

    async def do(self, who: Client, case: Any, action: str, **body: Any) -> Any:
        return await who.post(f"/cases/{case['case']}/{action}", {"seen": case["seen"], **body})

    async def decide(self, who: Client, case: Any, task: str, decision: str = "approved") -> Any:
        case = await self.do(who, case, "take", task=task)
        return await self.do(who, case, "decide", task=task, decision=decision, opinion=f"{NAME}的材料齐全")

    async def code(self, case: Any) -> str:
        return (await self.clerk.get(f"/cases/{case['case']}/person"))["code"]


@contextlib.asynccontextmanager
async def desks(folder: Path, pace: SendingPace | None = None) -> AsyncGenerator[Desks]:
    async with house(folder, pace=pace) as h:
        yield await Desks(h).sit_down()
