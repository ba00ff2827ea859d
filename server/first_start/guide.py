"""The guide's server: one page, one link that works once, and what the page asks for."""

import secrets
import shlex
from collections.abc import Awaitable, Callable
from datetime import date
from hmac import compare_digest
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import available_timezones

import msgspec
from aiohttp import web as http

import web.pages
from server.access.access import FILE, Access
from server.access.identity import ANYONE, Identity
from server.clock import COMPUTER
from server.data_folder import FolderUnusable
from server.domain.language import Language, Text
from server.first_start.checking import PASSWORD_LENGTH, draft_faults
from server.first_start.draft import Draft, to_config
from server.first_start.example import Example
from server.first_start.printer import try_printer
from server.first_start.refusal import Refusal
from server.first_start.told import (
    About,
    CheckedDraft,
    DraftToken,
    HallLinks,
    Offered,
    Printed,
    ToPrint,
    ToWrite,
    Written,
)
from server.first_start.writing import FileThere, render, write
from server.language.catalogues import say
from server.language.faults import translated
from server.shell.http import JSON_HEADERS, same_origin
from server.shell.pages import Pages
from server.sqlite import SchemaTooNew, StoreUnusable

T = TypeVar("T")
BASE = "/api/v1/setup"
COOKIE = "yichuang_setup"
MOST_BYTES = 512 * 1024
UNUSABLE = (OSError, FolderUnusable, StoreUnusable, SchemaTooNew)

Begin = Callable[[], Awaitable[list[HallLinks]]]
"""Starts the hall that was written; raises Refusal."""


