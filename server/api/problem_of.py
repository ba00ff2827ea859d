"""The problem that an exception stands for, as the answer to a request."""

from aiohttp import web

from server.engine.submission import EngineFault, IdempotencyConflict, NotReady, UnknownStream
from server.journal.journal import JournalUnavailable
from server.shell import http as shell
from server.shell.http import Handler, respond
from server.shell.problem_sentences import Problem


def refuse(error: Exception) -> Problem:
    """The problem that an exception stands for, of the engine and the journal too; re-raises what is none."""
    match error:
        case UnknownStream():
            return Problem("unknown_hall", hall=str(error))
        case IdempotencyConflict():
            return Problem("idempotency_conflict")
        case JournalUnavailable():
            return Problem("journal_unavailable", retry_after_s=2)
        case NotReady():
            return Problem("not_ready", retry_after_s=1)
        case EngineFault():
            return Problem("internal")
        case _:
            return shell.refuse(error)


def refusing(answer: Handler) -> Handler:
    """The handler of a route outside the table: what it refuses is answered as a problem."""

    async def handle(request: web.Request) -> web.Response:
        try:
            return await answer(request)
        except Exception as error:
            return respond(request, refuse(error))

    return handle
