"""What every answer of ours has, whoever gives it: headers, problems in the client's language, bodies read with limits."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

import msgspec
from aiohttp import hdrs, http_exceptions, web
from multidict import CIMultiDict

from server.domain.refusal import Refused
from server.language.catalogues import negotiate
from server.shell.problems import Problem, problem_body
from server.sqlite import StoreUnusable

JSON = "application/json"
Handler = Callable[[web.Request], Awaitable[web.Response]]
SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}
# Made once, and short: a full hall asks often, and a header costs as much as a step of a decision.
JSON_HEADERS = CIMultiDict(
    {hdrs.CONTENT_TYPE: JSON, "X-Content-Type-Options": "nosniff", hdrs.CACHE_CONTROL: "no-store"}
)
PROBLEM_HEADERS = CIMultiDict({**JSON_HEADERS, hdrs.CONTENT_TYPE: "application/problem+json"})
MAX_BODY = 64 * 1024
BODY_S = 15.0
"""How long a body may take to arrive."""


def same_origin(request: web.Request) -> bool:
    """Whether a browser says that the request comes from our own pages (or is no browser)."""
    origin = request.headers.get(hdrs.ORIGIN)
    try:
        return origin is None or urlsplit(origin).netloc == request.host
    except ValueError:
        return False


def refuse(error: Exception) -> Problem:
    """The problem that an exception stands for; re-raises what is none."""
    match error:
        case Problem():
            return error
        case Refused():
            return Problem(error.code, 0, **error.params)
        case StoreUnusable():
            return Problem("store_unavailable", retry_after_s=2)
        case _:
            raise error


def respond(request: web.Request, problem: Problem) -> web.Response:
    """The problem as an answer in the client's language."""
    status, body = problem_body(problem, negotiate(request.headers.get(hdrs.ACCEPT_LANGUAGE, "")))
    response = web.Response(body=body, status=status, headers=PROBLEM_HEADERS)
    if problem.retry_after_s:
        response.headers[hdrs.RETRY_AFTER] = str(problem.retry_after_s)
    if status == 401:
        response.headers[hdrs.WWW_AUTHENTICATE] = "Bearer"
    return response


async def read_body(request: web.Request, decoder: "msgspec.json.Decoder[Any]") -> tuple[bytes, Any]:
    """(bytes, decoded); an empty body counts as {}. Raises Problem."""
    if request.content_type not in (JSON, "application/octet-stream"):
        raise Problem("unsupported_media_type")
    if request.headers.get(hdrs.CONTENT_ENCODING, "identity").lower() not in ("", "identity"):
        raise Problem("encoded")  # before a byte of it is looked at
    try:
        if request.content.is_eof():
            raw = await request.read()
        else:  # the rest is still on its way: do not wait for ever
            async with asyncio.timeout(BODY_S):
                raw = await request.read()
    except web.HTTPRequestEntityTooLarge as error:
        raise Problem("too_large") from error
    except TimeoutError as error:
        raise Problem("too_slow") from error
    except (web.RequestPayloadError, ConnectionError, http_exceptions.HttpProcessingError) as error:
        raise Problem("malformed", cause="the body is broken off or not what its headers say") from error
    try:
        return raw, decoder.decode(raw or b"{}")
    except msgspec.ValidationError as error:
        raise Problem("invalid", cause=str(error)) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Problem("malformed", cause=str(error)) from error
