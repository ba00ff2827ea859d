"""Puts the agent together and runs it until it is told to stop."""

import asyncio
import contextlib
import secrets
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from pathlib import Path

import aiohttp
from aiohttp import web

from devices.remote import messages as m
from kiosk.agent.devices import LocalDevices
from kiosk.agent.kiosk import KioskSide
from kiosk.agent.numbers import Api
from kiosk.agent.presses import PressBuffer
from kiosk.agent.settings import AgentFile
from kiosk.agent.site import MakePictures
from kiosk.agent.store import Store
from kiosk.agent.uplink import Uplink
from server.tasks import end_task, report_death


@dataclass(frozen=True)
class Running:
    """An agent at work; `url` is the kiosk's page, empty without one."""

    url: str
    uplink: Uplink
    devices: LocalDevices
    kiosk: KioskSide | None


@contextlib.asynccontextmanager
async def agent(
    settings: AgentFile, server: str, token: str, version: str, pictures: MakePictures
) -> AsyncGenerator[Running]:
    """Run the agent; the body runs beside it. Raises StoreUnusable, SchemaTooNew or OSError (the port is taken)."""
    loop = asyncio.get_running_loop()
    async with contextlib.AsyncExitStack() as stack:
        drivers = {d.id: d.driver for d in settings.device}
        uplink = Uplink(server, settings.name, token, m.Hello(version, secrets.token_hex(8), drivers))
        devices = LocalDevices(settings.device, uplink, PressBuffer(settings.press_s, loop.time))
        stack.push_async_callback(devices.close)
        kiosk, url = None, ""
        if settings.kiosk is not None:
            store = await Store.open(Path(settings.data))
            stack.push_async_callback(store.close)
            session = await stack.enter_async_context(aiohttp.ClientSession())
            printer = devices.printers.get(settings.kiosk.printer)
            api = Api(session, server, token)
            kiosk = KioskSide(settings.hall, settings.name, settings.kiosk.lease, store, api, uplink, printer)
            await kiosk.remember()
            runner = web.AppRunner(kiosk.application(pictures), access_log=None, shutdown_timeout=1.0)
            await runner.setup()
            stack.push_async_callback(runner.cleanup)
            # Loopback alone: whoever reaches this page acts with the kiosk's token.
            await web.TCPSite(runner, "127.0.0.1", settings.kiosk.port).start()
            url = f"http://127.0.0.1:{runner.addresses[0][1]}{kiosk.site.page}"
        tasks = [
            *devices.tasks(),
            *(kiosk.tasks() if kiosk else []),
            asyncio.create_task(uplink.run(), name="uplink"),
        ]
        for task in tasks:
            task.add_done_callback(report_death)
            stack.push_async_callback(end_task, task)
        yield Running(url, uplink, devices, kiosk)
