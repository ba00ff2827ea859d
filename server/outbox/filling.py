"""What a message says when it goes: what is personal is looked up at that moment, so that none is kept in the outbox and
none outlives its deletion."""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

import msgspec

from server.domain.cases.case import Case
from server.domain.cases.stream import ID as CASES
from server.domain.oversight.stream import ID as OVERSIGHT
from server.outbox.from_cases import CitizenNotice, Find, Look
from server.outbox.hook import Delivery, Hook, HookKind
from server.outbox.mapping import Unmapped, mapped
from server.outbox.pack import PackAnswer, Packs
from server.outbox.record import CODES, CONSTANT, PERSONAL, ProvinceRecord
from server.personal.personal import Personal

RESIDENT: Final = re.compile(r"\d{6}(18|19|20)\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])\d{3}[\dXx]")
LEGAL: Final = re.compile(r"[0-9A-HJ-NPQRTUWXY]{18}")
"""A unified social credit code (GB 32100); whatever could be a citizen's number is one."""


class Filled(NamedTuple):
    """`answer`: how the receiver says what became of it; None: by its status alone. `hidden` is what must not be kept
    when the receiver says it back."""

    url: str
    body: bytes
    answer: PackAnswer | None = None
    hidden: tuple[str, ...] = ()

    def cleared(self, cause: str) -> str:
        """Without what is hidden, and without the beginning of it where the receiver has cut what it says."""
        for word in self.hidden:
            cause = cause.replace(word, "…")
            cut = next((n for n in range(len(word) - 1, 0, -1) if cause.endswith(word[:n])), 0)
            cause = cause[: len(cause) - cut] + ("…" if cut else "")
        return cause


class _Known(msgspec.Struct):
    """As much of what is kept of an applicant as is needed to tell them something, or of them."""

    name: str = ""
    id_number: str = ""
    phone: str = ""
    agent: "_Known | None" = None


class Filling:
    """`link` makes the address of a citizen's page of a case."""

    def __init__(
        self, personal: Personal, look: Look, find: Find, link: Callable[[str], str], packs: Packs
    ) -> None:
        self._personal, self._look, self._find, self._link = personal, look, find, link
        self._packs = packs

    async def fill(self, hook: Hook, message: Delivery) -> Filled | None:
        """None: there is nobody to be told. Raises Unmapped, StoreUnusable, JournalUnavailable."""
        match hook.kind:
            case HookKind.EVENTS | HookKind.REPORTS:
                return Filled(hook.url, message.body.encode())
            case HookKind.NOTICES:
                return await self._notice(hook, message)
            case HookKind.PROVINCE:
                return await self._record(hook, message)

    async def _notice(self, hook: Hook, message: Delivery) -> Filled | None:
        """To whoever acts for the applicant, else to the applicant."""
        kept = await self._applicant(await self._case(message.subject))
        phone = (kept.agent.phone if kept.agent else "") or kept.phone
        if not phone:
            return None
        notice = msgspec.json.decode(message.body, type=CitizenNotice)
        told = msgspec.to_builtins(notice) | {"phone": phone, "url": self._link(message.subject)}
        return Filled(hook.url, msgspec.json.encode(told), hidden=(phone,))

    async def _record(self, hook: Hook, message: Delivery) -> Filled:
        record = msgspec.json.decode(message.body, type=ProvinceRecord)
        pack = self._packs.get(hook.pack)
        if pack is None or record.kind not in pack.message:
            raise Unmapped(record.kind, f"the pack {hook.pack} has no such message")
        about = await self._about(record)
        known = record.fields | about | {CONSTANT + name: value for name, value in hook.constants.items()}
        body = msgspec.json.encode(mapped(pack, record.kind, known))
        hidden = tuple(about[name] for name in sorted(PERSONAL) if about.get(name))
        url = hook.url.rstrip("/") + pack.message[record.kind].path
        return Filled(url, body, pack.answer, hidden)

    async def _about(self, record: ProvinceRecord) -> dict[str, str]:
        """What is no part of the record: who, what they wrote, and the codes of the matter as the catalogue has them now."""
        person = await self._applicant(await self._case(record.case))
        words = await self._words(record)
        entry = (await self._look()).facts.matters.get(record.matter)
        national = entry.newest.matter.national if entry is not None else {}
        return {name: national.get(name, "") for name in sorted(CODES)} | {
            "person.name": person.name,
            "person.document": person.id_number,
            "person.phone": person.phone,
            "person.kind": kind_of(person.id_number),
            "words": words,
        }

    async def _case(self, number: str) -> Case | None:
        if not number:
            return None
        return (await self._look()).facts.cases.get(number) or await self._find(number)

    async def _applicant(self, case: Case | None) -> _Known:
        kept = await self._personal.get(CASES, case.applicant) if case is not None else None
        return msgspec.json.decode(kept, type=_Known) if kept else _Known()

    async def _words(self, record: ProvinceRecord) -> str:
        """On the hall's own day they lie with the hall's."""
        if not record.words:
            return ""
        kept = await self._personal.get(OVERSIGHT, record.words)
        kept = kept or await self._personal.get(record.place, record.words)
        return msgspec.json.decode(kept, type=str) if kept else ""


def kind_of(document: str) -> str:
    """Whether the document is a person's or a legal person's; a person's where it says nothing."""
    legal = LEGAL.fullmatch(document) and not RESIDENT.fullmatch(document)
    return "legal" if legal else "person"
