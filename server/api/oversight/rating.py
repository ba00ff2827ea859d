"""Citizens rate a case, or a service whose day is over, and again once a low rating was answered; staff do not."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from server.api.oversight import bodies
from server.api.oversight.public import CitizenHeard, Finish
from server.api.oversight.ratable import Ratable, case_ratable, ticket_ratable
from server.api.oversight.viewing import kept_words
from server.api.rating_reasons import coded
from server.api.routes import ActRoute, Ask, OversightCommandRoute, Rooms, Route
from server.domain.now import Now
from server.domain.oversight import commands as c
from server.domain.oversight.private import words_of
from server.domain.oversight.shown.public import PublicFollowUp, RatingPlace
from server.domain.oversight.state import OversightState
from server.domain.oversight.stream import ID
from server.domain.oversight.views.public import public_follow_up
from server.domain.queue.shown.reason import ReasonLine, reason_lines
from server.domain.queue.tickets.words import RatingChannel
from server.shell.problem_sentences import Problem

CASE = "/api/v1/public/cases/{case}/rating"
TICKET = "/api/v1/public/tickets/{shown}/rating"
Find = Callable[[Ask, Rooms], Awaitable[Ratable | None]]


def _looking(find: Find) -> Callable[[Ask, Rooms, web.Request], Awaitable[tuple[RatingPlace, Finish]]]:
    async def act(ask: Ask, rooms: Rooms, request: web.Request) -> tuple[RatingPlace, Finish]:
        del request
        found = await find(ask, rooms)
        return (RatingPlace("", None, 0, "") if found is None else await _place(found, rooms)), None

    return act


async def _place(found: Ratable, rooms: Rooms) -> RatingPlace:
    def look(state: OversightState, at: float) -> tuple[int, str, dict[str, str] | None, list[ReasonLine]]:
        facts = state.facts
        level = facts.given[found.rating][1] if found.rating in facts.given else found.given
        end = state.ends(found.ended_at, state.settings.rating_days)
        last = end.due if end is not None else ""
        open_ = not level and (not last or state.office.day_at(at) <= last)
        one = facts.follow_ups.get(found.rating)
        reasons = reason_lines(state.settings.reasons_of(found.about.hall)) if open_ else []
        return level, last if open_ else "", None if one is None else words_of(one), reasons

    level, last, words, reasons = await rooms.oversight.engine.read(ID, look)
    follow_up = None if words is None else await _follow_up(found, words, rooms)
    return RatingPlace(found.about.stage, found.name, level, last, follow_up, reasons)


async def _follow_up(found: Ratable, words: dict[str, str], rooms: Rooms) -> PublicFollowUp:
    said = await kept_words(rooms, words, found.about.hall)

    def look(state: OversightState, at: float) -> PublicFollowUp:
        one = state.facts.follow_ups[found.rating]
        return public_follow_up(state, one, said.words, Now(at, rooms.oversight.stamp))

    return await rooms.oversight.engine.read(ID, look)


def _before(find: Find) -> Callable[[Ask, Rooms], Awaitable[Ask]]:
    """What is rated; staff rate nothing. Raises Problem."""

    async def look(ask: Ask, rooms: Rooms) -> Ask:
        if ask.who.roles - {"kiosk"}:
            raise Problem("forbidden")
        found = await find(ask, rooms)
        if found is None or (found.given and isinstance(ask.body, bodies.LateRatingBody)):
            raise Problem("nothing_to_rate")
        return ask._replace(looked=found)

    return look


def _channel(ask: Ask) -> RatingChannel:
    return RatingChannel.KIOSK if "kiosk" in ask.who.roles else RatingChannel.PHONE


def _give(ask: Ask) -> c.GiveRating:
    body: bodies.LateRatingBody = ask.body
    found: Ratable = ask.looked
    return c.GiveRating(
        rating=found.rating,
        about=found.about,
        level=body.level,
        channel=_channel(ask),
        ended_at=found.ended_at,
        reasons=coded(body.reasons),
        words=ask.private,
    )


def _again(ask: Ask) -> c.RateAgain:
    found: Ratable = ask.looked
    return c.RateAgain(item=found.rating, level=ask.body.level, channel=_channel(ask), words=ask.private)


def _heard(state: object, events: object, ask: Ask, now: Now) -> CitizenHeard:
    del state, events, now
    return CitizenHeard(ask.looked.rating)


def _rows(path: str, what: str, find: Find, named: str, codes: tuple[str, ...]) -> list[Route]:
    said: dict[str, Any] = {
        "before": _before(find),
        "private": ("case-words", "text"),
        "problems": (*codes, "nothing_to_rate"),
    }
    return [
        ActRoute("GET", path, f"What may be rated of {what}, and what became of it", RatingPlace, problems=codes,
                 act=_looking(find), named=f"read{named}Rating"),
        OversightCommandRoute("POST", path, f"Rate {what}", CitizenHeard, body=bodies.LateRatingBody, makes=c.GiveRating,
                              command=_give, named=f"give{named}Rating", answered=_heard, **said),
        OversightCommandRoute("POST", path + "/again", "Rate the answer to a low rating, once", CitizenHeard,
                              body=bodies.AgainBody, makes=c.RateAgain, command=_again, named=f"rate{named}Again",
                              answered=_heard, **said),
    ]  # fmt: skip


ROUTES: list[Route] = [
    *_rows(CASE, "a case (NUMBER.CODE)", case_ratable, "Case", ("unknown_case", "too_many_codes")),
    *_rows(TICKET, "a service on a later day (ID.PROOF)", ticket_ratable, "Late", ("unknown_ticket",)),
]
