"""Words typed to emulated devices, and what their drivers make of them."""

import itertools
from collections.abc import Callable
from typing import Any

import pytest

from devices.cd5220.driver import Cd5220Display
from devices.cd5220.options import Cd5220Options
from devices.emulators.cards import OLD, SAMPLE, CardTray, invented
from devices.emulators.kinds import KINDS
from devices.emulators.pads import Boxes, EmulatedPads
from devices.emulators.words import Misused
from devices.ff68.driver import Ff68Bus
from devices.ff68.options import Ff68Options
from devices.keypad.driver import Keypad
from devices.keypad.options import KeypadOptions
from devices.linked import Patience
from devices.modbus.driver import ModbusUnits
from devices.modbus.options import ModbusOptions
from devices.onbon.driver import OnbonCards
from devices.onbon.options import OnbonColours, OnbonOptions
from devices.protocols import (
    CardRead,
    PadDisplay,
    Pressed,
    Rated,
    SignContent,
    Speech,
)
from devices.registry import device_fault
from devices.sdt.driver import SdtReader
from devices.sdt.number import number_is_valid
from devices.sdt.options import SdtOptions
from devices.speech.driver import SpeechChip
from devices.speech.options import SpeechOptions
from devices.strip.driver import StripLine
from devices.strip.options import StripOptions
from tests.devices.benches import Bench, bench

QUICK = Patience(first_pause_s=0.01, longest_pause_s=0.05)
A001 = SignContent("3", "called", "A001", "A001 请到 3 号窗口", "A001 WINDOW 3")


@pytest.mark.parametrize("name", KINDS)
async def test_every_device_is_pulled_out_plugged_in_and_silenced(name: str) -> None:
    async with bench(name) as here:
        assert await here.told("pull") == ["连线 line: 已拔下 pulled out"]
        assert await here.told("pull") == ["已经拔下了 it is pulled out already"]
        assert await here.told("garbage") == [
            "没有发出：设备已拔下或不应答 not sent: it is pulled out or mute"
        ]
        assert await here.told("plug") == ["连线 line: 已接上 plugged in"]
        assert await here.told("plug") == ["已经接上了 it is plugged in already"]
        assert await here.told("garbage") == ["已发送 sent 64 字节 bytes"]
        assert await here.told("mute") == ["应答 answers: 无 none"]
        assert await here.told("half") != []
        assert await here.told("unmute") == ["应答 answers: 正常 as usual"]
        assert await here.told("  ") == []
        assert (await here.told("show"))[0].startswith("连线 line: 已接上 plugged in\n应答 answers: ")
        assert not here.stand.ended.is_set()
        assert await here.told("quit") == []
        assert here.stand.ended.is_set()


@pytest.mark.parametrize("name", KINDS)
async def test_help_names_every_word_and_a_wrong_word_is_told_the_known_ones(name: str) -> None:
    async with bench(name) as here:
        (listed,) = await here.told("help")
        names = [line.split()[0] for line in listed.splitlines()]
        assert names == list(here.stand.words())
        assert names[-9:] == ["help", "show", "pull", "plug", "mute", "unmute", "garbage", "half", "quit"]
        expected = f"不认识的词 unknown word 'Dance'; 可用的词 the words are {', '.join(names)}"
        assert await here.told("Dance now") == [expected]
        assert await here.told("pull it") == ["用法 usage: pull"]


@pytest.mark.parametrize("name", [name for name in KINDS if name != "printer"])
def test_the_driver_that_is_named_takes_the_options_that_are_named(name: str) -> None:
    kind = KINDS[name]
    url = "evdev:///tmp/kbd" if name == "keypad" else "tcp://127.0.0.1:4001"
    assert device_fault(kind.driver, url, kind.options) is None


def a_bus(here: Bench) -> Ff68Bus:
    return Ff68Bus(here.stand.emulator.url, Ff68Options(), patience=QUICK)


@pytest.mark.parametrize("pty", [False, True])
async def test_keys_typed_together_are_pressed_one_by_one(pty: bool) -> None:
    async with bench("bus", pty=pty) as here, here.driven(a_bus(here)):
        assert await here.told("press 1 023 call") == []
        keys = ["0", "2", "3", "call"]
        assert [await here.next() for _ in keys] == [Pressed(1, key) for key in keys]


async def test_the_same_key_twice_is_two_presses() -> None:
    async with bench("bus") as here, here.driven(a_bus(here)):
        await here.told("press 7 33")
        await here.told("press 7 3")
        assert [await here.next() for _ in range(3)] == [Pressed(7, "3")] * 3


