"""Which program this is."""

from importlib.metadata import PackageNotFoundError, version


def program_version() -> str:
    """The version that is installed; "0" for sources that nobody installed."""
    try:
        return version("yichuang")
    except PackageNotFoundError:
        return "0"
