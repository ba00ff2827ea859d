"""What an access point's answer means."""

import json

import pytest

from server.outbox.answer import Verdict, judged
from server.outbox.pack import PackAnswer, Packs

BY = PackAnswer("code", "message", ("0", "200"), there=("409", "HTTP 409"), later=("503",))


def answer(code: object, message: object = "") -> bytes:
    return json.dumps({"code": code, "message": message}).encode()


@pytest.mark.parametrize(
    ("status", "body", "verdict", "cause"),
    [
        (200, answer("0"), Verdict.ARRIVED, ""),
        (201, answer(200), Verdict.ARRIVED, ""),
        (200, answer("409", "there already"), Verdict.ARRIVED, ""),
        (409, b"", Verdict.ARRIVED, ""),
        (400, answer("409"), Verdict.ARRIVED, ""),
        (200, answer("13", "projectNo \n is wrong"), Verdict.REFUSED, "HTTP 200: 13: projectNo is wrong"),
        (422, answer("", "no"), Verdict.REFUSED, "HTTP 422: no"),
        (404, b"<html>", Verdict.REFUSED, "HTTP 404"),
        (200, b"<html>", Verdict.AGAIN, "HTTP 200: the answer has no code"),
        (200, b"\xff", Verdict.AGAIN, "HTTP 200: the answer has no code"),
        (200, b"[1]", Verdict.AGAIN, "HTTP 200: the answer has no code"),
        (200, answer(True), Verdict.AGAIN, "HTTP 200: the answer has no code"),
        (200, answer("503", "busy"), Verdict.AGAIN, "HTTP 200: 503: busy"),
        (400, answer("503"), Verdict.AGAIN, "HTTP 400: 503"),
        (429, b"", Verdict.AGAIN, "HTTP 429"),
        (500, answer("409"), Verdict.AGAIN, "HTTP 500: 409"),
        (503, answer("0"), Verdict.AGAIN, "HTTP 503: 0"),
        (302, b"", Verdict.AGAIN, "HTTP 302"),
    ],
)
def test_an_answer_is_understood_or_the_message_is_sent_again(
    status: int, body: bytes, verdict: Verdict, cause: str
) -> None:
    assert judged(BY, status, body) == (verdict, cause)


def test_every_pack_says_what_an_answer_means() -> None:
    assert all(pack.answer.ok and pack.answer.there for _, pack in Packs().items())
