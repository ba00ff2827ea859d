"""Which program this is."""

from importlib.metadata import PackageNotFoundError, version
from typing import Final

PROGRAM: Final = "一窗 Yichuang"
"""Its name, which is the same in every language."""


def program_version() -> str:
    """The version that is installed; "0" for sources that nobody installed."""
    try:
        return version("yichuang")
    except PackageNotFoundError:
        return "0"