class SetUpGuide:
    """Made for one file and one data folder; `end` is called when the installer needs the guide no more."""

    def __init__(
        self,
        file: Path,
        data: Path,
        command: list[str],
        example: Example,
        begin: Begin,
        end: Callable[[], None],
    ) -> None:
        self.token = secrets.token_urlsafe(32)
        self._unused = True
        self._cookie = ""
        self._file, self._data, self._command = file, data, command
        self._example, self._begin, self._end = example, begin, end
        self._written: Written | None = None
        self._halls: list[HallLinks] | None = None

    def application(self) -> http.Application:
        """The page, its files and words, and the routes below `BASE`."""
        application = http.Application(client_max_size=MOST_BYTES)

        async def nobody(request: http.Request) -> Identity:
            return ANYONE

        pages = Pages(nobody, web.pages.VENDOR)
        pages.add(application, [web.pages.SETUP], {"vendor": web.pages.VENDOR, "web": web.pages.STATIC})
        application.add_routes(
            [
                http.post(f"{BASE}/session", self._handler(DraftToken, self._enter, held=False)),
                http.get(BASE, self._handler(None, self._about)),
                http.post(f"{BASE}/check", self._handler(Draft, self._check)),
                http.post(f"{BASE}/printer", self._handler(ToPrint, self._print)),
                http.post(f"{BASE}/write", self._handler(ToWrite, self._write)),
                http.post(f"{BASE}/serve", self._handler(None, self._serve)),
                http.post(f"{BASE}/end", self._handler(None, self._finish)),
            ]
        )
        return application

    def _handler(
        self, kind: type[T] | None, act: Callable[[T], Awaitable[Any]], held: bool = True
    ) -> Callable[[http.Request], Awaitable[http.Response]]:
        async def handle(request: http.Request) -> http.Response:
            try:
                if held and not (
                    self._cookie
                    and compare_digest(request.cookies.get(COOKIE, "").encode(), self._cookie.encode())
                ):
                    raise Refusal("not_yours")
                if not same_origin(request):
                    raise Refusal("foreign_origin")
                body: Any = None
                if kind is not None:
                    try:
                        body = msgspec.json.decode(await request.read(), type=kind)
                    except (msgspec.DecodeError, UnicodeDecodeError) as error:
                        raise Refusal("malformed", cause=str(error)) from error
                answer = await act(body)
            except Refusal as refusal:
                return refusal.answer(request)
            response = http.Response(body=msgspec.json.encode(answer), headers=JSON_HEADERS)
            if not held:
                response.set_cookie(COOKIE, self._cookie, httponly=True, samesite="Strict")
            return response

        return handle

    async def _enter(self, key: DraftToken) -> dict[str, str]:
        """The link dies with its first use; the browser that used it stays the holder."""
        if not (self._unused and compare_digest(key.token.encode(), self.token.encode())):
            raise Refusal("link_used")
        self._unused = False
        self._cookie = secrets.token_urlsafe(32)
        return {}

    async def _about(self, _: object) -> About:
        services = [s.category for s in self._example.services]
        return About(
            file=str(self._file),
            file_there=self._file.exists(),
            data=str(self._data),
            admin_there=await self._admin_there(),
            timezones=sorted(available_timezones()),
            categories=[
                Offered(c.id, c.prefix, c.name.zh, c.name.en, round(c.promise_s / 60), services.count(c.id))
                for c in self._example.categories
            ],
            written=self._written,
            halls=self._halls,
        )

    async def _check(self, draft: Draft) -> CheckedDraft:
        return CheckedDraft(draft_faults(draft, self._example))

    async def _print(self, asked: ToPrint) -> Printed:
        try:
            result = await try_printer(asked.url.strip(), asked.hall)
        except ValueError as error:
            return Printed("failed", fault=Text(translated(str(error)) or str(error), str(error)))
        return Printed(result.outcome, result.cause)

    async def _write(self, asked: ToWrite) -> Written:
        if self._halls is not None:
            raise Refusal("serving")
        if draft_faults(asked.draft, self._example):
            raise Refusal("faulty")
        short = len(asked.password) < PASSWORD_LENGTH
        if short and (asked.password or not await self._admin_there()):
            raise Refusal("faulty")
        try:
            text = render(
                to_config(asked.draft, self._example),
                self._file.name,
                date.fromtimestamp(COMPUTER.wall()).isoformat(),
            )
            if self._file.exists() and not asked.replace:
                raise FileThere(self._file)
            if asked.password:
                await self._set_password(asked.password)
            kept = write(self._file, text, replace=asked.replace)
        except FileThere as error:
            raise Refusal("file_there", file=str(self._file)) from error
        except UNUSABLE as error:
            raise Refusal("unusable", cause=cause(error)) from error
        self._written = Written(str(self._file), str(kept or ""), shlex.join(self._command))
        return self._written

    async def _serve(self, _: object) -> list[HallLinks]:
        if self._written is None:
            raise Refusal("not_written")
        if self._halls is None:
            self._halls = await self._begin()
        return self._halls

    async def _finish(self, _: object) -> dict[str, str]:
        self._end()
        return {}

    async def _admin_there(self) -> bool:
        """Whether the data folder has an administrator with a password; a folder that is not there is not made."""
        if not (self._data / FILE).exists():
            return False
        try:
            access = await Access.open(self._data)
        except UNUSABLE as error:
            raise Refusal("unusable", cause=cause(error)) from error
        try:
            return any(not one.hall and one.id == "admin" and one.password for one in await access.people())
        finally:
            await access.close()

    async def _set_password(self, password: str) -> None:
        self._data.mkdir(parents=True, exist_ok=True, mode=0o700)
        access = await Access.open(self._data)
        try:
            await access.add_person("", "admin", say(Language.CHINESE, "Administrator"), ["admin"])
            await access.set_password("", "admin", password)
        finally:
            await access.close()


def cause(error: Exception) -> Text:
    """An error in words, its file named."""
    if isinstance(error, OSError) and error.strerror:
        where = f"{error.filename}: " if error.filename else ""
        return Text(f"{where}{translated(error.strerror) or error.strerror}", f"{where}{error.strerror}")
    return Text(str(error), str(error))
