"""`yichuang emulate province`: a province's access point for whoever has none, with its faults at hand."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncGenerator, Callable
from contextlib import suppress
from html import escape
from typing import Final

from aiohttp import web

from server.commands.telling import in_line
from server.outbox.emulated_province import EmulatedProvince, ProvinceFault

MEANINGS: Final = {
    ProvinceFault.NONE: "Does what it should",
    ProvinceFault.SLOW: "Takes the message and answers late",
    ProvinceFault.CUT_BEFORE: "Cuts the line before it has taken anything",
    ProvinceFault.CUT_AFTER: "Takes the message and cuts the line before its answer",
    ProvinceFault.REFUSES: "Refuses, with HTTP 400 and words",
    ProvinceFault.BROKEN: "Fails, with HTTP 500",
    ProvinceFault.THERE: "Takes the message and says that it had it already",
    ProvinceFault.GARBAGE: "Answers HTTP 200 and nothing that could be understood",
    ProvinceFault.CLOCK: "Its clock is an hour ahead",
}
MORE: Final = {
    "show": "How it is now",
    "help": "These words",
    "quit": "End",
}
Typed = Callable[[int], AsyncGenerator[str]]
Say = Callable[[str], None]


class ProvinceStand:
    """`obey` takes a line as typed: a fault, with how many messages it is for; `ended` is set by `quit`."""

    def __init__(self, province: EmulatedProvince, say: Say) -> None:
        self.province, self._say = province, say
        self.ended = asyncio.Event()
        self.now, self._left = ProvinceFault.NONE, 0
        province.fault = self._next

    def _next(self) -> ProvinceFault:
        fault = self.now
        if self._left:
            self._left -= 1
            self.now = self.now if self._left else ProvinceFault.NONE
        return fault

    def obey(self, line: str) -> None:
        word, _, count = line.strip().partition(" ")
        if word in MORE:
            self._common(word)
        elif word in list(ProvinceFault) and (not count or count.isdecimal()):
            self.now, self._left = ProvinceFault(word), int(count or 0)
            self._say(f"{word}: {in_line(MEANINGS[self.now])}")
        elif word:
            words = ", ".join([*(f"{fault} [N]" for fault in ProvinceFault), *MORE])
            self._say(f"{in_line('These words are known')}: {words}")

    def _common(self, word: str) -> None:
        if word == "quit":
            self.ended.set()
        elif word == "show":
            self._say(self.shown())
        else:
            known = {f"{fault} [N]": meaning for fault, meaning in MEANINGS.items()} | MORE
            self._say("\n".join(f"  {name:<16}{in_line(meaning)}" for name, meaning in known.items()))

    def shown(self) -> str:
        """One thing a line."""
        status = self.province.status()
        lines = {
            in_line("Records held"): status["held"],
            in_line("Replaced by a newer one"): status["amended"],
            in_line("Sent more than once"): status["sent_again"],
            in_line("By path"): status["by_path"],
            in_line("Requests"): status["requests"],
            in_line("Now"): self.now.value,
        }
        return "\n".join(f"{name}: {value}" for name, value in lines.items())

    def page(self, application: web.Application) -> None:
        """`/` for people, `/status` and `/records` for programs."""
        application.router.add_get("/", self._page)
        application.router.add_get("/status", self._status)
        application.router.add_get("/records", self._records)

    async def _page(self, request: web.Request) -> web.Response:
        del request
        title = escape(in_line("Emulated province"))
        text = (
            f'<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="2"><title>{title}</title>'
            f"<h1>{title}</h1><pre>{escape(self.shown())}</pre>"
        )
        return web.Response(text=text, content_type="text/html")

    async def _status(self, request: web.Request) -> web.Response:
        del request
        return web.json_response({**self.province.status(), "now": self.now.value})

    async def _records(self, request: web.Request) -> web.Response:
        del request
        return web.json_response([one._asdict() for one in self.province.held.values()])


async def run_province(host: str, port: int, secret: str, typed: Typed, say: Say) -> None:
    """Until `quit`, SIGINT or SIGTERM. Raises `OSError` for a port that is taken."""
    stand = ProvinceStand(EmulatedProvince(secret), say)
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stand.ended.set)
    async with stand.province.serving(host, port, stand.page) as province:
        say(f"{in_line('Address of the province for the page {page}', page='/hooks')}  # {province.url}")
        reading = asyncio.create_task(_follow(stand, typed), name="words")
        await stand.ended.wait()
        reading.cancel()
        with suppress(asyncio.CancelledError):
            await reading


async def _follow(stand: ProvinceStand, typed: Typed) -> None:
    """Obey what is typed. The end of a terminal ends it, that of a pipe or of nothing at all does not."""
    if sys.stdin is None:
        return
    file = sys.stdin.fileno()
    async for line in typed(file):
        stand.obey(line)
    if os.isatty(file):
        stand.ended.set()
