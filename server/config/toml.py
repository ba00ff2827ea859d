"""TOML into a strict structure; what does not fit is refused with file and place."""

import re
from pathlib import Path
from typing import TypeVar

import msgspec

T = TypeVar("T")
BOM = b"\xef\xbb\xbf"
"""What an editor may put before UTF-8."""
_UNKNOWN = re.compile(r"Object contains unknown field `(.+?)`(?: - at `(.+)`)?")


class ConfigError(Exception):
    """The configuration cannot be used; one line per fault, each with file and place."""


def read(path: Path) -> bytes:
    """The bytes of a file; raises ConfigError."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from error


def decode(data: bytes, name: str, type: type[T]) -> T:
    """`data` as `type`; raises ConfigError, each line beginning with `name`."""
    try:
        return msgspec.toml.decode(data.removeprefix(BOM), type=type)
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
