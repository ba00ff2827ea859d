"""The identity card reader: the vectors byte for byte, then a whole reader over TCP and a pseudo-terminal."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import structlog

from devices.linked import Patience
from devices.protocols import CardRead, Report
from devices.sdt import codec, record
from devices.sdt.driver import SdtReader
from devices.sdt.emulator import PHOTO, Break, SdtEmulator
from devices.sdt.options import SdtOptions
from tests.devices.people import CARD, OTHER
from tests.patience import PATIENCE_S

QUICK = Patience(answer_s=0.5, first_pause_s=0.01, longest_pause_s=0.05)
EAGER = SdtOptions(poll_s=0.002, lifted_s=0.0)
HEAD = "AA AA AA 96 69 "


@pytest.mark.parametrize(
    ("request_", "vector"),
    [
        (codec.FIND, "00 03 20 01 22"),
        (codec.SELECT, "00 03 20 02 21"),
        (codec.READ, "00 03 30 01 32"),
        (codec.SAM_STATUS, "00 03 11 FF ED"),
        (codec.RESET, "00 03 10 FF EC"),
    ],
)
def test_a_request_is_written_as_the_makers_say(request_: codec.Request, vector: str) -> None:
    assert codec.encode(request_) == bytes.fromhex(HEAD + vector)


@pytest.mark.parametrize(
    ("vector", "status", "data", "cause"),
    [
        ("00 08 00 00 9F 00 00 00 00 97", 0x9F, bytes(4), ""),
        ("00 0C 00 00 90 00 00 00 00 00 00 00 00 9C", 0x90, bytes(8), ""),
        ("00 04 00 00 80 84", 0x80, b"", "no_card"),
        ("00 04 00 00 81 85", 0x81, b"", "select_failed"),
        ("00 04 00 00 41 45", 0x41, b"", "read_failed"),
        ("00 04 00 00 66 62", 0x66, b"", "unauthorised"),
        ("00 04 00 00 77 73", 0x77, b"", "error"),
    ],
)
def test_an_answer_is_understood_byte_for_byte(vector: str, status: int, data: bytes, cause: str) -> None:
    reply = codec.SdtReply(status, data)
    assert codec.scanner().feed(bytes.fromhex(HEAD + vector)) == [reply]
    assert codec.encode_reply(status, data) == bytes.fromhex(HEAD + vector)
    assert reply.cause == cause


def read_answer(text: bytes) -> bytes:
    return codec.encode_reply(codec.OK, codec.read_data(text, PHOTO))


def test_a_read_has_1295_bytes_and_may_come_one_by_one() -> None:
    answer = read_answer(record.write(CARD))
    assert (len(answer), answer[:14]) == (1295, bytes.fromhex(HEAD + "05 08 00 00 90 01 00 04 00"))
    scanner = codec.scanner()
    found = [reply for byte in answer for reply in scanner.feed(bytes((byte,)))]
    assert [reply.text for reply in found] == [record.write(CARD)]
    assert (scanner.bad, scanner.skipped) == (0, 0)


def test_the_photo_is_not_kept_and_an_answer_never_shows_its_data() -> None:
    (reply,) = codec.scanner().feed(read_answer(record.write(CARD)))
    assert len(reply.data) == 4 + 256
    assert PHOTO[:8] not in reply.data
    assert repr(reply) == "SdtReply(status=144)"


def test_half_a_read_does_not_swallow_the_next_answer() -> None:
    scanner = codec.scanner()
    assert scanner.feed(read_answer(record.write(CARD))[:700]) == []
    assert scanner.feed(codec.encode_reply(codec.NO_CARD)) == [codec.SdtReply(codec.NO_CARD)]
    assert (scanner.bad, scanner.skipped) == (1, 700)


def test_an_answer_with_a_wrong_checksum_or_length_is_counted_and_passed_over() -> None:
    scanner = codec.scanner()
    assert scanner.feed(bytes.fromhex(HEAD + "00 04 00 00 80 85")) == []
    assert scanner.feed(bytes.fromhex(HEAD + "FF FF 00 00 80 84")) == []
    assert scanner.bad == 2
    assert scanner.feed(b"\xaa" + codec.encode_reply(codec.NO_CARD)) == [codec.SdtReply(codec.NO_CARD)]


def test_a_late_success_of_another_question_is_no_answer() -> None:
    read = codec.SdtReply(codec.OK, bytes(260))
    assert codec.READ.answered_by(read)
    assert not codec.SELECT.answered_by(read)
    assert not codec.FIND.answered_by(codec.SdtReply(codec.OK, bytes(8)))
    assert not codec.READ.answered_by(codec.SdtReply(codec.OK))
    assert codec.READ.answered_by(codec.SdtReply(0x41))


class Desk:
    """A reader with its driver running, and what it reported."""

    def __init__(self, device: SdtEmulator, options: SdtOptions = EAGER, patience: Patience = QUICK) -> None:
        self.device = device
        self.reader = SdtReader(device.url, options, patience=patience)
        self.reports: asyncio.Queue[Report] = asyncio.Queue()
        self.healths: asyncio.Queue[str] = asyncio.Queue()
        self.reader.report = self.reports.put_nowait
        self.reader.changed = lambda: self.healths.put_nowait(
            f"{self.reader.health.state} {self.reader.health.cause}".strip()
        )
        self.task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> "Desk":
        self.task = asyncio.create_task(self.reader.run())
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self.task is not None
        self.task.cancel()
        await asyncio.wait([self.task])
        await self.reader.close()

    async def next(self) -> Report:
        return await asyncio.wait_for(self.reports.get(), PATIENCE_S)

    async def health(self, wanted: str) -> None:
        while await asyncio.wait_for(self.healths.get(), PATIENCE_S) != wanted:
            pass

    async def looked(self, times: int = 3) -> None:
        """Wait until a card was searched for so many times more."""
        before = self.device.count(codec.FIND)
        await self.device.until(lambda: self.device.count(codec.FIND) >= before + times)


@pytest.fixture(params=["tcp", "pty"])
async def desk(request: pytest.FixtureRequest) -> AsyncIterator[Desk]:
    async with SdtEmulator(pty=request.param == "pty") as device, Desk(device) as made:
        await made.health("ok")
        yield made


async def test_a_card_is_reported_once_while_it_lies_there_and_again_when_it_is_laid_again(
    desk: Desk,
) -> None:
    assert desk.device.asked[0] == (0x11, 0xFF)
    desk.device.lay(CARD)
    assert await desk.next() == CardRead(1, CARD)
    await desk.looked()
    desk.device.lift()
    await desk.looked()
    desk.device.lay(OTHER)
    assert await desk.next() == CardRead(1, OTHER)
    await desk.looked()
    assert desk.reports.empty()
    assert desk.device.reads == 2


async def test_a_card_that_is_found_again_is_read_again_only_when_asked_for(desk: Desk) -> None:
    desk.device.finds_again = True
    desk.device.lay(CARD)
    assert await desk.next() == CardRead(1, CARD)
    await desk.looked()
    assert desk.device.reads == 1
    desk.reader.look_again()
    assert await desk.next() == CardRead(1, CARD)
    await desk.looked()
    assert desk.reports.empty()


async def test_a_card_that_was_missed_for_a_moment_was_not_lifted() -> None:
    async with SdtEmulator() as device, Desk(device, SdtOptions(poll_s=0.002, lifted_s=60)) as desk:
        device.lay(CARD)
        assert await desk.next() == CardRead(1, CARD)
        await desk.looked()  # not found, as with most readers
        device.finds_again = True
        await desk.looked()
        assert (desk.reports.empty(), device.reads) == (True, 1)


@pytest.mark.parametrize(
    ("how", "cause"), [("select", "select_failed"), ("read", "read_failed"), ("checksum", "garbled")]
)
async def test_a_card_that_cannot_be_read_is_tried_three_times_and_reported_once(
    desk: Desk, how: Break, cause: str
) -> None:
    desk.device.lay(CARD)
    desk.device.break_card(how)
    assert await desk.next() == CardRead(1, None, cause)
    await desk.looked()
    assert desk.device.count(codec.SELECT) == 3
    assert desk.reports.empty()
    desk.device.lift()
    await desk.looked()
    desk.device.lay(CARD)
    assert await desk.next() == CardRead(1, CARD)


async def test_a_read_that_never_ends_is_given_up_and_the_reader_stays_well() -> None:
    options = SdtOptions(poll_s=0.002, lifted_s=0, read_s=0.02, tries=1)
    async with SdtEmulator() as device, Desk(device, options) as desk:
        device.lay(CARD)
        device.break_card("silent")
        assert await desk.next() == CardRead(1, None, "no_answer")
        await desk.looked()
        assert desk.reader.health.state == "ok"


async def test_a_card_with_a_wrong_number_is_reported_without_its_text(desk: Desk) -> None:
    desk.device.lay(replace(CARD, number="110105194912310021"))
    assert await desk.next() == CardRead(1, None, "bad_number")
    await desk.looked()
    assert (desk.reports.empty(), desk.device.reads) == (True, 1)


async def test_one_lost_answer_is_forgiven() -> None:
    patience = Patience(answer_s=0.05, first_pause_s=0.01, longest_pause_s=0.05)
    async with SdtEmulator() as device, Desk(device, EAGER, patience) as desk:
        await desk.health("ok")
        device.lose = 1
        await device.until(lambda: device.lose == 0)
        await desk.looked(2)
        assert desk.healths.empty()
        assert desk.reader.counters.links == 1


async def test_a_mute_reader_is_noticed_and_a_card_laid_meanwhile_is_read_when_it_speaks_again() -> None:
    patience = Patience(answer_s=0.02, first_pause_s=0.01, longest_pause_s=0.05)
    async with SdtEmulator() as device, Desk(device, EAGER, patience) as desk:
        await desk.health("ok")
        device.mute = True
        await desk.health("down no_answer")
        device.lay(CARD)
        device.mute = False
        await desk.health("ok")
        assert await desk.next() == CardRead(1, CARD)


async def test_a_reader_pulled_out_and_put_back_heals_and_does_not_report_the_same_card_twice(
    desk: Desk,
) -> None:
    desk.device.finds_again = True
    desk.device.lay(CARD)
    assert await desk.next() == CardRead(1, CARD)
    await desk.device.pull_out()
    await desk.health("down unreachable")
    await desk.device.put_back()
    await desk.health("ok")
    await desk.looked()
    assert desk.reports.empty()


@pytest.mark.parametrize(("status", "cause"), [(0x60, "self_test"), (0x66, "unauthorised")])
async def test_a_reader_with_a_fault_is_reset_until_it_is_well(status: int, cause: str) -> None:
    async with SdtEmulator() as device:
        device.sam_status = status
        device.lay(CARD)
        async with Desk(device) as desk:
            await desk.health(f"warning {cause}")
            await device.until(lambda: device.count(codec.RESET) >= 3)
            assert device.count(codec.FIND) == 0
            assert desk.healths.empty()
            device.sam_status = codec.OK
            await desk.health("ok")
            assert await desk.next() == CardRead(1, CARD)


async def test_the_state_of_the_security_module_is_asked_for_again_and_again() -> None:
    async with SdtEmulator() as device, Desk(device, SdtOptions(poll_s=0.002, status_s=0.0)):
        await device.until(lambda: device.count(codec.SAM_STATUS) >= 3)
        assert device.count(codec.RESET) == 0


async def test_nothing_of_a_card_is_ever_logged() -> None:
    with structlog.testing.capture_logs() as logs:
        async with SdtEmulator() as device, Desk(device) as desk:
            device.lay(CARD)
            await desk.next()
            await device.pull_out()
            await desk.health("down unreachable")
    assert [entry["event"] for entry in logs] == ["device down"]
    assert not any(word in repr(logs) for word in (CARD.name, CARD.number, CARD.address, CARD.birth))


def test_no_tries_at_all_are_refused() -> None:
    with pytest.raises(ValueError, match="tries must be at least 1"):
        SdtReader("memory://x", SdtOptions(tries=0))
