"""`yichuang emulate` and `yichuang devices` as an installer uses them."""

import asyncio
import os
import re
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import click
import pytest
from serial.tools.list_ports_common import ListPortInfo

from devices.emulators.kinds import KINDS
from devices.escpos.driver import EscposPrinter
from devices.escpos.emulator import EscposEmulator
from devices.ff68.driver import Ff68Bus
from devices.ff68.emulator import Ff68Emulator
from devices.ff68.options import Ff68Options
from devices.protocols import CardData, CardRead, Health, Pressed, PrintOutcome, PrintResult, Report
from devices.strip.driver import StripLine
from devices.strip.emulator import StripEmulator
from server.clock import COMPUTER
from server.commands import emulate
from server.commands.devices import CAUSES, found, in_words, listen, opened, verdict
from server.commands.emulate import free_path, section
from server.commands.emulate_province import MEANINGS
from server.commands.telling import in_line
from server.config.load import parse_config
from server.language.catalogues import catalogue
from server.outbox.emulated_province import ProvinceFault
from server.outbox.signature import HEADER, signed
from tests.patience import PATIENCE_S
from tests.warm import program

JOB = b"\x1b@\x1c&" + "号码 A001\n".encode("gb18030") + b"\x1bd\x06\x1dV\x00"
KIOSK = 'kiosk = [{ id = "k1", name = { zh = "一", en = "one" } }]'
HALL = """\
group = [{ id = "ordinary", name = { zh = "普通", en = "Ordinary" } }]
[[hall]]
id = "h"
name = { zh = "厅", en = "Hall" }
window = [{ id = "1", categories = ["c"] }]
"""
CATEGORY = """
[[hall.category]]
id = "c"
prefix = "A"
name = { zh = "类", en = "Category" }
promise_s = 600
service_s = 300
"""


def config_with(*lines: str) -> str:
    """A hall with a window 1, and these lines in its section."""
    return "\n".join((HALL, *lines, CATEGORY))


