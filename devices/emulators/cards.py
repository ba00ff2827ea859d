"""Invented cards on an emulated reader. What a card says is shown to nobody but the driver; here it is a name."""

from collections.abc import Mapping
from typing import Final, cast, get_args

from devices.emulators.words import Misused, Word
from devices.protocols import CardData
from devices.sdt import codec
from devices.sdt.emulator import Break, SdtEmulator
from devices.sdt.number import birth_in, check_digit, iso_date

NOWHERE: Final = "000000"
"""A place that there is not: nobody can have such a number."""
SAMPLE: Final = ("测试样例", NOWHERE + "19900101" + "0018")
OLD: Final = ("测试样例老人", NOWHERE + "19400101" + "0023")
HALF: Final = codec.encode_reply(codec.OK, bytes(8))[:9]


class CardTray(SdtEmulator):
    """A reader that knows whose card lies on it."""

    lying = ""
    """The name on the card, empty when none lies there."""

    def lay(self, card: CardData) -> None:
        super().lay(card)
        self.lying = card.name

    def lift(self) -> None:
        super().lift()
        self.lying = ""

    @property
    def broken(self) -> str:
        """What is wrong with the card that lies there."""
        return self._broken or ""


def invented(name: str, id_number: str) -> CardData:
    """A card with this name and number, all else invented. Raises `Misused` for a number that cannot be."""
    given = id_number.upper()
    if len(given) == 17 and given.isascii() and given.isdigit():
        given += check_digit(given)
    birth = birth_in(given)
    if not birth:
        raise Misused(_what_is_wrong(given))
    return CardData(
        name=name,
        sex="男" if int(given[16]) % 2 else "女",
        ethnicity="汉",
        birth=birth,
        address="测试路0号（虚构）",
        number=given,
        authority="测试机关（虚构）",
        valid_from="2020-01-01",
        valid_to="",
    )


def _what_is_wrong(id_number: str) -> str:
    if len(id_number) != 18 or not (id_number.isascii() and id_number[:17].isdigit()):
        return "号码应为17位数字加校验码 a number has 17 digits and a check character"
    if not iso_date(id_number[6:14]):
        return f"不是日期 {id_number[6:14]} is no date of birth"
    return f"校验码应为 the check character should be {check_digit(id_number[:17])}"


async def _lay(tray: CardTray, name: str = SAMPLE[0], id_number: str = "") -> str:
    if (name, id_number) == ("old", ""):
        name, id_number = OLD
    elif not id_number:
        if name != SAMPLE[0]:
            raise Misused("用法 usage: lay [NAME NUMBER | old]")
        id_number = SAMPLE[1]
    tray.lay(invented(name, id_number))
    return ""


async def _lift(tray: CardTray) -> str:
    tray.lift()
    return ""


async def _break(tray: CardTray, how: str) -> str:
    if how not in get_args(Break):
        raise Misused(f"用法 usage: break {'|'.join(get_args(Break))}")
    if not tray.lying:
        raise Misused("没有卡 no card lies there")
    tray.break_card(cast(Break, how))
    return ""


def shown(tray: CardTray) -> dict[str, str]:
    """Whether a card lies there, and what is wrong with it."""
    tray.asked.clear()  # kept for tests, and never ending
    fault = f" (坏 broken: {tray.broken})" if tray.broken else ""
    return {"卡 card": f"{tray.lying}{fault}" if tray.lying else "无 none"}


def happened(tray: CardTray) -> list[str]:
    """Cards that were read."""
    said = ["卡已读取 the card was read"] * tray.reads
    tray.reads = 0
    return said


WORDS: Final[Mapping[str, Word[CardTray]]] = {
    "lay": Word(_lay, "放卡，缺省为虚构的卡 lay a card, an invented one by default", "[NAME NUMBER | old]"),
    "lift": Word(_lift, "拿走卡 take the card away"),
    "break": Word(_break, "卡读不出 the card cannot be read", "|".join(get_args(Break))),
}
