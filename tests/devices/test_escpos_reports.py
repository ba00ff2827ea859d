"""Automatic status: what the printer says by itself between jobs, and that it never disturbs one."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Self

import pytest

from devices.escpos.driver import EscposPrinter
from devices.escpos.emulator import EscposEmulator
from devices.protocols import Health, PrintOutcome, PrintResult
from tests.patience import PATIENCE_S

JOB = b"\x1b@\x1c&" + "号码 A001\n".encode("gb18030") + b"\x1bd\x06\x1dV\x00"
PRINTED = PrintResult(PrintOutcome.PRINTED)
OK = ("ok", "")


class Watched:
    """A printer with somebody listening, and the healths it went through."""

    def __init__(self, url: str, answer_s: float = 10) -> None:
        self.printer = EscposPrinter(
            url, status_timeout_s=10, answer_timeout_s=answer_s, relink_s=0, clock=lambda: 1000.0
        )
        self.healths: asyncio.Queue[tuple[str, str]] = asyncio.Queue()
        self.printer.changed = lambda: self.healths.put_nowait(
            (self.printer.health.state, self.printer.health.cause)
        )
        self.task = asyncio.create_task(self.printer.watch(), name="watch")

    async def next(self) -> tuple[str, str]:
        return await asyncio.wait_for(self.healths.get(), PATIENCE_S)

    async def check(self) -> Health:
        return await asyncio.wait_for(self.printer.check(), PATIENCE_S)

    async def print(self, job: bytes) -> PrintResult:
        return await asyncio.wait_for(self.printer.print(job), PATIENCE_S)

    async def stop(self) -> None:
        self.task.cancel()
        await asyncio.wait([self.task])
        await self.printer.close()


@pytest.fixture(params=["tcp", "pty"])
async def paper(request: pytest.FixtureRequest) -> AsyncIterator[EscposEmulator]:
    async with EscposEmulator(pty=request.param == "pty") as emulator:
        yield emulator


@pytest.fixture
async def watched(paper: EscposEmulator) -> AsyncIterator[Watched]:
    made = Watched(paper.url)
    assert await made.check() == Health("ok", "", 1000.0)
    assert await made.next() == OK
    yield made
    await made.stop()


@pytest.mark.parametrize(
    ("fault", "health"),
    [
        ("paper_low", ("warning", "paper_low")),
        ("paper_out", ("down", "paper_out")),
        ("cover_open", ("down", "cover_open")),
        ("offline", ("down", "offline")),
    ],
)
async def test_a_fault_of_an_idle_printer_is_known_at_once_and_so_is_its_end(
    paper: EscposEmulator, watched: Watched, fault: str, health: tuple[str, str]
) -> None:
    asked = list(paper.queries)
    setattr(paper, fault, True)
    assert await watched.next() == health
    setattr(paper, fault, False)
    assert await watched.next() == OK
    assert paper.queries == asked, "nothing was polled"


async def test_reports_go_on_after_a_job_whose_reset_switched_them_off(
    paper: EscposEmulator, watched: Watched
) -> None:
    assert await watched.print(JOB) == PRINTED
    await paper.until(lambda: paper.reporting == 0x0E)
    paper.cover_open = True
    assert await watched.next() == ("down", "cover_open")


async def test_reports_are_off_while_a_job_is_under_way(paper: EscposEmulator, watched: Watched) -> None:
    paper.ack = False
    job = asyncio.create_task(watched.print(JOB[2:]), name="slip")  # without a reset of its own
    await paper.until(lambda: len(paper.jobs) == 1)
    sent = paper.taken.index(b"\x1da\x00")
    assert paper.taken[sent:] == b"\x1da\x00" + JOB[2:] + b"\x1dr\x01\x1da\x0e"
    job.cancel()
    await asyncio.wait([job])


async def test_a_job_goes_first_though_somebody_listens(paper: EscposEmulator, watched: Watched) -> None:
    jobs = [JOB + bytes((65 + n,)) for n in range(5)]
    results = await asyncio.wait_for(asyncio.gather(*(watched.print(job) for job in jobs)), 10)
    assert results == [PRINTED] * 5
    assert paper.jobs == jobs
    paper.paper_low = True
    assert await watched.next() == ("warning", "paper_low")


async def test_a_link_that_ends_while_idle_is_opened_again_and_reports_go_on() -> None:
    async with EscposEmulator() as paper:
        watched = Watched(paper.url)
        await watched.check()
        await paper.until(lambda: paper.reporting == 0x0E)
        paper.hang_up()
        await paper.until(lambda: paper.links == 2 and paper.reporting == 0x0E)
        assert await watched.next() == OK
        paper.paper_out = True
        assert await watched.next() == ("down", "paper_out")
        await watched.stop()


async def test_a_printer_that_is_switched_off_while_idle_is_known_to_be_away() -> None:
    async with EscposEmulator() as paper:
        watched = Watched(paper.url)
        await watched.check()
        assert await watched.next() == OK
        await paper.pull_out()
        assert await watched.next() == ("down", "unreachable")
        await paper.put_back()
        assert await watched.check() == Health("ok", "", 1000.0)
        assert await watched.next() == OK
        paper.cover_open = True
        assert await watched.next() == ("down", "cover_open")
        await watched.stop()


async def test_without_anybody_listening_the_next_question_finds_the_same(paper: EscposEmulator) -> None:
    printer = EscposPrinter(paper.url, clock=lambda: 1000.0)
    await printer.check()
    paper.paper_low = True
    assert await printer.check() == Health("warning", "paper_low", 1000.0)
    await printer.close()


async def test_listening_ends_when_it_is_cancelled_and_leaves_the_link_usable(watched: Watched) -> None:
    watched.task.cancel()
    await asyncio.wait([watched.task])
    assert watched.task.cancelled()
    assert await watched.print(JOB) == PRINTED


async def test_what_was_heard_and_sent_is_counted(paper: EscposEmulator, watched: Watched) -> None:
    await paper.until(lambda: paper.reporting == 0x0E)
    paper.paper_low = True
    assert await watched.next() == ("warning", "paper_low")
    counters = watched.printer.counters
    assert (counters.links, counters.bad, counters.skipped) == (1, 0, 0)
    assert counters.frames == 5  # three answers, the report on being asked for, and the change
    assert (counters.heard_at, counters.sent_at) == (1000.0, 1000.0)


class Script:
    """A printer that answers what it was told to, byte for byte, over as many connections as it takes."""

    def __init__(self, *steps: tuple[bytes, str]) -> None:
        self._steps = list(steps)
        self.url = ""

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.url = f"tcp://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(self, *error: object) -> None:
        self._server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError):
            while self._steps:
                question, reply = self._steps[0]
                await reader.readuntil(question)
                del self._steps[0]
                writer.write(bytes.fromhex(reply))
            await reader.read()
        writer.close()


ASKED = [b"\x10\x04\x01", b"\x10\x04\x02", b"\x10\x04\x04"]
SENT = b"\x1dr\x01\x1da\x0e"


async def test_a_report_may_stand_before_after_and_inside_any_answer() -> None:
    replies = ["10 00 00 00 12", "10 00 12 03 00", "1e 10 00 03"]
    async with Script(*zip(ASKED, replies, strict=True), (SENT, "00 10 00 03 00 03")) as paper:
        printer = EscposPrinter(paper.url, clock=lambda: 1000.0)
        assert await printer.print(JOB) == PRINTED
        assert printer.health == Health("warning", "paper_low", 1000.0)
        assert (printer.counters.frames, printer.counters.skipped) == (8, 0)
        await printer.close()


async def test_a_report_in_the_middle_of_a_job_confirms_nothing() -> None:
    before, after = zip(ASKED, ["12", "12", "12"], strict=True), zip(ASKED, ["1a", "32", "7e"], strict=True)
    async with Script(*before, (SENT, "18 00 0f 00"), *after) as paper:
        printer = EscposPrinter(paper.url, answer_timeout_s=0.05)
        assert await printer.print(JOB) == PrintResult(PrintOutcome.UNKNOWN, "paper_out")
        await printer.close()


async def test_a_report_after_the_answers_is_newer_than_they_are() -> None:
    async with Script(*zip(ASKED, ["12", "12", "12 38 00 00 00"], strict=True)) as paper:
        printer = EscposPrinter(paper.url, clock=lambda: 1000.0)
        assert await printer.check() == Health("down", "cover_open", 1000.0)
        await printer.close()


async def test_the_emulator_reports_as_epson_does_and_only_when_asked() -> None:
    async with asyncio.timeout(PATIENCE_S), EscposEmulator() as paper:
        reader, writer = await asyncio.open_connection(*paper.url.removeprefix("tcp://").split(":"))
        paper.paper_low = True
        paper.paper_low = False
        writer.write(b"\x1da\x0e")
        assert await reader.readexactly(4) == bytes.fromhex("10 00 00 00")
        reports: list[str] = []
        for fault in ("paper_low", "paper_out", "cover_open"):
            setattr(paper, fault, True)
            reports.append((await reader.readexactly(4)).hex(" "))
            setattr(paper, fault, False)
            await reader.readexactly(4)
        assert reports == ["10 00 03 00", "18 00 0f 00", "38 00 00 00"]
        paper.paper_out = True
        await reader.readexactly(4)
        writer.write(b"\x1da\x0e\x10\x04\x01")
        assert await reader.readexactly(1) == b"\x1a", (
            "GS a waits while the printer is stopped, DLE EOT does not"
        )
        writer.write(b"\x1da\x08\x1b@")
        await paper.until(lambda: paper.taken.endswith(b"\x1b@"))
        paper.paper_out = False
        assert await reader.readexactly(12) == bytes.fromhex("10 00 00 00" * 3)
        assert paper.reporting == 0, "ESC @ ends it"
        writer.close()


async def test_what_was_left_when_the_paper_ended_is_printed_when_there_is_paper_again(
    paper: EscposEmulator,
) -> None:
    printer = EscposPrinter(paper.url, answer_timeout_s=10)
    paper.out_of_paper_after = 8
    job = asyncio.create_task(printer.print(JOB), name="slip")
    await paper.until(lambda: paper.paper_out)
    assert paper.jobs == []
    assert len(paper.unfinished) >= 8
    paper.paper_out = False
    assert await asyncio.wait_for(job, PATIENCE_S) == PRINTED
    assert paper.jobs == [JOB]
    assert paper.paper().texts == ["号码 A001"]
    await printer.close()


async def test_a_job_on_a_slow_serial_line_is_given_the_time_that_its_bytes_take() -> None:
    async with EscposEmulator(pty=True) as paper:
        printer = EscposPrinter(f"{paper.url}?baud=1200", answer_timeout_s=0.01)
        paper.out_of_paper_after = 8
        slow = JOB[:4] + "号码\n".encode("gb18030") * 1000 + JOB[4:]  # more than 40 s at 1200 baud
        job = asyncio.create_task(printer.print(slow), name="slip")
        await paper.until(lambda: paper.paper_out)
        done, _ = await asyncio.wait({job}, timeout=0.1)
        assert done == set()
        paper.paper_out = False
        assert await asyncio.wait_for(job, PATIENCE_S) == PRINTED
        assert paper.jobs == [slow]
        await printer.close()
