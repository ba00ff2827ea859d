import asyncio

import pytest

from devices.memory import MemoryPrinter
from devices.protocols import Health, PrintOutcome, PrintResult
from devices.registry import check_printer_url


async def test_slips_come_out_in_order() -> None:
    printer = MemoryPrinter("memory://k1")
    assert await printer.print(b"one") == PrintResult(PrintOutcome.PRINTED)
    assert await printer.print(b"two") == PrintResult(PrintOutcome.PRINTED)
    assert list(printer.slips) == [b"one", b"two"]


async def test_only_the_last_fifty_slips_are_kept() -> None:
    printer = MemoryPrinter("memory://k1")
    for number in range(60):
        await printer.print(str(number).encode())
    assert [int(slip) for slip in printer.slips] == list(range(10, 60))


@pytest.mark.parametrize("fault", ["paper_out", "cover_open", "offline", "error", "unreachable"])
async def test_a_faulty_printer_prints_nothing_and_names_the_cause(fault: str) -> None:
    printer = MemoryPrinter("memory://k1")
    printer.fault = fault
    assert await printer.print(b"one") == PrintResult(PrintOutcome.FAILED, fault)
    assert list(printer.slips) == []
    printer.fault = None
    assert await printer.print(b"one") == PrintResult(PrintOutcome.PRINTED)


async def test_a_printer_that_never_confirms_has_printed_all_the_same() -> None:
    printer = MemoryPrinter("memory://k1")
    printer.fault = "no_answer"
    assert await printer.print(b"one") == PrintResult(PrintOutcome.UNKNOWN, "no_answer")
    assert list(printer.slips) == [b"one"]


async def test_a_fault_in_the_middle_of_a_slip_leaves_the_outcome_unknown() -> None:
    printer = MemoryPrinter("memory://k1?delay=0.01")
    job = asyncio.create_task(printer.print(b"one"), name="slip")
    await asyncio.wait({job}, timeout=0)  # let it begin
    printer.fault = "paper_out"
    assert await job == PrintResult(PrintOutcome.UNKNOWN, "paper_out")
    assert list(printer.slips) == []


async def test_health_follows_the_fault_and_keeps_when_it_began() -> None:
    ticks = iter(range(100))
    printer = MemoryPrinter("memory://k1", clock=lambda: next(ticks))
    assert await printer.check() == Health("ok", "", 0)
    printer.fault = "paper_low"
    assert printer.health == Health("warning", "paper_low", 1)
    assert await printer.print(b"one") == PrintResult(PrintOutcome.PRINTED)
    printer.fault = "paper_out"
    printer.fault = "paper_out"
    assert printer.health == Health("down", "paper_out", 3)
    printer.fault = None
    assert await printer.check() == Health("ok", "", 4)


async def test_whoever_owns_the_printer_is_told_of_a_fault_and_slips_are_counted() -> None:
    printer = MemoryPrinter("memory://k1", clock=lambda: 1000.0)
    told: list[str] = []
    printer.changed = lambda: told.append(printer.health.cause)
    printer.fault = "paper_low"
    printer.fault = "paper_low"
    printer.fault = None
    assert told == ["paper_low", ""]
    await printer.print(b"one")
    assert (printer.counters.frames, printer.counters.heard_at, printer.counters.sent_at) == (
        1,
        1000.0,
        1000.0,
    )


def test_an_unknown_fault_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown fault 'on_fire'"):
        MemoryPrinter("memory://k1").fault = "on_fire"


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("memory://", "memory://: a name and nothing else is expected, as in memory://kiosk-1"),
        ("memory://a/b", "memory://a/b: a name and nothing else is expected, as in memory://kiosk-1"),
        ("memory://a?colour=1", "memory://a?colour=1: unknown option 'colour', only 'delay' is known"),
        ("memory://a?delay=soon", "memory://a?delay=soon: 'delay' must be a number of seconds"),
        ("memory://a?delay=-1", "memory://a?delay=-1: 'delay' must be a number of seconds"),
        ("memory://a?delay=nan", "memory://a?delay=nan: 'delay' must be a number of seconds"),
    ],
)
def test_a_bad_memory_url_is_refused_with_the_part_that_is_wrong(url: str, sentence: str) -> None:
    assert check_printer_url(url) == sentence
