import asyncio
import socket
from collections.abc import AsyncIterator

import pytest

from devices.escpos.driver import EscposPrinter
from devices.escpos.emulator import EscposEmulator
from devices.links.tcp import tcp_address
from devices.protocols import Health, PrintOutcome, PrintResult
from devices.registry import check_printer_url, open_printer

JOB = b"\x1b@\x1c&" + "号码 A001\n".encode("gb18030") + b"\x1bd\x06\x1dV\x00"
RASTER = b"\x1dv0\x00\x03\x00\x02\x00"
PRINTED = PrintResult(PrintOutcome.PRINTED)
REPORT_ON, REPORT_OFF = b"\x1da\x0e", b"\x1da\x00"


def printer_at(url: str, *, status_s: float = 10, answer_s: float = 10) -> EscposPrinter:
    return EscposPrinter(url, status_timeout_s=status_s, answer_timeout_s=answer_s, clock=lambda: 1000.0)


@pytest.fixture
async def paper() -> AsyncIterator[EscposEmulator]:
    async with EscposEmulator() as emulator:
        yield emulator


@pytest.fixture
async def printer(paper: EscposEmulator) -> AsyncIterator[EscposPrinter]:
    driver = printer_at(paper.url)
    yield driver
    await driver.close()


@pytest.fixture
async def impatient(paper: EscposEmulator) -> AsyncIterator[EscposPrinter]:
    driver = printer_at(paper.url, answer_s=0.1)
    yield driver
    await driver.close()


async def test_a_slip_is_printed_once_the_printer_says_so(
    paper: EscposEmulator, printer: EscposPrinter
) -> None:
    assert printer.health == Health("unknown", "", 1000.0)
    assert await printer.print(JOB) == PRINTED
    assert paper.jobs == [JOB]
    assert paper.queries == [1, 2, 4]
    assert printer.health == Health("ok", "", 1000.0)


async def test_jobs_at_the_same_time_are_printed_one_after_the_other_over_one_link(
    paper: EscposEmulator, printer: EscposPrinter
) -> None:
    jobs = [JOB + bytes((65 + n,)) for n in range(5)]
    assert await asyncio.gather(*(printer.print(job) for job in jobs)) == [PRINTED] * 5
    assert paper.jobs == jobs
    assert paper.links == 1


@pytest.mark.parametrize("cause", ["paper_out", "cover_open", "offline"])
async def test_a_printer_that_cannot_print_gets_nothing(
    paper: EscposEmulator, printer: EscposPrinter, cause: str
) -> None:
    setattr(paper, cause, True)
    assert await printer.print(JOB) == PrintResult(PrintOutcome.FAILED, cause)
    assert paper.taken == REPORT_ON
    assert printer.health == Health("down", cause, 1000.0)
    setattr(paper, cause, False)
    assert await printer.print(JOB) == PRINTED
    assert paper.jobs == [JOB]


async def test_paper_running_low_prints_with_a_warning(paper: EscposEmulator, printer: EscposPrinter) -> None:
    paper.paper_low = True
    assert await printer.check() == Health("warning", "paper_low", 1000.0)
    assert await printer.print(JOB) == PRINTED
    assert printer.health == Health("warning", "paper_low", 1000.0)


