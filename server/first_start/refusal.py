"""What the guide refuses, as RFC 9457 problems in the language of the page."""

import msgspec
from aiohttp import hdrs, web

from server.domain.language import Text
from server.language.catalogues import negotiate, say
from server.shell.http import PROBLEM_HEADERS
from server.shell.problem_sentences import ProblemBody

REFUSALS = {
    "link_used": (
        403,
        "This link was used before or is not complete. Start the guide again and open the link that it shows then.",
    ),
    "not_yours": (401, "The guide was started again. Please open the newest link that the terminal shows."),
    "foreign_origin": (403, "The request came from another site and was refused."),
    "malformed": (400, "The request cannot be read: {cause}"),
    "faulty": (422, "Something is still missing. The check page lists what."),
    "file_there": (
        409,
        "{file} already exists. Confirm that it may be replaced; the old file is kept beside it.",
    ),
    "not_written": (409, "The configuration is not written yet."),
    "unusable": (409, "That did not work: {cause}"),
    "serving": (409, "The hall is running already."),
}
"""code: (HTTP status, the sentence)."""


class Refusal(Exception):
    """Raised by a handler of the guide."""

    def __init__(self, code: str, **params: str | Text) -> None:
        super().__init__(code)
        self.code, self.params = code, params

    def answer(self, request: web.Request) -> web.Response:
        language = negotiate(request.headers.get(hdrs.ACCEPT_LANGUAGE, ""))
        status, sentence = REFUSALS[self.code]
        detail = say(language, sentence, **self.params)
        body = ProblemBody(type=f"#{self.code}", title=detail, status=status, detail=detail, code=self.code)
        return web.Response(body=msgspec.json.encode(body), status=status, headers=PROBLEM_HEADERS)