async def test_a_press_that_nobody_answers_is_given_up_and_wrong_ones_are_explained() -> None:
    async with bench("bus") as here:
        emulator: EmulatedPads = here.stand.emulator
        emulator.echo_s = 0.01
        assert await here.told("press 1 23") == ["按键 2 无人应答 nobody answered the key 2"]
        assert await here.told("press 1") == ["用法 usage: press ADDRESS KEY…"]
        (sentence,) = await here.told("press 1 0 sing")
        assert "there is no key 'sing'" in sentence
        (sentence,) = await here.told("press 129 call")
        assert sentence.endswith("must be a number from 1 to 128: '129'")
        (sentence,) = await here.told("rate 1 4")
        assert sentence.endswith("must be a number from 129 to 255: '1'")
        assert emulator.pad(1).echoed == []


async def test_what_pads_show_and_do_is_said_and_a_rating_is_taken() -> None:
    async with bench("bus") as here, here.driven(a_bus(here)) as bus:
        bus.show_pad(2, PadDisplay("A023", 12))
        bus.beep(2)
        bus.invite(0x81)
        await here.hears("2号呼叫器 pad 2: [012023]", "2号呼叫器 pad 2: 鸣叫 beeps")
        await here.hears("129号评价器 rating pad 129: 请评价 asks for a rating")
        assert await here.told("rate 0x81 4") == []
        assert await here.next() == Rated(0x81, 5)
        bus.thank(0x81)
        await here.hears("129号评价器 rating pad 129: 谢谢 thanks")


async def test_after_half_a_frame_and_garbage_the_next_key_is_understood() -> None:
    async with bench("bus") as here, here.driven(a_bus(here)) as bus:
        assert await here.told("half") == ["已发送 sent 5 字节 bytes"]
        await here.told("press 1 call")
        assert await here.next() == Pressed(1, "call")
        assert (bus.counters.bad, bus.counters.skipped) == (1, 5)
        await here.told("garbage")
        await here.told("press 1 ok")
        assert await here.next() == Pressed(1, "ok")


def some_units(here: Bench) -> ModbusUnits:
    options = ModbusOptions(pads=[1], keys=list(KINDS["modbus"].options["keys"]), pad_digits=4, poll_s=0.002)
    return ModbusUnits(here.stand.emulator.url, options, patience=QUICK)


async def test_a_button_box_is_pressed_and_shows_its_number() -> None:
    async with bench("modbus") as here, here.driven(some_units(here)) as units:
        box = here.stand.emulator
        await box.is_read(1, 2)
        assert await here.told("press 1 77 call") == []
        assert [await here.next() for _ in range(3)] == [Pressed(1, "7"), Pressed(1, "7"), Pressed(1, "call")]
        units.show_pad(1, PadDisplay("A023"))
        await here.hears("1号单元 unit 1: [A023]")
        (sentence,) = await here.told("press 9 call")
        assert sentence.endswith("must be a number from 1 to 8: '9'")


async def test_a_button_that_nobody_reads_does_not_stay_pressed() -> None:
    async with bench("modbus") as here:
        boxes: Boxes = here.stand.emulator
        boxes.read_s = 0.01
        assert await here.told("press 2 call") == ["无人读取2号单元的按键 nobody reads the buttons of unit 2"]
        assert not boxes.boxes[2].struck


async def test_a_keypad_types_unless_it_is_mute() -> None:
    async with bench("keypad") as here:
        keypad = Keypad(here.stand.emulator.url, KeypadOptions(), patience=QUICK)
        async with here.driven(keypad):
            await here.told("press 02 call")
            await here.told("mute")
            await here.told("press 5")
            await here.told("unmute")
            await here.told("press ok")
            keys = ["0", "2", "call", "ok"]
            assert [await here.next() for _ in keys] == [Pressed(1, key) for key in keys]


async def test_a_keypad_that_nobody_reads_says_so_when_its_pipe_is_full() -> None:
    async with bench("keypad") as here:
        said = [line for _ in range(60) for line in await here.told("press 0123456789")]
        assert set(said) == {"无人读取键盘 nobody reads the keypad"}