class Started:
    """The command as a process of its own."""

    def __init__(self, process: Process, first: str) -> None:
        self.process, self.first = process, first
        urls = re.findall(r"\w+://\S+", first.partition("  # ")[2])
        self.url, self.page = urls[0], urls[-1]

    async def type(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n".encode())
        await self.process.stdin.drain()

    async def says(self, line: str) -> None:
        """Read on until this line comes."""
        async with asyncio.timeout(PATIENCE_S):
            while (came := await self._line()) != line:
                assert came, "it has ended"

    async def _line(self) -> str:
        assert self.process.stdout is not None
        return (await self.process.stdout.readline()).decode().rstrip("\n")


@asynccontextmanager
async def emulated(*words: str, stdin: int = PIPE) -> AsyncGenerator[Started]:
    """`yichuang emulate …`, ended with SIGTERM and without a complaint unless it has ended by itself."""
    process = await program("emulate", *words, stdin=stdin)
    assert process.stdout is not None
    try:
        async with asyncio.timeout(PATIENCE_S):
            yield Started(process, (await process.stdout.readline()).decode().rstrip("\n"))
    finally:
        if process.returncode is None:
            process.terminate()
        _, complaints = await process.communicate()
    assert (process.returncode, complaints) == (0, b"")


@pytest.mark.parametrize("name", KINDS)
def test_the_first_line_is_a_piece_of_configuration_that_is_accepted(name: str) -> None:
    url = "evdev:///tmp/kbd" if name == "keypad" else "tcp://127.0.0.1:4001"
    line = f"{section(name, url)}  # {url}"
    assert "\n" not in line
    (hall,) = parse_config(config_with(line, "" if name == "printer" else KIOSK).encode()).hall
    if name == "printer":
        assert [kiosk.printer for kiosk in hall.kiosk] == [url]
    else:
        assert [(d.driver, d.url) for d in hall.device] == [(KINDS[name].driver, url)]


async def test_a_printer_prints_a_slip_that_is_read_and_seen_and_runs_out_of_paper() -> None:
    async with emulated("printer", "--web", "0") as here, aiohttp.ClientSession() as http:
        printer = EscposPrinter(here.url, clock=lambda: 1.0)
        assert await printer.print(JOB) == PrintResult(PrintOutcome.PRINTED)
        await here.says("号票 slip 1:")
        await here.says("  | 号码 A001")
        async with http.get(here.page) as answer:
            assert '<img src="/slips/1.svg"' in await answer.text()
        async with http.get(f"{here.page}slips/1.svg") as answer:
            picture = await answer.text()
            assert picture.startswith("<svg ")
            assert "A001</text>" in picture
        await here.type("out")
        await here.says("状态 state: 缺纸 paper out")
        assert await printer.check() == Health("down", "paper_out", 1.0)
        headers = {"Origin": here.page.rstrip("/")}
        assert (await http.post(f"{here.page}words/ok", headers=headers)).status == 200
        await here.says("状态 state: 正常 ok")
        assert (await printer.check()).state == "ok"
        await printer.close()


async def test_a_bus_behind_a_pseudo_terminal_is_pressed(tmp_path: Path) -> None:
    path = tmp_path / "pads"
    async with emulated("bus", "--pty", str(path)) as here:
        assert here.url == f"serial://{path}"
        bus = Ff68Bus(here.url, Ff68Options())
        reports: asyncio.Queue[Report] = asyncio.Queue()
        well = asyncio.Event()
        bus.report, bus.changed = reports.put_nowait, well.set
        task = asyncio.create_task(bus.run())
        await well.wait()
        await here.type("press 1 023 call")
        assert [await reports.get() for _ in range(4)] == [Pressed(1, key) for key in ("0", "2", "3", "call")]
        bus.beep(1)
        await here.says("1号呼叫器 pad 1: 鸣叫 beeps")
        task.cancel()
        await asyncio.wait([task])
        await bus.close()
    assert not path.is_symlink()


async def test_a_province_counts_what_it_gets_by_its_id_and_fails_as_it_is_told() -> None:
    secret, body = "a secret", b'{"projectno": "1"}'
    async with emulated("province", "--secret", secret) as here, aiohttp.ClientSession() as http:
        url = here.url

        async def send(by: str = secret) -> tuple[int, str]:
            headers = {"X-Yichuang-Delivery": "m1", HEADER: signed(by, COMPUTER.wall(), body)}
            async with http.post(f"{url}/basic", data=body, headers=headers) as answer:
                said = await answer.text()
                return answer.status, said if "html" in said else (await answer.json())["code"]

        assert await send() == (200, "0")
        assert await send() == (200, "409")
        assert await send("another secret") == (401, "401")
        for word, answered in (("broken 1", 500), ("refuses 1", 400), ("clock 1", 401)):
            await here.type(word)
            await here.says(
                f"{word.partition(' ')[0]}: {in_line(MEANINGS[ProvinceFault(word.partition(' ')[0])])}"
            )
            assert (await send())[0] == answered
        await here.type("garbage")
        await here.says(f"garbage: {in_line(MEANINGS[ProvinceFault.GARBAGE])}")
        assert "html" in (await send())[1]
        await here.type("cut-after 1")
        await here.says(f"cut-after: {in_line(MEANINGS[ProvinceFault.CUT_AFTER])}")
        with pytest.raises(aiohttp.ClientError):
            await send()
        async with http.get(f"{url}/status") as answer:
            status = await answer.json()
        assert (status["held"], status["sent_again"], status["now"]) == (1, 2, "ok")
        assert status["requests"]["cut-after"] == 1
        async with http.get(f"{url}/records") as answer:
            (one,) = await answer.json()
        assert (one["id"], one["path"], one["body"], one["sent"]) == ("m1", "/basic", {"projectno": "1"}, 3)
        async with http.get(url) as answer:
            assert in_line("Emulated province") in await answer.text()
        await here.type("nothing")
        await here.type("help")
        await here.type("show")
        await here.says(f"{in_line('Now')}: ok")


async def test_what_a_province_has_none_of_is_refused_with_a_sentence() -> None:
    for words in (("province", "--pty", "/tmp/x"), ("bus", "--secret", "x"), ("province", "--web", "0")):
        process = await program("emulate", *words, stdin=DEVNULL)
        _, complaint = await process.communicate()
        assert process.returncode == 2, words
        assert b" is for a " in complaint


async def test_quit_ends_it_and_the_end_of_its_input_does_not(tmp_path: Path) -> None:
    async with emulated("keypad", "--pty", str(tmp_path / "kbd")) as here:
        await here.type("quit")
        assert await here.process.wait() == 0
    async with emulated("printer", stdin=DEVNULL) as here:
        printer = EscposPrinter(here.url)
        assert await printer.print(JOB) == PrintResult(PrintOutcome.PRINTED)
        await here.says("号票 slip 1:")
    await printer.close()  # it was still connected when the emulator ended
    assert list(tmp_path.iterdir()) == []


async def test_only_what_an_earlier_device_left_is_removed_from_its_path(tmp_path: Path) -> None:
    mine, other, stale, pipe = (tmp_path / name for name in ("mine", "other", "stale", "pipe"))
    mine.write_text("precious")
    other.symlink_to(mine)
    stale.symlink_to("/dev/pts/123456")
    os.mkfifo(pipe)
    for path, keypad in (
        (mine, False),
        (mine, True),
        (other, False),
        (other, True),
        (stale, True),
        (pipe, False),
    ):
        with pytest.raises(click.UsageError, match="is there already and is no emulated device"):
            free_path(path, keypad=keypad)
    assert mine.read_text() == "precious"
    assert free_path(stale, keypad=False) == stale
    assert free_path(pipe, keypad=True) == pipe
    assert {path.name for path in tmp_path.iterdir()} == {"mine", "other"}


async def test_what_cannot_be_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="unknown option 'b'"):
        await emulate.run("bus", {"pty": True, "path": str(tmp_path / "a?b")}, None)
    with pytest.raises(FileNotFoundError):
        await emulate.run("bus", {"pty": True, "path": str(tmp_path / "no" / "way")}, None)
    process = await program("emulate", "keypad", "--port", "9", stdin=DEVNULL)
    out, complaint = await process.communicate()
    assert (process.returncode, out) == (2, b"")
    assert "--port is for a device on TCP" in complaint.decode()
    assert list(tmp_path.iterdir()) == []


