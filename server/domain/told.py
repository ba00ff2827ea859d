"""What a hall tells citizens of its services, as the catalogue of matters has it. Nothing here decides anything in the
queue: a service stays a choice, whatever is published or withdrawn."""

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256

import msgspec
from msgspec import Struct, structs

from server.domain.cases.catalogue.matter import ORIGIN, CatalogueEntry, FeeItem, FlowStep, Matter
from server.domain.cases.words import DayUnit, MatterKind
from server.domain.language import Language, Text
from server.domain.queue.settings import HallSettings, Material, Service, ServiceGuide, Source

Told = Mapping[str, Matter | None]
"""By id: the matter as somebody has published it, None for one that was withdrawn. Of any other the configuration tells."""


class LimitWords(Struct, frozen=True):
    """A limit for which the catalogue has no words of its own."""

    at_once: Text
    days: Callable[[int, DayUnit], Text]


def told_by(entries: Mapping[str, CatalogueEntry]) -> Told:
    """A matter that follows the configuration is left out: that has it hall by hall, and says where nobody has said."""
    return {
        id: entry.newest.matter if entry.offered else None
        for id, entry in entries.items()
        if not entry.offered or entry.newest.matter.origin != ORIGIN
    }


def guide_of_matter(matter: Matter, words: LimitWords) -> ServiceGuide:
    """The guide of a service as its published matter has it."""
    at_once = words.at_once if matter.kind is MatterKind.IMMEDIATE else None
    return ServiceGuide(
        source=Source(matter.source.title, matter.source.url) if matter.source else None,
        checked=matter.checked,
        conditions=matter.conditions,
        materials=tuple(
            Material(name=one.name, form=one.form.value, copies=one.copies, note=one.note)
            for one in matter.materials
        ),
        time_limit=matter.time_limit or at_once or _days(matter.promise_days, matter.unit, words),
        legal_time_limit=matter.legal_time_limit or _days(matter.law_days, matter.unit, words),
        fee=matter.fee or _one_by_one(matter.fees),
        legal_basis=matter.legal_basis,
    )


def renewed(settings: HallSettings, told: Told, words: LimitWords) -> HallSettings:
    """A hall of the configuration that tells what the catalogue says; the same one where that has nothing to say of it."""
    published = {
        id: _published(known, told[id], words) for id, known in settings.services.items() if id in told
    }
    withdrawn = {id for id, matter in told.items() if matter is None}
    elsewhere = tuple(one for one in settings.elsewhere if one.service.id not in withdrawn)
    if not published and len(elsewhere) == len(settings.elsewhere):
        return settings
    said = [(one.id, one.withdrawn, one.departments, one.guide) for one in published.values()]
    listed = [(one.hall, one.service.id) for one in elsewhere]
    return structs.replace(
        settings,
        services=settings.services | published,
        elsewhere=elsewhere,
        edition=sha256(msgspec.json.encode((said, listed))).hexdigest()[:16],
    )


def _published(service: Service, matter: Matter | None, words: LimitWords) -> Service:
    """Its own names, category and spellings, whatever the catalogue calls it: by them it is called and found."""
    if matter is None:
        return structs.replace(service, guide=None, materials=(), withdrawn=True)
    guide = guide_of_matter(matter, words)
    departments = dict.fromkeys(_department(step) for step in matter.flow)
    return structs.replace(
        service,
        guide=guide,
        materials=tuple(one.name for one in guide.materials),
        departments=tuple(departments) or service.departments,
    )


def _department(step: FlowStep) -> Text:
    """Its name; where none is written, the one by which it is known."""
    return step.department_name if step.department_name.zh else Text(step.department, step.department)


def _days(count: int, unit: DayUnit, words: LimitWords) -> Text | None:
    """None where the limit is not known."""
    return words.days(count, unit) if count else None


def _one_by_one(fees: Sequence[FeeItem]) -> Text | None:
    """Fees that no sentence sums up: each with how much it is."""
    if not fees:
        return None
    said = {language.key: language.comma.join(_fee(one, language) for one in fees) for language in Language}
    return Text(said.pop("zh"), said.pop("en"), said)


def _fee(fee: FeeItem, language: Language) -> str:
    return " ".join(part.in_(language) for part in (fee.name, fee.standard) if part)
