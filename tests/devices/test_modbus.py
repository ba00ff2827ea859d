"""Modbus button boxes and digit displays: the vector byte for byte, then a whole line over TCP and a pseudo-terminal."""

import asyncio
from collections.abc import AsyncIterator

import msgspec
import pytest

from devices.linked import Patience
from devices.links.link import LinkDown
from devices.modbus import codec
from devices.modbus.driver import ModbusUnits
from devices.modbus.emulator import ModbusEmulator
from devices.modbus.line import Declined, ModbusLine, UnitSilent
from devices.modbus.options import ModbusOptions
from devices.protocols import PadDisplay, Pressed, Report, SignContent
from tests.patience import PATIENCE_S

QUICK = Patience(open_s=1, first_pause_s=0.01, longest_pause_s=0.03)
OPTIONS = ModbusOptions(
    pads=[1, 2],
    keys=["call", "recall", "", "miss"],
    first_input=3,
    pad_digits=4,
    poll_s=0.002,
    answer_s=0.08,
    gap_s=0,
)
UNITS = (1, 2, 3)
"""Two boxes with buttons and a sign."""
SHOW_A023 = bytes.fromhex("01 10 00 70 00 02 04 41 30 32 33 B5 CD")
A023_SHOWN = bytes.fromhex("01 10 00 70 00 02 40 13")


def sign(number: str) -> SignContent:
    return SignContent("3", "called", number)


def test_a_text_is_two_characters_to_a_register() -> None:
    assert codec.registers("A023") == [0x4130, 0x3233]
    assert codec.registers("023") == [0x3032, 0x3320]
    assert codec.text([0x4130, 0x3233, 0x0741]) == "A023 A"


@pytest.mark.parametrize(
    ("number", "digits", "shown"),
    [
        ("A023", 4, "A023"),
        ("7", 4, "   7"),
        ("", 4, "    "),
        ("VIP1234", 4, "----"),
        ("A1000", 4, "----"),
        ("甲023", 4, " 023"),
        ("9", 1, "9"),
    ],
)
def test_a_number_stands_on_the_right_of_its_digits(number: str, digits: int, shown: str) -> None:
    assert codec.padded(number, digits) == shown


def test_only_inputs_that_went_on_are_pressed() -> None:
    assert codec.rising([False, True, False], [True, True, False]) == [0]
    assert codec.rising([True, True, False], [False, False, True]) == [2]
    assert codec.rising(None, [True, True, True]) == []
    assert codec.bits(0b1010)[:5] == [False, True, False, True, False]


class Line:
    """A line with its driver running, and what it reported."""

    def __init__(self, units: ModbusEmulator, options: ModbusOptions) -> None:
        self.units = units
        self.driver = ModbusUnits(units.url, options, patience=QUICK)
        self.reports: asyncio.Queue[Report] = asyncio.Queue()
        self.healths: asyncio.Queue[str] = asyncio.Queue()
        self.driver.report = self.reports.put_nowait
        self.driver.changed = lambda: self.healths.put_nowait(
            self.driver.health.state + self.driver.health.cause
        )

    async def next(self) -> Report:
        return await asyncio.wait_for(self.reports.get(), PATIENCE_S)

    async def health(self, wanted: str) -> None:
        while await asyncio.wait_for(self.healths.get(), PATIENCE_S) != wanted:
            pass


@pytest.fixture
def options() -> ModbusOptions:
    return OPTIONS


@pytest.fixture(params=["tcp", "pty"])
async def line(request: pytest.FixtureRequest, options: ModbusOptions) -> AsyncIterator[Line]:
    async with ModbusEmulator(options, UNITS, pty=request.param == "pty") as units:
        made = Line(units, options)
        task = asyncio.create_task(made.driver.run())
        await made.health("ok")
        if options.pads:
            await units.is_read(1, 2)
            await units.is_read(2, 2)
        yield made
        task.cancel()
        await asyncio.wait([task])
        await made.driver.close()


@pytest.mark.parametrize("options", [msgspec.structs.replace(OPTIONS, pads=[])])
async def test_a_sign_is_told_a023_in_the_bytes_of_the_vector(line: Line) -> None:
    answers: list[bytes] = []
    send = line.units.send
    line.units.send = lambda data: (answers.append(data), send(data))[1]
    line.driver.show_sign(1, sign("A023"))
    await line.units.shows(1, "A023")
    assert (line.units.requests, answers) == ([SHOW_A023], [A023_SHOWN])


async def test_a_sign_without_room_for_a_number_shows_a_mark_and_its_line_is_not_well(line: Line) -> None:
    line.driver.show_sign(1, sign("A1000"))
    await line.units.shows(1, "----")
    await line.health("warningno_room")
    line.driver.show_sign(1, sign("B001"))
    await line.units.shows(1, "B001")
    await line.health("ok")


