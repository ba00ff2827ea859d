"""Real slips through our driver to a printer that others wrote, and what came out of its slot."""

import asyncio
import io
import shutil
import subprocess
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path

import aiohttp
import pytest
from PIL import Image

from devices.escpos.driver import EscposPrinter
from devices.escpos.paper import read_paper
from devices.protocols import PrintOutcome, PrintResult
from kiosk.slip_lines import slip_bytes
from kiosk.slip_values import Slip
from tests.devices.emupos import Emupos, NotHere, Receipt, running
from tests.kiosk.test_slip import SLIP
from tests.patience import PATIENCE_S

PRINTED = PrintResult(PrintOutcome.PRINTED)
SLIPS = {
    "chinese": SLIP,
    "english": replace(SLIP, language="en", hall="Xuecheng Hall", category="Real estate", materials=()),
    "long names": replace(
        SLIP,
        hall="枣庄市薛城区人民政府政务服务中心（市民之家）东大厅一窗受理综合服务区",
        category="建设工程规划许可证核发与变更",
        service="建设项目使用林地及在森林和野生动物类型国家级自然保护区建设审批（核）、"
        "中外合资经营企业、中外合作经营企业、外商独资经营企业从事娱乐场所经营活动审批",
    ),
    "offline": replace(SLIP, offline=True),
}
FAULTS = {
    "paper-near-end": ("warning", "paper_low"),
    "paper-out": ("down", "paper_out"),
    "cover-open": ("down", "cover_open"),
    "offline": ("down", "offline"),
}


@pytest.fixture(scope="module")
def emupos(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emupos]:
    try:
        with running(tmp_path_factory.mktemp("emupos")) as started:
            yield started
    except NotHere as why:
        pytest.skip(str(why))


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(10)) as made:
        yield made


@pytest.fixture
async def printer(emupos: Emupos) -> AsyncIterator[EscposPrinter]:
    made = EscposPrinter(emupos.url)
    yield made
    await made.close()


async def printed(
    emupos: Emupos, session: aiohttp.ClientSession, printer: EscposPrinter, slip: Slip
) -> Receipt:
    """The one piece of paper that a slip becomes."""
    before = await emupos.printed(session)
    assert await printer.print(slip_bytes(slip)) == PRINTED
    assert await emupos.printed(session) == before + 1
    return await emupos.last(session)


def decoded(png: bytes, folder: Path) -> list[str]:
    """What zbarimg, written by others again, reads from a picture."""
    if shutil.which("zbarimg") is None:
        pytest.skip("zbarimg (Debian: zbar-tools) is not on this machine")
    file = folder / "slip.png"
    file.write_bytes(png)
    done = subprocess.run(["zbarimg", "--quiet", "--raw", file], capture_output=True, text=True, check=False)
    return done.stdout.splitlines()


@pytest.mark.parametrize("name", SLIPS)
async def test_every_line_of_a_slip_comes_out_as_it_was_meant_and_is_cut_off(
    emupos: Emupos, session: aiohttp.ClientSession, printer: EscposPrinter, name: str
) -> None:
    slip = SLIPS[name]
    receipt = await printed(emupos, session, printer, slip)
    ours = read_paper(slip_bytes(slip))
    # It writes down a code as a line of its own, and no empty lines around it.
    assert [line for line in receipt.lines if line and slip.url not in line] == [t for t in ours.texts if t]
    for text in (slip.hall, slip.number, slip.category, slip.service):
        assert text in "".join(receipt.lines)
    assert receipt.boundary == "cut"
    assert ours.cuts == 1


@pytest.mark.parametrize("name", SLIPS)
async def test_a_telephone_can_read_the_code_on_the_slip(
    emupos: Emupos, session: aiohttp.ClientSession, printer: EscposPrinter, name: str, tmp_path: Path
) -> None:
    receipt = await printed(emupos, session, printer, SLIPS[name])
    codes = await asyncio.to_thread(decoded, receipt.png, tmp_path)
    assert codes == [SLIP.url]


async def test_it_knows_every_command_of_a_slip(
    emupos: Emupos, session: aiohttp.ClientSession, printer: EscposPrinter
) -> None:
    async with session.ws_connect(f"{emupos.api}/events") as events:
        assert await printer.print(slip_bytes(SLIP)) == PRINTED
        kinds: list[str] = []
        while "printer.job.completed" not in kinds:
            kinds.append((await events.receive_json(timeout=PATIENCE_S))["type"])
    assert "printer.command.unknown" not in kinds


@pytest.mark.parametrize("fault", FAULTS)
async def test_a_fault_is_found_with_its_cause_and_nothing_is_printed_then(
    emupos: Emupos, session: aiohttp.ClientSession, printer: EscposPrinter, fault: str
) -> None:
    before = await emupos.printed(session)
    state, cause = FAULTS[fault]
    await emupos.fault(session, fault)
    try:
        health = await printer.check()
        assert (health.state, health.cause) == (state, cause)
        if state == "down":
            assert await printer.print(slip_bytes(SLIP)) == PrintResult(PrintOutcome.FAILED, cause)
    finally:
        await emupos.fault(session, fault, there=False)
    assert (await printer.check()).state == "ok"
    assert await emupos.printed(session) == before


@pytest.mark.parametrize("fault", FAULTS)
async def test_a_fault_between_jobs_is_reported_without_being_asked_for(
    emupos: Emupos, session: aiohttp.ClientSession, printer: EscposPrinter, fault: str
) -> None:
    healths: asyncio.Queue[tuple[str, str]] = asyncio.Queue()
    assert await printer.print(slip_bytes(SLIP)) == PRINTED  # its reset switches the reports off
    printer.changed = lambda: healths.put_nowait((printer.health.state, printer.health.cause))
    watching = asyncio.create_task(printer.watch(), name="watch")
    try:
        await emupos.fault(session, fault)
        assert await asyncio.wait_for(healths.get(), PATIENCE_S) == FAULTS[fault]
    finally:
        await emupos.fault(session, fault, there=False)
    assert await asyncio.wait_for(healths.get(), PATIENCE_S) == ("ok", "")
    watching.cancel()
    await asyncio.wait([watching])


async def test_the_line_with_a_rare_character_is_printed_dot_for_dot(
    emupos: Emupos, session: aiohttp.ClientSession, printer: EscposPrinter
) -> None:
    slip = replace(SLIP, service="申请人 王𠮷", url="")
    ours = read_paper(slip_bytes(slip)).pictures
    if not ours:
        pytest.skip("no font here has 𠮷")
    receipt = await printed(emupos, session, printer, slip)
    assert ours[0].rows in shown_rows(receipt.png)


def shown_rows(png: bytes) -> bytes:
    """The dots of a receipt, a row after the other, 1 is black."""
    image = Image.open(io.BytesIO(png)).convert("1")
    return bytes(byte ^ 0xFF for byte in image.tobytes())
