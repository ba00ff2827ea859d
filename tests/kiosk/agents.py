"""Agents in the test's own loop, beside a server that can be taken away and brought back."""

import contextlib
from collections.abc import AsyncGenerator, Callable
from pathlib import Path

import web.pages
from kiosk.agent.running import Running, agent
from kiosk.agent.settings import AgentDevice, AgentFile, AgentKiosk
from kiosk.agent.site import Pictures
from server.commands.agent import own_ticket
from server.domain.queue.shown.lease import LeaseView


def settings(data: Path, name: str = "k1", *devices: AgentDevice, lease: int = 0) -> AgentFile:
    """An agent of the main hall; with a lease it is a kiosk's."""
    kiosk = AgentKiosk(port=0, lease=lease) if lease else None
    return AgentFile(hall="main", name=name, data=str(data), device=devices, kiosk=kiosk)


def pictures(public_url: Callable[[], str]) -> Pictures:
    static = {"web": web.pages.STATIC, "vendor": web.pages.VENDOR}
    return Pictures(
        static, web.pages.VENDOR, web.pages.routes(public_url, own_ticket, lambda hall, _: hall == "main")
    )


@contextlib.asynccontextmanager
async def running(file: AgentFile, server: str, token: str) -> AsyncGenerator[Running]:
    async with agent(file, server, token, "test", pictures) as here:
        yield here


def of(day: str) -> Callable[[LeaseView], bool]:
    """Which leases are good on a day."""
    return lambda lease: lease.day == day
