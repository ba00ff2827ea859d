"""Puts the agent together and runs it until it is told to stop."""

import asyncio
import contextlib
import secrets
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import aiohttp
from aiohttp import web

from devices.remote import messages as m
from kiosk.agent.api import Api
from kiosk.agent.devices import LocalDevices
from kiosk.agent.kiosk import KioskSide
from kiosk.agent.presses import PressBuffer
from kiosk.agent.settings import AgentFile
from kiosk.agent.site import MakePictures
from kiosk.agent.store import Store
from kiosk.agent.uplink import Uplink
from server.data_folder import DataFolder
from server.private import mend
from server.tasks import end_task, keep_running


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
    """Run the agent; the body runs beside it. Raises FolderUnusable, StoreUnusable, SchemaTooNew or OSError."""
    loop = asyncio.get_running_loop()
    async with contextlib.AsyncExitStack() as stack:
        drivers = {d.id: d.driver for d in settings.device}
        uplink = Uplink(
            server, settings.name, token, m.Hello(version, secrets.token_hex(8), settings.hall, drivers)
        )
        devices = LocalDevices(settings.device, uplink, PressBuffer(settings.press_s, loop.time))
        stack.push_async_callback(devices.close)
        kiosk, url = None, ""
        if settings.kiosk is not None:
            folder = DataFolder.claim(Path(settings.data), "agent")
            stack.callback(folder.release)
            mend(folder.path)
            store = await Store.open(folder.path, lock=folder.watch)
            stack.push_async_callback(store.close)
            session = await stack.enter_async_context(aiohttp.ClientSession())
            printer = devices.printers.get(settings.kiosk.printer)
            api = Api(session, server, token)
            kiosk = KioskSide(settings.hall, settings.name, settings.kiosk.lease, store, api, uplink, printer)
            devices.changed.connect(partial(_look_again, kiosk, settings.kiosk.printer))
            await kiosk.remember()
            runner = web.AppRunner(kiosk.application(pictures), access_log=None, shutdown_timeout=1.0)
            await runner.setup()
            stack.push_async_callback(runner.cleanup)
            # Loopback alone: whoever reaches this page acts with the kiosk's token.
            await web.TCPSite(runner, "127.0.0.1", settings.kiosk.port).start()
            url = f"http://127.0.0.1:{runner.addresses[0][1]}{kiosk.site.page}"
        if kiosk is not None:
            stack.push_async_callback(kiosk.finish)
        tasks = [
            *devices.tasks(),
            *(kiosk.tasks() if kiosk else []),
            keep_running(uplink.run, name="uplink"),
        ]
        for task in tasks:
            stack.push_async_callback(end_task, task)
        yield Running(url, uplink, devices, kiosk)


def _look_again(kiosk: KioskSide, printer: str, device: str) -> None:
    if device == printer:
        kiosk.look_again()