async def test_presses_of_several_boxes_are_reported_once_each(line: Line) -> None:
    line.units.press(1, "call")
    line.units.press(1, "call")
    line.units.press(1, "miss")
    assert [await line.next() for _ in range(3)] == [
        Pressed(1, "call"),
        Pressed(1, "call"),
        Pressed(1, "miss"),
    ]
    line.units.press(2, "recall")
    assert await line.next() == Pressed(2, "recall")


async def test_a_button_that_is_held_is_pressed_once(line: Line) -> None:
    line.units.hold(1, "call")
    assert await line.next() == Pressed(1, "call")
    await line.units.is_read(1, 5)
    line.units.press(1, "recall")
    assert await line.next() == Pressed(1, "recall")
    line.units.release(1, "call")
    await line.units.is_read(1, 2)
    line.units.hold(1, "call")
    assert await line.next() == Pressed(1, "call")


async def test_a_button_without_a_name_means_nothing(line: Line) -> None:
    line.units.press(1, "")
    line.units.press(1, "miss")
    assert await line.next() == Pressed(1, "miss")


@pytest.mark.parametrize(
    "options",
    [
        msgspec.structs.replace(OPTIONS, source="coil", first_input=17),
        msgspec.structs.replace(OPTIONS, source="register", first_input=40),
    ],
)
async def test_buttons_may_be_coils_or_the_bits_of_a_register(line: Line) -> None:
    line.units.press(2, "miss")
    line.units.press(2, "call")
    assert [await line.next(), await line.next()] == [Pressed(2, "miss"), Pressed(2, "call")]


async def test_a_sign_and_the_display_of_a_box_show_what_they_shall(line: Line) -> None:
    line.driver.show_sign(3, sign("A023"))
    line.driver.show_pad(1, PadDisplay("B7", 12))
    await line.units.shows(3, "A023")
    await line.units.shows(1, "  B7")
    line.driver.show_pad(1, PadDisplay("B7", 12, code=901, text="无人等候"))
    await line.units.shows(1, "E901")
    line.driver.show_sign(3, sign(""))
    await line.units.shows(3, "")


@pytest.mark.parametrize("options", [msgspec.structs.replace(OPTIONS, pad_digits=0)])
async def test_a_box_without_a_display_is_told_nothing(line: Line) -> None:
    line.driver.show_pad(1, PadDisplay("A023", 12))
    line.driver.beep(1)
    await line.units.is_read(1, 3)
    assert line.units.boxes[1].writes == 0


async def test_what_a_sign_shows_already_is_not_sent_again(line: Line) -> None:
    line.driver.show_sign(3, sign("A023"))
    await line.units.shows(3, "A023")
    line.driver.show_sign(3, sign("A023"))
    await line.units.is_read(1, 5)
    assert line.units.boxes[3].writes == 1


@pytest.mark.parametrize("options", [msgspec.structs.replace(OPTIONS, refresh_s=0.02)])
async def test_a_sign_that_lost_its_power_for_a_moment_shows_its_number_again(line: Line) -> None:
    line.driver.show_sign(3, sign("A023"))
    await line.units.shows(3, "A023")
    line.units.switch_off(3)
    line.units.switch_on(3)
    await line.units.shows(3, "A023")


async def test_a_unit_that_is_silent_is_named_and_does_not_stop_the_others(line: Line) -> None:
    line.units.switch_off(2)
    await line.health("warningno_answer")
    assert line.driver.faults == {1: "", 2: "no_answer"}
    line.units.press(1, "call")
    assert await line.next() == Pressed(1, "call")
    line.units.hold(2, "call")
    line.units.switch_on(2)
    await line.health("ok")
    assert line.driver.faults == {1: "", 2: ""}
    line.units.press(2, "recall")  # "call" was down already when the unit came back
    assert await line.next() == Pressed(2, "recall")


async def test_a_line_on_which_nobody_answers_is_down_and_heals(line: Line) -> None:
    line.units.mute = True
    await line.health("downno_answer")
    line.units.mute = False
    await line.health("ok")
    await line.units.is_read(2, 2)
    line.units.press(2, "call")
    assert await line.next() == Pressed(2, "call")


async def test_a_line_pulled_out_and_put_back_heals_shows_what_is_wanted_now_and_invents_no_press(
    line: Line,
) -> None:
    line.driver.show_sign(3, sign("A001"))
    await line.units.shows(3, "A001")
    await line.units.pull_out()
    await line.health("downunreachable")
    line.driver.show_sign(3, sign("A002"))
    line.units.hold(1, "call")
    await line.units.put_back()
    await line.health("ok")
    await line.units.shows(3, "A002")
    await line.units.is_read(1, 3)
    line.units.press(1, "miss")
    assert await line.next() == Pressed(1, "miss")
    assert line.driver.counters.links == 2


