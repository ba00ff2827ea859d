"""What holds for every answer, whichever handler made it: the headers that a browser obeys, and refusals as problems."""

import logging

from aiohttp import hdrs, http_exceptions, web
from aiohttp.typedefs import Handler

from server.shell.http import respond
from server.shell.problem_sentences import Problem

NOSNIFF = ("X-Content-Type-Options", "nosniff")
HEADERS = {
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
}
"""A page brings a policy of its own; whatever else is opened as one shows itself and loads nothing but a style."""
BARE = frozenset({"text/javascript", "text/css"})
"""Never opened as a page, and many: their heads are a part of what a phone has to load."""
CODES = {404: "not_found", 405: "method_not_allowed", 413: "too_large", 417: "expectation_failed"}


async def dress(request: web.Request, response: web.StreamResponse) -> None:
    """A signal of aiohttp's, before the head of any answer is written."""
    del request
    headers = response.headers
    headers.popall(hdrs.SERVER, None)  # nobody needs to know which version of what answers
    headers.setdefault(*NOSNIFF)
    if response.content_type in BARE:
        return
    for name, value in HEADERS.items():
        headers.setdefault(name, value)


@web.middleware
async def as_problem(request: web.Request, handler: Handler) -> web.StreamResponse:
    """aiohttp's own refusals, where no handler of ours had a word."""
    try:
        return await handler(request)
    except web.HTTPRedirection:
        raise
    except web.HTTPException as error:
        code = CODES.get(error.status)
        if code is None:
            raise
        return respond(request, Problem(code))


async def expect(request: web.Request) -> web.StreamResponse | None:
    """`Expect: 100-continue` is met; anything else is not."""
    if request.headers.get(hdrs.EXPECT, "").lower() == "100-continue":
        await request.writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        return None
    return respond(request, Problem("expectation_failed"))


class OneLine(logging.Filter):
    """What a stranger sends that is no HTTP is one line of the log, without what was sent."""

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        if isinstance(error, http_exceptions.HttpProcessingError | ValueError | ConnectionError):
            record.msg, record.args = f"malformed request: {type(error).__name__}", ()
            record.exc_info, record.exc_text = None, None
            record.levelno, record.levelname = logging.INFO, "INFO"
        return True
