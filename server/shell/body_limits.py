"""How large a body may be and how long it may take, and bodies read so."""

import asyncio
from typing import Any

import msgspec
from aiohttp import hdrs, http_exceptions, web

from server.shell.http import JSON
from server.shell.problem_sentences import Problem

MAX_BODY = 64 * 1024
"""Bytes."""
BODY_S = 15.0
"""How long a body may take to arrive."""


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
