"""The text record of an identity card: 256 bytes of UTF-16LE, fields of fixed width padded with spaces.

Sources: GA/T 490 for the resident card; makers' publications of the 港澳台居民居住证 (2018) and of the foreigner's
permanent-residence card of 2017 and of 2023. A letter at byte 248 tells them apart; on a resident card it is blank.
"""

from typing import Final

from devices.protocols import UNREADABLE, CardData
from devices.sdt.number import birth_in, foreign_2017_fits, iso_date

TEXT_BYTES: Final = 256
TYPE_AT: Final = 248
RESIDENT, PERMIT, FOREIGN_2017, FOREIGN_2023 = " ", "J", "I", "Y"
FOREVER: Final = "长期"
SEXES: Final = {"1": "男", "2": "女"}
PEOPLES: Final = (
    "汉", "蒙古", "回", "藏", "维吾尔", "苗", "彝", "壮", "布依", "朝鲜", "满", "侗", "瑶", "白", "土家", "哈尼",
    "哈萨克", "傣", "黎", "傈僳", "佤", "畲", "高山", "拉祜", "水", "东乡", "纳西", "景颇", "柯尔克孜", "土",
    "达斡尔", "仫佬", "羌", "布朗", "撒拉", "毛南", "仡佬", "锡伯", "阿昌", "普米", "塔吉克", "怒", "乌孜别克",
    "俄罗斯", "鄂温克", "德昂", "保安", "裕固", "京", "塔塔尔", "独龙", "鄂伦春", "赫哲", "门巴", "珞巴", "基诺",
)  # fmt: skip
"""The 56 peoples in the order of GB/T 3304: 汉 is code 01."""

_CITIZEN: Final = (
    ("name", 30), ("sex", 2), ("ethnicity", 4), ("birth", 16), ("address", 70), ("number", 36), ("authority", 30),
    ("valid_from", 16), ("valid_to", 16),
)  # fmt: skip
LAYOUTS: Final[dict[str, tuple[tuple[str, int], ...]]] = {
    RESIDENT: (*_CITIZEN, ("reserved", 36)),
    PERMIT: (*_CITIZEN, ("pass", 18), ("issues", 4), ("reserved", 6), ("type", 2), ("reserved2", 6)),
    FOREIGN_2017: (
        ("latin", 120), ("sex", 2), ("number", 30), ("nation", 6), ("name", 30), ("valid_from", 16),
        ("valid_to", 16), ("birth", 16), ("version", 4), ("office", 8), ("type", 2), ("reserved", 6),
    ),
    FOREIGN_2023: (
        ("name", 30), ("sex", 2), ("renewals", 4), ("birth", 16), ("latin", 70), ("number", 36), ("reserved", 30),
        ("valid_from", 16), ("valid_to", 16), ("latin2", 22), ("nation", 6), ("type", 2), ("former", 6),
    ),
}  # fmt: skip
"""Fields and their bytes by type; every layout adds up to 256."""


def card_type(text: bytes) -> str:
    """The type of a record: a key of `LAYOUTS`, another capital letter, or that of a resident card."""
    letter = text[TYPE_AT : TYPE_AT + 2].decode("utf-16-le", "replace")
    return letter if letter.isascii() and letter.isupper() else RESIDENT


def fields(kind: str, text: bytes) -> dict[str, str]:
    """The fields of a record of a known type, without their padding."""
    found: dict[str, str] = {}
    at = 0
    for name, size in LAYOUTS[kind]:
        found[name] = text[at : at + size].decode("utf-16-le", "replace")
        at += size
    if "latin2" in found:  # one name over two fields: a space may stand where it was parted
        found["latin"] += found["latin2"]
    return {name: value.strip(" \u3000\0") for name, value in found.items()}


def pack(kind: str, values: dict[str, str]) -> bytes:
    """A record of a known type, 256 bytes; what does not fit is cut off, what is missing is blank."""
    record = b""
    for name, size in LAYOUTS[kind]:
        value = kind if name == "type" else values.get(name, "")
        record += value.ljust(size // 2).encode("utf-16-le")[:size]
    return record


def read(text: bytes) -> tuple[CardData | None, str]:
    """What a record says and, when there is nothing to hand on, why.

    The cause is `unsupported_card` (a type that is not known), `bad_record` (no name, a date that is none, or characters
    that nobody can read) or `bad_number` (a wrong check character, or another date of birth than the record's).
    """
    kind = card_type(text)
    if kind not in LAYOUTS:
        return None, "unsupported_card"
    if len(text) != TEXT_BYTES:
        return None, "bad_record"
    found = fields(kind, text)
    name = found["name"] or found.get("latin", "")
    birth, valid_from = iso_date(found["birth"]), iso_date(found["valid_from"])
    valid_to = iso_date(found["valid_to"])
    if not (name and birth and valid_from and (valid_to or found["valid_to"] == FOREVER)):
        return None, "bad_record"
    if any(UNREADABLE.search(text) for text in found.values()):
        return None, "bad_record"
    number = found["number"]
    fits = foreign_2017_fits(number, birth) if kind == FOREIGN_2017 else birth_in(number) == birth
    if not fits:
        return None, "bad_number"
    card = CardData(
        name=name,
        sex=SEXES.get(found["sex"], ""),
        ethnicity=_people(found["ethnicity"]) if kind == RESIDENT else "",
        birth=birth,
        address=found.get("address", ""),
        number=number,
        authority=found.get("authority", ""),
        valid_from=valid_from,
        valid_to=valid_to,
    )
    return card, ""


def _people(code: str) -> str:
    known = code.isascii() and code.isdigit() and 1 <= int(code) <= len(PEOPLES)
    return PEOPLES[int(code) - 1] if known else ""


def write(card: CardData) -> bytes:
    """The record of a resident card, for tests and the emulator."""
    people = f"{PEOPLES.index(card.ethnicity) + 1:02d}" if card.ethnicity in PEOPLES else ""
    return pack(
        RESIDENT,
        {
            "name": card.name,
            "sex": next((code for code, word in SEXES.items() if word == card.sex), "9"),
            "ethnicity": people,
            "birth": card.birth.replace("-", ""),
            "address": card.address,
            "number": card.number,
            "authority": card.authority,
            "valid_from": card.valid_from.replace("-", ""),
            "valid_to": card.valid_to.replace("-", "") or FOREVER,
        },
    )
