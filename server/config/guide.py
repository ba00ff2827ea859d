"""The service guide (办事指南): a file beside the configuration, as strict as that."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import structs

from server.config.schema import ConfigFile, GuideFile, MatterSection, ServiceSection
from server.config.strict import Label
from server.config.toml import ConfigError, decode, read
from server.domain.language import Text
from server.domain.queue.settings import Material, ServiceGuide, Source

MONTH = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])")
URL = re.compile(r"https?://[^\s/]+\S*")


def with_guide(config: ConfigFile, folder: Path) -> ConfigFile:
    """The configuration with the matters of the guide that it names; raises ConfigError with every fault of the file."""
    if not config.guide:
        return config
    path = folder / config.guide
    own = decode(read(path), path.name, GuideFile).matter
    known = {m.service for m in config.matter}
    found = [f"{path.name}: {fault}" for fault in matter_faults(config, own, known)]
    if found:
        raise ConfigError("\n".join(found))
    return structs.replace(config, matter=config.matter + own)


def matter_faults(
    config: ConfigFile, matters: Sequence[MatterSection], known: set[str] | None = None
) -> Iterator[str]:
    """Sentences such as "unknown service 'x' at $.matter[3].service"; `known` services have a matter already."""
    offered = {s.id for hall in config.hall for s in hall.service}
    seen = set(known or ())
    for i, matter in enumerate(matters):
        here = f"$.matter[{i}]"
        if matter.service not in offered:
            yield f"unknown service {matter.service!r} at {here}.service"
        if matter.service in seen:
            yield f"service {matter.service!r} has two guides at {here}.service"
        seen.add(matter.service)
        if not MONTH.fullmatch(matter.checked):
            yield f"checked {matter.checked!r} must be a month, YYYY-MM, at {here}.checked"
        if not matter.source.title.strip():
            yield f"title must not be empty at {here}.source.title"
        if matter.source.url and not URL.fullmatch(matter.source.url):
            yield f"url {matter.source.url!r} must begin with https:// or http:// at {here}.source.url"
        for j, material in enumerate(matter.materials or ()):
            if not 1 <= material.copies <= 20:
                yield f"copies must be between 1 and 20 at {here}.materials[{j}].copies"
            for field in ("note", "standard"):
                text: Label | None = getattr(material, field)
                if text is not None and bool(text.zh) != bool(text.en):
                    yield f"zh and en must both be written, or neither, at {here}.materials[{j}].{field}"
        for j, called in enumerate(matter.also):
            if not called.strip():
                yield f"a name must not be empty at {here}.also[{j}]"
        for place, text in _texts(matter):
            if not (text.zh.strip() and text.en.strip()):
                yield f"zh and en must not be empty at {here}.{place}"


def _texts(matter: MatterSection) -> Iterator[tuple[str, Label]]:
    """(place, text) of everything that must be said in both languages."""
    for field in ("time_limit", "legal_time_limit", "fee", "result"):
        if (one := getattr(matter, field)) is not None:
            yield field, one
    for field in ("conditions", "legal_basis"):
        yield from ((f"{field}[{j}]", text) for j, text in enumerate(getattr(matter, field)))
    yield from ((f"materials[{j}].name", m.name) for j, m in enumerate(matter.materials or ()))


def guide_of(matter: MatterSection, service: ServiceSection) -> ServiceGuide:
    """The guide of a service as the domain sees it."""
    if matter.materials is None:
        materials = tuple(Material(name=m.text()) for m in service.materials)
    else:
        materials = tuple(
            Material(name=m.name.text(), form=m.form, copies=m.copies, note=maybe(m.note))
            for m in matter.materials
        )
    return ServiceGuide(
        source=Source(matter.source.title, matter.source.url),
        checked=matter.checked,
        conditions=tuple(c.text() for c in matter.conditions),
        materials=materials,
        time_limit=maybe(matter.time_limit),
        legal_time_limit=maybe(matter.legal_time_limit),
        fee=maybe(matter.fee),
        legal_basis=tuple(b.text() for b in matter.legal_basis),
    )


def maybe(label: Label | None) -> Text | None:
    """An empty one is none."""
    return label.text() if label is not None and label.zh else None
