"""config.toml: read once at start, refused with the place named when anything in it is unknown or impossible."""

import re
from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import structs

from server.config.check import faults
from server.config.schema import ConfigFile, HallSection
from server.domain.settings import (
    Category,
    Clerk,
    Group,
    HallSettings,
    Kiosk,
    Name,
    Rules,
    Service,
    Voice,
    WindowSettings,
)


class ConfigError(Exception):
    """The configuration cannot be used; one line per fault, each with file and place."""


BOM = b"\xef\xbb\xbf"
"""What an editor may put before UTF-8."""
_UNKNOWN = re.compile(r"Object contains unknown field `(.+?)`(?: - at `(.+)`)?")


def load_config(path: Path) -> ConfigFile:
    """The configuration of a file; raises ConfigError."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from error
    return _with_folder(parse_config(data, path.name), path.parent)


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
    """The configuration in `data`; raises ConfigError with every fault."""
    try:
        config = msgspec.toml.decode(data.removeprefix(BOM), type=ConfigFile)
    except msgspec.ValidationError as error:
        found = _UNKNOWN.fullmatch(str(error))
        if found:
            raise ConfigError(f"{name}: unknown field {found[1]!r} at {found[2] or '$'}") from error
        raise ConfigError(f"{name}: {error}".replace(" - at `", " at ").replace("`", "")) from error
    except msgspec.DecodeError as error:
        twice = (
            "; a name is written there for the second time, put both lists into one"
            if "overwrite" in str(error)
            else ""
        )
        raise ConfigError(f"{name}: not TOML: {error}{twice}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{name}: not UTF-8: {error}") from error
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{name}: not usable: {error}") from error
    found_faults = [f"{name}: {fault}" for fault in faults(config)]
    if found_faults:
        raise ConfigError("\n".join(found_faults))
    return config


def hall_settings(config: ConfigFile, hall: HallSection, public_url: str = "") -> HallSettings:
    """A hall of the configuration as the domain sees it."""
    return HallSettings(
        id=hall.id,
        name=hall.name.name(),
        categories={
            c.id: Category(
                id=c.id,
                prefix=c.prefix,
                name=c.name.name(),
                promise_s=c.promise_s,
                service_s=c.service_s,
                capacity=c.capacity,
                lead=c.lead,
                departments=c.departments,
                promises=dict(c.promises),
            )
            for c in hall.category
        },
        groups={g.id: Group(g.id, g.name.name(), g.share) for g in (hall.group or config.group)},
        services={
            s.id: Service(
                s.id, s.category, s.name.name(), s.departments, tuple(m.name() for m in s.materials)
            )
            for s in hall.service
        },
        windows={
            w.id: WindowSettings(
                w.id,
                w.name.name() if w.name else Name(f"{w.id}号窗口", f"Window {w.id}"),
                w.categories,
                w.zone,
            )
            for w in hall.window
        },
        clerks={c.id: Clerk(c.id, c.name, c.partner, c.code) for c in hall.clerk},
        rules=Rules(
            hall.rules.reenter_after_calls,
            hall.rules.misses_allowed,
            hall.rules.rating_correction_s,
            hall.rules.number_digits,
            hall.rules.rating_pad_s,
            hall.rules.elderly_age,
        ),
        hours=hall.hours.intervals,
        kiosks={k.id: Kiosk(k.id, k.name.name(), bool(k.printer)) for k in hall.kiosk},
        voice=Voice(
            hall.voice.enabled, hall.voice.repeat, tuple((v.since, v.level) for v in hall.voice.volume)
        ),
        public_url=public_url,
    )


def all_settings(config: ConfigFile, public_url: str = "") -> Mapping[str, HallSettings]:
    """Every hall by id."""
    return {h.id: hall_settings(config, h, public_url) for h in config.hall}