async def test_answers_with_a_wrong_checksum_are_told_from_silence(line: Line) -> None:
    line.units.garbled = True
    await line.health("warninggarbled")
    assert line.driver.counters.bad >= 3
    line.units.garbled = False
    await line.health("ok")
    await line.units.is_read(1, 2)
    line.units.press(1, "call")
    assert await line.next() == Pressed(1, "call")


@pytest.mark.parametrize("first", [400, 4])
async def test_a_box_that_declines_is_an_error_of_its_own(first: int) -> None:
    there = msgspec.structs.replace(OPTIONS, source="register")
    async with ModbusEmulator(there, UNITS) as units:
        asked = msgspec.structs.replace(there, first_input=first, pads=[1])
        driver = ModbusUnits(units.url, asked, patience=QUICK)
        changed = asyncio.Event()
        driver.changed = changed.set
        task = asyncio.create_task(driver.run())
        await asyncio.wait_for(changed.wait(), PATIENCE_S)
        assert (driver.health.state, driver.health.cause, driver.faults) == ("warning", "error", {1: "error"})
        task.cancel()
        await asyncio.wait([task])
        await driver.close()


@pytest.mark.parametrize("options", [msgspec.structs.replace(OPTIONS, pads=[])])
async def test_a_line_with_nobody_to_ask_is_well_while_it_is_open(line: Line) -> None:
    await line.units.pull_out()
    await line.health("downunreachable")
    await line.units.put_back()
    await line.health("ok")


async def test_a_late_answer_to_another_question_is_not_taken_for_the_answer() -> None:
    """Frames carry no numbers: only the function and the address tell whose answer it is."""
    answers = {
        2: bytes.fromhex(
            "01 10 00 70 00 02 40 13"
        ),  # the inputs are asked for, an earlier write is confirmed
        16: bytes.fromhex("01 10 00 71 00 02 11 D3"),  # another register was written
    }

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while request := await reader.read(256):
            writer.write(answers[request[1]])
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        line = ModbusLine(f"socket://127.0.0.1:{server.sockets[0].getsockname()[1]}", answer_s=5, gap_s=0)
        await line.open(1)
        with pytest.raises(UnitSilent, match="garbled"):
            await line.inputs(1, "discrete", 0, 4)
        with pytest.raises(UnitSilent, match="garbled"):
            await line.write(1, 0x70, [0x4130, 0x3233])
        line.close()
        assert not line.is_open
        with pytest.raises(LinkDown):
            await line.inputs(1, "discrete", 0, 4)


async def test_a_line_says_how_many_registers_it_wrote_and_what_was_declined() -> None:
    async with ModbusEmulator(OPTIONS, UNITS) as units:
        line = ModbusLine(units.url, answer_s=5, gap_s=0)
        await line.open(1)
        assert await line.write(1, 0x70, [0x4130, 0x3233]) == 2
        with pytest.raises(Declined, match="unit 1: exception 2"):
            await line.write(1, 0x200, [0])
        line.close()
    with pytest.raises(LinkDown):
        await line.open(1)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"pads": [0]}, r"`int` >= 1 - at `\$.pads"),
        ({"pads": [248]}, r"`int` <= 247 - at `\$.pads"),
        ({"keys": []}, r"length >= 1 - at `\$.keys`"),
        ({"digits": 0}, r"`int` >= 1 - at `\$.digits`"),
        ({"poll_s": 0}, r"> 0.* - at `\$.poll_s`"),
        ({"colour": "red"}, "unknown field `colour`"),
    ],
)
def test_options_that_no_line_can_have_are_refused(options: dict[str, object], message: str) -> None:
    with pytest.raises(msgspec.ValidationError, match=message):
        msgspec.convert(options, ModbusOptions)


@pytest.mark.parametrize(
    ("url", "keys", "message"),
    [
        ("tcp://host", ["call"], "the port is missing"),
        ("serial:///dev/ttyUSB0?baud=1", ["call"], "'baud' must be one of"),
        ("evdev:///dev/x", ["call"], "unknown scheme 'evdev'"),
        ("tcp://host:502", ["next"], "keys: unknown key name 'next'"),
    ],
)
def test_a_line_or_a_key_that_there_is_not_is_refused(url: str, keys: list[str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        ModbusUnits(url, ModbusOptions(keys=keys))


def test_a_pad_whose_display_has_no_room_for_a_refusal_is_refused() -> None:
    with pytest.raises(ValueError, match="'pad_digits' must be 0 or at least 4: a refusal reads E901"):
        ModbusUnits("tcp://host:502", ModbusOptions(pad_digits=3))
