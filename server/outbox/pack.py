"""A mapping pack: how a province or city wants to be told of cases and ratings. It is data, a TOML file in `packs/`, so that
another target needs no program."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal

import msgspec
import structlog
from msgspec import Struct

from server.domain.language import Text
from server.outbox.record import CONSTANT, FIELDS, RecordKind

log = structlog.get_logger("outbox")
FOLDER = Path(__file__).parent / "packs"
OWN = "packs"
"""Folder for a hall's own, in the data folder."""


class FaultyPack(Exception):
    """A pack that names what there is not; the text says which."""


class PackField(Struct, frozen=True, forbid_unknown_fields=True):
    """One field of the target: the first of `of` that is not empty, else `value`. `codes` names a table of the pack, `form`
    a form of times; a field that is `required` and empty, or longer than it may be, is refused by its name."""

    of: tuple[str, ...] = ()
    value: str = ""
    codes: str = ""
    form: Literal["", "time", "day"] = ""
    required: bool = False
    longest: int = 0
    """Characters; 0: any number. What is longer is refused, never cut."""


class PackMessage(Struct, frozen=True, forbid_unknown_fields=True):
    """Where a kind of message goes, counted from the address of the hook, and what stands in it."""

    path: str
    fields: dict[str, PackField]


class PackAsk(Struct, frozen=True, forbid_unknown_fields=True):
    """What whoever adds an address has to enter: the same in every message."""

    id: str
    name: Text
    required: bool = True
    pattern: str = ""


class PackAnswer(Struct, frozen=True, forbid_unknown_fields=True):
    """How the target says what became of a message: `code` and `words` are fields of its JSON; the rest are codes, or "HTTP
    409" for an answer by its status."""

    code: str
    words: str
    ok: tuple[str, ...]
    there: tuple[str, ...] = ()
    """It has this already: as good as arrived."""
    later: tuple[str, ...] = ()
    """It cannot take it now."""


class ProvincePack(Struct, frozen=True, forbid_unknown_fields=True):
    name: Text
    checked: Text
    """What of it is known from the target's own interface."""
    time: str
    day: str
    answer: PackAnswer
    message: dict[RecordKind, PackMessage]
    envelope: Literal["plain"] = "plain"
    """How a body is wrapped: as it is, in JSON. Nothing else is built."""
    ask: tuple[PackAsk, ...] = ()
    codes: dict[str, dict[str, str]] = {}

    def faults(self, constants: Mapping[str, str]) -> list[str]:
        """Ids of what has to be entered and is missing, wrong, or not asked for."""
        wrong = [ask.id for ask in self.ask if not _fits(ask, constants.get(ask.id, ""))]
        return wrong + sorted(constants.keys() - {ask.id for ask in self.ask})


def _fits(ask: PackAsk, value: str) -> bool:
    if not value:
        return not ask.required
    return not ask.pattern or re.fullmatch(ask.pattern, value) is not None


def read_pack(text: str) -> ProvincePack:
    """Raises FaultyPack."""
    try:
        pack = msgspec.convert(tomllib.loads(text), ProvincePack)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise FaultyPack(str(error)) from error
    asked = {CONSTANT + ask.id for ask in pack.ask}
    for kind, message in pack.message.items():
        known = FIELDS[kind] | asked
        for name, field in message.fields.items():
            strange = [one for one in field.of if one not in known]
            if strange:
                raise FaultyPack(f"{kind}.{name}: nothing is called {strange[0]}")
            if field.codes and field.codes not in pack.codes:
                raise FaultyPack(f"{kind}.{name}: there is no table {field.codes}")
    return pack


class Packs:
    """Those that come with the program, and a hall's own in `own`: of two with one name its own counts. One that is faulty
    is left out, and its messages wait; sent by the rules of another they would be wrong."""

    def __init__(self, own: Path | None = None) -> None:
        self._known: dict[str, ProvincePack] = {}
        for folder in (FOLDER, *([own] if own is not None else [])):
            for path in sorted(folder.glob("*.toml")):
                self._known.pop(path.stem, None)
                try:
                    self._known[path.stem] = read_pack(path.read_text(encoding="utf-8"))
                except (FaultyPack, OSError, UnicodeDecodeError) as error:
                    log.error("a pack cannot be used", pack=str(path), cause=str(error))

    def get(self, pack: str) -> ProvincePack | None:
        return self._known.get(pack)

    def items(self) -> Iterable[tuple[str, ProvincePack]]:
        return self._known.items()

    def tell(self, pack: str, kind: RecordKind) -> bool:
        """Whether a target is told of this kind. Where the pack is gone nothing may be lost: it waits for one."""
        known = self._known.get(pack)
        return known is None or kind in known.message
