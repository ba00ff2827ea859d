"""From a record to the body that a target wants, by its pack. Pure: the same record gives the same body."""

from collections.abc import Mapping
from datetime import datetime

from server.outbox.pack import PackField, ProvincePack
from server.outbox.record import RecordKind


class Unmapped(Exception):
    """The target would refuse it: `field` is its name for what is missing or wrong."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(f"{field}: {why}")
        self.field = field


def mapped(pack: ProvincePack, kind: RecordKind, known: Mapping[str, str]) -> dict[str, str]:
    """`known`: the fields of the record, with what was looked up and the constants of the address. Raises Unmapped."""
    return {name: _value(pack, name, field, known) for name, field in pack.message[kind].fields.items()}


def _value(pack: ProvincePack, name: str, field: PackField, known: Mapping[str, str]) -> str:
    said = next((known[one] for one in field.of if known.get(one)), "")
    value = _coded(pack, name, field, said) if field.codes else _timed(pack, field, said)
    value = value or field.value
    if field.required and not value:
        raise Unmapped(name, "missing")
    if field.longest and len(value) > field.longest:
        raise Unmapped(name, f"{len(value)} characters, {field.longest} may be")
    return value


def _coded(pack: ProvincePack, name: str, field: PackField, said: str) -> str:
    table = pack.codes[field.codes]
    if said and said not in table:
        raise Unmapped(name, f"no code for {said}")
    return table.get(said, "")


def _timed(pack: ProvincePack, field: PackField, said: str) -> str:
    if not said or not field.form:
        return said
    return datetime.fromisoformat(said).strftime(pack.time if field.form == "time" else pack.day)
