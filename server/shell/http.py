"""What every answer of ours has, whoever gives it: headers, and problems in the client's language."""

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import hdrs, web
from multidict import CIMultiDict

from server.domain.refusal import Refused
from server.language.catalogues import negotiate
from server.shell.problem_sentences import Problem, problem_body
from server.sqlite import StoreUnusable

JSON = "application/json"
PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
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


def to_keep(name: str) -> Callable[[web.Response], None]:
    """Marks an answer as a file of this name, which a browser saves."""

    def finish(response: web.Response) -> None:
        response.headers[hdrs.CONTENT_DISPOSITION] = f'attachment; filename="{name}"'

    return finish


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
