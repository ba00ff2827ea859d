"""config.toml: read once at start, refused with the place named when anything in it is unknown or impossible."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import structs

from server.config.check import faults
from server.config.guide import guide_of, matter_faults, with_guide
from server.config.hours_to_timetable import ALWAYS, timetable_of
from server.config.rating_reasons import reasons_of
from server.config.schema import ConfigFile, HallSection, ServiceSection
from server.config.spelling import spell
from server.config.toml import ConfigError, decode, read
from server.domain.language import Text
from server.domain.queue.settings import (
    Alias,
    Category,
    Clerk,
    Elsewhere,
    Group,
    HallSettings,
    Kiosk,
    Rules,
    Service,
    Voice,
    WindowSettings,
)
from server.language.catalogues import text_of

__all__ = ["ConfigError", "all_settings", "hall_settings", "load_config", "parse_config"]


def load_config(path: Path) -> ConfigFile:
    """The configuration of a file, with the guide that it names; raises ConfigError."""
    return with_guide(_with_folder(parse_config(read(path), path.name), path.parent), path.parent)


def _with_folder(config: ConfigFile, folder: Path) -> ConfigFile:
    """The configuration's own folders counted from where it lies, wherever the server was started."""
    halls = (
        structs.replace(h, voice=structs.replace(h.voice, pack=str(folder / h.voice.pack)))
        if h.voice.pack
        else h
        for h in config.hall
    )
    return structs.replace(config, hall=tuple(halls))


def parse_config(data: bytes, name: str = "config.toml") -> ConfigFile:
    """The configuration in `data`, without a guide in another file; raises ConfigError with every fault."""
    config = decode(data, name, ConfigFile)
    found = [f"{name}: {fault}" for fault in (*faults(config), *matter_faults(config, config.matter))]
    if found:
        raise ConfigError("\n".join(found))
    return config


def _services(config: ConfigFile, hall: HallSection) -> dict[str, Service]:
    matters = {m.service: m for m in config.matter}
    departments = {d.zh: d.text() for d in config.department}
    spellings = spell(_spoken(config, hall))

    def service(s: ServiceSection) -> Service:
        matter = matters.get(s.id)
        guide = guide_of(matter, s) if matter else None
        names = (m.name for m in guide.materials) if guide else (m.text() for m in s.materials)
        return Service(
            id=s.id,
            category=s.category,
            name=s.name.text(),
            departments=tuple(departments.get(d, Text(d, d)) for d in s.departments),
            materials=tuple(names),
            guide=guide,
            spelling=spellings[s.name.zh],
            also=tuple(Alias(a, spellings[a]) for a in matter.also) if matter else (),
        )

    return {s.id: service(s) for s in hall.service}


def _spoken(config: ConfigFile, hall: HallSection) -> Iterator[str]:
    """Everything that a service of the hall is called."""
    offered = {s.id for s in hall.service}
    yield from (s.name.zh for s in hall.service)
    yield from (a for m in config.matter if m.service in offered for a in m.also)


def hall_settings(
    config: ConfigFile,
    hall: HallSection,
    public_url: str = "",
    ticket_key: bytes = b"",
    *,
    always_open: bool = False,
) -> HallSettings:
    """A hall of the configuration as the domain sees it; `always_open` ignores its hours."""
    hours = ALWAYS if always_open else hall.hours
    return HallSettings(
        id=hall.id,
        name=hall.name.text(),
        categories={
            c.id: Category(
                id=c.id,
                prefix=c.prefix,
                name=c.name.text(),
                promise_s=c.promise_s,
                service_s=c.service_s,
                capacity=c.capacity,
                promises=dict(c.promises),
                issuing=c.issuing,
            )
            for c in hall.category
        },
        groups={
            g.id: Group(id=g.id, name=g.name.text(), share=g.share) for g in (hall.group or config.group)
        },
        services=_services(config, hall),
        windows={
            w.id: WindowSettings(
                id=w.id,
                name=w.name.text() if w.name else text_of("Window {window}", window=w.id),
                categories=w.categories,
                zone=w.zone,
            )
            for w in hall.window
        },
        clerks={c.id: Clerk(id=c.id, name=c.name, partner=c.partner, code=c.code) for c in hall.clerk},
        rules=Rules(
            reenter_after_calls=hall.rules.reenter_after_calls,
            misses_allowed=hall.rules.misses_allowed,
            rating_correction_s=hall.rules.rating_correction_s,
            number_digits=hall.rules.number_digits,
            rating_pad_s=hall.rules.rating_pad_s,
            elderly_age=hall.rules.elderly_age,
            appointment_codes=hall.rules.appointment_codes,
            numbers_per_card=hall.rules.numbers_per_card,
            numbers_per_card_in=hall.rules.numbers_per_card_in,
        ),
        reasons=reasons_of(config, hall),
        hours=hall.hours.intervals,
        timetable=timetable_of(hours, hall.timezone),
        kiosks={k.id: Kiosk(id=k.id, name=k.name.text(), prints=bool(k.printer)) for k in hall.kiosk},
        voice=Voice(
            enabled=hall.voice.enabled,
            repeat=hall.voice.repeat,
            volume=tuple((v.since, v.level) for v in hall.voice.volume),
        ),
        public_url=public_url,
        ticket_key=ticket_key,
    )


def all_settings(
    config: ConfigFile, public_url: str = "", ticket_key: bytes = b"", *, always_open: bool = False
) -> Mapping[str, HallSettings]:
    """Every hall by id."""
    spell(name for hall in config.hall for name in _spoken(config, hall))  # at once: the first use is slow
    halls = {
        h.id: hall_settings(config, h, public_url, ticket_key, always_open=always_open) for h in config.hall
    }
    return {
        id: structs.replace(own, elsewhere=tuple(_elsewhere(config, own, halls))) for id, own in halls.items()
    }


def _elsewhere(
    config: ConfigFile, own: HallSettings, halls: Mapping[str, HallSettings]
) -> Iterator[Elsewhere]:
    for section in config.hall:
        other = halls[section.id]
        address = section.address.text() if section.address else None
        for service in other.services.values():
            if service.id not in own.services:
                yield Elsewhere(service=service, hall=other.id, hall_name=other.name, address=address)
