"""The catalogue of matters (事项库) as the configuration has it."""

from collections.abc import Iterator, Sequence

from server.config.guide import maybe
from server.config.schema import ConfigFile, FlowSection, HallSection, MatterSection, ServiceSection
from server.config.strict import Label
from server.domain.cases.catalogue.matter import ORIGIN, FlowStep, Matter, MatterMaterial, MatterSource
from server.domain.cases.joint.joint import JointMatter, JointPart
from server.domain.cases.words import JoinRule, MaterialForm, MatterKind
from server.domain.language import Text
from server.language.catalogues import text_of


def matters_of(config: ConfigFile) -> list[Matter]:
    """One for each service that any hall offers; where several do, as the first of them has it."""
    guides = {matter.service: matter for matter in config.matter}
    names = {one.zh: one.text() for one in config.department}
    found: dict[str, Matter] = {}
    for hall in config.hall:
        for service in hall.service:
            if service.id not in found:
                found[service.id] = _matter(hall, service, guides.get(service.id), names)
    return list(found.values())


def joints_of(config: ConfigFile) -> list[JointMatter]:
    """The joint services as the configuration has them."""
    return [
        JointMatter(
            id=one.id,
            name=one.name.text(),
            parts=tuple(
                JointPart(matter=p.matter, after=p.after, optional=p.optional, gives=p.gives)
                for p in one.part
            ),
            days=one.days,
            law_days=one.law_days,
            same=one.same,
        )
        for one in config.joint
    ]


def _matter(
    hall: HallSection, service: ServiceSection, guide: MatterSection | None, names: dict[str, Text]
) -> Matter:
    flow = tuple(_flow(hall, service, guide, names))
    # Without a department nobody could decide it: then it is done where it is accepted.
    immediate = guide.immediate if guide is not None else False
    return Matter(
        id=service.id,
        name=service.name.text(),
        kind=MatterKind.IMMEDIATE if immediate or not flow else MatterKind.PROMISED,
        promise_days=guide.promise_days if guide else 0,
        law_days=guide.law_days if guide else 0,
        extension_days=guide.extension_days if guide else 0,
        pauses=guide.pauses if guide else (),
        materials=tuple(_materials(service, guide)),
        flow=flow,
        retention_days=guide.retention_days if guide else 0,
        scans=guide.scans if guide else False,
        join=guide.join if guide else JoinRule.ALL,
        conditions=_lines(guide.conditions) if guide else (),
        time_limit=maybe(guide.time_limit) if guide else None,
        legal_time_limit=maybe(guide.legal_time_limit) if guide else None,
        fee=maybe(guide.fee) if guide else None,
        legal_basis=_lines(guide.legal_basis) if guide else (),
        source=MatterSource(guide.source.title, guide.source.url) if guide else None,
        checked=guide.checked if guide else "",
        result=maybe(guide.result) if guide else None,
        origin=ORIGIN,
    )


def _lines(labels: Sequence[Label]) -> tuple[Text, ...]:
    """Each in one line, as files have them."""
    return tuple(
        Text(" ".join(text.zh.split()), " ".join(text.en.split()), text.more)
        for text in (label.text() for label in labels)
    )


def _materials(service: ServiceSection, guide: MatterSection | None) -> Iterator[MatterMaterial]:
    if guide is None or guide.materials is None:
        for i, label in enumerate(service.materials):
            yield MatterMaterial(id=f"m{i + 1}", name=label.text())
        return
    for i, one in enumerate(guide.materials):
        yield MatterMaterial(
            id=f"m{i + 1}",
            name=one.name.text(),
            form=MaterialForm(one.form),
            copies=one.copies,
            may_lack=one.may_lack,
            note=maybe(one.note),
            standard=maybe(one.standard),
        )


def _flow(
    hall: HallSection, service: ServiceSection, guide: MatterSection | None, names: dict[str, Text]
) -> Iterator[FlowStep]:
    if guide is not None and guide.flow:
        for step in guide.flow:
            yield _step(step, names)
        return
    category = next(c for c in hall.category if c.id == service.category)
    for i, department in enumerate(service.departments or category.lead[:1]):
        yield _step(FlowSection(id=str(i + 1), department=department), names)


def _step(step: FlowSection, names: dict[str, Text]) -> FlowStep:
    name = step.name.text() if step.name else text_of("Examination and decision")
    return FlowStep(
        id=step.id,
        department=step.department,
        department_name=names.get(step.department, Text(step.department, step.department)),
        name=name,
        after=step.after,
        days=step.days,
        lead=step.lead,
        delegated=step.delegated,
    )