def test_scan_names_what_is_plugged_in_with_the_url_to_write(tmp_path: Path) -> None:
    serial, inputs = tmp_path / "serial", tmp_path / "input"
    serial.mkdir()
    inputs.mkdir()
    name = serial / "usb-FTDI_FT232R_A50285BI-if00-port0"
    device = tmp_path / "ttyUSB0"
    device.touch()
    name.symlink_to(device)
    keypad = inputs / "usb-SIGMACHIP_keypad-event-kbd"
    keypad.touch()
    (inputs / "usb-mouse-event-mouse").touch()
    adapter = ListPortInfo(str(device))
    adapter.vid, adapter.pid, adapter.serial_number = 0x0403, 0x6001, "A50285BI"
    adapter.manufacturer, adapter.product = "FTDI", "FT232R USB UART"
    assert list(found([ListPortInfo("/dev/ttyS9"), adapter], serial, inputs)) == [
        "串口 serial port /dev/ttyS9",
        '  url = "serial:///dev/ttyS9?baud=9600"',
        f"串口 serial port {device}",
        "  USB 0403:6001  FTDI FT232R USB UART  序列号 serial number A50285BI",
        f'  url = "serial://{name}?baud=9600"',
        f"键盘 keypad or keyboard {keypad.name}",
        f'  url = "evdev://{keypad}"',
    ]
    nowhere = tmp_path / "nowhere"
    assert list(found([], nowhere, nowhere)) == ["没有找到串口或键盘 no serial port and no keypad was found"]


