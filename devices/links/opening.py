"""The link behind a URL."""

from collections.abc import Callable
from typing import Final
from urllib.parse import urlsplit

from devices.links.link import Link
from devices.links.memory import MemoryLink
from devices.links.serial import SerialLink
from devices.links.tcp import TcpLink

LINKS: Final[dict[str, Callable[[str], Link]]] = {
    "tcp": TcpLink,
    "socket": TcpLink,
    "serial": SerialLink,
    "memory": MemoryLink,
}
"""`socket://` is `tcp://` under the name that serial tools use."""


def make_link(url: str) -> Link:
    """The closed link behind `url`. Raises `ValueError` with a sentence that names the bad part."""
    try:
        scheme = urlsplit(url).scheme
    except ValueError:
        raise ValueError(f"{url}: this is not a URL") from None
    if scheme not in LINKS:
        known = ", ".join(f"{name}://" for name in LINKS)
        raise ValueError(f"{url}: unknown scheme '{scheme}', this device's URL starts with one of {known}")
    return LINKS[scheme](url)
