"""Low ratings of the halls' own days open a follow-up, each once, whatever happens in between."""

import contextlib
from collections.abc import AsyncGenerator
from pathlib import Path

from server.app_cases import settings_of
from server.bridges.low_ratings import NOTED, LowRatings
from server.bridges.oversight_house import OversightRetention, items
from server.cases import driven_cases
from server.clock import Clock
from server.domain.oversight import commands as o
from server.domain.oversight.ratings.rated import RatedThing
from server.domain.oversight.state import OversightState
from server.domain.oversight.stream import ID
from server.domain.oversight.words import ConcernChannel, ConcernKind, FollowUpState, RatedStage
from server.domain.queue import commands as c
from server.domain.queue.tickets.words import RatingChannel
from server.engine.clock import HallClock
from server.halls import driven
from server.journal.sqlite import SqliteJournal
from server.oversight import Oversight, driven_oversight
from server.personal.personal import Personal
from tests.halls import small_hall
from tests.oversight import SETTINGS
from tests.serving import example


class Server:
    """A hall and those who look after what citizens say of it, on one journal."""

    def __init__(self, journal: SqliteJournal) -> None:
        self.journal = journal
        self.wall = 1_772_416_800.0
        clock = HallClock(lambda: self.wall, lambda: self.wall)
        self.halls = driven(journal, [small_hall()], clock)
        self.oversight: Oversight = driven_oversight(journal, SETTINGS, clock)
        self.cases = driven_cases(journal, settings_of(example()), clock)
        self.bridge = LowRatings(self.oversight, journal, ["main"], self.cases)
        self.halls.settled.connect(self.bridge.changed)

    async def do(self, command: c.AnyCommand) -> None:
        await self.halls.submit("main", command, actor="test")

    async def visit(self, ticket: str) -> None:
        await self.do(c.TakeTicket(ticket, "enterprise"))
        await self.do(c.CallNext("1"))
        await self.do(c.Start("1"))
        await self.do(c.Finish("1", "done"))

    async def rate(self, ticket: str, level: int, channel: RatingChannel = RatingChannel.PHONE) -> None:
        await self.do(c.RateTicket(ticket, level, (), "words", channel))

    async def state(self) -> OversightState:
        return await self.oversight.read(ID, lambda state, _at: state)


class HallsClock(Clock):
    def __init__(self, server: Server) -> None:
        self._server = server

    def wall(self) -> float:
        return self._server.wall


@contextlib.asynccontextmanager
async def server(folder: Path) -> AsyncGenerator[Server]:
    journal = await SqliteJournal.open(folder)
    running = Server(journal)
    await running.halls.start()
    await running.oversight.start(may_stand=True)
    try:
        yield running
    finally:
        await running.halls.stop()
        await running.oversight.stop()
        await journal.close()


async def opened(running: Server) -> None:
    await running.bridge.follow("main")
    await running.do(c.OpenDay("2026-03-02"))
    await running.do(c.OpenWindow("1", "c01"))


async def test_a_low_rating_is_followed_with_all_that_is_known_of_it(tmp_path: Path) -> None:
    async with server(tmp_path) as running:
        await opened(running)
        await running.visit("t1")
        await running.rate("t1", 1)
        await running.visit("t2")
        await running.rate("t2", 4)
        await running.bridge.follow("main")
        facts = (await running.state()).facts
        (one,) = facts.follow_ups.values()
        assert one.id == "t1~1"
        assert one.about == RatedThing(
            "main", RatedStage.SERVICE, window="1", clerk="c01", category="enterprise", ticket="t1"
        )
        assert (one.given.level, one.given.reasons, one.given.words) == (1, (), "words")
        assert one.given.channel is RatingChannel.PHONE


async def test_after_a_restart_what_was_not_followed_yet_is_followed_and_nothing_twice(
    tmp_path: Path,
) -> None:
    async with server(tmp_path) as running:
        await opened(running)
        await running.visit("t1")
        await running.rate("t1", 1)
        await running.bridge.follow("main")
        await running.visit("t2")
        await running.rate("t2", 2)  # and the server ends before anybody follows
    async with server(tmp_path) as running:
        await running.bridge.follow("main")
        await running.bridge.follow("main")
        assert list((await running.state()).facts.follow_ups) == ["t1~1", "t2~1"]
        entries = [entry async for chunk in running.journal.read(ID) for entry in chunk]
        assert len(entries) == 3, "where the reading began, and two ratings"


async def test_a_phone_that_corrects_a_low_rating_takes_the_question_back(tmp_path: Path) -> None:
    async with server(tmp_path) as running:
        await opened(running)
        await running.visit("t1")
        await running.rate("t1", 1)
        await running.bridge.follow("main")
        await running.rate("t1", 5)
        await running.bridge.follow("main")
        one = (await running.state()).facts.follow_ups["t1~1"]
        assert (one.state, one.given.level) == (FollowUpState.DROPPED, 5)


async def test_a_hall_that_was_at_work_before_is_followed_from_now_on(tmp_path: Path) -> None:
    async with server(tmp_path) as running:
        await running.do(c.OpenDay("2026-03-02"))
        await running.do(c.OpenWindow("1", "c01"))
        await running.visit("t1")
        await running.rate("t1", 1)
        await running.bridge.follow("main")
        state = await running.state()
        assert state.facts.follow_ups == {}
        assert state.facts.read == {"main": await running.journal.last("main")}


async def test_a_long_time_without_a_low_rating_is_noted_so_that_a_restart_need_not_read_it(
    tmp_path: Path,
) -> None:
    async with server(tmp_path) as running:
        await opened(running)
        for _ in range(NOTED // 2 + 1):
            await running.do(c.PauseWindow("1", "x"))
            await running.do(c.ResumeWindow("1"))
        await running.bridge.follow("main")
        assert (await running.state()).facts.read == {"main": await running.journal.last("main")}


# What has ended long ago


async def test_what_has_ended_long_ago_goes_with_every_word_of_it(tmp_path: Path) -> None:
    async with server(tmp_path) as running:
        personal = await Personal.open(tmp_path, HallsClock(running))
        words = await personal.put(ID, "case-words", '"it was closed"')
        loose = await personal.put(ID, "case-words", '"never referred to"')
        kept = await personal.put(ID, "case-words", '"still open"')
        retention = OversightRetention(running.oversight, personal, days=730)
        for text in (words, kept):
            command = o.RaiseConcern(
                kind=ConcernKind.COMPLAINT, hall="main", about=o.ConcernAbout(), words=text, contact="",
                named=False, channel=ConcernChannel.PHONE, language="zh",
            )  # fmt: skip
            await running.oversight.submit(ID, command, actor="test")
        first, second = (await running.state()).facts.concerns
        await running.oversight.submit(ID, o.WithdrawConcern(item=first), actor="test")
        assert await retention.look(running.wall) == 0
        running.wall += 731 * 86_400
        assert await retention.look(running.wall) == 2
        state = await running.state()
        assert [item.id for item in items(state)] == [second]
        assert await personal.get(ID, words) is None
        assert await personal.get(ID, loose) is None
        assert await personal.get(ID, kept) is not None
        await personal.close()