async def test_check_says_how_each_device_is_and_what_was_heard() -> None:
    async with EscposEmulator() as printer, Ff68Emulator(pty=True) as pads, StripEmulator() as signs:
        printer.paper_out = True
        text = config_with(
            section("printer", printer.url),
            "device = ["
            f'{{ id = "bus", driver = "ff68", url = "{pads.url}", unit = [{{ use = "call-pad", window = "1" }}] }},'
            f'{{ id = "strip", driver = "strip", url = "{signs.url}", unit = [{{ use = "sign", window = "1" }}] }},'
            '{ id = "far", url = "agent://k1/bus", unit = [{ use = "speaker" }] }'
            "]",
        )
        checked = opened(parse_config(text.encode()))
        assert [one.name for one in checked] == ["h k1", "h bus", "h strip"]
        bus_well, sign_well, pressed = asyncio.Event(), asyncio.Event(), asyncio.Event()
        checked[1].opened.changed, checked[2].opened.changed = bus_well.set, sign_well.set
        said: list[str] = []

        def say(line: str) -> None:
            said.append(line)
            pressed.set()

        async def work() -> None:
            async with asyncio.timeout(PATIENCE_S):
                await bus_well.wait()
                pads.press(1, "call")
                await pressed.wait()
                await sign_well.wait()

        await listen(checked, say, work())
        assert said == ["h bus: 1号按键 unit 1 key call"]
        assert signs.shown == {1: "888 测试"}
        n = checked[0].opened.counters.frames
        assert [verdict(one) for one in checked] == [
            f"h k1 (printer, {printer.url}): 已连上 reached; 故障 down, 缺纸 Out of paper; "
            f"收到 {n} 帧，坏 0，杂 0 字节 heard: {n} frames, 0 bad, 0 stray bytes",
            f"h bus (ff68, {pads.url}): 已连上 reached; 正常 ok; "
            "收到 1 帧，坏 0，杂 0 字节 heard: 1 frames, 0 bad, 0 stray bytes; "
            "1号按键 unit 1 key call ×1",
            f"h strip (strip, {signs.url}): 已连上 reached; 正常 ok; "
            "收到 1 帧，坏 0，杂 0 字节 heard: 1 frames, 0 bad, 0 stray bytes",
        ]


async def test_check_names_the_units_that_do_not_answer() -> None:
    text = config_with(
        'device = [{ id = "strip", driver = "strip", url = "tcp://127.0.0.1:9",'
        ' unit = [{ use = "sign", at = 2, window = "1" }] }]',
    )
    (one,) = opened(parse_config(text.encode()))
    assert isinstance(one.opened, StripLine)
    assert "未联系上 no contact yet; 未知 unknown;" in verdict(one)
    one.opened.silent |= {7, 2}
    assert verdict(one).endswith("; 无应答的地址 units that do not answer: 2, 7")


async def test_check_ends_with_status_1_when_a_device_is_down(tmp_path: Path) -> None:
    config = tmp_path / "hall.toml"
    async with EscposEmulator() as printer:
        config.write_text(config_with(section("printer", printer.url)), encoding="utf-8")
        words = ("devices", "check", "--config", str(config), "--seconds", "0.1")
        process = await program(*words)
        out, err = await process.communicate()
        assert (process.returncode, err) == (0, b"")
        assert f"h k1 (printer, {printer.url}): 已连上 reached; 正常 ok; " in out.decode()
    process = await program(*words)
    out, err = await process.communicate()
    assert (process.returncode, err) == (1, b"")
    assert "未连上 not reached; 故障 down, 连接不上 Cannot be reached; " in out.decode()


def test_a_card_is_heard_of_without_the_person() -> None:
    card = CardData("甲", "男", "汉", "1990-01-01", "某处", "000000199001010018", "某局", "2020-01-01", "")
    assert in_words(CardRead(1, card)) == "读到一张卡 a card was read"
    assert in_words(CardRead(1, None, "read_failed")) == "卡读不出 a card that cannot be read (read_failed)"


def test_every_cause_has_chinese_words() -> None:
    assert [sentence for sentence in CAUSES.values() if sentence not in catalogue("zh_CN")] == []