async def test_a_link_lost_half_way_leaves_the_outcome_unknown(
    paper: EscposEmulator, printer: EscposPrinter
) -> None:
    sent = REPORT_ON + REPORT_OFF + JOB[: len(JOB) // 2]
    paper.drop_after = len(sent)
    assert await printer.print(JOB) == PrintResult(PrintOutcome.UNKNOWN, "no_answer")
    assert paper.taken == sent + REPORT_ON  # the last is of the question that followed
    assert paper.jobs == []
    assert printer.health == Health("warning", "no_answer", 1000.0)


async def test_a_slip_never_acknowledged_is_unknown_and_not_printed_again(
    paper: EscposEmulator, impatient: EscposPrinter
) -> None:
    paper.ack = False
    assert await impatient.print(JOB) == PrintResult(PrintOutcome.UNKNOWN, "no_answer")
    assert paper.jobs == [JOB]


async def test_paper_that_ends_inside_a_job_is_named_though_the_outcome_stays_unknown(
    paper: EscposEmulator, impatient: EscposPrinter
) -> None:
    paper.out_of_paper_after = 4
    assert await impatient.print(JOB) == PrintResult(PrintOutcome.UNKNOWN, "paper_out")
    assert paper.jobs == []
    assert impatient.health == Health("down", "paper_out", 1000.0)


async def test_after_an_unconfirmed_slip_the_next_goes_over_a_new_link_where_no_late_answer_can_come(
    paper: EscposEmulator, impatient: EscposPrinter
) -> None:
    paper.ack = False
    assert await impatient.print(b"first\n") == PrintResult(PrintOutcome.UNKNOWN, "no_answer")
    assert await impatient.print(b"second\n") == PrintResult(PrintOutcome.UNKNOWN, "no_answer")
    assert paper.jobs == [b"first\n", b"second\n"]
    assert paper.links == 2


async def test_a_job_cancelled_half_way_leaves_no_answer_owed(
    paper: EscposEmulator, printer: EscposPrinter
) -> None:
    paper.ack = False
    job = asyncio.create_task(printer.print(JOB), name="slip")
    await paper.printed.wait()
    job.cancel()
    with pytest.raises(asyncio.CancelledError):
        await job
    paper.ack = True
    assert await printer.print(b"next\n") == PRINTED
    assert paper.jobs == [JOB, b"next\n"]
    assert paper.links == 2


async def test_a_link_closed_between_jobs_is_opened_again_and_the_slip_printed_exactly_once(
    paper: EscposEmulator, printer: EscposPrinter
) -> None:
    assert await printer.print(b"first\n") == PRINTED
    paper.hang_up()
    assert await printer.print(b"second\n") == PRINTED
    assert paper.jobs == [b"first\n", b"second\n"]
    assert paper.links == 2


async def test_a_printer_switched_off_and_on_is_found_again() -> None:
    emulator = EscposEmulator()
    async with emulator:
        printer = printer_at(emulator.url)
        assert await printer.print(b"first\n") == PRINTED
    assert await printer.print(b"lost\n") == PrintResult(PrintOutcome.FAILED, "unreachable")
    async with emulator:
        assert await printer.print(b"second\n") == PRINTED
        await printer.close()
    assert emulator.jobs == [b"first\n", b"second\n"]


async def test_a_mute_printer_fails_before_anything_is_sent(
    paper: EscposEmulator,
) -> None:
    printer = printer_at(paper.url, status_s=0.1)
    paper.mute = True
    assert await printer.print(JOB) == PrintResult(PrintOutcome.FAILED, "no_answer")
    assert paper.taken == REPORT_ON
    assert printer.health == Health("down", "no_answer", 1000.0)


async def test_a_printer_that_hangs_up_at_once_is_unreachable(
    paper: EscposEmulator, printer: EscposPrinter
) -> None:
    paper.close_now = True
    assert await printer.print(JOB) == PrintResult(PrintOutcome.FAILED, "unreachable")
    assert paper.taken == b""


async def test_a_port_where_nobody_listens_is_unreachable() -> None:
    with socket.socket() as bound:  # bound and not listening, so nobody else can take the port meanwhile
        bound.bind(("127.0.0.1", 0))
        printer = printer_at(f"tcp://127.0.0.1:{bound.getsockname()[1]}")
        assert await printer.print(JOB) == PrintResult(PrintOutcome.FAILED, "unreachable")
        assert await printer.check() == Health("down", "unreachable", 1000.0)


async def test_the_same_state_keeps_the_moment_when_it_began(paper: EscposEmulator) -> None:
    now = 1.0
    printer = EscposPrinter(paper.url, clock=lambda: now)
    assert await printer.check() == Health("ok", "", 1)
    now = 2.0
    assert await printer.check() == Health("ok", "", 1)
    paper.cover_open = True
    assert await printer.check() == Health("down", "cover_open", 2)
    await printer.close()


async def test_the_emulator_finds_a_status_question_cut_in_two_and_inside_a_picture(
    paper: EscposEmulator,
) -> None:
    reader, writer = await asyncio.open_connection(*tcp_address(paper.url))
    writer.write(RASTER + b"\x10\x04")
    await writer.drain()
    writer.write(b"\x04")
    assert await reader.readexactly(1) == b"\x12"
    assert paper.taken == RASTER
    writer.close()


async def test_the_emulator_does_not_take_a_picture_for_an_acknowledgement_request(
    paper: EscposEmulator, printer: EscposPrinter
) -> None:
    picture = RASTER + b"\x1dr\x01\x1dr\x01"
    assert await printer.print(picture) == PRINTED
    assert paper.jobs == [picture]


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("tcp://10.0.0.9", "tcp://10.0.0.9: the port is missing, as in tcp://10.0.0.9:9100"),
        ("tcp://10.0.0.9:0", "tcp://10.0.0.9:0: the port is missing, as in tcp://10.0.0.9:9100"),
        ("tcp://10.0.0.9:99999", "tcp://10.0.0.9:99999: the port must be a number from 1 to 65535"),
        ("tcp://10.0.0.9:x", "tcp://10.0.0.9:x: the port must be a number from 1 to 65535"),
        ("tcp://:9100", "tcp://:9100: the host is missing, as in tcp://192.168.1.50:9100"),
        ("tcp://h:9100/a", "tcp://h:9100/a: nothing but a host and a port belongs in a tcp URL"),
        ("tcp://[::1:9100", "tcp://[::1:9100: this is not a URL"),
        (
            "usb://1",
            "usb://1: unknown scheme 'usb', a printer's URL starts with one of memory://, serial://, socket://, tcp://",
        ),
        (
            "",
            ": unknown scheme '', a printer's URL starts with one of memory://, serial://, socket://, tcp://",
        ),
    ],
)
def test_a_bad_printer_url_is_refused_with_the_part_that_is_wrong(url: str, sentence: str) -> None:
    assert check_printer_url(url) == sentence
    with pytest.raises(ValueError) as refusal:
        open_printer(url)
    assert str(refusal.value) == sentence


def test_good_printer_urls_have_no_error() -> None:
    for url in ("tcp://10.0.0.9:9100", "tcp://printer-1.hall:9100", "tcp://[::1]:9100", "memory://kiosk-1"):
        assert check_printer_url(url) is None
        assert open_printer(url).url == url