CONTENT: list[tuple[str, Callable[[str], Any], str]] = [
    (
        "onbon",
        lambda url: OnbonCards(url, OnbonOptions(colours=OnbonColours(called="red")), patience=QUICK),
        "3号屏 sign 3: A001 请到 3 号窗口 (红 red)",
    ),
    ("strip", lambda url: StripLine(url, StripOptions(), patience=QUICK), "3号屏 sign 3: A001 请到 3 号窗口 (红 red)"),
    (
        "display",
        lambda url: Cd5220Display(url, Cd5220Options(), patience=QUICK),
        "显示 display: [A001] [PLEASE WINDOW 3]",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("name", "make", "line"), CONTENT)
async def test_what_a_sign_shows_is_said_once(name: str, make: Callable[[str], Any], line: str) -> None:
    async with bench(name) as here, here.driven(make(here.stand.emulator.url), healthy=False) as driver:
        unit = 1 if name == "display" else 3  # a display is alone on its line
        driver.show_sign(unit, A001)
        await here.hears(line)
        driver.show_sign(unit, A001)
        assert here.said.count(line) == 1
        assert line in (await here.told("show"))[0].splitlines()


def a_reader(here: Bench) -> SdtReader:
    options = SdtOptions(poll_s=0.002, lifted_s=0, tries=1)
    return SdtReader(here.stand.emulator.url, options, patience=QUICK)


async def test_invented_cards_are_laid_read_and_lifted() -> None:
    async with bench("card-reader") as here, here.driven(a_reader(here)):
        assert await here.told("lay") == ["卡 card: 测试样例"]
        read = await here.next()
        assert read == CardRead(1, invented(*SAMPLE))
        await here.hears("卡已读取 the card was read")
        assert await here.told("lift") == ["卡 card: 无 none"]
        turns = itertools.count()
        await here.stand.emulator.until(lambda: next(turns) == 3)  # it is looked for and not found
        await here.told("lay old")
        read = await here.next()
        assert isinstance(read, CardRead)
        assert read.card is not None
        assert (read.card.name, read.card.birth, read.card.sex) == ("测试样例老人", "1940-01-01", "女")


@pytest.mark.parametrize(
    ("how", "cause"), [("select", "select_failed"), ("read", "read_failed"), ("checksum", "garbled")]
)
async def test_a_broken_card_is_reported_with_its_cause(how: str, cause: str) -> None:
    async with bench("card-reader") as here:
        assert await here.told(f"break {how}") == ["没有卡 no card lies there"]
        await here.told("lay")
        assert await here.told(f"break {how}") == [f"卡 card: 测试样例 (坏 broken: {how})"]
        async with here.driven(a_reader(here)):
            assert await here.next() == CardRead(1, None, cause)


async def test_a_card_has_the_number_that_is_typed_with_its_check_character() -> None:
    async with bench("card-reader") as here:
        tray: CardTray = here.stand.emulator
        assert await here.told("lay 王测试 00000019850607001") == ["卡 card: 王测试"]
        assert await here.told("lay 王测试 000000198506070010") == [
            "校验码应为 the check character should be 1"
        ]
        assert await here.told("lay 王测试 000000198513070010") == ["不是日期 19851307 is no date of birth"]
        assert await here.told("lay 王测试 123") == [
            "号码应为17位数字加校验码 a number has 17 digits and a check character"
        ]
        assert await here.told("lay 王测试") == ["用法 usage: lay [NAME NUMBER | old]"]
        assert await here.told("break it") == ["用法 usage: break select|read|checksum|silent"]
        assert tray.lying == "王测试"


def test_the_invented_numbers_are_valid_and_nobodys() -> None:
    assert number_is_valid(SAMPLE[1])
    assert number_is_valid(OLD[1])
    assert SAMPLE[1][:6] == OLD[1][:6] == "000000"
    with pytest.raises(Misused, match="should be X"):
        invented("甲", "110105194912310021")


async def test_a_sentence_is_said_and_ends_when_told() -> None:
    async with bench("speech") as here:
        assert await here.told("finish") == ["没有在说话 it is not speaking"]
        chip = SpeechChip(
            here.stand.emulator.url, SpeechOptions("syn6288", poll_s=60), patience=QUICK, settle_s=0
        )
        async with here.driven(chip, healthy=False):
            chip.say(Speech(1, "请 A001 号到 3 号窗口"))
            chip.say(Speech(2, "请 A002 号到 3 号窗口", 0.5))
            await here.hears("说 says: 请 A001 号到 3 号窗口 [v16]", "语音 speech: 正在说 speaking")
            assert "说 says: 请 A002 号到 3 号窗口 [v8]" not in here.said
            assert await here.told("finish") == ["语音 speech: 空闲 idle"]
            await here.hears("说 says: 请 A002 号到 3 号窗口 [v8]")
