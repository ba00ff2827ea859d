"""Every driver beside its emulator, with something to do and a way to see that it was done."""

from abc import ABC, abstractmethod
from typing import Any, Final

from devices.cd5220.driver import Cd5220Display
from devices.cd5220.emulator import Cd5220Emulator
from devices.cd5220.options import Cd5220Options
from devices.emulated import EmulatedDevice
from devices.ff68.driver import Ff68Bus
from devices.ff68.emulator import Ff68Emulator
from devices.ff68.options import Ff68Options
from devices.linked import LinkedDevice, Patience
from devices.modbus.driver import ModbusUnits
from devices.modbus.emulator import ModbusEmulator
from devices.modbus.options import ModbusOptions
from devices.onbon.driver import OnbonCards
from devices.onbon.emulator import OnbonEmulator
from devices.onbon.options import OnbonOptions
from devices.protocols import CardData, CardRead, PadDisplay, Pressed, Report, SignContent, Speech
from devices.sdt.driver import SdtReader
from devices.sdt.emulator import SdtEmulator
from devices.sdt.options import SdtOptions
from devices.speech.driver import SpeechChip
from devices.speech.emulator import SpeechEmulator
from devices.speech.options import SpeechOptions
from devices.strip.driver import StripLine
from devices.strip.emulator import StripEmulator
from devices.strip.options import StripOptions

QUICK: Final = Patience(answer_s=0.2, first_pause_s=0.01, longest_pause_s=0.05)
MODBUS: Final = ModbusOptions(pads=[1], keys=["call"], poll_s=0.02, answer_s=0.2, gap_s=0.0)
CARD: Final = CardData(
    "张三", "男", "汉", "1949-12-31", "某地", "11010519491231002X", "某公安局", "2010-01-01", ""
)


class Case(ABC):
    """`act` gives the n-th thing to do, `done` says whether it came through."""

    ANSWERS = True
    """Whether silence can be told from having nothing to say."""
    device: LinkedDevice
    emulator: EmulatedDevice

    @abstractmethod
    def __init__(self) -> None: ...

    @abstractmethod
    def connect(self) -> LinkedDevice:
        """The driver for the emulator, which has an address by now."""

    @abstractmethod
    def act(self, n: int) -> None: ...

    @abstractmethod
    def done(self, n: int, reports: list[Report]) -> bool: ...


class SignCase(Case):
    """Signs of all kinds show the n-th number."""

    device: Any

    def act(self, n: int) -> None:
        number = f"A{n:03d}"
        self.device.show_sign(1, SignContent("1", "called", number, f"{number}号", f"{number} WINDOW 1"))


class Bus(Case):
    ANSWERS = False

    def __init__(self) -> None:
        self.emulator = self.pads = Ff68Emulator()

    def connect(self) -> LinkedDevice:
        self.bus = Ff68Bus(self.pads.url, Ff68Options(repeat_s=0.0, baud=0), patience=QUICK)
        return self.bus

    def act(self, n: int) -> None:
        self.bus.show_pad(1, PadDisplay(f"A{n:03d}", 12))
        self.pads.pad(1).echoed.clear()
        self.pads.press(1, "call")

    def done(self, n: int, reports: list[Report]) -> bool:
        pad = self.pads.pad(1)  # which presses again only when it has its echo
        return pad.shown == f"012{n:03d}" and bool(pad.echoed) and Pressed(1, "call") in reports


class Onbon(SignCase):
    def __init__(self) -> None:
        self.emulator = self.card = OnbonEmulator()

    def connect(self) -> LinkedDevice:
        self.device = OnbonCards(self.card.url, OnbonOptions(), patience=QUICK)
        return self.device

    def done(self, n: int, reports: list[Report]) -> bool:
        return f"A{n:03d}" in self.card.shown.get(1, "")


class Strip(SignCase):
    def __init__(self) -> None:
        self.emulator = self.strip = StripEmulator()

    def connect(self) -> LinkedDevice:
        self.device = StripLine(self.strip.url, StripOptions(), patience=QUICK)
        return self.device

    def done(self, n: int, reports: list[Report]) -> bool:
        return f"A{n:03d}" in self.strip.shown.get(1, "")


class Display(SignCase):
    ANSWERS = False

    def __init__(self) -> None:
        self.emulator = self.display = Cd5220Emulator()

    def connect(self) -> LinkedDevice:
        self.device = Cd5220Display(self.display.url, Cd5220Options(), patience=QUICK)
        return self.device

    def done(self, n: int, reports: list[Report]) -> bool:
        return f"A{n:03d}" in self.display.shown[1]


class Modbus(SignCase):
    def __init__(self) -> None:
        self.emulator = self.line = ModbusEmulator(MODBUS)

    def connect(self) -> LinkedDevice:
        self.device = ModbusUnits(self.line.url, MODBUS, patience=QUICK)
        return self.device

    def done(self, n: int, reports: list[Report]) -> bool:
        return f"{n:03d}" in self.line.shown(1)


class Reader(Case):
    def __init__(self) -> None:
        self.emulator = self.reader = SdtEmulator()

    def connect(self) -> LinkedDevice:
        options = SdtOptions(poll_s=0.02, status_s=0.1, lifted_s=0.05)
        self.driver = SdtReader(self.reader.url, options, patience=QUICK)
        return self.driver

    def act(self, n: int) -> None:
        """The card is lifted and laid down again; the driver may be asked to look as well."""
        self.reader.lift()
        self.driver.look_again()
        self.reader.lay(CARD)

    def done(self, n: int, reports: list[Report]) -> bool:
        return CardRead(1, CARD) in reports


class Chip(Case):
    def __init__(self) -> None:
        self.emulator = self.chip = SpeechEmulator("syn6288", auto=True)

    def connect(self) -> LinkedDevice:
        options = SpeechOptions(chip="syn6288", check_s=0.1)
        self.driver = SpeechChip(self.chip.url, options, patience=QUICK)
        return self.driver

    def act(self, n: int) -> None:
        self.driver.say(Speech(n, f"请A{n:03d}号到1号窗口"))

    def done(self, n: int, reports: list[Report]) -> bool:
        return any(f"A{n:03d}" in text for text in self.chip.spoken)


CASES: Final[dict[str, type[Case]]] = {
    "ff68": Bus,
    "onbon": Onbon,
    "strip": Strip,
    "cd5220": Display,
    "modbus": Modbus,
    "sdt": Reader,
    "speech": Chip,
}
